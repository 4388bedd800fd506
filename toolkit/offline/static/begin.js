// ---- One page at a time, by the address: `#?…` is the list, `#/…` another page or a place in it.
const bericht = document.querySelector("[data-bericht]");
const eigenPagina = { "/vergelijk": maak_toonVergelijking, "/situatie": maak_toonSituatie, "/bewijskaart": maak_toonKaart, "/beeld": maak_toonBeeld };
function toonBlad(pad, titel) {
  const getoond = bladzijde(pad);
  for (const blad of document.querySelectorAll(".bladzijde")) blad.hidden = blad !== getoond;
  document.title = `${titel || titelVan(pad)} | Interventiecatalogus: interventies tegen radicalisering`;
  for (const link of document.querySelectorAll("[data-menu]")) {
    const hier = link.getAttribute("href") === `#${pad === "/" || pad.startsWith("/interventie/") ? "" : ({ "/beeld": "/bewijskaart", "/situatie/stap": "/situatie" }[pad] || pad)}`;
    if (hier) link.setAttribute("aria-current", "page"); else link.removeAttribute("aria-current");
  }
}
const openOm = (plek) => { for (let om = plek.closest("details"); om; om = om.parentElement.closest("details")) om.open = true; };
function ontsluit(plek) {
  openOm(plek);
  plek.scrollIntoView();
}

function toonBericht(...zinnen) {
  bericht.replaceChildren(teken("info"), maak("div", {}, maak("p", {}, ...zinnen)));
  bericht.hidden = false;
}
// The page that an address is on: itself, or the page that it is a place in.
function padVan(adres) {
  const stukken = adres.split("/");
  for (let aantal = stukken.length; aantal > 1; aantal--) {
    const pad = stukken.slice(0, aantal).join("/");
    if (Object.hasOwn(los.titels, pad) || (stukken[1] === "interventie" && aantal === 3 && plaatsVan.has(stukken[2]))) return pad;
  }
  throw new Vraagfout(`‘${adres.slice(0, 80)}’ staat niet in dit bestand. Misschien is het adres van een nieuwere versie van de catalogus.`);
}
// Unpack what an address needs; the list from its beginning is there already.
async function haalVoor(adres) {
  if (adres) await Promise.all([haalVast(), ...(/[?&]zoek=/.test(adres) ? [haalZoek()] : [])]);
  const zelf = /^\/interventie\/([^/?]+)/.exec(adres), paren = new URLSearchParams(adres.startsWith("/vergelijk?") ? adres.slice(11) : "");
  await haalPer([zelf && zelf[1], ...paren.getAll("id")].map((id) => plaatsVan.get(id)).filter((plaats) => plaats !== undefined));
}

// Back from an intervention to the list as it was: its question, and how far one had read.
let vorigPad = null, verder = false;
const gelezenTot = new Map();
function wijsNaarLijst(blad, id) {
  const paren = stand ? parenVan(stand.vraag, { keuze: false }) : [], keuze = stand ? stand.vraag.vergelijk : [];
  for (const link of blad.querySelectorAll("a.terug")) {
    link.setAttribute("href", adresVan([...paren, ...keuze.map((ander) => ["vergelijk", ander])]));
    if (paren.length) link.textContent = "← Terug naar de resultaten";
  }
  for (const link of blad.querySelectorAll("a[data-bewaar], a[href='#?vergelijk=" + id + "']")) {
    link.dataset.bewaar = "";
    link.setAttribute("href", adresVan([...paren, ...[...new Set([...keuze, id])].map((ander) => ["vergelijk", ander])]));
  }
}
async function toon() {
  const adres = location.hash;
  let hash = adres.slice(1);
  try { hash = decodeURIComponent(hash.split("?")[0]) + (hash.includes("?") ? hash.slice(hash.indexOf("?")) : ""); } catch { /* as it is */ }
  try { await haalVoor(hash); } catch {
    if (!vorigPad) toonBlad("/", toonLijst(leesVraag("")));
    toonBericht("Dit bestand is beschadigd of niet heel: een deel is niet te lezen. Vraag het opnieuw, of kijk op", ` ${gegevens.basis}.`);
    return;
  }
  if (location.hash !== adres) return; // another address was asked for meanwhile
  const [pad, ...rest] = hash.split("?"), vraag = rest.join("?");
  bericht.hidden = true;
  let nu = "/", plek = null;
  try {
    if (!pad) toonBlad("/", toonLijst(leesVraag(vraag)));
    else {
      nu = padVan(pad).replace("/situatie/stap", "/situatie");
      const eigen = eigenPagina[nu];
      // A page may say that it is shown as another (one question of a situation).
      const [titel, blad = nu] = [(eigen ? eigen()(vraag) : "")].flat();
      toonBlad(blad, titel);
      if (blad.startsWith("/interventie/")) wijsNaarLijst(bladzijde(blad), blad.slice("/interventie/".length));
      nu = blad;
      plek = pad === nu ? null : document.getElementById(pad);
    }
  } catch (fout) {
    if (!(fout instanceof Vraagfout) && !vorigPad) throw fout;
    nu = "/";
    toonBlad("/", toonLijst(leesVraag("")));
    toonBericht(fout instanceof Vraagfout ? fout.message : "Dit lukt niet in deze browser. Probeer een nieuwere, of kijk op de website.", " U ziet hieronder alle interventies.");
    if (!(fout instanceof Vraagfout)) setTimeout(() => { throw fout; });
  }
  const zelfde = vorigPad === nu;
  setTimeout(() => { verder = false; });
  vorigPad = nu;
  if (plek) ontsluit(plek);
  else if (!zelfde) {
    scrollTo(0, (!verder && gelezenTot.get(adres)) || 0);
    bladzijde(nu).focus({ preventScroll: true });
  }
}

// On paper stands the whole list, not one page of it.
addEventListener("beforeprint", () => {
  if (!lijstBlad.hidden && los.kaarten.length === ids.length) toonKaarten(stand.gekozen, `Dit is de hele lijst: ${interventies(stand.gekozen.length)}.`);
});
addEventListener("afterprint", () => { if (!lijstBlad.hidden) toonPagina(); });

// ---- What is clicked and typed.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const naar = link && link.getAttribute("href");
  if (naar && UITVOER.test(naar.slice(1))) { event.preventDefault(); return uitvoer(naar.slice(1)); }
  // A place in this page (menu, filters, content): the address keeps the question.
  if (naar && /^#[^/?]/.test(naar)) {
    event.preventDefault();
    const doel = document.getElementById(naar.slice(1));
    document.querySelectorAll(".doel").forEach((oud) => oud.classList.remove("doel"));
    if (doel) { doel.classList.add("doel"); doel.scrollIntoView(); (doel.querySelector("a, button, input, summary") || doel).focus({ preventScroll: true }); }
    return undefined;
  }
  if (naar && naar.startsWith("#")) { gelezenTot.set(location.hash, scrollY); verder = !link.matches(".terug"); }
  if (naar && naar.startsWith("#")) document.querySelectorAll(".menu.doel").forEach((oud) => oud.classList.remove("doel"));
  const knop = event.target.closest("[data-kopieer]");
  if (knop) kopieer(knop);
  if (event.target.closest("[data-druk-af]")) print();
  return undefined;
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelectorAll(".doel").forEach((oud) => oud.classList.remove("doel"));
});
async function kopieer(knop) {
  const melding_ = knop.closest(".bladzijde").querySelector("[data-kopieer-stand]");
  try {
    await navigator.clipboard.writeText(document.getElementById(knop.dataset.kopieer).textContent.trim());
    melding_.textContent = "Verwijzing gekopieerd.";
    knop.textContent = "Gekopieerd";
  } catch { melding_.textContent = "Kopiëren lukte niet. Selecteer de tekst en kopieer zelf."; }
}
const vraagFormulier = (vervang) => {
  const adres = uitFormulier();
  if (vervang) { history.replaceState(null, "", adres); toon(); } else if (location.hash !== adres && adres !== "#") location.hash = adres;
  else { history.pushState(null, "", adres); toon(); }
};
const zoekVeld = formulier.elements.zoek;
formulier.addEventListener("change", (event) => {
  if (event.target === zoekVeld) return; // typing asks by itself
  // One status at a time, as the address has room for one.
  if (event.target.name.endsWith("_status") && event.target.checked) {
    for (const ander of formulier.querySelectorAll(`[name="${event.target.name}"]`)) ander.checked = ander === event.target;
  }
  vraagFormulier(false);
});
formulier.addEventListener("submit", (event) => { event.preventDefault(); sluitSuggesties(); vraagFormulier(false); });
const sluitSuggesties = window.suggereer(zoekVeld, {
  label: "Suggesties",
  typ: () => vraagFormulier(true),
  vraag: async (begin) => {
    await haalZoek();
    return maak_zoek().voorstellen(begin).map(({ label, soort, id }) => ({ label, soort: dimensies.has(soort) ? dimensies.get(soort).label : "Interventie", naam: soort, waarde: id }));
  },
  // A name is opened; a term is one more choice beside what was chosen, in the place of what was typed to find it.
  kies: ({ naam, waarde }) => {
    const vakje = formulier.querySelector(`input[name="${naam}"][value="${CSS.escape(waarde)}"]`);
    sluitSuggesties();
    if (!vakje) { location.hash = `#/interventie/${waarde}`; return; }
    vakje.checked = true;
    openOm(vakje);
    zoekVeld.value = "";
    zoekVeld.focus();
    vraagFormulier(false);
  },
});
addEventListener("hashchange", toon);

// ---- Begin: take over from the document that everybody can read.
const jaarGeleden = new Date();
jaarGeleden.setFullYear(jaarGeleden.getFullYear() - 1);
document.querySelector("[data-oud]").hidden = !gegevens.peildatum || new Date(gegevens.peildatum) > jaarGeleden;
// For tests and for who wants to look: the answer to an address, as data.
window.catalogus = async (adres) => {
  const vraag = leesVraag(adres);
  if (vraag.zoek) await haalZoek();
  const gevonden = vraag.zoek ? maak_zoek()(vraag.zoek) : null;
  const per = [...tellingen(vraag, gevonden)].map(([naam, telling]) => [naam, Object.fromEntries(telling)]);
  return { wensen: vraag.zoek ? maak_zoek().wensen(vraag.zoek) : [], elders: gevonden ? gevonden.elders : [], ids: selecteer(vraag, gevonden).map((p) => ids[p]), tellingen: Object.fromEntries(per) };
};
window.catalogus.voorstellen = (begin) => maak_zoek().voorstellen(begin);
toon().then(() => { document.documentElement.className = "js"; }, (fout) => {
  // A browser that is too old for a part of this: then the document that everybody can read.
  for (const blad of document.querySelectorAll(".bladzijde")) blad.remove();
  window.toonLeesbaar();
  throw fout;
});
(window.requestIdleCallback || setTimeout)(() => haalVast().then(haalZoek).catch(() => {}));
