// ---- From a situation to interventions: which answers fit was worked out when the file was made; here they are counted.
const situatieBlad = bladzijde("/situatie");
const situatieFormulier = situatieBlad.querySelector("form"), uitslag = situatieBlad.querySelector(".lijst");
const uitslagUitleg = uitslag.querySelector(".melding"), uitslagBalk = uitslag.querySelector(".resultaat-balk"), uitslagKop = uitslagBalk.querySelector("h2");
const stapLink = situatieBlad.querySelector(".pagina-kop a"), opPapier = maak("div", { class: "alleen-op-papier" });
const antwoordVan = new Map(los.situatie.antwoorden.map((a) => [`${a.dimensie} ${a.term}`, a]));

function leesSituatie(tekst) {
  const paren = parenIn(tekst), { soorten } = los.situatie;
  const vreemd = paren.find(([naam]) => !soorten.includes(naam) && naam !== "toon" && naam !== "stap");
  if (vreemd) throw new Vraagfout(`Het filter ‘${kort(vreemd[0])}’ bestaat niet. ${NIEUWER}`);
  const rest = paren.filter(([naam]) => naam === "toon").map(([, waarde]) => waarde);
  const raar = rest.find((waarde) => waarde !== "rest");
  if (raar) throw new Vraagfout(`‘${kort(raar)}’ kennen we niet bij ‘toon’. ${NIEUWER}`);
  const gegeven = soorten.flatMap((soort) => [...new Set(paren.filter(([naam]) => naam === soort).map(([, term]) => term))].map((term) => {
    const antwoord = antwoordVan.get(`${soort} ${term}`);
    if (!antwoord) throw new Vraagfout(`‘${kort(term)}’ kennen we niet bij ‘${soort}’. ${NIEUWER}`);
    return antwoord;
  }));
  const stappen = paren.filter(([naam]) => naam === "stap").map(([, waarde]) => waarde);
  const gek = stappen.find((waarde) => !/^[1-9]$/.test(waarde) || Number(waarde) > los.situatie.vragen.length);
  if (gek) throw new Vraagfout(`‘${kort(gek)}’ kennen we niet bij ‘stap’. ${NIEUWER}`);
  if (stappen.length > 1) throw new Vraagfout("‘stap’ staat meer dan één keer in het adres. Noem één stap.");
  return { gegeven, rest: rest.length > 0, stap: Number(stappen[0] || 0) };
}

function toonSituatie(tekst) {
  const { gegeven, rest, stap } = leesSituatie(tekst);
  if (stap) return toonStap(gegeven, stap);
  const paren = gegeven.map((a) => [a.dimensie, a.term]), query = String(new URLSearchParams(paren));
  for (const doos of situatieFormulier.querySelectorAll("input")) {
    doos.checked = paren.some(([dimensie, term]) => doos.name === dimensie && doos.value === term);
    doos.closest("label").hidden = !antwoordVan.get(`${doos.name} ${doos.value}`).aangeboden && !doos.checked;
  }
  const sets = gegeven.map((a) => [new Set(a.past), new Set(a.past_niet)]);
  const past = alles.map((p) => sets.filter(([wel]) => wel.has(p)).length), mis = alles.map((p) => sets.filter(([, niet]) => niet.has(p)).length);
  const groepen = gegeven.map((_, i) => gegeven.length - i)
    .map((n) => [n, alles.filter((p) => past[p] === n).sort((a, b) => mis[a] - mis[b] || a - b)]).filter(([, plaatsen]) => plaatsen.length);
  let eerst = groepen.length, samen = 0;
  for (let i = 0; i < groepen.length; i++) { samen += groepen[i][1].length; if (samen >= los.situatie.genoeg) { eerst = i + 1; break; } }
  const getoond = rest && eerst < groepen.length ? groepen.slice(eerst) : groepen.slice(0, eerst);
  const tel = (lijst) => lijst.reduce((som, [, plaatsen]) => som + plaatsen.length, 0);
  const aantal = tel(groepen), overig = aantal - tel(getoond), volledig = groepen.filter(([n]) => n === gegeven.length).flatMap(([, plaatsen]) => plaatsen);
  const gefilterd = selecteer(leesVraag(query), null);
  const zelfde = gefilterd.length === volledig.length && gefilterd.every((p) => past[p] === gegeven.length);
  const cijfer = () => maak("span", { "data-aantal": String(aantal) }, getal(aantal));

  uitslagKop.replaceChildren(...(!gegeven.length ? ["Nog niets gekozen"]
    : gegeven.length === 1 ? [cijfer(), ` ${aantal === 1 ? "interventie past" : "interventies passen"} bij uw antwoord`]
      : [volledig.length ? `${interventies(volledig.length)} ${volledig.length === 1 ? "past" : "passen"}` : "Geen enkele interventie past", " bij alle antwoorden, ", cijfer(), " bij minstens één"]));
  const link = (adres, woorden) => maak("a", { href: adres }, woorden);
  const regel = (...stukken) => maak("p", { class: "onder-tabel" }, ...stukken);
  let ruimte = los.situatie.meeste;
  const inhoud = getoond.flatMap(([n, plaatsen]) => {
    const id = `/situatie/groep-${n}`, kaarten_ = plaatsen.slice(0, ruimte);
    ruimte -= kaarten_.length;
    const lijst = maak("ol", { class: "kaarten", "aria-labelledby": id }, ...kaarten_.map((p) => passendeKaart(p, gegeven, sets)));
    const deel = [maak("h3", { class: "groep-kop", id }, `${n} van ${gegeven.length} `,
      maak("span", { class: "namen" }, `${n === 1 && gegeven.length === 1 ? "antwoord past" : "antwoorden passen"}: ${interventies(plaatsen.length)}`)), lijst];
    if (kaarten_.length < plaatsen.length) deel.push(regel(`U ziet er ${getal(kaarten_.length)} van de ${getal(plaatsen.length)}. Kies meer antwoorden, dan blijven er minder over.`));
    return deel;
  });
  if (overig) {
    inhoud.push(regel(maak("a", { class: "knop rustig", href: `#/situatie?${query}${rest ? "" : "&toon=rest"}` },
      rest ? `Terug naar de ${getal(overig)} waarbij de meeste antwoorden passen` : `Toon de ${getal(overig)} waarbij minder antwoorden passen`)));
  }
  if (getoond.length) {
    inhoud.push(regel("De volgorde telt alleen hoeveel antwoorden passen. Of een interventie werkt, staat bij de interventie zelf. ",
      ...(zelfde ? [link(`#?${query}`, `Bekijk de ${interventies(gefilterd.length)} bij alle antwoorden in de lijst, met filters`), "."]
        : ["Als filters werken uw antwoorden anders: daar is van elke soort, zoals fase of doelgroep, één antwoord genoeg. ",
          link(`#?${query}`, `Bekijk die andere lijst: ${interventies(gefilterd.length)}`), "."])));
  } else if (gegeven.length) {
    inhoud.push(maak("p", {}, "Geen enkele interventie past bij een van deze antwoorden. Dat kan ook betekenen dat de bron er niets over zegt. ", link("#", "Bekijk alle interventies"), "."));
  } else inhoud.push(maak("p", {}, "Kies één of meer antwoorden en dan ‘Toon wat erop lijkt’. Eén antwoord is al genoeg."));
  stapLink.setAttribute("href", `#/situatie?${query}${query ? "&" : ""}stap=1`);
  // On paper: the answers, and where they come from.
  opPapier.replaceChildren(...(gegeven.length ? [maak("p", {}, maak("b", {}, "Uw antwoorden")), maak("ul", {}, ...los.situatie.vragen.flatMap((titel, n) => {
    const eigen = gegeven.filter((a) => vraagPlek(a) === n).map((a) => a.tekst);
    return eigen.length ? [maak("li", {}, `${titel} ${eigen.join("; ")}`)] : [];
  })), maak("p", {}, `Afgedrukt van ${gegevens.basis}/situatie?${query}${gegevens.stand ? `, gegevens van ${gegevens.stand}` : ""}.`)] : []));
  uitslag.replaceChildren(uitslagUitleg, opPapier, uitslagBalk, ...inhoud);
  return gegeven.length ? `${uitslagKop.textContent}` : "";
}

// ---- One question on a page: its answers are those of the page with all of them.
const eenVraag = {}; // its buttons and its list of answers
const vraagVelden = [...situatieFormulier.querySelectorAll("fieldset.vraag")];
// Where a question stands that an answer belongs to; one that is not offered belongs to the last of its dimension.
const vraagPlek = (a) => vraagVelden.findIndex((veld) => [...veld.querySelectorAll("input")].some((doos) => doos.name === a.dimensie && doos.value === a.term));
function toonStap(gegeven, stap) {
  const blad = bladzijde("/situatie/stap"), vraagformulier = blad.querySelector("form"), aantal = vraagVelden.length;
  blad.querySelector(".inleiding").textContent = blad.querySelector(".inleiding").textContent.replace(/\d+ van \d+/, `${stap} van ${aantal}`);
  const veld = vraagVelden[stap - 1].cloneNode(true);
  for (const doos of veld.querySelectorAll("input")) {
    doos.checked = gegeven.some((a) => a.dimensie === doos.name && a.term === doos.value);
    doos.closest("label").hidden = !antwoordVan.get(`${doos.name} ${doos.value}`).aangeboden && !doos.checked;
  }
  vraagformulier.querySelector("fieldset").replaceWith(veld);
  const elders = gegeven.filter((a) => vraagPlek(a) !== stap - 1);
  const [verder, uitslag_, terug] = eenVraag.knoppen = eenVraag.knoppen || [...vraagformulier.querySelectorAll(".stap-knoppen button")];
  const deel = eenVraag.deel = eenVraag.deel || vraagformulier.querySelector("section"), lijst = deel.querySelector("ul");
  verder.value = stap + 1; terug.value = stap - 1;
  uitslag_.className = stap < aantal ? "knop rustig" : "knop";
  vraagformulier.querySelector(".stap-knoppen").replaceChildren(...(stap < aantal ? [verder, uitslag_] : [uitslag_]), ...(stap > 1 ? [terug] : []));
  deel.hidden = !gegeven.length;
  lijst.replaceChildren(...los.situatie.vragen.flatMap((titel, n) => {
    const eigen = gegeven.filter((a) => vraagPlek(a) === n).map((a) => a.tekst);
    return eigen.length ? [maak("li", {}, `${titel} `, maak("b", {}, eigen.join("; ")), " ", ...(n === stap - 1 ? [] : [maak("button", { class: "knop rustig klein", type: "submit", name: "stap", value: n + 1 }, "Wijzig", onzichtbaar(` het antwoord op vraag ${n + 1}`))]))] : [];
  }));
  const past = alles.filter((p) => gegeven.some((a) => a.past.includes(p))).length;
  deel.querySelector("ul ~ p").textContent = `${interventies(past)} ${past === 1 ? "past" : "passen"} bij minstens één antwoord.`;
  const query = String(new URLSearchParams(gegeven.map((a) => [a.dimensie, a.term])));
  blad.querySelector("form ~ p a").setAttribute("href", `#/situatie${query ? `?${query}` : ""}`);
  // Every button sends the answers of this step along, so no way out of it loses one.
  vraagformulier.onsubmit = (event) => {
    event.preventDefault();
    const gekozen = [...veld.querySelectorAll("input:checked")].map((doos) => [doos.name, doos.value]), knop = event.submitter || verder;
    const volgorde = los.situatie.soorten, paren = [...elders.map((a) => [a.dimensie, a.term]), ...gekozen].sort(([a], [b]) => volgorde.indexOf(a) - volgorde.indexOf(b));
    const naar = knop.name === "stap" && knop !== uitslag_ ? [...paren, ["stap", knop.value]] : paren;
    location.hash = `#/situatie${naar.length ? `?${new URLSearchParams(naar)}` : ""}`;
  };
  return [`Vraag ${stap} van ${aantal}: ${los.situatie.vragen[stap - 1]}`, "/situatie/stap"];
}
function passendeKaart(plaats, gegeven, sets) {
  // The card of the list, in the shape of this page: its name a level deeper, and the research in a sentence.
  const uit = kaartVan(plaats), kopie = (kiezer) => uit.querySelector(kiezer).cloneNode(true);
  const onderzoek = uit.querySelector(".onderzocht");
  const score = maak("p", { class: "score" }, "Onderzoek: ", ...(onderzoek ? [...onderzoek.cloneNode(true).childNodes].slice(1)
    : [maak("span", { class: "leeg-veld" }, "Evaluatie niet gerapporteerd")]), ".");
  const waarom = maak("ul", { class: "standen waarom", "aria-label": "Waarom" });
  const standen = uit.querySelector(".bewijs .standen");
  const kaart = maak("li", { class: "passend", "data-interventie": ids[plaats] },
    maak("div", {}, maak("h4", { class: "kaart-naam" }, ...kopie("h3").childNodes), score, kopie(".kaart-doel"), ...(standen ? [standen.cloneNode(true)] : [])), waarom);
  const soort = (i) => (sets[i][0].has(plaats) ? 0 : sets[i][1].has(plaats) ? 2 : 1);
  [["reden-past", "past", "Past"], ["niet-gerapporteerd", "niet-gerapporteerd", "Niet gerapporteerd"], ["reden-past-niet", "weg", "Past niet"]].forEach(([klasse, naam, woord], s) => {
    const redenen = gegeven.filter((_, i) => soort(i) === s).map((a) => a.reden);
    if (redenen.length) waarom.append(maak("li", { class: `stand ${klasse}` }, teken(naam), maak("span", {}, maak("b", {}, `${woord}:`), ` ${redenen.join(", ")}`)));
  });
  return kaart;
}
situatieFormulier.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = String(new URLSearchParams(new FormData(situatieFormulier)));
  location.hash = `#/situatie${query ? `?${query}` : ""}`;
  uitslagKop.focus({ preventScroll: true });
  uitslag.scrollIntoView();
});
