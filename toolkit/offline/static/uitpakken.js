// ---- Unpack what the first screen needs, and start; the rest is unpacked when somebody asks for it, or in spare time.
"use strict";
window.gestart = true;
const los = {};
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
// What stood before was written as its place: byte 1, place and length (hexadecimal), and ";". The length of all comes
// first; places are counted from the beginning of the text beside it.
function voluit(kort, ernaast) {
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
    const [van, lengte] = getallen(merk + 1, i - 1), eigen = van - ernaast.length;
    if (eigen < 0) uit.set(ernaast.subarray(van, van + lengte), plek); else uit.copyWithin(plek, eigen, eigen + lengte);
    plek += lengte;
  }
  return new TextDecoder().decode(uit);
}
async function pakUit(naam, ernaast) {
  const stroom = new Blob([bytesVan(document.getElementById(`pak-${naam}`).textContent)]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(voluit(new Uint8Array(await new Response(stroom).arrayBuffer()), ernaast));
}
pakUit("begin", new Uint8Array(0)).then((begin) => {
  Object.assign(los, begin);
  // The policy of this file knows this one script by its digest.
  const script = document.createElement("script");
  script.textContent = begin.script;
  document.body.append(script);
}).catch(() => {}).finally(() => { if (!window.catalogus) window.toonLeesbaar(); });
