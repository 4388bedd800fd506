// ---- The evidence map of any two dimensions, of the whole catalogue or of one list; a cell is the list behind it.
const kaartBlad = bladzijde("/bewijskaart");
const kaartKop = kaartBlad.querySelector(".pagina-kop"), kaartFormulier = kaartKop.querySelector("form");
const kaartLegenda = kaartBlad.querySelector(".legenda"), kaartUitleg = kaartBlad.querySelector(".boven-tabel");
const kaartVlak = kaartBlad.querySelector(".kaart-schuif"), kaartOnder = kaartBlad.querySelector(".onder-tabel");
const { assen, designs: designNamen } = los.kaart;
const soortNamen = Object.keys(assen);

function leesKaart(tekst) {
  const paren = parenIn(tekst), eigen = (naam) => {
    const waarden = paren.filter(([n]) => n === naam).map(([, waarde]) => waarde);
    if (waarden.length > 1) throw new Vraagfout(`‘${naam}’ staat meer dan één keer in het adres.`);
    return waarden[0] || "";
  };
  const vraag = leesVraag(String(new URLSearchParams(paren.filter(([naam]) => !["rij", "kolom", "open"].includes(naam)))));
  const gekozen = eigen("kolom"), rij = eigen("rij") || soortNamen.find((naam) => naam !== gekozen);
  const kolom = gekozen || soortNamen.slice(1).find((naam) => naam !== rij);
  const KIES = "Kies voor rijen en kolommen twee verschillende soorten begrippen.";
  for (const [naam, waarde] of [["rij", rij], ["kolom", kolom]]) if (!Object.hasOwn(assen, waarde)) throw new Vraagfout(`‘${kort(waarde)}’ kennen we niet bij ‘${naam}’. ${KIES}`);
  if (rij === kolom) throw new Vraagfout(`Rijen en kolommen zijn allebei ‘${assen[rij].in_zin}’. ${KIES}`);
  const open = eigen("open"), d = dimensies.get(kolom);
  if (open && !(d.nummer.has(open) && d.boven.includes(d.nummer.get(open)))) throw new Vraagfout(`‘${kort(open)}’ kennen we niet bij ‘open’. Open een begrip met ‘toon’ boven een kolom.`);
  return { vraag: { ...vraag, sorteer: "", pagina: 1 }, rij, kolom, open };
}
const onderTerm = (d, term) => d.termen.filter((_, t) => d.onder[d.nummer.get(term)].has(t));
function koppenVan(naam, vraag) {
  const gekozen = vraag.keuzes.get(naam) || [], d = dimensies.get(naam);
  const getoond = !gekozen.length || vraag.alle.has(naam) ? null : new Set(gekozen.flatMap((term) => (term === NIET ? [term] : onderTerm(d, term))));
  return assen[naam].koppen.filter(([term]) => !getoond || getoond.has(term)).map(([term, in_zin, zacht, diepte, breed]) => ({ term, in_zin, zacht, diepte, breed, onder: 0, open: false }));
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
function stippenVan(aantal, vol) {
  if (!aantal || aantal > 80) return null;
  const pad = (van, tot) => {
    let uit = "";
    while (van < tot) {
      const rij = Math.floor(van / 16), kolom = van % 16, lengte = Math.min(tot - van, 16 - kolom);
      uit += `M${kolom * 9 + 4} ${rij * 9 + 4}h${lengte > 1 ? (lengte - 1) * 9 + 1 : "0.1"}`;
      van += lengte;
    }
    return uit;
  };
  const breedte = Math.min(aantal, 16) * 9, hoogte = Math.ceil(aantal / 16) * 9, svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [k, w] of [["class", "stippen"], ["viewBox", `0 0 ${breedte} ${hoogte}`], ["width", breedte], ["height", hoogte], ["aria-hidden", "true"]]) svg.setAttribute(k, w);
  for (const [klasse, d] of [["rand", pad(0, aantal)], ["kern", pad(vol, aantal)]]) {
    if (!d) continue;
    const lijn = document.createElementNS("http://www.w3.org/2000/svg", "path");
    lijn.setAttribute("class", klasse); lijn.setAttribute("d", d);
    svg.append(lijn);
  }
  return svg;
}

function toonKaart(tekst) {
  const { vraag, rij, kolom, open } = leesKaart(tekst), gevonden = vraag.zoek ? maak_zoek()(vraag.zoek) : null;
  const lijst = new Set(selecteer(vraag, gevonden)), met = (naam, koppen, weg) => new Map(koppen.map((kop) => [kop.term,
    new Set(selecteer(metTerm(vraag, naam, kop.term, weg), gevonden).filter((p) => lijst.has(p)))]));
  let rijen = koppenVan(rij, vraag), kolommen = koppenVan(kolom, vraag);
  if (!vraag.keuzes.has(kolom)) kolommen = gevouwen(kolom, kolommen, open);
  const perRij = met(rij, rijen, kolom), perKolom = met(kolom, kolommen, rij);
  const zicht = (koppen, naam, per) => koppen.filter(({ term }) => term !== NIET || per.get(term).size || (vraag.keuzes.get(naam) || []).includes(NIET));
  rijen = zicht(rijen, rij, perRij); kolommen = zicht(kolommen, kolom, perKolom);
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
  tekenKaart({ vraag, rij, kolom, open, rijen, kolommen, vakken, aantal: lijst.size, metElementen });
  return `Bewijskaart: ${assen[rij].in_zin} en ${assen[kolom].in_zin}`;
}

function tekenKaart(kaart) {
  const { vraag, rij, kolom, rijen, kolommen, vakken, metElementen } = kaart;
  const compact = kolommen.length > los.kaart.ruim, kort_ = kolommen.length > los.kaart.vouwen;
  const paren = parenVan(vraag, { sorteer: false }), adres = (r, k, meer = []) => `#/bewijskaart?${new URLSearchParams([["rij", r], ["kolom", k], ...meer, ...paren])}`;
  kaartFormulier.elements["rij"].value = rij;
  kaartFormulier.elements["kolom"].value = kolom;
  kaartFormulier.querySelector(".kaart-wissel").href = adres(kolom, rij);
  kaartFormulier.onsubmit = (event) => { event.preventDefault(); location.hash = adres(kaartFormulier.elements["rij"].value, kaartFormulier.elements["kolom"].value); };
  kaartKop.querySelectorAll(".chips").forEach((oud) => oud.remove());
  const gekozen = filters(vraag);
  if (gekozen.length) {
    const wis = (naar, woorden) => maak("li", {}, maak("a", { class: "wis-alles", href: naar }, woorden));
    kaartKop.append(maak("ul", { class: "chips", "aria-label": "De kaart geldt voor deze keuze" }, ...gekozen.map(([woorden]) => maak("li", { class: "chip vast" }, woorden)),
      wis(adresVan(paren), "Wijzig de keuze"), wis(`#/bewijskaart?rij=${rij}&kolom=${kolom}`, "Toon de hele catalogus")));
  }
  [...kaartLegenda.children].slice(5).forEach((oud) => oud.remove());
  if (!compact) {
    for (const [vol, woorden] of [[1, metElementen ? "met uitkomst voor dit element" : "geëvalueerd"], [0, metElementen ? "zonder uitkomst voor dit element" : "geen evaluatie bekend"]]) {
      kaartLegenda.append(maak("li", {}, stippenVan(1, vol), woorden));
    }
  }
  const gebruikt = new Map(vakken.flat().flatMap(({ designs }) => designs.map(([naam, , design]) => [design, naam])));
  const legenda = [...Object.keys(designNamen), ""].filter((design) => gebruikt.has(design)).map((design) => gebruikt.get(design));
  const vet = (woorden) => maak("b", {}, woorden);
  kaartUitleg.replaceChildren(
    maak("p", {}, `De kaart telt ${interventies(kaart.aantal)}. Een interventie kan in meer vakken staan, en kan meer opzetten hebben${metElementen ? " of uitkomsten" : ""}: die tellen niet op tot het aantal.`),
    maak("p", {}, vet("Geëvalueerd"), `${kort_ ? " (geëv.)" : ""}: er is onderzoek naar de interventie als geheel. Dat zegt niets over de uitkomst${metElementen ? ", en niets over dit ene element" : ""}.`,
      ...(metElementen ? [" ", vet("Met uitkomst"), `${kort_ ? " (uitk.)" : ""}: een bron meldt voor dit element zelf effect, ervaren effect, een gemengd beeld of geen effect.`] : [])),
    ...(legenda.length ? [maak("p", {}, ...(kort_ ? [vet("Opzet"), " van het onderzoek, in de vakken: ",
      ...legenda.flatMap(([, code, naam], i) => [vet(code), ` is ${naam}${i < legenda.length - 1 ? "; " : ". "}`])] : []),
      maak("a", { href: `#/begrippen/${los.kaart.opzet}` }, "Wat de opzetten betekenen"))] : []));
  const naam = `${assen[rij].in_zin} en ${assen[kolom].in_zin}`;
  kaartVlak.setAttribute("aria-label", `Bewijskaart ${naam}`);
  const kop = (k) => {
    const th = maak("th", { scope: "col", ...(k.breed ? { class: "breed" } : {}) }, maak("span", {}, k.zacht));
    if (k.onder) {
      th.append(" ", maak("a", { href: adres(rij, kolom, k.open ? [] : [["open", k.term]]) },
        ...(k.open ? ["klap in"] : [`toon ${k.onder}`, onzichtbaar(` begrippen onder ${k.in_zin}`)])));
    }
    return th;
  };
  kaartVlak.replaceChildren(maak("table", { class: `matrix${compact ? " compact" : ""}${kolommen.length > 12 ? " veel" : ""}` },
    maak("caption", { class: "onzichtbaar" }, `Interventies per ${naam}, en hoeveel daarvan geëvalueerd zijn`),
    maak("thead", {}, maak("tr", {}, maak("th", { scope: "col" }, assen[rij].label), ...kolommen.map(kop))),
    maak("tbody", {}, ...rijen.map((r, i) => maak("tr", r.breed ? { class: "categorie-rij" } : {}, maak("th", { scope: "row" }, r.zacht),
      ...vakken[i].map((vak) => tekenVak(vak, compact, kort_, metElementen)))))));
  kaartOnder.replaceChildren("Als plaatje of in Excel: ", maak("a", { href: `${gegevens.basis}${adres(rij, kolom).slice(1)}`, rel: "noreferrer" }, "deze kaart op de website"),
    ". Een leemte betekent: in deze catalogus is niets bekend. Het betekent niet dat het niet bestaat of niet werkt.");
}
function tekenVak(vak, compact, kort_, metElementen) {
  const { aantal, onderzocht, designs, uitkomst, r, k } = vak, i = (woorden) => maak("i", {}, woorden), b = (n) => maak("b", {}, String(n));
  const leemte = r.term !== NIET && k.term !== NIET;
  if (!aantal) {
    return maak("td", { class: `cel ${leemte ? "leemte" : "niets"}` }, ...(compact ? ["0", ...(leemte ? [i(" leemte")] : [])]
      : [maak("span", { class: "leemte-tekst" }, b(0), ...(leemte ? [maak("span", { class: "cel-tekst" }, "leemte")] : []))]));
  }
  const opzet = (welk) => designs.map(([naam, n]) => `${n}\u00a0${naam[welk]}`).join(", ");
  const standen = uitkomst && uitkomst.per.map(([status, n]) => `${n}\u00a0${los.kaart.statuswoord[status]}`).join(", ");
  const wat = aantal === 1 ? "interventie" : "interventies", plek = `${r.zacht}, ${k.in_zin}`;
  const link = maak("a", { href: vak.adres }, b(aantal));
  if (compact) {
    link.append(i(` ${wat}, waarvan `), maak("small", {}, `${onderzocht} ${kort_ ? "geëv." : "geëvalueerd"}`, ...(onderzocht ? [i(kort_ ? `: ${opzet(0)}` : ": ")] : [])));
    if (onderzocht) link.append(maak("small", { class: "opzet", ...(kort_ ? { "aria-hidden": "true" } : {}) }, opzet(kort_ ? 1 : 0)));
    if (uitkomst) link.append(maak("small", {}, `${uitkomst.aantal} ${kort_ ? "uitk." : "met uitkomst"}`, i(`: ${standen}`)));
    if (!kort_) link.append(i(` (${plek})`));
  } else {
    link.append(maak("span", { class: "cel-tekst" }, maak("span", {}, onzichtbaar(`${wat}, waarvan `), `${onderzocht} geëvalueerd`),
      ...(uitkomst ? [onzichtbaar(", "), maak("span", {}, `${uitkomst.aantal} met uitkomst`, onzichtbaar(" voor dit element"))] : []), onzichtbaar(` (${plek})`)));
    const stippen = stippenVan(aantal, uitkomst ? uitkomst.aantal : metElementen ? 0 : onderzocht);
    if (stippen) link.append(stippen);
    if (onderzocht) link.append(maak("span", { class: "cel-designs" }, onzichtbaar("Opzet: "), opzet(0)));
    if (uitkomst) link.append(maak("span", { class: "cel-designs" }, maak("b", {}, "Dit element:"), ` ${standen}`));
  }
  return maak("td", { class: `cel dichtheid-${[1, 4, 10, 20].filter((grens) => aantal >= grens).length}` }, link);
}
