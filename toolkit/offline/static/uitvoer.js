// ---- A list as a file, written in the page: what `/export.…` of the site gives for the same parameters.
const MEDIA = { csv: "text/csv;charset=utf-8", json: "application/json", ris: "application/x-research-info-systems",
  svg: "image/svg+xml;charset=utf-8", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" };
// Text in XML; characters that it cannot have are left out.
const voorXml = (tekst) => String(tekst).replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
  .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;").replace(/\r/g, "&#13;");
const vandaag = () => { const nu = new Date(); return [nu.getFullYear(), nu.getMonth() + 1, nu.getDate()].map((n) => String(n).padStart(2, "0")).join("-"); };

// The list behind a query: chosen by hand (`id=`), or by filters.
async function lijstVan(query) {
  const paren = parenIn(query), gekozen = [...new Set(paren.filter(([naam]) => naam === "id").map(([, id]) => id))];
  if (gekozen.length && paren.every(([naam]) => naam === "id") && gekozen.every((id) => plaatsVan.has(id))) {
    return { met_de_hand: gekozen, gekozen: gekozen.map((id) => plaatsVan.get(id)) };
  }
  const vraag = leesVraag(query);
  if (vraag.zoek) await haalZoek();
  return { vraag, gekozen: selecteer(vraag, vraag.zoek ? maak_zoek()(vraag.zoek) : null) };
}
function selectieVan({ vraag, gekozen, met_de_hand }, soort) {
  const paren = met_de_hand ? met_de_hand.map((id) => ["id", id]) : parenVan(vraag, { pagina: false, keuze: false });
  const parameters = {};
  for (const [naam, waarde] of paren) (parameters[naam] = parameters[naam] || []).push(waarde);
  const { uitgave, basis } = gegevens, query = String(new URLSearchParams(paren));
  const adres = met_de_hand ? `${basis}/export.${soort}?${query}` : `${basis}/${query ? `?${query}` : ""}`;
  const dag = new Date().toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  return {
    parameters,
    in_woorden: met_de_hand ? "Met de hand gekozen interventies, in de gekozen volgorde"
      : `${filters(vraag).map(([tekst]) => tekst).join("; ") || "Alle interventies, zonder filter"}. Volgorde: ${volgordeVan(vraag)}.`,
    url: adres,
    aantal: gekozen.length,
    geraadpleegd: vandaag(),
    licentie: uitgave.licentie,
    licentie_url: uitgave.licentie_url,
    citeren: `${uitgave.uitgever}. ${uitgave.titel}. Geraadpleegd op ${dag}, via ${adres}`,
  };
}
async function bestandVan(soort, lijst) {
  await Promise.all([haalVast(), haalPer(lijst.gekozen)]);
  const eigen = lijst.gekozen.map((p) => los.per[p]);
  if (soort === "xlsx") return maak_werkmap().vanLijst(lijst);
  if (soort === "csv") return los.csv_kop + eigen.map((een) => een[2]).join("");
  // Each publication once, under the first intervention that has it.
  if (soort === "ris") {
    const publicaties = new Map();
    for (const [id, tekst] of eigen.flatMap((een) => een[5])) if (!publicaties.has(id)) publicaties.set(id, tekst);
    return [...publicaties.values()].join("");
  }
  return JSON.stringify({ interventies: eigen.map((een) => een[1]), selectie: selectieVan(lijst, soort), bouw: gegevens.bouw });
}
function geefBestand(naam, inhoud) {
  const adres = URL.createObjectURL(new Blob([inhoud], { type: MEDIA[naam.split(".").pop()] }));
  const link = maak("a", { href: adres, download: naam });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(adres), 60000);
}
// Addresses that are a file; what only the site makes comes from there.
const UITVOER = /^\/(export|bewijskaart|beeld\/\w+)\.(xlsx|csv|json|ris|svg)(?:\?(.*))?$/;
async function uitvoer(adres) {
  const [, wat, soort, query = ""] = UITVOER.exec(adres);
  if (/(?:^|&)overig=/.test(query)) return location.assign(gegevens.basis + adres);
  await haalVast();
  if (wat === "export") return geefBestand(`interventies-${vandaag()}.${soort}`, await bestandVan(soort, await lijstVan(query)));
  if (/(?:^|&)zoek=/.test(query)) await haalZoek();
  return geefBestand(...await (wat === "bewijskaart" ? maak_toonKaart() : maak_toonBeeld()).bestand(query, soort, wat));
}
