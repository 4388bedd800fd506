// ---- From a situation to interventions: which answers fit was worked out when the file was made; here they are counted.
const situatieBlad = bladzijde("/situatie");
const situatieFormulier = situatieBlad.querySelector("form"), uitslag = situatieBlad.querySelector(".lijst");
const uitslagUitleg = uitslag.querySelector(".melding"), uitslagBalk = uitslag.querySelector(".resultaat-balk"), uitslagKop = uitslagBalk.querySelector("h2");
const antwoordVan = new Map(los.situatie.antwoorden.map((a) => [`${a.dimensie} ${a.term}`, a]));

function leesSituatie(tekst) {
  const paren = parenIn(tekst), { soorten } = los.situatie;
  const vreemd = paren.find(([naam]) => !soorten.includes(naam) && naam !== "toon");
  if (vreemd) throw new Vraagfout(`Het filter ‘${kort(vreemd[0])}’ bestaat niet. ${NIEUWER}`);
  const rest = paren.filter(([naam]) => naam === "toon").map(([, waarde]) => waarde);
  const raar = rest.find((waarde) => waarde !== "rest");
  if (raar) throw new Vraagfout(`‘${kort(raar)}’ kennen we niet bij ‘toon’. ${NIEUWER}`);
  const gegeven = soorten.flatMap((soort) => [...new Set(paren.filter(([naam]) => naam === soort).map(([, term]) => term))].map((term) => {
    const antwoord = antwoordVan.get(`${soort} ${term}`);
    if (!antwoord) throw new Vraagfout(`‘${kort(term)}’ kennen we niet bij ‘${soort}’. ${NIEUWER}`);
    return antwoord;
  }));
  return { gegeven, rest: rest.length > 0 };
}

function toonSituatie(tekst) {
  const { gegeven, rest } = leesSituatie(tekst);
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
  uitslag.replaceChildren(uitslagUitleg, uitslagBalk, ...inhoud);
  return gegeven.length ? `${uitslagKop.textContent}` : "";
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
