// ---- Side by side: the cells that the site would show, put in columns.
const vergelijkBlad = bladzijde("/vergelijk");
// On paper: the names that are compared, and below the table where it is from.
const [namenOpPapier, opPapier] = vergelijkBlad.querySelectorAll(".alleen-op-papier"), woordenOpPapier = opPapier.textContent;

function toonVergelijking(tekst) {
  const paren = [...new URLSearchParams(tekst)].filter(([, waarde]) => waarde);
  const gekozen = [...new Set(paren.filter(([naam]) => naam === "id").map(([, id]) => id))];
  const vreemd = gekozen.find((id) => !plaatsVan.has(id));
  if (vreemd !== undefined) throw new Vraagfout(`De interventie ‘${vreemd.slice(0, 60)}’ kennen we niet. Misschien is het adres van een nieuwere versie van de catalogus.`);
  if (gekozen.length > 4) throw new Vraagfout(`U kunt er vier vergelijken; dit adres noemt er ${gekozen.length}. Kies opnieuw in de lijst.`);
  const plaatsen = gekozen.map((id) => plaatsVan.get(id));
  const adres = (lijst) => `#/vergelijk${lijst.length ? `?${new URLSearchParams(lijst.map((id) => ["id", id]))}` : ""}`;
  const namen = plaatsen.map((p) => gegevens.namen[p]);
  const kop = ["Vergelijken: kies de eerste interventie", `Vergelijk ${namen[0]}: kies een tweede interventie`,
    "Twee interventies naast elkaar", "Drie interventies naast elkaar", "Vier interventies naast elkaar"][gekozen.length];
  vergelijkBlad.querySelector("h1").textContent = kop;
  namenOpPapier.textContent = namen.length ? `${namen.join("; ")}.` : "";

  const keuze = vergelijkBlad.querySelector("select");
  vergelijkBlad.querySelector("form").hidden = gekozen.length > 3;
  keuze.replaceChildren(maak("option", { value: "" }, "Kies een interventie"),
    ...ids.filter((id) => !gekozen.includes(id)).map((id) => maak("option", { value: id }, gegevens.namen[plaatsVan.get(id)])));
  vergelijkBlad.querySelector("form").onsubmit = (event) => {
    event.preventDefault();
    if (keuze.value) location.hash = adres([...gekozen, keuze.value]);
  };

  const vlakte = vergelijkBlad.querySelector(".vergelijk-vlak");
  vlakte.hidden = !gekozen.length;
  const tabelVak = vlakte.querySelector("table");
  tabelVak.className = `vergelijking kolommen-${gekozen.length}`;
  tabelVak.caption.textContent = `${namen.join(", ")} per kenmerk`;
  tabelVak.querySelector("colgroup").replaceChildren(maak("col", { class: "kop-kolom" }), maak("col", { span: String(gekozen.length || 1) }));
  const eerste = tabelVak.querySelector("thead tr");
  eerste.replaceChildren(eerste.firstElementChild, ...gekozen.map((id, i) => maak("th", { scope: "col", role: "columnheader", "data-interventie": id },
    maak("a", { href: `#/interventie/${id}` }, namen[i]), " ", maak("a", { href: adres(gekozen.filter((g) => g !== id)) }, "Haal weg", onzichtbaar(` ${namen[i]}`)))));
  tabelVak.tBodies[0].replaceChildren(...los.rijkoppen.map((titel, rij) => {
    const eigen = plaatsen.map((p) => los.per[p][3][rij]);
    const verschilt = new Set(eigen).size > 1;
    const th = maak("th", { scope: "row", role: "rowheader" });
    th.innerHTML = titel; // rendered by the templates of the site
    if (gekozen.length > 1) th.append(verschilt ? onzichtbaar(" (verschilt)") : maak("span", { class: "oordeel" }, "bij alle gelijk"));
    return maak("tr", { role: "row", class: verschilt ? "verschil" : "zelfde" }, th, ...eigen.map((cel) => {
      const td = maak("td", { role: "cell" });
      td.innerHTML = cel;
      return td;
    }));
  }));
  const query = String(new URLSearchParams(gekozen.map((id) => ["id", id])));
  for (const link of vergelijkBlad.querySelectorAll('a[href*="/export."]')) link.setAttribute("href", `${link.getAttribute("href").split("?")[0]}?${query}`);
  opPapier.textContent = woordenOpPapier.replace("/vergelijk?", `/vergelijk?${query}`);
  const verschilKeuze = vlakte.querySelector(".verschil-keuze");
  if (verschilKeuze) verschilKeuze.hidden = gekozen.length < 2;
  const tip = vlakte.querySelector(".schuif-tip");
  if (tip) {
    tip.hidden = gekozen.length < 3;
    tip.textContent = `Schuif opzij om ze alle ${gekozen.length === 3 ? "drie" : "vier"} te zien.`;
  }
  return kop;
}
