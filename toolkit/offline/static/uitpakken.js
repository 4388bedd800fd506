// ---- Unpack first: until this succeeds the document stays what everybody can read.
const gegevens = JSON.parse(document.getElementById("gegevens").textContent);
async function pakUit(tekst) {
  const bytes = Uint8Array.from(atob(tekst), (letter) => letter.charCodeAt(0));
  const stroom = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stroom).text());
}
const los = await pakUit(gegevens.pak);
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
