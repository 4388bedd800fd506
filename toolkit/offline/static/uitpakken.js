// ---- Unpack first: until this succeeds the document stays what everybody can read.
const gegevens = JSON.parse(document.getElementById("gegevens").textContent);
// Base 85 (the alphabet of RFC 1924, with a comma for "<"): five signs are four bytes.
function bytesVan(tekst) {
  const waarde = new Uint8Array(128);
  [..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;,=>?@^_`{|}~"].forEach((teken, i) => { waarde[teken.charCodeAt(0)] = i; });
  const bytes = new DataView(new ArrayBuffer((tekst.length / 5) * 4));
  for (let i = 0, plek = 0; i < tekst.length; i += 5, plek += 4) {
    let som = 0;
    for (let j = i; j < i + 5; j++) som = som * 85 + waarde[tekst.charCodeAt(j)];
    bytes.setUint32(plek, som);
  }
  return new Uint8Array(bytes.buffer, 4, bytes.getUint32(0));
}
// What stood before was written as its place: byte 1, place and length (hexadecimal), and ";". The length of all comes first.
function voluit(kort) {
  const getallen = (van, tot) => String.fromCharCode(...kort.subarray(van, tot)).split(".").map((getal) => parseInt(getal, 16));
  let i = kort.indexOf(59) + 1, plek = 0;
  const uit = new Uint8Array(getallen(0, i - 1)[0]);
  while (i < kort.length) {
    let merk = kort.indexOf(1, i);
    if (merk < 0) merk = kort.length;
    uit.set(kort.subarray(i, merk), plek);
    plek += merk - i;
    if (merk === kort.length) break;
    i = kort.indexOf(59, merk) + 1;
    const [van, lengte] = getallen(merk + 1, i - 1);
    uit.copyWithin(plek, van, van + lengte);
    plek += lengte;
  }
  return new TextDecoder().decode(uit);
}
async function pakUit(id) {
  const stroom = new Blob([bytesVan(document.getElementById(id).textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(voluit(new Uint8Array(await new Response(stroom).arrayBuffer())));
}
// Something that is made when it is first asked for.
const lui = (maakt) => { let gemaakt; return () => (gemaakt = gemaakt || maakt()); };

// What the list needs is unpacked first; pages, exports and search when they are asked for, or when there is nothing to do.
const los = await pakUit("pak-begin");
gegevens.dimensies = los.dimensies;
// Pages as on the site take the place of their plain form, each the first time that it is shown.
const heel = { ...los.bladen };
const haalRest = lui(async () => {
  Object.assign(los, await pakUit("pak"));
  gegevens.ids.forEach((id, p) => { [heel[`/interventie/${id}`]] = los.per[p]; });
});
function vulAan(blad) {
  const { pad } = blad.dataset;
  if (!(pad in heel)) return;
  blad.innerHTML = heel[pad]; // rendered by the templates of the site, which escape every text
  delete heel[pad];
}
document.querySelectorAll('.bladzijde:is([data-pad="/"], [data-pad="/vergelijk"], [data-pad="/situatie"], [data-pad="/bewijskaart"])').forEach(vulAan);
