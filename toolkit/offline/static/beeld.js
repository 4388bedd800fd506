// ---- Two pictures of a list, each with its table, as `/beeld` of the site.
const beeldBlad = bladzijde("/beeld"), beeldKop = beeldBlad.querySelector(".pagina-kop"), { beeld } = los;
const geenBeeld = maak("p", {}, "Van deze keuze zijn geen jaren en landen bekend.");
beeldBlad.querySelector(".beelden").append(geenBeeld);

function jarenVan(plaatsen) {
  const d = dimensies.get(los.kaart.opzet), in_ = (hoort) => plaatsen.filter(hoort);
  const groepen = [[beeld.alle, plaatsen], ...(d ? [...d.termen.map((term, t) => [beeld.opzetten[term], in_((p) => d.tags[p].some(([eigen]) => eigen === t))]),
    [beeld.onbekend, in_((p) => !d.tags[p].length)]] : [])];
  const tel = (paren) => { const uit = new Map(); for (const jaar of new Map(paren.map(([wie, jaar]) => [`${wie} ${jaar}`, jaar])).values()) uit.set(jaar, (uit.get(jaar) || 0) + 1); return uit; };
  return groepen.map(([naam, leden]) => {
    const met = leden.flatMap((p) => beeld.jaren[p].map(([publicatie, jaar]) => [p, publicatie, jaar]));
    return { naam, interventies: tel(met.map(([p, , jaar]) => [p, jaar])), publicaties: tel(met.map(([, publicatie, jaar]) => [publicatie, jaar])) };
  }).filter((rij) => rij.interventies.size);
}
function landenVan(plaatsen) {
  const d = dimensies.get(beeld.landen);
  if (!d) return [];
  return d.termen.map((term, t) => [term, beeld.landnamen[term], plaatsen.filter((p) => d.tags[p].some(([eigen]) => d.onder[t].has(eigen))).length])
    .filter(([, , n]) => n).sort((a, b) => b[2] - a[2] || (a[1] < b[1] ? -1 : 1));
}
function leesBeeld(query) {
  const vraag = { ...leesVraag(query), sorteer: "", pagina: 1 }, paren = parenVan(vraag, { keuze: false });
  return { vraag, query: String(new URLSearchParams(paren)), plaatsen: selecteer(vraag, vraag.zoek ? maak_zoek()(vraag.zoek) : null) };
}
const svgVan = (breed, hoog, titel, inhoud) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${breed} ${hoog}" width="${breed}" height="${hoog}" font-family="'Segoe UI','Noto Sans','Open Sans',sans-serif" font-size="12" fill="#12262a" role="img" aria-labelledby="titel">
<title id="titel">${titel}</title>
<rect x="0" y="0" width="${breed}" height="${hoog}" fill="#ffffff"/>
<text x="10" y="32" font-size="20" font-weight="700">${titel}</text>
${inhoud}</svg>
`;
function voetVan({ vraag, query }, hoogte) {
  const gekozen = filters(vraag).map(([tekst]) => tekst), regels = [`Keuze: ${gekozen.join("; ") || `geen, de hele catalogus (${interventies(ids.length)})`}.`,
    ...los.kaart.regels.bron.map((regel) => regel.replace("{}", () => `/beeld${query ? `?${query}` : ""}`))];
  const hoog = hoogte + 18 * regels.length + 20;
  return [hoog, regels.map((regel, n) => `<text x="10" y="${hoog - 18 * (regels.length - n)}" fill="#46595c">${voorXml(regel)}</text>\n`).join("")];
}
function tekenJaren(gelezen) {
  const rijen = jarenVan(gelezen.plaatsen), alle = rijen.flatMap((rij) => [...rij.interventies.keys(), ...rij.publicaties.keys()]);
  const eerste = Math.min(...alle), jaren = alle.length ? Array.from({ length: Math.max(...alle) - eerste + 1 }, (_, n) => eerste + n) : [];
  const meeste = Math.max(1, ...rijen.flatMap((rij) => [...rij.interventies.values(), ...rij.publicaties.values()]));
  const plek = new Map(jaren.map((jaar, n) => [jaar, 270 + 26 * n + 13]));
  let y = 70, uit = '<text x="10" y="54">Per jaar van publicatie. Een interventie kan meer publicaties en meer opzetten hebben.</text>\n';
  for (const [titel, wat] of [["Interventies", "interventies"], ["Publicaties", "publicaties"]]) {
    const regels = rijen.map((_, n) => y + 34 + 28 * n);
    uit += `<text x="10" y="${y + 14}" font-size="14" font-weight="700">${titel}</text>\n`;
    for (const [jaar, x] of plek) if (jaar % 5 === 0 || jaren.length < 12) uit += `<text x="${x}" y="${y + 14}" text-anchor="middle" fill="#46595c">${jaar}</text><path d="M${x} ${y + 19}V${regels[regels.length - 1] + 15}" stroke="#cbd9d7" fill="none"/>`;
    rijen.forEach((rij, n) => { uit += `<text x="10" y="${regels[n] + 4}">${voorXml(rij.naam)}</text>\n`; });
    rijen.forEach((rij, n) => [...rij[wat]].sort(([a], [b]) => a - b).forEach(([jaar, getal_]) => {
      const straal = Math.round(Math.max(13 * Math.sqrt(getal_ / meeste), 7) * 10) / 10;
      uit += `<circle cx="${plek.get(jaar)}" cy="${regels[n]}" r="${straal}" fill="#93c6c2"/><text x="${plek.get(jaar)}" y="${regels[n] + 4}" text-anchor="middle" font-size="11">${getal_}</text>`;
    }));
    y += 28 * rijen.length + 80;
  }
  const [hoog, voet] = voetVan(gelezen, y);
  return svgVan(Math.max(760, 270 + 26 * jaren.length + 10), hoog, "Interventies en publicaties per jaar en opzet", `${uit}\n${voet}`);
}
function tekenLanden(gelezen) {
  const landen = landenVan(gelezen.plaatsen), { omtrek, tinten, aantallen, breed } = beeld, bekend = new Set(landen.map(([code]) => code));
  const getekend = landen.filter(([code]) => omtrek[code]), klein = landen.filter(([code]) => !omtrek[code]).map(([, naam, n]) => `${naam} (${n})`);
  const kleur = (n) => tinten[[4, 10, 20].filter((grens) => n >= grens).length], vak_ = (x, tint) => `<rect x="${x}" y="496" width="22" height="16" fill="${tint}" stroke="#64797c" stroke-width="0.5"/>`;
  const overig = Object.entries(omtrek).filter(([code]) => !bekend.has(code)).map(([, pad]) => pad).join("");
  const [hoog, voet] = voetVan(gelezen, 560), namen = getekend.map(([, naam, n]) => voorXml(`${naam} ${n}`)), regel = (y, deel, meer) => `<text x="10" y="${y}">${deel.join(", ")}${meer}</text>`;
  return svgVan(breed + 20, hoog, "Interventies per land", `<g transform="translate(10 50)" stroke="#64797c" stroke-width="0.4"><path d="${overig}" fill="#f7f9f9"/>
${getekend.map(([code, naam, n]) => `<path d="${omtrek[code]}" fill="${kleur(n)}"><title>${voorXml(naam)}: ${n}</title></path>\n`).join("")}</g>
${tinten.map((tint, n) => `${vak_(10 + 110 * n, tint)}<text x="${38 + 110 * n}" y="508">${aantallen[n]}</text>\n`).join("")}${vak_(450, "#f7f9f9")}<text x="478" y="508">geen interventie bekend: we weten er niets over</text>
${regel(534, namen.slice(0, 10), namen.length > 10 ? ", " : "")}${namen.length > 10 ? regel(550, namen.slice(10), "") : ""}
${klein.length ? `<text x="10" y="566">Te klein voor deze kaart: ${voorXml(klein.join(", "))}.</text>\n` : ""}${voet}<text x="${breed + 10}" y="${hoog - 18}" text-anchor="end" fill="#46595c">Gebieden overzee hebben de kleur van hun land. Omtrek: Natural Earth (publiek domein)</text>
`);
}
const beelden = { jaren: tekenJaren, landen: tekenLanden };

function toonBeeld(tekst) {
  const gelezen = leesBeeld(tekst), { vraag, query, plaatsen } = gelezen, jaren = jarenVan(plaatsen), landen = landenVan(plaatsen), gekozen = filters(vraag);
  beeldKop.querySelectorAll(".chips").forEach((oud) => oud.remove());
  const wis = (naar, woorden) => maak("li", {}, maak("a", { class: "wis-alles", href: naar }, woorden));
  if (gekozen.length) {
    beeldKop.append(maak("ul", { class: "chips", "aria-label": "De beelden gelden voor deze keuze" }, ...gekozen.map(([woorden]) => maak("li", { class: "chip vast" }, woorden)),
      wis(adresVan(parenVan(vraag)), "Wijzig de keuze"), wis("#/beeld", "Toon de hele catalogus")));
  }
  const cellen = (kop, ...rest) => maak("tr", {}, maak("th", { scope: "row" }, kop), ...rest.map((getal_) => maak("td", {}, String(getal_))));
  const rijen = { jaren: jaren.flatMap((rij) => [...rij.interventies].sort(([a], [b]) => a - b).map(([jaar, n]) => cellen(rij.naam, jaar, n, rij.publicaties.get(jaar) || 0))),
    landen: landen.map(([, naam, n]) => cellen(naam, n)) };
  for (const img of beeldBlad.querySelectorAll("img[data-beeld]")) {
    const naam = img.dataset.beeld, deel = img.closest("section");
    deel.hidden = !rijen[naam].length;
    if (deel.hidden) continue;
    img.src = `data:image/svg+xml,${encodeURIComponent(beelden[naam](gelezen))}`;
    deel.querySelector("tbody").replaceChildren(...rijen[naam]);
    for (const link of deel.querySelectorAll(".onder-tabel a")) link.setAttribute("href", `${link.getAttribute("href").split("?")[0]}${query ? `?${query}` : ""}`);
  }
  geenBeeld.hidden = Boolean(jaren.length || landen.length);
  return "In beeld: jaren en landen";
}
toonBeeld.bestand = async (query, soort, wat) => {
  const naam = wat.split("/")[1];
  if (!beelden[naam]) throw new Vraagfout(`‘${kort(naam)}’ kennen we niet.`);
  return [`interventies-per-${{ jaren: "jaar", landen: "land" }[naam]}.${soort}`, beelden[naam](leesBeeld(query))];
};
