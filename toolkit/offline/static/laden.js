// ---- What is unpacked when, and the pages and cards that are made of it.
const { gegevens } = los;
const lui = (maakt) => { let gemaakt; return () => (gemaakt = gemaakt || maakt()); };
const remembered = (f) => {
  const known = new Map();
  return (word) => { if (!known.has(word)) known.set(word, f(word)); return known.get(word); };
};
const ernaast = lui(() => new TextEncoder().encode(document.getElementById("lezen").textContent));
const haal = remembered((naam) => pakUit(naam, ernaast()));
los.per = [];
const haalVast = lui(async () => {
  const { kaarten, ...vast } = await haal("vast");
  los.kaarten.push(...kaarten);
  Object.assign(los, vast);
});
const haalZoek = lui(async () => Object.assign(los, await haal("zoek")));
// All of some interventions: page, JSON, CSV, cells to compare, rows in Excel, RIS.
const haalPer = (plaatsen) => Promise.all([...new Set(plaatsen.map((plaats) => Math.floor(plaats / los.per_pak)))].map(async (nummer) => {
  (await haal(String(nummer))).forEach((een, i) => { los.per[nummer * los.per_pak + i] = een; });
}));

// HTML in this file was rendered by the templates of the site, which escape every text.
const uitHtml = (html) => { const vorm = document.createElement("template"); vorm.innerHTML = html; return vorm.content; };
const kaartVan = remembered((plaats) => uitHtml(los.kaarten[plaats]).firstElementChild);
const titelVan = (pad) => los.titels[pad] || gegevens.namen[plaatsVan.get(pad.slice("/interventie/".length))];
const bladzijde = remembered((pad) => {
  const blad = document.createElement("section");
  blad.className = "bladzijde";
  blad.dataset.pad = pad;
  blad.tabIndex = -1;
  blad.hidden = true;
  if (pad !== "/") blad.id = pad;
  blad.append(uitHtml(pad === "/" ? los.lijst : los.bladen[pad] || los.per[plaatsVan.get(pad.slice("/interventie/".length))][0]));
  document.getElementById("inhoud").append(blad);
  return blad;
});
