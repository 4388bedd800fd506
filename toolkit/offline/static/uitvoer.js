// ---- The list on screen as a file, written in the page.

function selectieVan(vraag, gekozen) {
  const paren = parenVan(vraag, { pagina: false, keuze: false });
  const parameters = {};
  for (const [naam, waarde] of paren) (parameters[naam] = parameters[naam] || []).push(waarde);
  const { uitgave, basis } = gegevens, vandaag = new Date();
  const adres = `${basis}/${paren.length ? `?${new URLSearchParams(paren)}` : ""}`;
  const dag = vandaag.toLocaleDateString("nl-NL", { day: "numeric", month: "long", year: "numeric" });
  const iso = [vandaag.getFullYear(), vandaag.getMonth() + 1, vandaag.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
  const volgorde = vraag.sorteer && (vraag.zoek || vraag.sorteer !== "relevantie") ? vraag.sorteer : vraag.zoek ? "relevantie" : "naam";
  return {
    parameters,
    in_woorden: `${filters(vraag).map(([tekst]) => tekst).join("; ") || "Alle interventies, zonder filter"}. Volgorde: ${volgorde}.`,
    url: adres,
    aantal: gekozen.length,
    geraadpleegd: iso,
    licentie: uitgave.licentie,
    licentie_url: uitgave.licentie_url,
    citeren: `${uitgave.uitgever}. ${uitgave.titel}. Geraadpleegd op ${dag}, via ${adres}`,
  };
}
async function bestandVan(soort) {
  const { vraag, gekozen } = stand;
  await Promise.all([haalVast(), haalPer(gekozen)]);
  if (soort === "xlsx") return maak_werkmapVan()(stand);
  if (soort === "csv") return los.csv_kop + gekozen.map((p) => los.per[p][2]).join("");
  return JSON.stringify({ interventies: gekozen.map((p) => los.per[p][1]), selectie: selectieVan(vraag, gekozen), bouw: gegevens.bouw });
}
async function geefBestand(soort) {
  const media = { csv: "text/csv;charset=utf-8", json: "application/json", xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" }[soort];
  const adres = URL.createObjectURL(new Blob([await bestandVan(soort)], { type: media }));
  const { geraadpleegd } = selectieVan(stand.vraag, stand.gekozen);
  const link = maak("a", { href: adres, download: `interventies-${geraadpleegd}.${soort}` });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(adres), 60000);
}
