// ---- The evidence map of any two dimensions, of the whole catalogue or of one list; a cell is the list behind it.
const kaartBlad = bladzijde("/bewijskaart");
const kaartKop = kaartBlad.querySelector(".pagina-kop"), kaartFormulier = kaartKop.querySelector("form");
const kaartLegenda = kaartBlad.querySelector(".legenda"), kaartUitleg = kaartBlad.querySelector(".kaart-uitleg");
const kaartVlak = kaartBlad.querySelector(".kaart-schuif"), kaartOnder = kaartBlad.querySelector(".onder-tabel");
const kaartOpPapier = maak("p", { class: "alleen-op-papier" });
kaartOnder.after(kaartOpPapier);
const kaartTabel = kaartBlad.querySelector(".kaart-tabel table");
const { assen, designs: designNamen } = los.kaart;
const soortNamen = Object.keys(assen);

const KAART_EIGEN = ["rij", "kolom", "open", "dicht", "rij_volgorde", "kolom_volgorde", "tabel"];
function leesKaart(tekst) {
  const paren = parenIn(tekst), van = (naam) => paren.filter(([n]) => n === naam).map(([, waarde]) => waarde);
  const eigen = (naam) => {
    if (van(naam).length > 1) throw new Vraagfout(`‘${naam}’ staat meer dan één keer in het adres.`);
    return van(naam)[0] || "";
  };
  const vraag = leesVraag(String(new URLSearchParams(paren.filter(([naam]) => !KAART_EIGEN.includes(naam)))));
  const gekozen = eigen("kolom"), rij = eigen("rij") || soortNamen.find((naam) => naam !== gekozen);
  const kolom = gekozen || soortNamen.slice(1).find((naam) => naam !== rij);
  const bekend = (naam, waarden, uit, raad) => {
    const vreemd = waarden.find((waarde) => waarde && !uit.includes(waarde));
    if (vreemd) throw new Vraagfout(`‘${kort(vreemd)}’ kennen we niet bij ‘${naam}’. ${raad}`);
  };
  const KIES = "Kies voor rijen en kolommen twee verschillende soorten begrippen.", breed = (naam) => { const d = dimensies.get(naam); return d.termen.filter((_, t) => d.boven.includes(t)); };
  bekend("rij", [rij], soortNamen, KIES);
  bekend("kolom", [kolom], soortNamen, KIES);
  if (rij === kolom) throw new Vraagfout(`Rijen en kolommen zijn allebei ‘${assen[rij].in_zin}’. ${KIES}`);
  const open = eigen("open"), dicht = [...new Set(van("dicht"))], volgorden = [eigen("rij_volgorde"), eigen("kolom_volgorde")];
  bekend("open", [open], breed(kolom), "Open een begrip met ‘toon’ boven een kolom.");
  bekend("dicht", dicht, breed(rij), "Klap een begrip in met ‘klap in’ naast een rij.");
  bekend("rij_volgorde", volgorden, ["aantal"], "Kies bij volgorde ‘meeste eerst’ of niets.");
  bekend("tabel", [eigen("tabel")], ["alleen"], "Laat ‘tabel’ weg voor de kaart.");
  return { vraag: { ...vraag, sorteer: "", pagina: 1 }, rij, kolom, open, dicht, volgorden, tabel: eigen("tabel") };
}
const onderTerm = (d, term) => d.termen.filter((_, t) => d.onder[d.nummer.get(term)].has(t));
function koppenVan(naam, vraag) {
  const gekozen = vraag.keuzes.get(naam) || [], d = dimensies.get(naam);
  const getoond = !gekozen.length || vraag.alle.has(naam) ? null : new Set(gekozen.flatMap((term) => (term === NIET ? [term] : onderTerm(d, term))));
  return assen[naam].koppen.filter(([term]) => !getoond || getoond.has(term)).map(([term, in_zin, zacht, diepte, breed]) => ({ term, in_zin, zacht, diepte, breed, onder: 0, open: false }));
}
function gevouwenRijen(naam, rijen, dicht) {
  const d = dimensies.get(naam), getoond = new Set(rijen.map((rij) => rij.term));
  const onder = new Map(rijen.filter((rij) => rij.breed).map(({ term }) => [term, onderTerm(d, term).filter((ander) => ander !== term && getoond.has(ander))]));
  const weg = new Set(dicht.flatMap((term) => onder.get(term) || []));
  return rijen.filter(({ term }) => !weg.has(term)).map((rij) => ({ ...rij, onder: (onder.get(rij.term) || []).length, open: !dicht.includes(rij.term) }));
}
// The headings with the most interventions first, what is narrower still under what is broader.
function meesteEerst(koppen, per) {
  const groepen = [];
  for (const kop of koppen) { const nu = groepen[groepen.length - 1]; if (nu && kop.diepte > nu[0].diepte) nu.push(kop); else groepen.push([kop]); }
  groepen.sort(([a], [b]) => Number(a.term === NIET) - Number(b.term === NIET) || per.get(b.term).size - per.get(a.term).size);
  return groepen.flatMap(([kop, ...rest]) => [kop, ...meesteEerst(rest, per)]);
}
function gevouwen(naam, koppen, open) {
  if (koppen.length <= los.kaart.vouwen || koppen.every((kop) => kop.diepte === 0)) return koppen;
  const d = dimensies.get(naam), getoond = new Set(open ? onderTerm(d, open) : []);
  return koppen.filter((kop) => kop.diepte === 0 || getoond.has(kop.term))
    .map((kop) => ({ ...kop, onder: kop.breed ? onderTerm(d, kop.term).length - 1 : 0, open: kop.term === open }));
}
const metTerm = (vraag, naam, term, weg) => zonder(vraag, (v) => {
  if (weg) v.keuzes.delete(weg);
  v.keuzes.set(naam, [...new Set([...(v.alle.has(naam) ? v.keuzes.get(naam) || [] : []), term])]);
});
const heeftExact = (naam, term) => { const d = dimensies.get(naam), t = d.nummer.get(term); return new Set(alles.filter((p) => d.tags[p].some(([eigen]) => eigen === t))); };
// Per term the interventions at each status of it or of what is under it; “not named” where no cell gives that term another.
function standenVan(naam, term) {
  const d = dimensies.get(naam), stil = gegevens.statussen.indexOf(NIET);
  return gegevens.statussen.map((_, status) => new Set(alles.filter((p) => onderTerm(d, term).some((eigen) => {
    const t = d.nummer.get(eigen), statussen = d.tags[p].filter(([ander]) => ander === t).map(([, s]) => s);
    return status === stil ? statussen.length > 0 && statussen.every((s) => s === stil) : statussen.includes(status);
  }))));
}
function merk(id, klasse) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg"), use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  if (klasse) svg.setAttribute("class", klasse);
  use.setAttribute("href", `#${id}`);
  svg.append(use);
  return svg;
}

function berekenKaart(gelezen, compleet) {
  const { vraag, rij, kolom, open, dicht, volgorden } = gelezen, gevonden = vraag.zoek ? maak_zoek()(vraag.zoek) : null;
  const lijst = new Set(selecteer(vraag, gevonden)), met = (naam, koppen, weg) => new Map(koppen.map((kop) => [kop.term,
    new Set(selecteer(metTerm(vraag, naam, kop.term, weg), gevonden).filter((p) => lijst.has(p)))]));
  let rijen = gevouwenRijen(rij, koppenVan(rij, vraag), compleet ? [] : dicht), kolommen = koppenVan(kolom, vraag);
  if (!compleet && !vraag.keuzes.has(kolom)) kolommen = gevouwen(kolom, kolommen, open);
  const perRij = met(rij, rijen, kolom), perKolom = met(kolom, kolommen, rij);
  const zicht = (koppen, naam, per) => koppen.filter(({ term }) => term !== NIET || per.get(term).size || (vraag.keuzes.get(naam) || []).includes(NIET));
  rijen = zicht(rijen, rij, perRij); kolommen = zicht(kolommen, kolom, perKolom);
  if (volgorden[0]) rijen = meesteEerst(rijen, perRij);
  if (volgorden[1]) kolommen = meesteEerst(kolommen, perKolom);
  const [soort, term] = gegevens.geevalueerd || [];
  const bewezen = soort ? heeftExact(soort, term) : new Set();
  const perDesign = Object.keys(designNamen).map((design) => [design, heeftExact(los.kaart.opzet, design)]);
  const metElementen = dimensies.get(rij).status || dimensies.get(kolom).status;
  const as = dimensies.get(rij).status ? 0 : 1, standen = new Map();
  if (metElementen) for (const kop of [rijen, kolommen][as]) if (kop.term !== NIET) standen.set(kop.term, standenVan([rij, kolom][as], kop.term));
  const vakken = rijen.map((r) => kolommen.map((k) => {
    const in_ = [...perRij.get(r.term)].filter((p) => perKolom.get(k.term).has(p)), onderzocht = in_.filter((p) => bewezen.has(p));
    const designs = perDesign.map(([design, wie]) => [design, onderzocht.filter((p) => wie.has(p)).length]).filter(([, n]) => n)
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([design, n]) => [designNamen[design], n, design]);
    const onbekend = onderzocht.filter((p) => !perDesign.some(([, wie]) => wie.has(p))).length;
    if (onbekend) designs.push([los.kaart.onbekend, onbekend, ""]);
    const eigen = standen.get([r, k][as].term);
    const per = eigen && gegevens.statussen.map((status, s) => [status, in_.filter((p) => eigen[s].has(p))]).filter(([, wie]) => wie.length);
    const uitkomst = per && { aantal: new Set(per.filter(([status]) => los.kaart.met_uitkomst.includes(status)).flatMap(([, wie]) => wie)).size, per: per.map(([status, wie]) => [status, wie.length]) };
    return { aantal: in_.length, onderzocht: onderzocht.length, designs, uitkomst, r, k,
      adres: adresVan(parenVan({ ...metTerm(metTerm(vraag, rij, r.term), kolom, k.term), vergelijk: vraag.vergelijk })) };
  }));
  return { ...gelezen, rijen, kolommen, vakken, aantal: lijst.size, metElementen };
}
function toonKaart(tekst) {
  const kaart = berekenKaart(leesKaart(tekst), false);
  tekenKaart(kaart);
  return `Bewijskaart: ${assen[kaart.rij].in_zin} en ${assen[kaart.kolom].in_zin}`;
}
// The query string of a map as it is ordered and folded.
const queryVan = ({ rij, kolom, open = "", dicht = [], volgorden = [] }, paren) => String(new URLSearchParams([["rij", rij], ["kolom", kolom],
  ...[["open", open], ...dicht.map((term) => ["dicht", term]), ["rij_volgorde", volgorden[0]], ["kolom_volgorde", volgorden[1]]].filter(([, waarde]) => waarde), ...paren]));

function tekenKaart(kaart) {
  const { vraag, rij, kolom, dicht, rijen, kolommen, vakken, metElementen } = kaart, velden = kaartFormulier.elements;
  const paren = parenVan(vraag, { sorteer: false }), adres = (uitgevouwen) => `#/bewijskaart?${queryVan(uitgevouwen, paren)}`;
  ["rij", "kolom"].forEach((naam, i) => { velden[naam].value = kaart[naam]; velden[`${naam}_volgorde`].value = kaart.volgorden[i]; });
  kaartFormulier.querySelector(".kaart-wissel").href = adres({ rij: kolom, kolom: rij });
  kaartFormulier.onsubmit = (event) => {
    event.preventDefault();
    location.hash = adres({ rij: velden.rij.value, kolom: velden.kolom.value, volgorden: [velden.rij_volgorde.value, velden.kolom_volgorde.value] });
  };
  kaartKop.querySelectorAll(".chips").forEach((oud) => oud.remove());
  const gekozen = filters(vraag);
  if (gekozen.length) {
    const wis = (naar, woorden) => maak("li", {}, maak("a", { class: "wis-alles", href: naar }, woorden));
    kaartKop.append(maak("ul", { class: "chips", "aria-label": "De kaart geldt voor deze keuze" }, ...gekozen.map(([woorden]) => maak("li", { class: "chip vast" }, woorden)),
      wis(adresVan(paren), "Wijzig de keuze"), wis(`#/bewijskaart?${queryVan({ rij, kolom }, [])}`, "Toon de hele catalogus")));
  }
  [...kaartLegenda.children].slice(9).forEach((oud) => oud.remove());
  if (metElementen) kaartLegenda.append(...los.kaart.met_uitkomst.map((status) => maak("li", {}, merk(`t-${status}`, "teken"), los.kaart.statuswoord[status])));
  const vet = (woorden) => maak("b", {}, woorden), metOpzet = vakken.flat().some(({ designs }) => designs.length);
  kaartUitleg.replaceChildren(
    maak("p", {}, `De kaart telt ${interventies(kaart.aantal)}. Een interventie kan in meer vakken staan, en kan meer opzetten hebben${metElementen ? " of uitkomsten" : ""}: die tellen niet op tot het aantal.`),
    maak("p", {}, vet("Geëvalueerd"), `: er is onderzoek naar de interventie als geheel. Dat zegt niets over de uitkomst${metElementen ? ", en niets over dit ene element" : ""}.`,
      ...(metElementen ? [" Een ", vet("teken voor de uitkomst"), " staat er alleen als een bron die voor dit element zelf meldt. Geen teken betekent: de bron zegt er niets over."] : [])),
    ...(metOpzet ? [maak("p", {}, maak("a", { href: `#/begrippen/${los.kaart.opzet}` }, "Wat de opzetten betekenen"))] : []));
  const naam = `${assen[rij].in_zin} en ${assen[kolom].in_zin}`;
  kaartVlak.setAttribute("aria-label", `Bewijskaart ${naam}`);
  // A heading that can be folded turns over by its link.
  const vouw = (kop, uitgevouwen) => (kop.onder ? [" ", maak("a", { href: adres({ ...kaart, ...uitgevouwen }) },
    ...(kop.open ? ["klap in", onzichtbaar(`: ${kop.in_zin}`)] : [`toon ${kop.onder}`, onzichtbaar(` ${kop.onder === 1 ? "begrip" : "begrippen"} onder ${kop.in_zin}`)]))] : []);
  const kolomKop = (k) => maak("th", { scope: "col", ...(k.breed ? { class: "breed" } : {}) }, maak("span", {}, k.zacht), ...vouw(k, { open: k.open ? "" : k.term }));
  const rijKop = (r) => maak("th", { scope: "row" }, maak("span", {}, r.zacht), ...vouw(r, { dicht: r.open ? [...dicht, r.term] : dicht.filter((term) => term !== r.term) }));
  kaartVlak.replaceChildren(maak("table", { class: `matrix${kolommen.length > 12 ? " veel" : ""}` },
    maak("caption", { class: "onzichtbaar" }, `Interventies per ${naam}, en hoeveel daarvan geëvalueerd zijn`),
    maak("thead", {}, maak("tr", {}, maak("th", { scope: "col" }, assen[rij].label), ...kolommen.map(kolomKop))),
    maak("tbody", {}, ...rijen.map((r, i) => maak("tr", r.breed ? { class: "categorie-rij" } : {}, rijKop(r),
      ...vakken[i].map(tekenVak))))));
  tekenTabel(kaart);
  const queryOpPapier = queryVan(kaart, parenVan(vraag, { sorteer: false, keuze: false }));
  kaartOpPapier.textContent = `${assen[rij].in_zin} en ${assen[kolom].in_zin}. Afgedrukt van ${gegevens.basis}/bewijskaart?${queryOpPapier}${gegevens.stand ? `, gegevens van ${gegevens.stand}` : ""}.`;
  if (kaart.tabel) kaartTabel.closest("details").open = true;
  const filterquery = String(new URLSearchParams(parenVan(vraag, { sorteer: false, keuze: false })));
  for (const link of kaartOnder.querySelectorAll("a")) {
    const [pad] = link.getAttribute("href").split("?"), query = pad.endsWith("/beeld") ? filterquery : queryOpPapier;
    link.setAttribute("href", query ? `${pad}?${query}` : pad);
  }
}
const inWoorden = ({ designs, uitkomst }) => [designs.map(([naam, n]) => `${n}\u00a0${naam[0]}`).join(", "),
  uitkomst ? uitkomst.per.map(([status, n]) => `${n}\u00a0${los.kaart.statuswoord[status]}`).join(", ") : ""];
function tekenTabel({ rij, kolom, rijen, kolommen, vakken, metElementen }) {
  const kop = (woorden) => maak("th", { scope: "col" }, woorden), td = (inhoud) => maak("td", {}, String(inhoud));
  const koppen = [assen[rij].label, assen[kolom].label, "Interventies", "Geëvalueerd", "Opzet van het onderzoek", ...(metElementen ? ["Uitkomst voor dit element"] : [])];
  const regels = rijen.flatMap((r, i) => {
    const naam = () => maak("th", { scope: "row" }, r.zacht), leeg = vakken[i].filter(({ aantal, k }) => !aantal && r.term !== NIET && k.term !== NIET);
    return [...vakken[i].filter(({ aantal }) => aantal).map((vak) => {
      const [opzet, standen] = inWoorden(vak);
      return maak("tr", {}, naam(), ...[vak.k.zacht, vak.aantal, vak.onderzocht, opzet, ...(metElementen ? [standen] : [])].map(td));
    }), ...(leeg.length ? [maak("tr", {}, naam(), maak("td", { colspan: koppen.length - 1 }, maak("b", {}, "Leemte:"), ` ${leeg.map(({ k }) => k.in_zin).join(", ")}`))] : [])];
  });
  kaartTabel.replaceChildren(maak("caption", { class: "onzichtbaar" }, "De kaart als tabel"), maak("thead", {}, maak("tr", {}, ...koppen.map(kop))), maak("tbody", {}, ...regels));
}
function tekenVak(vak) {
  const { aantal, onderzocht, uitkomst, r, k } = vak, i = (woorden) => maak("i", {}, woorden), leemte = r.term !== NIET && k.term !== NIET;
  if (!aantal) return maak("td", { class: `cel ${leemte ? "leemte" : "niets"}` }, "0", ...(leemte ? [i(" leemte")] : []));
  const [opzet, standen] = inWoorden(vak), dichtheid = [1, 4, 10, 20].filter((grens) => aantal >= grens).length;
  const deel = onderzocht === aantal ? 3 : Number(onderzocht > 0) + Number(2 * onderzocht > aantal);
  const tekens = uitkomst ? uitkomst.per.filter(([status]) => los.kaart.met_uitkomst.includes(status)).map(([status]) => merk(`t-${status}`)) : [];
  return maak("td", { class: `cel dichtheid-${dichtheid}` }, maak("a", { href: vak.adres }, merk(`m${dichtheid}${deel}`), maak("b", {}, String(aantal)), ...tekens,
    i(` ${aantal === 1 ? "interventie" : "interventies"}, `),
    maak("small", {}, `waarvan ${onderzocht} geëvalueerd${onderzocht ? `: ${opzet}` : ""}.${uitkomst ? ` Dit element: ${standen}.` : ""}`)));
}
