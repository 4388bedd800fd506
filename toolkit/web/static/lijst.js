// Optional, and of the list only. The list works without this file.
(() => {
  "use strict";
  // What this file says, in the language of the page.
  const woorden = JSON.parse(document.getElementById("woorden")?.textContent || "{}");
  const _ = (tekst, aantal) => (woorden[tekst] || tekst).replace("%(aantal)s", aantal);
  const zeg = (tekst) => {
    // What is outside an open dialog is not read aloud.
    const regel = document.querySelector("dialog[open] [data-melding]") || document.querySelector("[data-melding]");
    if (regel) regel.textContent = tekst;
  };

  // ---- The list: new results without a new page, focus and scroll stay.
  const formulier = document.querySelector("[data-zoekformulier]");
  const zoek = formulier.elements.zoek;
  let bezig = null;

  const adresVan = () => {
    const vraag = new URLSearchParams();
    for (const [naam, waarde] of new FormData(formulier)) if (String(waarde).trim()) vraag.append(naam, waarde);
    const tekst = vraag.toString();
    return location.pathname + (tekst ? `?${tekst}` : "");
  };

  // In Dutch, and before an address is asked for that answers with an error.
  function jarenKloppen() {
    const { jaar_van: van, jaar_tot: tot } = formulier.elements;
    for (const veld of [van, tot]) {
      veld.setCustomValidity(/^([12]\d{3})?$/.test(veld.value.trim()) ? "" : _("Schrijf een jaar met vier cijfers, zoals 2015."));
    }
    if (van.validity.valid && tot.validity.valid && van.value && tot.value && van.value > tot.value) {
      tot.setCustomValidity(_("Het laatste jaar ligt voor het eerste. Draai de jaren om."));
    }
    return van.reportValidity() && tot.reportValidity();
  }

  // The button under the filters on a small screen: what it will show.
  function toonAantal() {
    const aantal = document.querySelector("[data-aantal]");
    formulier.querySelector("[data-toon]").textContent =
      aantal.dataset.aantal === "1" ? _("Toon 1 resultaat") : _("Toon %(aantal)s resultaten", aantal.textContent);
  }
  toonAantal();

  // ---- With script a choice to compare is a switch: it says its state, and keeps its name.
  function maakSchakelaars() {
    for (const keuze of document.querySelectorAll(".vergelijk-keuze")) {
      keuze.setAttribute("role", "button");
      keuze.setAttribute("aria-pressed", String(keuze.classList.contains("gekozen")));
    }
  }
  maakSchakelaars();

  // ---- On a small screen the filters are a dialog: focus goes in, stays in and comes back. Without script they open
  // through their address.
  const filters = document.getElementById("filters");
  const smal = window.matchMedia("(max-width: 59.99rem)");
  const dialoog = document.createElement("dialog");
  const weg = document.createElement("button");
  const melding = document.createElement("p");
  dialoog.className = "filter-dialoog";
  dialoog.setAttribute("aria-labelledby", "filters-kop");
  Object.assign(weg, { type: "button", className: "filter-weg knop rustig klein", textContent: _("Sluiten") });
  melding.className = "onzichtbaar";
  melding.setAttribute("role", "status");
  melding.dataset.melding = "";
  function openFilters() {
    filters.before(dialoog);
    dialoog.append(filters, melding);
    filters.querySelector(".filters-kop").append(weg);
    melding.textContent = "";
    dialoog.showModal();
  }
  dialoog.addEventListener("close", () => {
    weg.remove();
    dialoog.replaceWith(filters);
    // The list may be another one by now, with another button.
    const knop = document.querySelector(".filter-open");
    if (knop && dialoog.returnValue !== "toon") knop.focus();
    dialoog.returnValue = "";
  });
  weg.addEventListener("click", () => dialoog.close());
  smal.addEventListener("change", () => { if (dialoog.open) dialoog.close(); });
  document.addEventListener("click", (event) => {
    const opener = event.target.closest(".filter-open");
    if (!opener || !smal.matches || !dialoog.showModal || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    openFilters();
  });

  // Beside filters that stand still a new list starts at its beginning, and what was clicked stays under the pointer.
  // The list keeps the height that this scroll position needs; a shorter page would move everything down.
  function houdPlek(knop) {
    const vast = getComputedStyle(filters).position === "sticky";
    const plek = knop.getBoundingClientRect().top;
    const lijst = document.querySelector("[data-lijst]");
    const inLijst = lijst.contains(knop);
    const doel = scrollY + (vast && !inLijst ? Math.min(0, lijst.getBoundingClientRect().top) : 0);
    return () => {
      lijst.style.minBlockSize = "";
      const tekort = doel + innerHeight - document.documentElement.scrollHeight;
      if (tekort > 0) lijst.style.minBlockSize = `${lijst.offsetHeight + tekort}px`;
      window.scrollTo({ top: doel, behavior: "instant" });
      const hier = inLijst ? document.getElementById(knop.id) : knop;
      const schoof = hier ? hier.getBoundingClientRect().top - plek : 0;
      if (inLijst) window.scrollBy({ top: schoof, behavior: "instant" });
      else if (vast) filters.scrollTop += schoof;
    };
  }

  // The ways in give way to what was searched; only the way back brings them back. A filter below them stays where
  // it was clicked, so it leaves them there.
  function verbergBegin(nieuw, terug) {
    const begin = document.querySelector("[data-begin]");
    if (begin && (terug || !begin.hidden)) begin.hidden = !nieuw.querySelector("[data-begin]");
  }

  // A field that someone is typing in keeps its text, unless the address went back to another question.
  function neemOver(nieuw, { terug, koos }) {
    document.title = nieuw.title;
    const actief = document.activeElement;
    const oud = document.querySelector("[data-lijst]");
    const inLijst = oud.contains(actief);
    oud.replaceChildren(...nieuw.querySelector("[data-lijst]").childNodes);
    // A result of a search starts closed or open as it was; only numbers and choices change.
    for (const telling of nieuw.querySelectorAll("[data-telling]")) {
      const { dimensie, term } = telling.dataset;
      const hier = formulier.querySelector(`[data-dimensie="${dimensie}"][data-term="${CSS.escape(term)}"]`);
      if (!hier) continue;
      hier.textContent = telling.textContent;
      hier.dataset.telling = telling.dataset.telling;
      const label = hier.closest("label");
      label.classList.toggle("nul", telling.closest("label").classList.contains("nul"));
      label.querySelector("input").checked = telling.closest("label").querySelector("input").checked;
    }
    maakSchakelaars();
    formulier.querySelector("[data-stand]").textContent = nieuw.querySelector("[data-stand]").textContent;
    toonAantal();
    const koppen = nieuw.querySelectorAll(".facet-stand");
    formulier.querySelectorAll(".facet-stand").forEach((kop, i) => { kop.textContent = koppen[i].textContent; });
    for (const naam of ["zoek", "jaar_van", "jaar_tot"]) {
      const veld = formulier.elements[naam];
      if (terug || veld !== actief) veld.value = nieuw.querySelector(`[name="${naam}"]`).value;
    }
    for (const modus of formulier.querySelectorAll('[name$="_modus"]')) {
      modus.checked = nieuw.querySelector(`[name="${modus.name}"]`).checked;
    }
    const stand = document.getElementById("vergelijk-stand");
    if (inLijst) {
      const zelfde = (actief.id && document.getElementById(actief.id)) || (koos && stand);
      (zelfde || document.getElementById("resultaten")).focus({ preventScroll: Boolean(zelfde) });
    }
    zeg(koos ? stand.textContent : `${document.getElementById("resultaten").textContent.trim().replace(/\s+/g, " ")}${
      document.querySelector("[data-lijst] .melding") ? `. ${_("Er staat een opmerking boven de lijst")}` : ""}.`);
  }

  // One step in the history per question: typing adds one and then changes it, and the same question adds none.
  let typt = false;
  // A choice to compare changes the address of the list and is no step of its own.
  async function haal(adres, { terug = false, typen = false, koos = false, houd = null } = {}) {
    if (bezig) bezig.abort();
    bezig = new AbortController();
    try {
      const antwoord = await fetch(adres, { signal: bezig.signal, headers: { accept: "text/html" } });
      if (!antwoord.ok) throw new Error(String(antwoord.status));
      const nieuw = new DOMParser().parseFromString(await antwoord.text(), "text/html");
      if (!terug) {
        const { pathname, search } = new URL(adres, location.href);
        const zelfde = pathname + search === location.pathname + location.search;
        history[zelfde || koos || (typen && typt) ? "replaceState" : "pushState"](null, "", pathname + search);
      }
      typt = typen;
      if (!houd || houd === zoek) verbergBegin(nieuw, terug);
      const plaats = houd ? houdPlek(houd) : () => {};
      neemOver(nieuw, { terug, koos });
      plaats();
    } catch (fout) {
      // The page itself knows how to say what is wrong.
      if (fout.name !== "AbortError") location.assign(adres);
    }
  }

  formulier.addEventListener("change", (event) => {
    if (event.target === zoek || !event.target.name) return;
    if (/^jaar_/.test(event.target.name) && !jarenKloppen()) return;
    haal(adresVan(), { houd: event.target });
  });
  formulier.addEventListener("submit", (event) => {
    event.preventDefault();
    sluit();
    if (dialoog.open) {
      dialoog.close("toon");
      document.getElementById("resultaten").focus();
    }
    // Only a real change of the fragment closes what :target opened.
    if (document.querySelector(".filters:target")) location.hash = "resultaten";
    haal(adresVan());
  });
  document.querySelector("[data-lijst]").addEventListener("click", (event) => {
    const link = event.target.closest("[data-keuze], .chip, .wis-alles, .bladeren a, .voorstellen a, .melding a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || new URL(link.href).pathname !== location.pathname) return;
    event.preventDefault();
    const bladert = Boolean(link.closest(".bladeren"));
    const koos = "keuze" in link.dataset;
    haal(link.href, { koos, houd: koos && link.id ? link : null }).then(() => {
      if (bladert) document.getElementById("resultaten").scrollIntoView();
    });
  });
  // A choice looks like a box to tick, so it answers to the space bar too.
  document.querySelector("[data-lijst]").addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches(".vergelijk-keuze")) return;
    event.preventDefault();
    event.target.click();
  });
  window.addEventListener("popstate", () => { if (!location.hash) { sluit(); haal(location.href, { terug: true }); } });

  // A name is opened; a term is one more choice beside what was chosen, in the place of what was typed to find it.
  function kies({ adres, naam, waarde }) {
    const vakje = naam && formulier.querySelector(`input[name="${naam}"][value="${CSS.escape(waarde)}"]`);
    if (!vakje) return location.assign(adres);
    vakje.checked = true;
    for (let om = vakje.closest("details"); om; om = om.parentElement.closest("details")) om.open = true;
    zoek.value = "";
    sluit();
    zoek.focus();
    return haal(adresVan(), { houd: zoek });
  }
  const sluit = window.suggereer(zoek, {
    label: _("Suggesties"),
    typ: () => haal(adresVan(), { typen: true }),
    vraag: async (begin) => {
      const vraag = new URLSearchParams({ begin, taal: document.documentElement.lang });
      return (await (await fetch(`${zoek.dataset.suggesties}?${vraag}`)).json()).suggesties;
    },
    kies,
  });
})();
