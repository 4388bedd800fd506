// ---- Which interventions an address selects, and how many beside each choice. Interventions are places in `ids`.
// The meaning of every parameter is that of the site; the tags are worked with as they are, so nothing is counted ahead.
const { ids, niet: NIET } = gegevens;
const plaatsVan = new Map(ids.map((id, plaats) => [id, plaats]));
const jaarPlek = new Map(gegevens.jaarvolgorde.map((plaats, plek) => [plaats, plek]));
const dimensies = new Map(gegevens.dimensies.map((d) => {
  const nummer = new Map(d.termen.map((term, i) => [term, i]));
  // Every term with itself and everything under it.
  const onder = d.termen.map((_, i) => new Set([i]));
  d.termen.forEach((_, i) => { for (let om = i; om >= 0; om = d.boven[om]) onder[om].add(i); });
  const tags = d.tags.map((plat) => {
    const paren = [];
    for (let i = 0; i < plat.length; i += 2) paren.push([plat[i], plat[i + 1]]);
    return paren;
  });
  return [d.naam, { ...d, nummer, onder, tags }];
}));

class Vraagfout extends Error {}
const NIEUWER = "Misschien is het adres van een nieuwere versie van de catalogus.";
const kort = (tekst) => (tekst.length <= 60 ? tekst : `${tekst.slice(0, 59)}…`);
const parenIn = (tekst) => [...new URLSearchParams(tekst)].map(([naam, waarde]) => [naam, waarde.trim()])
  .filter(([naam, waarde]) => waarde && !/^(utm_.*|fbclid|gclid)$/.test(naam));

// An address as a question; an unknown parameter or value is an error in words, never a wrong list.
function leesVraag(tekst) {
  const paren = parenIn(tekst);
  const van = (naam) => [...new Set(paren.filter(([n]) => n === naam).map(([, waarde]) => waarde))];
  const een = (naam) => {
    if (paren.filter(([n]) => n === naam).length > 1) throw new Vraagfout(`‘${naam}’ staat meer dan één keer in het adres.`);
    return van(naam)[0] || "";
  };
  const bekend = (naam, waarden, uit) => {
    const vreemd = waarden.find((waarde) => !uit.includes(waarde));
    if (vreemd !== undefined) {
      throw new Vraagfout(`‘${kort(vreemd)}’ kennen we niet bij ‘${naam}’. ${NIEUWER}`);
    }
    return waarden;
  };
  const namen = ["zoek", "herkomst", "jaar_van", "jaar_tot", "sorteer", "pagina", "vergelijk"];
  const vraag = { zoek: een("zoek"), keuzes: new Map(), alle: new Set(), statussen: new Map(), zonder: new Map() };
  for (const d of dimensies.values()) {
    const keuzes = bekend(d.naam, van(d.naam), [...d.termen, NIET]);
    if (keuzes.length) vraag.keuzes.set(d.naam, keuzes);
    const zonder = bekend(`zonder_${d.naam}`, van(`zonder_${d.naam}`), d.termen);
    if (zonder.length) vraag.zonder.set(d.naam, zonder);
    namen.push(d.naam, `zonder_${d.naam}`);
    if (!d.status) continue;
    const modus = een(`${d.naam}_modus`);
    if (modus && bekend(`${d.naam}_modus`, [modus], ["alle"])) vraag.alle.add(d.naam);
    const status = een(`${d.naam}_status`);
    if (status && bekend(`${d.naam}_status`, [status], gegevens.statussen)) vraag.statussen.set(d.naam, status);
    namen.push(`${d.naam}_modus`, `${d.naam}_status`);
  }
  const vreemd = paren.find(([naam]) => !namen.includes(naam));
  if (vreemd) throw new Vraagfout(`Het filter ‘${kort(vreemd[0])}’ bestaat niet. ${NIEUWER}`);
  vraag.herkomst = bekend("herkomst", van("herkomst"), gegevens.herkomsten);
  for (const naam of ["jaar_van", "jaar_tot"]) {
    const jaar = een(naam);
    if (jaar && !/^[12]\d{3}$/.test(jaar)) throw new Vraagfout(`‘${kort(jaar)}’ is geen jaar. Schrijf een jaar met vier cijfers, zoals 2015.`);
    vraag[naam] = jaar ? Number(jaar) : null;
  }
  if (vraag.jaar_van && vraag.jaar_tot && vraag.jaar_van > vraag.jaar_tot) {
    throw new Vraagfout(`Het jaar ‘van’ (${vraag.jaar_van}) ligt na het jaar ‘tot en met’ (${vraag.jaar_tot}). Draai de jaren om.`);
  }
  const sorteer = een("sorteer");
  vraag.sorteer = sorteer && bekend("sorteer", [sorteer], ["relevantie", "naam", "jaar"]) ? sorteer : "";
  const pagina = een("pagina") || "1";
  if (!/^\d{1,9}$/.test(pagina) || Number(pagina) < 1) throw new Vraagfout(`‘${kort(pagina)}’ is geen paginanummer. De eerste pagina is 1.`);
  vraag.pagina = Number(pagina);
  vraag.vergelijk = van("vergelijk").filter((id) => plaatsVan.has(id));
  return vraag;
}

// The parameters of a question in the order of the site, as short as possible.
function parenVan(vraag, { pagina = true, sorteer = true, keuze = true } = {}) {
  const paren = [];
  if (vraag.zoek) paren.push(["zoek", vraag.zoek]);
  for (const [naam, termen] of vraag.keuzes) for (const term of termen) paren.push([naam, term]);
  for (const naam of vraag.alle) paren.push([`${naam}_modus`, "alle"]);
  for (const [naam, status] of vraag.statussen) paren.push([`${naam}_status`, status]);
  for (const [naam, termen] of vraag.zonder) for (const term of termen) paren.push([`zonder_${naam}`, term]);
  for (const waarde of vraag.herkomst) paren.push(["herkomst", waarde]);
  for (const naam of ["jaar_van", "jaar_tot"]) if (vraag[naam]) paren.push([naam, String(vraag[naam])]);
  if (sorteer && vraag.sorteer && vraag.sorteer !== (vraag.zoek ? "relevantie" : "naam")) paren.push(["sorteer", vraag.sorteer]);
  if (pagina && vraag.pagina > 1) paren.push(["pagina", String(vraag.pagina)]);
  if (keuze) for (const id of vraag.vergelijk) paren.push(["vergelijk", id]);
  return paren;
}
const adresVan = (paren) => { const tekst = String(new URLSearchParams(paren)); return tekst ? `#?${tekst}` : "#"; };

function keuzeIn(vraag, d) {
  const gekozen = vraag.keuzes.get(d.naam) || [];
  const status = vraag.statussen.get(d.naam);
  return {
    termen: gekozen.filter((term) => term !== NIET).map((term) => d.nummer.get(term)),
    niets: gekozen.includes(NIET),
    alle: vraag.alle.has(d.naam),
    status: status === undefined ? -1 : gegevens.statussen.indexOf(status),
  };
}
const gekozenTag = (d, keuze, [term]) => !keuze.termen.length || keuze.termen.some((t) => d.onder[t].has(term));
const metStatus = (keuze, [, status]) => keuze.status < 0 || status === keuze.status;

function heeftTermen(d, keuze, plaats) {
  const delen = [];
  if (keuze.termen.length) {
    const heeft = (t) => d.tags[plaats].some(([term]) => d.onder[t].has(term));
    delen.push(keuze.alle ? keuze.termen.every(heeft) : keuze.termen.some(heeft));
  }
  if (keuze.niets) delen.push(!d.tags[plaats].length);
  if (!delen.length) return true;
  return keuze.alle ? delen.every(Boolean) : delen.some(Boolean);
}
const heeftTag = (d, keuze, plaats) => d.tags[plaats].some((tag) => gekozenTag(d, keuze, tag) && metStatus(keuze, tag));

// The conditions of a question on one intervention, without that of one dimension or of the kind of list.
function voorwaarden(vraag, gevonden, weg) {
  const stukken = [];
  for (const d of dimensies.values()) {
    const keuze = keuzeIn(vraag, d);
    if (d.naam !== weg && (keuze.termen.length || keuze.niets || keuze.status >= 0)) {
      stukken.push((p) => heeftTermen(d, keuze, p) && (keuze.status < 0 || heeftTag(d, keuze, p)));
    }
    for (const term of vraag.zonder.get(d.naam) || []) {
      const onder = d.onder[d.nummer.get(term)];
      stukken.push((p) => !d.tags[p].some(([eigen]) => onder.has(eigen)));
    }
  }
  if (gevonden) { const in_ = new Set(gevonden.plaatsen); stukken.push((p) => in_.has(p)); }
  if (vraag.herkomst.length && weg !== "herkomst") stukken.push((p) => vraag.herkomst.includes(gegevens.herkomst[p]));
  if (vraag.jaar_van || vraag.jaar_tot) {
    stukken.push((p) => gegevens.jaren[p].some((jaar) => jaar >= (vraag.jaar_van || 0) && jaar <= (vraag.jaar_tot || 9999)));
  }
  return stukken;
}
const alles = ids.map((_, plaats) => plaats);
const voldoen = (stukken) => alles.filter((p) => stukken.every((stuk) => stuk(p)));

const volgordeVan = (vraag) => (!vraag.sorteer || vraag.sorteer === "relevantie" ? (vraag.zoek ? "relevantie" : "naam") : vraag.sorteer);
function selecteer(vraag, gevonden) {
  const gekozen = voldoen(voorwaarden(vraag, gevonden));
  const volgorde = volgordeVan(vraag);
  if (volgorde === "jaar") return gekozen.sort((a, b) => jaarPlek.get(a) - jaarPlek.get(b));
  if (volgorde === "naam") return gekozen;
  const plek = new Map(gevonden.plaatsen.map((p, i) => [p, i]));
  return gekozen.sort((a, b) => plek.get(a) - plek.get(b));
}

// Drill-sideways: beside each term the length of the list that choosing it gives; see `counts` of the site.
function tellingen(vraag, gevonden) {
  const uit = new Map();
  for (const d of dimensies.values()) {
    const keuze = keuzeIn(vraag, d);
    const stukken = voorwaarden(vraag, gevonden, d.naam);
    const naast = voldoen(keuze.alle ? [...stukken, (p) => heeftTermen(d, keuze, p)] : stukken);
    const telling = new Map();
    const bij = (naam) => telling.set(naam, (telling.get(naam) || 0) + 1);
    for (const p of naast) {
      const toch = keuze.alle && keuze.termen.length && heeftTag(d, keuze, p);
      const eigen = d.tags[p].filter((tag) => toch || metStatus(keuze, tag));
      d.termen.forEach((term, t) => { if (eigen.some(([e]) => d.onder[t].has(e))) bij(term); });
      if (keuze.status < 0 && !d.tags[p].length) bij(NIET);
    }
    uit.set(d.naam, telling);
    if (!d.status) continue;
    const per = new Map();
    for (const p of voldoen([...stukken, (q) => heeftTermen(d, keuze, q)])) {
      const gezien = new Set(d.tags[p].filter((tag) => gekozenTag(d, keuze, tag)).map(([, status]) => gegevens.statussen[status]));
      for (const status of gezien) per.set(status, (per.get(status) || 0) + 1);
    }
    uit.set(`${d.naam}_status`, per);
  }
  const soorten = new Map();
  for (const p of voldoen(voorwaarden(vraag, gevonden, "herkomst"))) {
    soorten.set(gegevens.herkomst[p], (soorten.get(gegevens.herkomst[p]) || 0) + 1);
  }
  return uit.set("herkomst", soorten);
}
