// ---- Search with the table that the search engine made: what each word means is in it, here it is only added up.
const LANGSTE = 5;
const GENOEG = 5, MEESTE = 0.5, WEINIG = 3, VULSEL = 0.3, BIJNA = 0.6, ALGEMEEN_TELT = 0.2;
const LIJKT_OP_NAAM = 82, PUNTEN_NAAM = 20, PUNTEN_BEGIN = 10;
const tabel = los.zoek;

const vlak = (tekst) => tekst.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const sleutel = (woord) => vlak(woord).replace(/[-']/g, "");
const woordenIn = (tekst) => tekst.replace(/’/g, "'").replace(/[‐‑]/g, "-").replace(/\u00ad/g, "").toLowerCase()
  .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) || [];

// Typing errors: letters too many, too few, wrong or swapped (optimal string alignment).
function afstand(a, b) {
  const rij = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rij[i] = [i];
    for (let j = 1; j <= b.length; j++) {
      const anders = a[i - 1] === b[j - 1] ? 0 : 1;
      rij[i][j] = Math.min(rij[i - 1][j] + 1, rij[i][j - 1] + 1, rij[i - 1][j - 1] + anders);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rij[i][j] = Math.min(rij[i][j], rij[i - 2][j - 2] + 1);
    }
  }
  return rij[a.length][b.length];
}
function bedoeld(woord) {
  if (woord.length < 4 || /\d/.test(woord)) return null;
  const mag = woord.length >= 9 ? 2 : 1;
  let beste = null;
  for (const kandidaat of Object.keys(tabel.woorden)) {
    if (kandidaat.includes(" ") || kandidaat.length < 4 || Math.abs(kandidaat.length - woord.length) > mag) continue;
    const ver = afstand(woord, kandidaat);
    const eerste = kandidaat[0] !== woord[0];
    if (ver > mag || (woord.length < 6 && eerste)) continue;
    const rang = ver + (eerste ? 0.5 : 0);
    if (!beste || rang < beste.rang) beste = { rang, kandidaat };
  }
  return beste && beste.kandidaat;
}

function begrip(rij) {
  const [soort, zeldzaam, ...plat] = rij;
  const treffers = new Map();
  let punten = 0;
  for (let i = 0; i < plat.length; i += 2) {
    const dichtbij = plat[i] & 2;
    punten = punten ? punten - plat[i + 1] : plat[i + 1];
    // Best first: what was rounded to the same number keeps its order.
    treffers.set(plat[i] >> 2, { punten: punten / tabel.punten - i * 1e-9, deel: dichtbij ? BIJNA : 1, zelf: Boolean(plat[i] & 1) });
  }
  return { rij, algemeen: Boolean(soort & 1), deels: Boolean(soort & 2), zeldzaam, treffers };
}
// Several readings as one: what any of them answers.
function samen(begrippen, weging) {
  const treffers = new Map();
  for (const b of begrippen) {
    for (const [p, t] of b.treffers) {
      const punten = t.punten * weging;
      if (!treffers.has(p) || treffers.get(p).punten < punten) treffers.set(p, { punten, deel: Math.min(t.deel, weging < 1 ? BIJNA : 1), zelf: weging === 1 && t.zelf });
    }
  }
  const zeldzaam = Math.log(1 + (ids.length - treffers.size + 0.5) / (treffers.size + 0.5));
  return { rij: null, algemeen: begrippen.every((b) => b.algemeen), deels: false, zeldzaam, treffers };
}

function leesZoek(zoek) {
  const gelezen = { begrippen: [], correcties: [], onbekend: [] };
  const stop = new Set(tabel.stop);
  const isStop = (naam) => stop.has(naam) || naam.length === 1;
  const getypt = woordenIn(zoek).flatMap((woord) => sleutel(woord) in tabel.woorden ? [woord] : woord.split(/['-]/).filter(Boolean)).slice(0, 32);
  const namen = getypt.map(sleutel);
  const alleenStop = namen.every(isStop);
  const nummer = (naam, laatste) => {
    const gevonden = Object.hasOwn(tabel.woorden, naam) ? tabel.woorden[naam] : -1;
    return Array.isArray(gevonden) ? gevonden[laatste ? 0 : 1] : gevonden;
  };
  let vorige = null;
  for (let i = 0; i < namen.length;) {
    let lengte = 1, rij = -1;
    for (let n = Math.min(LANGSTE, namen.length - i); n > 1 && rij < 0; n--) {
      rij = nummer(namen.slice(i, i + n).join(" "), i + n === namen.length);
      if (rij >= 0) lengte = n;
    }
    const laatste = i + lengte === namen.length;
    const naam = namen[i], woord = getypt.slice(i, i + lengte).join(" ");
    let nieuw = null;
    if (rij < 0 && isStop(naam) && !alleenStop) {
      vorige = /^(of|or)$/.test(naam) && gelezen.begrippen.length ? "of" : null;
      i += 1;
      continue;
    }
    if (rij < 0) rij = nummer(naam, laatste);
    if (rij >= 0) nieuw = begrip(tabel.begrippen[rij]);
    if (!nieuw && !alleenStop) {
      const begint = laatste && naam.length > 2 ? Object.keys(tabel.woorden).filter((w) => w.startsWith(naam) && !w.includes(" ")) : [];
      const goed = begint.length ? null : bedoeld(naam);
      if (begint.length) nieuw = samen(begint.slice(0, 60).map((w) => nummer(w, true)).filter((n) => n >= 0).map((n) => begrip(tabel.begrippen[n])), 0.55);
      else if (goed && nummer(goed, laatste) >= 0) {
        gelezen.correcties.push([woord, goed]);
        nieuw = begrip(tabel.begrippen[nummer(goed, laatste)]);
      }
    }
    nieuw = nieuw || { rij: null, algemeen: false, deels: false, zeldzaam: 0, treffers: new Map() };
    nieuw.tekst = woord;
    if (vorige === "of") nieuw = Object.assign(samen([gelezen.begrippen.pop(), nieuw], 1), { tekst: woord });
    vorige = null;
    if (!nieuw.rij || !gelezen.begrippen.some((b) => b.rij === nieuw.rij)) gelezen.begrippen.push(nieuw);
    i += lengte;
  }
  const alleenAlgemeen = gelezen.begrippen.every((b) => b.algemeen);
  gelezen.onbekend = gelezen.begrippen.filter((b) => b.deels || !(b.treffers.size || (b.algemeen && !alleenAlgemeen))).map((b) => b.tekst);
  return gelezen;
}

// How alike two texts are, from 0 to 100: twice the longest common subsequence over both lengths.
function gelijkenis(a, b) {
  let vorige = new Uint16Array(b.length + 1);
  for (const letter of a) {
    const nu = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) nu[j] = letter === b[j - 1] ? vorige[j - 1] + 1 : Math.max(vorige[j], nu[j - 1]);
    vorige = nu;
  }
  return a.length + b.length ? (200 * vorige[b.length]) / (a.length + b.length) : 100;
}
function genoemd(zoek) {
  const getypt = vlak(zoek).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const punten = new Map();
  if (getypt.length < 3) return punten;
  for (const [naam, p] of tabel.namen) if (naam.startsWith(getypt)) punten.set(p, PUNTEN_BEGIN);
  for (const [naam, p] of tabel.namen) {
    const lijkt = gelijkenis(getypt, naam);
    if (lijkt >= LIJKT_OP_NAAM) punten.set(p, Math.max(punten.get(p) || 0, (PUNTEN_NAAM * lijkt) / 100));
  }
  return punten;
}

// The order of `RankedAnswers.rank`: first what answers everything, then what comes near, then most of it.
function zoekOp(zoek) {
  const gelezen = leesZoek(zoek);
  const niets = { plaatsen: [], volledig: 0, ...gelezen };
  if (!gelezen.begrippen.length) return niets;
  const namen = genoemd(zoek);
  let zeggend = gelezen.begrippen.filter((b) => !b.algemeen);
  if (!zeggend.length) zeggend = gelezen.begrippen;
  const algemeen = gelezen.begrippen.filter((b) => !zeggend.includes(b));
  const bekend = zeggend.filter((b) => b.treffers.size), onbekend = zeggend.filter((b) => !b.treffers.size);
  const gevraagd = bekend.reduce((som, b) => som + b.zeldzaam, 0);
  const deel = new Map();
  for (const b of bekend) for (const p of b.treffers.keys()) deel.set(p, 0);
  for (const p of deel.keys()) {
    let som = 0;
    for (const b of bekend) if (b.treffers.has(p)) som += b.zeldzaam * b.treffers.get(p).deel;
    deel.set(p, Math.min(1, som / gevraagd));
  }
  for (const p of namen.keys()) deel.set(p, 1);
  const punten = (p) => {
    const van = (lijst) => lijst.reduce((som, b) => som + (b.treffers.has(p) ? b.treffers.get(p).punten : 0), 0);
    return deel.get(p) * (van(bekend) + ALGEMEEN_TELT * van(algemeen)) + (namen.get(p) || 0);
  };
  const plek = new Map(tabel.volgorde.map((p, i) => [p, i]));
  const waarde = new Map([...deel.keys()].map((p) => [p, punten(p)]));
  const volgorde = [...deel.keys()].sort((a, b) => waarde.get(b) - waarde.get(a) || plek.get(a) - plek.get(b));
  const deels = bekend.some((b) => b.deels);
  const getypt = vlak(zoek).replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  const heet = new Set(getypt.length < 3 ? [] : tabel.namen.filter(([naam]) => naam.startsWith(getypt)).map(([, p]) => p));
  const nietsMist = !onbekend.length && !deels && algemeen.every((b) => b.treffers.size);
  const heel = volgorde.filter((p) => heet.has(p) || (nietsMist && bekend.every((b) => b.treffers.has(p) && b.treffers.get(p).zelf)));
  const raaktAlles = (p) => bekend.every((b) => b.treffers.has(p));
  const klaar = (plaatsen, volledig) => ({ ...niets, plaatsen, volledig });
  if (deels || onbekend.length > VULSEL * (onbekend.length + bekend.length)) {
    // Of a question of one or two things what is nowhere is what was asked for.
    const rest = !deels && zeggend.length <= 2 ? [] : volgorde.slice(0, WEINIG);
    return klaar([...new Set([...heel, ...rest])], heel.length);
  }
  const anders = volgorde.filter((p) => !heel.includes(p));
  const dichtbij = anders.filter(raaktAlles);
  if (heel.length && heel.length + dichtbij.length >= GENOEG) return klaar([...heel, ...dichtbij], heel.length);
  const meest = anders.filter((p) => deel.get(p) >= MEESTE && !raaktAlles(p));
  if (heel.length) return klaar([...heel, ...dichtbij, ...meest], heel.length);
  const paar = new Set([...dichtbij.slice(0, GENOEG), ...meest]);
  const over = volgorde.filter((p) => paar.has(p));
  return klaar(over.length >= WEINIG ? over : volgorde.slice(0, WEINIG), 0);
}
