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
  return bytes.buffer;
}
async function pakUit(tekst) {
  const stroom = new Blob([bytesVan(tekst)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stroom).text());
}
const los = await pakUit(document.getElementById("pak").textContent);
gegevens.dimensies = los.dimensies;
// Pages as on the site take the place of their plain form, each the first time that it is shown.
const heel = { ...los.bladen };
gegevens.ids.forEach((id, p) => { [heel[`/interventie/${id}`]] = los.per[p]; });
function vulAan(blad) {
  const { pad } = blad.dataset;
  if (!(pad in heel)) return;
  blad.innerHTML = heel[pad]; // rendered by the templates of the site, which escape every text
  delete heel[pad];
}
document.querySelectorAll('.bladzijde:is([data-pad="/"], [data-pad="/vergelijk"])').forEach(vulAan);
