// ---- The evidence map as a picture and as a workbook, as `bewijskaart_svg.py` and `bewijskaart_xlsx.py` of the site.
const gewoon = (woorden) => woorden.replaceAll("\u00ad", "");
function regelsVan(kaart) {
  const { telling, uitkomst, herkomst, bron } = los.kaart.regels, gekozen = filters(kaart.vraag).map(([tekst]) => tekst);
  const adres = `/bewijskaart?${queryVan(kaart, parenVan(kaart.vraag, { sorteer: false, keuze: false }))}`;
  return [`Bewijskaart: ${gewoon(assen[kaart.rij].in_zin)} en ${gewoon(assen[kaart.kolom].in_zin)}`,
    `Filters: ${gekozen.length ? gekozen.join("; ") : "geen, de hele catalogus"} (${interventies(kaart.aantal)}).`,
    ...telling, ...(kaart.metElementen ? uitkomst : []), ...herkomst, ...bron.map((regel) => regel.replace("{}", () => adres))];
}
const dichtheidVan = (aantal) => [1, 4, 10, 20].filter((grens) => aantal >= grens).length;

function alsWerkmap(kaart) {
  const { boek, werkblad, TINT, RIJKOP } = maak_werkmap(), { rij, kolom, rijen, kolommen, vakken } = kaart, per = Object.values(los.kaart.statuswoord);
  const koppen = [gewoon(assen[rij].label), gewoon(assen[kolom].label)];
  const blad = (naam, getalVan) => [naam, werkblad([44, ...kolommen.map(() => 16)], [[koppen.join(" / "), ...kolommen.map((k) => gewoon(k.zacht))],
    ...rijen.map((r, i) => [[gewoon(r.zacht), RIJKOP + 2 * Math.min(3, r.diepte) + Number(Boolean(r.breed))], ...vakken[i].map((vak) => [getalVan(vak), TINT + dichtheidVan(vak.aantal)])])], { kop: true })];
  const metUitkomst = ({ uitkomst }) => (uitkomst ? uitkomst.aantal : 0), opzetten = [...Object.keys(designNamen), ""];
  const kop = [...koppen, "Interventies", "Geëvalueerd", ...Object.values(designNamen).map(([kort_]) => kort_), "Opzet onbekend",
    ...(kaart.metElementen ? ["Met uitkomst voor het element", ...per.map((woord) => `Element: ${woord}`)] : [])];
  const tellingen_ = (vak) => [vak.aantal, vak.onderzocht, ...opzetten.map((opzet) => (vak.designs.find(([, , design]) => design === opzet) || [0, 0])[1]),
    ...(kaart.metElementen ? [metUitkomst(vak), ...Object.keys(los.kaart.statuswoord).map((status) => (((vak.uitkomst || { per: [] }).per.find(([s]) => s === status)) || [0, 0])[1])] : [])];
  return boek([blad("Interventies", (vak) => vak.aantal), blad("Geëvalueerd", (vak) => vak.onderzocht), ...(kaart.metElementen ? [blad("Met uitkomst voor het element", metUitkomst)] : []),
    ["Per vak", werkblad([40, 40, ...kop.slice(2).map(() => 14)], [kop, ...rijen.flatMap((r, i) => vakken[i].map((vak) => [gewoon(r.zacht), gewoon(vak.k.zacht), ...tellingen_(vak)]))], { kop: true, filter: true })],
    ["Verantwoording", werkblad([110], regelsVan(kaart).map((regel) => [regel]))]]);
}

// Lines of no more than so many letters, as `textwrap` breaks them.
function regelsIn(tekst, letters) {
  const regels = [], woorden = tekst.split(/\s+/).filter(Boolean);
  let regel = "";
  while (woorden.length) {
    const woord = woorden.shift(), tussen = regel ? " " : "", ruimte = letters - regel.length - tussen.length;
    if (woord.length <= ruimte) regel += tussen + woord;
    else if (woord.length > letters) {
      regels.push((regel + tussen + woord.slice(0, Math.max(0, ruimte))).trimEnd());
      woorden.unshift(woord.slice(Math.max(0, ruimte)));
      regel = "";
    } else { regels.push(regel); regel = woord; }
  }
  return regel ? [...regels, regel] : regels;
}
const LETTER = 0.6, HELLING = (38 * Math.PI) / 180, RAND = 10, LABELS = 300, MAAT = 12;
const rond = (getal_) => Math.round(getal_ * 10) / 10;
function alsPlaatje(kaart) {
  const { rijen, kolommen, vakken, metElementen } = kaart, [titel, ...onder] = regelsVan(kaart), stap = kolommen.length <= 8 ? 104 : 64;
  const koppen = kolommen.map((k) => { const label = gewoon(k.zacht); return regelsIn(label, Math.max(24, Math.floor(label.length / 2) + 8)); });
  const kopBreed = Math.max(0, ...koppen.flat().map((regel) => regel.length)) * MAAT * LETTER;
  const breed = Math.max(760, Math.ceil(LABELS + stap * kolommen.length + kopBreed * Math.cos(HELLING)) + RAND);
  const alinea_ = (teksten, maat, y) => teksten.flatMap((tekst) => regelsIn(tekst, Math.floor((breed - 2 * RAND) / (LETTER * maat)))).map((regel, n) => [y + n * maat * 1.5, regel]);
  const tekst = (x, y, inhoud, meer = "") => `<text x="${rond(x)}" y="${rond(y)}"${meer}>${voorXml(inhoud)}</text>`;
  const boven = alinea_([titel], 22, 34), inleiding = alinea_([los.kaart.regels.legenda], MAAT, boven[boven.length - 1][0] + 24);
  const vlak_ = ["url(#leemte)", "#e3f0ee", "#c4e0dd", "#93c6c2", "#0a5a61"], inktOp = (tint) => (tint === 4 ? "#ffffff" : "#12262a");
  const gebruik = (id, x, y, maat, tint, meer) => `<use href="#${id}" x="${rond(x)}" y="${rond(y)}" width="${maat}" height="${maat}" color="${inktOp(tint)}" stroke="${inktOp(tint)}"${meer} fill="none"/>`;
  const { aantallen, delen, leemte } = los.kaart.legenda;
  const betekenissen = [...aantallen.map((w, i) => [`m${i + 1}0`, i + 1, w]), ...delen.map((w, i) => [`m3${i}`, null, w]), [null, 0, leemte],
    ...(metElementen ? los.kaart.met_uitkomst.map((status) => [`t-${status}`, null, los.kaart.statuswoord[status]]) : [])];
  let x = RAND, y = inleiding[inleiding.length - 1][0] + 10;
  const legenda = betekenissen.map(([id, tint, woorden]) => {
    const nodig = 26 + woorden.length * MAAT * LETTER + 14, is = id && id.startsWith("t-");
    if (x + nodig > breed - RAND) { x = RAND; y += 26; }
    const uit = (tint === null ? "" : `<rect x="${rond(x)}" y="${rond(y)}" width="22" height="20" fill="${vlak_[tint]}" stroke="#64797c" stroke-width="0.5"/>`)
      + (id ? gebruik(id, x + 1, y + (is ? 4 : 0), is ? 12 : 20, tint, "") : "") + tekst(x + 27, y + 14, woorden);
    x += nodig;
    return uit;
  });
  const top = Math.ceil(y + 20 + kopBreed * Math.sin(HELLING)) + 40, uit = [];
  kolommen.forEach((k, n) => koppen[n].forEach((regel, plek) => {
    const schuif = (14 * (koppen[n].length - 1 - plek)) / Math.sin(HELLING);
    uit.push(`<text transform="translate(${rond(LABELS + stap * n + stap / 2 + 4 - schuif)} ${top - 8}) rotate(-38)"${k.breed ? ' font-weight="700"' : ""}>${voorXml(regel)}</text>`);
  }));
  y = top;
  rijen.forEach((r, i) => {
    const inspring = RAND + 14 * r.diepte, namen = regelsIn(gewoon(r.zacht), Math.floor((LABELS - inspring - RAND) / (LETTER * (MAAT + 1))));
    const smal = metElementen && stap < 104, hoogte = Math.max(16 * namen.length + 11, smal ? 44 : 27);
    namen.forEach((regel, n) => uit.push(tekst(inspring, y + 17 + 16 * n, regel, ` font-size="13"${r.breed ? ' font-weight="700"' : ""}`)));
    vakken[i].forEach((vak, n) => {
      const links = LABELS + stap * n, tint = dichtheidVan(vak.aantal), deel = vak.onderzocht === vak.aantal ? 3 : Number(vak.onderzocht > 0) + Number(2 * vak.onderzocht > vak.aantal);
      const leeg = !vak.aantal && (r.term === NIET || vak.k.term === NIET);
      uit.push(`<rect x="${links}" y="${y}" width="${stap - 3}" height="${hoogte - 3}" fill="${leeg ? "#ffffff" : vlak_[tint]}" stroke="#64797c" stroke-width="0.5"${vak.aantal ? "" : ' stroke-dasharray="3 2"'}/>`);
      if (!vak.aantal) return;
      uit.push(gebruik(`m${tint}${deel}`, links + 3, y + 2, 20, tint, ' stroke-width="1.4"'), tekst(links + 26, y + 17, vak.aantal, ` font-size="13" font-weight="700" fill="${inktOp(tint)}"`));
      (vak.uitkomst ? vak.uitkomst.per : []).map(([status]) => status).filter((status) => los.kaart.met_uitkomst.includes(status)).forEach((status, s) => {
        uit.push(gebruik(`t-${status}${status === "effect" && tint === 4 ? "-4" : ""}`, links + (smal ? 4 : 46) + 13 * s, y + (smal ? 26 : 6), 12, tint, ' stroke-width="1.6"'));
      });
    });
    y += hoogte;
  });
  const voet = alinea_(onder, MAAT, y + 30), hoog = Math.ceil(voet[voet.length - 1][0]) + 2 * RAND;
  const tekens = los.kaart.met_uitkomst.map((status) => document.getElementById(`t-${status}`).outerHTML).join("");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${breed} ${hoog}" width="${breed}" height="${hoog}" font-family="'Segoe UI','Noto Sans','Open Sans',sans-serif" font-size="12" fill="#12262a" role="img" aria-labelledby="titel">
<title id="titel">${voorXml(titel)}</title>
<defs>${kaartBlad.querySelector(".sprite").innerHTML}${tekens}<symbol id="t-effect-4" viewBox="0 0 16 16"><circle fill="currentColor" cx="8" cy="8" r="7"/><path stroke="#0a5a61" d="M4.6 8.3l2.4 2.4 4.5-5.2"/></symbol><pattern id="leemte" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="7" height="7" fill="#ffffff"/><rect width="1" height="7" fill="#cbd9d7"/></pattern></defs>
<rect x="0" y="0" width="${breed}" height="${hoog}" fill="#ffffff"/>
${boven.map(([r, regel]) => tekst(RAND, r, regel, ' font-family="Palatino,Georgia,serif" font-size="22" font-weight="700"')).join("\n")}
${inleiding.map(([r, regel]) => tekst(RAND, r, regel)).join("\n")}
${legenda.join("\n")}
${uit.join("\n")}
${voet.map(([r, regel]) => tekst(RAND, r, regel, ' fill="#46595c"')).join("\n")}
</svg>
`;
}
toonKaart.bestand = async (query, soort) => {
  const kaart = berekenKaart(leesKaart(query), soort === "xlsx");
  return [`bewijskaart-${kaart.rij}-${kaart.kolom}.${soort}`, await (soort === "xlsx" ? alsWerkmap : alsPlaatje)(kaart)];
};
