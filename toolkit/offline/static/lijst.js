// ---- The list page: the cards and filters that are in the document, for the question in the address.
const lijstBlad = bladzijde("/");
const formulier = lijstBlad.querySelector("form");
const lijstVak = lijstBlad.querySelector("[data-lijst]");
const kaartenLijst = lijstVak.querySelector(".kaarten");
const getal = (n) => n.toLocaleString("nl-NL");
const interventies = (n) => `${getal(n)} ${n === 1 ? "interventie" : "interventies"}`;

// An element with attributes and content; text is always text.
function maak(soort, kenmerken = {}, ...inhoud) {
  const element = document.createElement(soort);
  for (const [naam, waarde] of Object.entries(kenmerken)) element.setAttribute(naam, waarde);
  element.append(...inhoud);
  return element;
}
function teken(naam) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [k, w] of [["class", "teken"], ["viewBox", "0 0 16 16"], ["aria-hidden", "true"]]) svg.setAttribute(k, w);
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#t-${naam}`);
  svg.append(use);
  return svg;
}
const onzichtbaar = (tekst) => maak("span", { class: "onzichtbaar" }, tekst);

// What the script adds to the list stands in boxes of its own, so each answer replaces the one before.
const vak = Object.fromEntries(["erbij", "chips", "melding", "leeg", "bladeren", "keuze"].map((naam) => [naam, maak("div")]));
lijstVak.querySelector(".resultaat-balk").append(vak.chips);
lijstVak.querySelector(".sorteer").before(vak.erbij);
kaartenLijst.before(vak.melding, vak.leeg);
kaartenLijst.after(vak.keuze, vak.bladeren);
for (const oud of lijstVak.querySelectorAll(".vergelijk-balk, .vergelijk-kort, .chip.erbij")) oud.remove();
const meenemen = lijstVak.querySelector(".meenemen");
const sorteerVak = formulier.elements.sorteer, zonderPublicatie = new Set(gegevens.zonder_publicatie);

const zonder = (vraag, wijzig) => {
  const nieuw = { ...vraag, keuzes: new Map(vraag.keuzes), alle: new Set(vraag.alle), statussen: new Map(vraag.statussen),
    zonder: new Map(vraag.zonder), pagina: 1 };
  wijzig(nieuw);
  return nieuw;
};
const haalUit = (map, naam, waarde) => {
  const rest = map.get(naam).filter((w) => w !== waarde);
  if (rest.length) map.set(naam, rest); else map.delete(naam);
  return rest;
};
// The chosen filters in words, each with the question without it, and how it is left out.
function filters(vraag) {
  const uit = [], { woorden } = gegevens, bij = (tekst, wijzig) => uit.push([tekst, zonder(vraag, wijzig), wijzig]);
  if (vraag.zoek) {
    const kort = vraag.zoek.length <= 40 ? vraag.zoek : `${vraag.zoek.slice(0, 39)}…`;
    bij(woorden.zoek.replace("{}", () => kort), (v) => { v.zoek = ""; });
  }
  for (const [naam, termen] of vraag.keuzes) {
    const d = dimensies.get(naam);
    for (const term of termen) {
      bij(d.woorden[term === NIET ? d.termen.length : d.nummer.get(term)],
        (v) => { if (!haalUit(v.keuzes, naam, term).length) v.alle.delete(naam); });
    }
  }
  for (const [naam, termen] of vraag.zonder) {
    const d = dimensies.get(naam);
    for (const term of termen) bij(d.zonder[d.nummer.get(term)], (v) => haalUit(v.zonder, naam, term));
  }
  for (const naam of vraag.alle) bij(dimensies.get(naam).alle, (v) => v.alle.delete(naam));
  for (const [naam, status] of vraag.statussen) bij(woorden.status[status], (v) => v.statussen.delete(naam));
  for (const soort of vraag.herkomst) {
    bij(woorden.herkomst[soort], (v) => { v.herkomst = v.herkomst.filter((h) => h !== soort); });
  }
  for (const naam of ["jaar_van", "jaar_tot"]) {
    if (vraag[naam]) bij(woorden[naam].replace("{}", vraag[naam]), (v) => { v[naam] = null; });
  }
  return uit;
}

const melding = (...alineas) => maak("div", { class: "melding" }, teken("info"), maak("div", {}, ...alineas.map((a) => (a instanceof Node ? a : maak("p", {}, a)))));
const alinea = (...stukken) => maak("p", {}, ...stukken);
const sterk = (tekst) => maak("strong", {}, tekst);
// A label as it stands within a sentence, as `midden_in_zin` of the site has it.
const middenInZin = (label) => (/^[A-ZÀ-Ý][a-zà-ý]/.test(label) ? label[0].toLowerCase() + label.slice(1) : label);
// Filters that the words of a question may mean, with what each gives; nothing is applied in silence.
function wensenVan(vraag) {
  const gezegd = new Set();
  return maak_zoek().wensen(vraag.zoek).flatMap(({ pairs, rest, zin }) => {
    let gevraagd;
    try {
      const paren = [...parenVan({ ...vraag, zoek: rest, pagina: 1 }), ...pairs];
      gevraagd = leesVraag(String(new URLSearchParams([...new Map(paren.map((paar) => [paar.join("="), paar])).values()])));
    } catch { return []; } // another status, or a year after the last one
    const woorden = new Map(), weggelaten = pairs.some(([naam]) => naam.startsWith("zonder_"));
    for (const [tekst] of filters(leesVraag(String(new URLSearchParams(pairs))))) {
      const [label, ...waarde] = tekst.split(": "), kop = label + (waarde.length ? (weggelaten ? ": " : " is ") : "");
      woorden.set(kop, [...(woorden.get(kop) || []), waarde.join(": ")]);
    }
    const tekst = [...woorden].map(([kop, waarden]) => kop + waarden.join(" of ")).map((deel, i) => (i ? middenInZin(deel) : deel)).join(" en ");
    const aantal = selecteer(gevraagd, gevraagd.zoek ? maak_zoek()(gevraagd.zoek) : null).length, eerder = gezegd.has(zin);
    gezegd.add(zin);
    return [{ tekst, gevraagd, aantal, zin: eerder ? "" : zin }];
  });
}
// What the page of the site says about how the question was read.
function meldingen(vraag, gevonden, aantal) {
  const uit = [];
  if (gevonden) {
    const wensen = wensenVan(vraag);
    if (wensen.length) {
      uit.push(melding(alinea("U bedoelt misschien: ", ...wensen.flatMap(({ tekst, gevraagd, aantal: n }, i) => [i ? "; " : "",
        n ? maak("a", { href: adresVan(parenVan(gevraagd)) }, `${tekst} (${getal(n)})`) : `${tekst} (0)`]), "."), ...wensen.map(({ zin }) => zin).filter(Boolean)));
    }
    for (const { zin, plaatsen } of gevonden.nietVoor) {
      uit.push(melding(alinea(sterk(zin)), maak("ul", {}, ...plaatsen.map(([naam, adres]) => maak("li", {}, maak("a", { href: adres, rel: "external noreferrer" }, naam))))));
    }
    if (!gevonden.plaatsen.length && !gevonden.onbekend.length && !gevonden.correcties.length && !gevonden.nietVoor.length) {
      uit.push(melding(alinea(sterk("Typ een woord,"), ` zoals ‘jongeren’ of ‘weerbaarheid’. In ‘${vraag.zoek.slice(0, 60)}’ staat niets waarop we kunnen zoeken.`)));
    }
    const regels = [];
    if (gevonden.correcties.length) {
      regels.push(alinea(sterk("Bedoelde u "), maak("a", { href: adresVan(parenVan(zonder(vraag, (v) => { v.zoek = gevonden.verbeterd; }))) }, gevonden.verbeterd.slice(0, 200)), sterk("? "),
        gevonden.correcties.map(([getypt, goed]) => `‘${getypt.slice(0, 60)}’ komt in de catalogus niet voor; ${aantal ? `u ziet wat bij ‘${goed}’ hoort` : `we zochten op ‘${goed}’`}. `).join("")));
    }
    if (gevonden.onbekend.length) regels.push(`Niet gevonden in de catalogus: ${gevonden.onbekend.slice(0, 10).map((w) => `‘${w.slice(0, 60)}’`).join(", ")}${gevonden.onbekend.length > 10 ? " en meer" : ""}.`);
    const heel = gevonden.plaatsen.slice(0, gevonden.volledig).filter((p) => gevonden.gekozen.includes(p)).length;
    if (aantal && heel < aantal) {
      regels.push(heel ? `${interventies(heel)} ${heel === 1 ? "past" : "passen"} bij uw hele vraag.${volgordeVan(vraag) === "relevantie" ? " Daaronder staat wat bij een deel past of ermee te maken heeft." : " De andere passen bij een deel of hebben ermee te maken."}`
        : "Geen enkele interventie past precies bij uw vraag. Deze passen bij een deel of hebben ermee te maken.");
    }
    if (regels.length) uit.push(melding(...regels));
    if (aantal) {
      for (const [getypt, uitingen, zelf] of gevonden.ookGezocht) {
        uit.push(maak("p", { class: "ook-gezocht" }, `${zelf ? `Bij ‘${getypt.slice(0, 60)}’ zochten we ook op` : `‘${getypt.slice(0, 60)}’ staat zelf in geen beschrijving. We zochten op`}: ${uitingen.slice(0, 6).join(", ")}${uitingen.length > 6 ? " en meer" : ""}.`));
      }
      for (const opmerking of gevonden.opmerkingen) uit.push(maak("p", { class: "ook-gezocht" }, opmerking));
    }
  }
  if (gevonden && gevonden.elders.length) {
    const woorden = gevonden.elders.slice(0, 5).map((w) => `‘${w.slice(0, 60)}’`).join(", ");
    uit.push(maak("p", { class: "ook-gezocht" }, `De website kent meer woorden dan dit bestand. Door ${woorden}${gevonden.elders.length > 5 ? " en meer" : ""} kan de lijst daar anders zijn: `,
      maak("a", { href: `${gegevens.basis}/?${new URLSearchParams(parenVan(vraag, { keuze: false }))}`, rel: "noreferrer" }, "deze vraag op de website"), "."));
  }
  for (const status of vraag.statussen.values()) {
    uit.push(melding(alinea(sterk(gegevens.statuswoorden[status]), ` betekent: ${gegevens.statusuitleg[status]}. Dat geldt voor het element in dat ene onderzoek. Het zegt niet dat de interventie werkt, en niet bij iedereen. Hoe sterk het bewijs is, hangt af van het onderzoek dat erbij staat.`)));
  }
  return uit;
}

// The first thing that one sees: what this is and the ways in; a question gets the room for itself.
const zoekband = lijstBlad.querySelector(".zoekband"), welkom = zoekband.querySelector(".welkom-tekst"), ingangen = lijstBlad.querySelector("[data-begin]");
const zonderWelkom = [maak("h1", {}, "Interventies zoeken"), maak("a", { href: "#/situatie" }, "Liever beginnen bij een situatie?")];
welkom.after(zonderWelkom[0]);
zoekband.querySelector(".zoekband-regel").append(zonderWelkom[1]);
function toonBegin(begin) {
  zoekband.classList.toggle("welkom", begin);
  welkom.hidden = ingangen.hidden = !begin;
  for (const deel of zonderWelkom) deel.hidden = begin;
}

// What leaving out each one filter gives or, when no single one helps, the smallest sets that do; see `_voorstellen` of the site.
function voorstellenVan(vraag, chips, gevonden) {
  const MEESTE_WEG = 4, MEESTE_PROBEREN = 45, MEESTE = 5;
  function* samen(lijst, aantal) {
    if (!aantal) { yield []; return; }
    for (let i = 0; i <= lijst.length - aantal; i++) for (const rest of samen(lijst.slice(i + 1), aantal - 1)) yield [lijst[i], ...rest];
  }
  for (let weg = 1; weg <= Math.min(chips.length, MEESTE_WEG); weg++) {
    const voorstellen = [];
    for (const deel of samen(chips, weg)) {
      if (voorstellen.length === MEESTE_PROBEREN) break;
      const naar = deel.reduce((tot, [, , wijzig]) => zonder(tot, wijzig), vraag);
      voorstellen.push([deel.map(([tekst]) => tekst).join(" en "), naar, selecteer(naar, naar.zoek ? gevonden : null).length]);
    }
    if (voorstellen.some(([, , n]) => n)) return [weg, weg === 1 ? voorstellen : voorstellen.filter(([, , n]) => n).sort((a, b) => b[2] - a[2]).slice(0, MEESTE)];
  }
  return [0, []];
}
let stand = null; // the question on screen and its answer
const opPapierLijst = lijstVak.querySelector(".alleen-op-papier");
function toonKaarten(plaatsen, deel) {
  kaartenLijst.replaceChildren(...plaatsen.map(kaartVan));
  const query = String(new URLSearchParams(parenVan(stand.vraag, { pagina: false, keuze: false })));
  opPapierLijst.textContent = `Afgedrukt van ${gegevens.basis}/${query ? `?${query}` : ""}${gegevens.stand ? `, gegevens van ${gegevens.stand}` : ""}. ${deel}`;
}
function toonPagina() {
  const { vraag, gekozen } = stand, per = gegevens.per_pagina, deel = gekozen.slice((vraag.pagina - 1) * per, vraag.pagina * per);
  toonKaarten(deel, deel.length < gekozen.length ? `Dit zijn er ${deel.length} van de ${interventies(gekozen.length)}.` : "Dit is de hele lijst.");
}
function toonLijst(vraag) {
  const gevonden = vraag.zoek ? maak_zoek()(vraag.zoek) : null;
  const gekozen = selecteer(vraag, gevonden);
  if (gevonden) gevonden.gekozen = gekozen;
  const per = gegevens.per_pagina, paginas = Math.max(1, Math.ceil(gekozen.length / per));
  if (vraag.pagina > paginas) throw new Vraagfout(`Deze lijst heeft ${paginas} ${paginas === 1 ? "pagina" : "pagina’s"}. U vroeg pagina ${vraag.pagina}.`);
  stand = { vraag, gekozen };
  toonBegin(!parenVan(vraag).length);
  const aantal = gekozen.length, chips = filters(vraag);
  toonPagina();
  kaartenLijst.hidden = !aantal;

  document.getElementById("resultaten").replaceChildren(
    maak("span", { "data-aantal": String(aantal) }, getal(aantal)), ` ${aantal === 1 ? "interventie" : "interventies"}${aantal ? "" : " gevonden"}`);
  formulier.querySelector("[data-stand]").textContent = interventies(aantal);
  formulier.querySelector("[data-toon]").textContent = aantal === 1 ? "Toon 1 resultaat" : `Toon ${getal(aantal)} resultaten`;

  // The form says what the address says.
  for (const veld of ["zoek", "jaar_van", "jaar_tot"]) if (document.activeElement !== formulier.elements[veld]) formulier.elements[veld].value = vraag[veld] || "";
  for (const doos of formulier.querySelectorAll("input[type=checkbox]")) {
    const naam = doos.name;
    doos.checked = naam === "herkomst" ? vraag.herkomst.includes(doos.value)
      : naam.endsWith("_modus") ? vraag.alle.has(naam.slice(0, -6))
      : naam.endsWith("_status") ? vraag.statussen.get(naam.slice(0, -7)) === doos.value
      : (vraag.keuzes.get(naam) || []).includes(doos.value);
  }
  const telling_ = tellingen(vraag, gevonden), [soort, term] = gegevens.geevalueerd || [];
  const onderzocht = soort && !vraag.keuzes.has(soort) ? telling_.get(soort).get(term) || 0 : 0;
  vak.erbij.replaceChildren(...(onderzocht && onderzocht < aantal ? [maak("p", { class: "chips" },
    maak("a", { class: "chip erbij", href: adresVan(parenVan(zonder(vraag, (v) => v.keuzes.set(soort, [term])))) }, `Alleen met evaluatie (${getal(onderzocht)})`))] : []));
  for (const [naam, telling] of telling_) {
    for (const plek of formulier.querySelectorAll(`[data-dimensie="${naam}"][data-telling]`)) {
      const n = telling.get(plek.dataset.term) || 0;
      plek.textContent = getal(n);
      plek.dataset.telling = String(n);
      plek.closest("label").classList.toggle("nul", !n);
    }
  }
  for (const facet of formulier.querySelectorAll(".facet[data-facet]")) {
    const n = facet.querySelectorAll("[data-telling]").length && facet.querySelectorAll("label:not(.modus) > input:checked").length;
    facet.querySelector(".facet-stand").textContent = n ? `${n} gekozen` : "";
  }
  sorteerVak.replaceChildren(...[["relevantie", "best passend"], ["naam", "naam"], ["jaar", "nieuwste publicatie"]]
    .filter(([naam]) => vraag.zoek || naam !== "relevantie").map(([naam, tekst]) => maak("option", { value: naam }, tekst)));
  sorteerVak.value = vraag.sorteer && (vraag.zoek || vraag.sorteer !== "relevantie") ? vraag.sorteer : vraag.zoek ? "relevantie" : "naam";

  const chip = (tekst, naar, voor) => maak("li", {}, maak("a", { class: "chip", href: adresVan(parenVan(naar)) }, onzichtbaar(voor), tekst, teken("weg")));
  const wis = adresVan(vraag.vergelijk.map((id) => ["vergelijk", id]));
  vak.chips.replaceChildren(...(chips.length ? [maak("ul", { class: "chips", "aria-label": "Gekozen filters" },
    ...chips.map(([tekst, naar]) => chip(tekst, naar, "Verwijder filter ")),
    maak("li", {}, maak("a", { class: "wis-alles", href: wis }, "Wis alles")))] : []));
  vak.melding.replaceChildren(...meldingen(vraag, gevonden, aantal));
  vak.leeg.replaceChildren();
  if (!aantal) {
    const [weg, voorstellen] = voorstellenVan(vraag, chips, gevonden);
    if (voorstellen.length) {
      vak.leeg.append(maak("h3", { class: "weghaal-kop" }, weg === 1 ? "Haal één keuze weg" : `Haal ${["twee", "drie", "vier"][weg - 2]} keuzes weg`),
        ...(weg > 1 ? [maak("p", {}, `Eén keuze${["", " of twee", " tot drie"][weg - 2]} weghalen geeft nog geen resultaat.`)] : []),
        maak("ul", { class: "voorstellen" }, ...voorstellen.map(([tekst, naar, n]) => maak("li", {}, maak(n ? "a" : "span", n ? { href: adresVan(parenVan(naar)) } : {},
          maak("span", {}, `Zonder ${tekst}`), maak("span", { class: "aantal" }, interventies(n)))))));
    } else if (chips.length > 1) vak.leeg.append(maak("p", {}, "Eén keuze weghalen helpt hier niet."));
    vak.leeg.append(maak("p", { class: "onder-tabel" }, maak("a", { href: wis }, `Bekijk alle ${interventies(ids.length)}`), ".",
      ...(gevonden && gevonden.nietVoor.length ? [] : [" Zegt een bron niets over wat u koos, dan staat die interventie er niet bij. ", maak("a", { href: "#/bewijskaart" }, "Bekijk de leemten op de bewijskaart"), "."])));
  }
  for (const deel of [sorteerVak, lijstVak.querySelector('.sorteer label')]) if (deel) deel.hidden = aantal < 2;
  vak.bladeren.replaceChildren(...bladeren(vraag, paginas));
  toonKeuze(vraag);
  meenemen.hidden = !aantal;
  const query = String(new URLSearchParams(parenVan(vraag, { pagina: false, keuze: false }))), als = (soort, woorden) => maak("a", { href: `#/export.${soort}?${query}` }, woorden);
  const leeg = gekozen.filter((p) => zonderPublicatie.has(p)).length;
  meenemen.replaceChildren("Neem deze lijst mee: ", als("xlsx", "Excel"), ", ", als("csv", "CSV"), ", ", als("ris", "RIS voor literatuurbeheer"), ", ", als("json", "JSON"),
    `. U krijgt ${aantal === 1 ? "de ene interventie" : `alle ${interventies(aantal)}`}.${leeg ? ` In RIS staan alleen publicaties: ${interventies(leeg)} zonder publicatie ${leeg === 1 ? "staat" : "staan"} er niet in.` : ""} ODS en een notitie (ODT) maakt de website: `,
    maak("a", { href: `${gegevens.basis}/?${query}`, rel: "noreferrer" }, "deze lijst op de website"), ". ", maak("a", { href: `#/bewijskaart${adresVan(parenVan(vraag)).slice(1)}` }, "Bekijk deze lijst als bewijskaart"), " of ", maak("a", { href: `#/beeld${query ? `?${query}` : ""}` }, "in beeld"), ".");
  document.querySelector("[data-melding]").textContent = `${document.getElementById("resultaten").textContent}.`;
  const genoemd = (vraag.zoek ? chips.slice(1) : chips).map(([tekst]) => tekst);
  return `${chips.length ? `${interventies(aantal)}${vraag.zoek ? ` voor ${vraag.zoek.slice(0, 60)}` : ""}${genoemd.length ? `: ${genoemd.slice(0, 3).join("; ")}` : ""}${genoemd.length > 3 ? ` en ${genoemd.length - 3} meer` : ""}` : "Interventies zoeken"}${vraag.pagina > 1 ? `, pagina ${vraag.pagina}` : ""}`;
}

function bladeren(vraag, paginas) {
  if (paginas < 2) return [];
  const naar = (n) => adresVan(parenVan({ ...vraag, pagina: n }));
  const nav = maak("nav", { class: "bladeren", "aria-label": "Bladeren door de resultaten" });
  if (vraag.pagina > 1) nav.append(maak("a", { href: naar(vraag.pagina - 1), rel: "prev" }, "Vorige"), " ");
  for (let n = 1; n <= paginas; n++) {
    if (n > 1 && n < paginas && Math.abs(n - vraag.pagina) > 2) {
      if (Math.abs(n - vraag.pagina) === 3) nav.append(maak("span", {}, "…"), " ");
    } else if (n === vraag.pagina) nav.append(maak("span", { "aria-current": "page" }, onzichtbaar("Pagina "), String(n)), " ");
    else nav.append(maak("a", { href: naar(n) }, onzichtbaar("Pagina "), String(n)), " ");
  }
  if (vraag.pagina < paginas) nav.append(maak("a", { href: naar(vraag.pagina + 1), rel: "next" }, "Volgende"));
  return [nav];
}

// The choice to compare travels in the address, as on the site.
function toonKeuze(vraag) {
  const gekozen = vraag.vergelijk, vergelijking = `#/vergelijk?${new URLSearchParams(gekozen.map((id) => ["id", id]))}`;
  for (const kaart of kaartenLijst.children) {
    const id = kaart.dataset.interventie, naam = gegevens.namen[plaatsVan.get(id)], is = gekozen.includes(id);
    const na = is ? gekozen.filter((g) => g !== id) : [...gekozen, id];
    const link = !is && gekozen.length >= 4
      ? maak("span", { class: "vergelijk-vol" }, "Al vier gekozen", onzichtbaar(`: ${naam} kan er niet bij`))
      : maak("a", { class: `vergelijk-keuze${is ? " gekozen" : ""}`, href: adresVan(parenVan({ ...vraag, vergelijk: na })), id: `vergelijk-${id}`,
        role: "button", "aria-pressed": String(is) }, "Vergelijk", onzichtbaar(` ${naam}`));
    kaart.querySelector(".vergelijk-keuze, .vergelijk-vol").replaceWith(link);
  }
  const balk = maak("div", { class: "vergelijk-balk" });
  if (gekozen.length) {
    balk.append(maak("p", { id: "vergelijk-stand", tabindex: "-1" }, `${gekozen.length} gekozen om te vergelijken.${gekozen.length === 1 ? " Kies er nog minstens één." : ""}`));
    if (gekozen.length > 1) balk.append(maak("a", { class: "knop klein", href: vergelijking }, "Vergelijk de gekozen interventies"));
    balk.append(maak("ul", { class: "chips", "aria-label": "Gekozen om te vergelijken" }, ...gekozen.map((id) => maak("li", {},
      maak("a", { class: "chip", href: adresVan(parenVan({ ...vraag, vergelijk: gekozen.filter((g) => g !== id) })) },
        onzichtbaar("Haal weg uit de vergelijking: "), gegevens.namen[plaatsVan.get(id)], teken("weg"))))));
  } else if (stand.gekozen.length > 1) balk.append(maak("p", { id: "vergelijk-stand", tabindex: "-1" }, "Vergelijken? Kies er twee tot vier in de lijst."));
  vak.keuze.replaceChildren(...(balk.firstChild ? [balk] : []));
}

// The question that the form asks for: what is not in the form (left out, to compare) stays as it was.
function uitFormulier() {
  const paren = [...new FormData(formulier)].filter(([naam, waarde]) => String(waarde).trim() && naam !== "sorteer" && !/^(zonder_|vergelijk$)/.test(naam));
  // Another order than the one that holds by itself was chosen.
  if (sorteerVak.value !== (stand.vraag.zoek ? "relevantie" : "naam")) paren.push(["sorteer", sorteerVak.value]);
  for (const [naam, termen] of stand.vraag.zonder) for (const term of termen) paren.push([`zonder_${naam}`, term]);
  return adresVan([...paren, ...stand.vraag.vergelijk.map((id) => ["vergelijk", id])]);
}
