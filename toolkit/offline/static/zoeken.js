// ---- Which interventions answer a question, best first, as `toolkit/search/ranking.py` and `searcher.py` have it.
const FIELDS = [[7, 0.3], [4, 0.5], [1.5, 0.5], [2.5, 0.5], [1, 0.6], [1, 0.3]];
const SATURATION = 4, ALL_PARTS = 0.6, GENERAL = 0.05, GENERAL_AMONG_SEVERAL = 0.2, WELL_MATCHED = 0.55, NEAR = 0.6, ENOUGH_RELATED = 1, ENOUGH = 5, MOST = 0.5, FEW = 3;
const MOST_HAVE = 0.5, SEVERAL = 3, SITUATION = 4, SHORT = 2, FILLER = 0.3;
const average = FIELDS.map((_, t) => documents.reduce((sum, one) => sum + one.lengths[t], 0) / Math.max(1, documents.length) || 1);
const factor = (d, t) => { const [weight, matters] = FIELDS[t]; return weight / (1 - matters + (matters * documents[d].lengths[t]) / average[t]); };
const isRelated = (hit) => Boolean(hit.wording) && hit.strength < WELL_MATCHED;

function* spellingsOf(pattern) {
  let count = 0;
  function* product(place, begin) {
    if (place === pattern.length) { if (count++ < 24) yield begin; return; }
    for (const token of pattern[place]) { if (count >= 24) return; yield* product(place + 1, [...begin, token]); }
  }
  yield* product(0, []);
}
// Where words stand next to each other: [document, text], by text.
function placesOf(tokens) {
  const [first, ...rest] = tokens.map((token) => postings.get(token) || []);
  return first.filter(([d, t, places]) => {
    const others = rest.map((found) => (found.find(([d2, t2]) => d2 === d && t2 === t) || [0, 0, []])[2]);
    return places.some((place) => others.every((other, i) => other.includes(place + i + 1)));
  }).map(([d, t]) => [d, t]);
}
function* occurrences(one) {
  const single = new Map(), phrases = new Map(), byWay = new Map();
  for (const found of [...one.alternatives].sort((a, b) => b.weight - a.weight)) {
    if (found.pattern.length === 1) for (const token of found.pattern[0]) { if (!single.has(token)) single.set(token, found); }
    else for (const tokens of spellingsOf(found.pattern)) { if (!phrases.has(tokens.join(" "))) phrases.set(tokens.join(" "), [found, tokens]); }
  }
  for (const token of [...single.keys()].sort(byText)) {
    for (const [d, t, places] of postings.get(token) || []) yield [single.get(token), d, t, places.length];
  }
  for (const [found, tokens] of phrases.values()) add(byWay, found, tokens);
  const seen = new Set();
  for (const [found, every] of byWay) {
    const places = new Map(every.flatMap(placesOf).map(([d, t]) => [`${t} ${d}`, [d, t]]));
    for (const [d, t] of [...places.values()].sort((a, b) => a[1] - b[1] || a[0] - b[0])) {
      const mention = `${found.weight} ${d} ${t}`;
      if (!seen.has(mention)) { seen.add(mention); yield [found, d, t, 1]; }
    }
  }
}
function match(one) {
  let found = new Map();
  for (const [by, d, t, count] of occurrences(one)) {
    if (t === BRON && by.wording && by.pattern.length === 1) continue;
    if (!found.has(d)) found.set(d, { amount: 0, strength: 0, wording: "", same: false });
    const hit = found.get(d);
    hit.amount += by.weight * count * factor(d, t);
    hit.same = hit.same || (by.same && t !== SYNONIEMEN);
    const strength = t === SYNONIEMEN ? Math.min(by.weight, SAME_MEANING) : by.weight;
    if (strength > hit.strength) { hit.strength = strength; hit.wording = by.wording; }
  }
  found = new Map([...found].filter(([, hit]) => one.begun || hit.strength >= WELL_MATCHED || hit.amount >= ENOUGH_RELATED));
  const parts = allParts(one.parts.map(match));
  if (found.size && parts.size > MOST_HAVE * documents.length) return found;
  for (const [d, together] of parts) {
    const hit = found.get(d) || { amount: 0, strength: 0, wording: "", same: false };
    const best = together.strength > hit.strength ? together : hit;
    found.set(d, { amount: Math.max(hit.amount, together.amount), strength: best.strength, wording: best.wording, same: hit.same });
  }
  return found;
}
function allParts(parts) {
  const found = new Map();
  if (!parts.length) return found;
  for (const d of parts[0].keys()) {
    if (!parts.every((part) => part.has(d))) continue;
    const hits = parts.map((part) => part.get(d));
    const least = hits.reduce((a, b) => (b.strength < a.strength ? b : a));
    found.set(d, { amount: ALL_PARTS * Math.min(...hits.map((hit) => hit.amount)), strength: ALL_PARTS * least.strength,
      wording: isRelated(least) ? least.wording : "", same: false });
  }
  return found;
}
function rarityOf(found) {
  const well = [...found.values()].filter((hit) => hit.strength >= WELL_MATCHED).length || found.size;
  return Math.log(1 + (documents.length - well + 0.5) / (well + 0.5));
}

// Names that are like the whole question.
const labels = zoekwoorden.namen.map(([name, id]) => [plain(name), documents.findIndex((one) => one.id === id)]);
// How alike two texts are, from 0 to 100: twice the longest common subsequence over both lengths.
function likeness(a, b) {
  let before = new Uint16Array(b.length + 1);
  for (const letter of a) {
    const row = new Uint16Array(b.length + 1);
    for (let j = 1; j <= b.length; j++) row[j] = letter === b[j - 1] ? before[j - 1] + 1 : Math.max(before[j], row[j - 1]);
    before = row;
  }
  return a.length + b.length ? (200 * before[b.length]) / (a.length + b.length) : 100;
}
function namedBy(typed, begun) {
  const points = new Map(begun.map((d) => [d, 10]));
  if (typed.length < 3) return points;
  for (const [label, d] of labels) {
    const alike = likeness(typed, label);
    if (alike >= 82) points.set(d, Math.max(points.get(d) || 0, (20 * alike) / 100));
  }
  return points;
}

function rank(concepts, matches, named, begun) {
  const rows = concepts.map((one, i) => ({ one, found: matches[i], rare: matches[i].size ? one.weight * rarityOf(matches[i]) : 0 }));
  const said = rows.filter(({ one }) => !one.general);
  const all = said.length ? said : rows, general = rows.filter((row) => !all.includes(row));
  const known = all.filter(({ found }) => found.size), unknown = all.filter(({ found }) => !found.size);
  const asked = known.reduce((sum, { rare }) => sum + rare, 0);
  const several = all.length >= SEVERAL, partly = known.some(({ one }) => one.partly);
  let candidates = [];
  if (!unknown.some(({ one }) => one.literal)) {
    candidates = [...new Set(known.flatMap(({ found }) => [...found.keys()]))].filter((d) => known.every(({ one, found }) => !one.literal || found.has(d)));
  }
  const share = new Map(candidates.map((d) => [d, Math.min(1, known.reduce((sum, { found, rare }) =>
    (found.has(d) ? sum + rare * (isRelated(found.get(d)) ? NEAR : 1) : sum), 0) / asked)]));
  for (const d of named.keys()) share.set(d, 1);
  const earned = (list, d) => list.reduce((sum, { found, rare }) => {
    const hit = found.get(d);
    return hit ? sum + (rare * hit.strength * hit.amount) / (SATURATION + hit.amount) : sum;
  }, 0);
  const worth = new Map([...share].map(([d, part]) => [d, -part * (earned(known, d) + (several ? GENERAL_AMONG_SEVERAL : GENERAL) * earned(general, d)) - (named.get(d) || 0)]));
  const byWords = [...share.keys()].sort((a, b) => worth.get(a) - worth.get(b) || a - b);
  const whole = all.length >= SITUATION && !named.size, order = whole ? fused(byWords, concepts) : byWords;
  const nothingMissing = !unknown.length && !partly && general.every(({ found }) => found.size);
  const called = new Set(begun);
  const complete = order.filter((d) => called.has(d) || (nothingMissing && known.every(({ found }) => found.has(d) && found.get(d).same)));
  const answer = (list) => ({ order: list, complete: complete.length, beyond: whole ? beyondTable(concepts) : [] });
  if (partly || unknown.length > FILLER * all.length) {
    const only = !partly && all.length > 0 && all.length <= SHORT;
    return answer([...new Set([...complete, ...(only ? [] : order.slice(0, several ? ENOUGH : FEW))])]);
  }
  const touches = (d) => known.every(({ found }) => found.has(d));
  const others = order.filter((d) => !complete.includes(d)), near = others.filter(touches);
  if (complete.length && complete.length + near.length >= ENOUGH && !several) return answer([...complete, ...near]);
  const most = others.filter((d) => share.get(d) >= MOST && !touches(d));
  if (complete.length) {
    if (several && complete.length < ENOUGH) {
      const few = new Set([...near, ...most, ...others.slice(0, ENOUGH - complete.length)]);
      return answer([...complete, ...others.filter((d) => few.has(d))]);
    }
    return answer([...complete, ...near, ...most]);
  }
  const few = new Set([...near.slice(0, ENOUGH), ...most, ...(several ? order.slice(0, ENOUGH) : [])]);
  const shown = order.filter((d) => few.has(d));
  return answer(shown.length >= FEW ? shown : order.slice(0, FEW));
}

// Words of a question that no list in the file has: a dictionary of the site may have them.
const strange = (typed) => [...new Set(typedOf(typed).words.filter((word) => !ageOf(word) && !/^[\d'-]+$/.test(word) && !isStop(word)
  && [word, ...form(word)].some((one) => !wordKind.has(one) && !wordKind.has(key(one)) && !/^\d+$/.test(one))))];
const withinAWord = (text) => keys.some((name) => name.includes(key(text)));
function standsInText(text) {
  const phrase = words(text);
  if (!phrase.length || !phrase.every((word) => exact(word).length)) return false;
  const tokens = phrase.flatMap(form);
  return tokens.length === 1 || placesOf(tokens).length > 0;
}
// The answer to words that were typed; places are those of `ids`.
const zoek = remembered((getypt) => {
  const question = readQuestion(getypt), { concepts } = question;
  const verbeterd = question.corrections.reduce((text, [typed, right]) => text.replace(new RegExp(`(?<!${W})${anyOf([typed])}(?!${W})`, "giu"), () => right), getypt);
  const result = { plaatsen: [], volledig: 0, elders: strange(getypt), correcties: question.corrections, verbeterd: verbeterd.replace(/[()*^{}[\]+:~|<>\\]/g, " ").split(/\s+/).filter(Boolean).join(" "), onbekend: [], ookGezocht: [], opmerkingen: [], nietVoor: elsewhere(getypt), niets: !concepts.length };
  if (result.nietVoor.length && !asksMore(concepts, getypt)) return { ...result, correcties: [] };
  if (!concepts.length) return result;
  const matches = concepts.map(match), typed = plain(getypt);
  const begun = typed.length >= 3 ? labels.filter(([label]) => label.startsWith(typed)).map(([, d]) => d) : [];
  const { order, complete, beyond } = rank(concepts, matches, namedBy(typed, begun), begun);
  result.volledig = complete;
  result.elders = [...new Set([...result.elders, ...beyond])];
  if (result.nietVoor.length) {
    result.plaatsen = order.slice(0, complete).map((d) => documents[d].place);
    if (!complete) return { ...result, correcties: [] };
  } else result.plaatsen = order.map((d) => documents[d].place);
  const absent = new Set(concepts.map(({ text }) => text).filter((text) => !standsInText(text)));
  const missing = concepts.filter((one, i) => one.partly || !matches[i].size).map(({ text }) => text);
  result.onbekend = begun.length ? [] : missing.filter((text) => absent.has(text));
  result.ookGezocht = searchedAsWell(concepts, matches, order, absent);
  result.opmerkingen = explained(question);
  return result;
});
function searchedAsWell(concepts, matches, order, absent) {
  return concepts.flatMap((one, i) => {
    const itself = !absent.has(one.text) || withinAWord(one.text);
    if (one.partly) return [[one.text, one.parts.map(({ text }) => text), itself]];
    const by = new Map();
    for (const d of order) { const hit = matches[i].get(d); if (hit && hit.wording) by.set(hit.wording, (by.get(hit.wording) || 0) + 1); }
    return by.size ? [[one.text, [...by].sort((a, b) => b[1] - a[1]).map(([wording]) => wording), itself]] : [];
  });
}
function explained({ concepts, excluding }) {
  const general = concepts.filter((one) => one.general && isFound(one));
  const named = general.slice(0, 5).map(({ text }) => `‘${text.slice(0, 60)}’`).join(", ");
  return [...(excluding ? [`Uitsluiten met ‘${excluding}’ kan niet: u ziet ook wat u wilde weglaten. Kies een filter.`] : []),
    ...(general.length && general.length < concepts.length
      ? [general.length === 1 ? `${named} telt alleen mee voor de volgorde.` : `${named}${general.length > 5 ? " en meer" : ""} tellen alleen mee voor de volgorde.`] : [])];
}
// Small patterns of words that curators write: `*` the rest of a word, `a/b` either, `…` no more than a few words.
function patternOf(wording) {
  const escaped = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const one = (word) => (word.endsWith("*") ? `${escaped(key(word.slice(0, -1)))}\\S*` : escaped(key(word)));
  const piece = (text) => (text === "…" ? "(?:\\S+ ){0,6}?" : `(?:${text.split("/").map(one).join("|")}) `);
  return new RegExp(`(?<!\\S)${wording.split(/\s+/).map(piece).join("")}`, "g");
}
const WORD = /[\p{L}\p{N}]+(?:(?<!\p{Nd})['’‐‑-][\p{L}\p{N}]+)*/gu;
const readKeys = (typed) => (typed.match(WORD) || []).map((word) => key(word.toLowerCase()));
const notFor = zoekwoorden.niet_voor.map((subject) => ({ ...subject, patterns: subject.uitingen.map(patternOf) }));
// The first word of each place in a text where a pattern fits, and the word after the last; each word ends with a space.
const spansOf = (pattern, text) => [...text.matchAll(pattern)].map((found) => {
  const count = (end) => text.slice(0, end).split(" ").length - 1;
  return [count(found.index), count(found.index + found[0].length)];
});
const placesIn = (pattern, text) => spansOf(pattern, text).flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i));
// Whether a question asks for more than the words that say that the catalogue is not for it.
function asksMore(concepts, zoek) {
  const read = readKeys(zoek), text = `${read.join(" ")} `;
  const about = new Set(notFor.flatMap(({ patterns }) => patterns.flatMap((pattern) => placesIn(pattern, text).map((place) => read[place]))));
  return concepts.some((one) => !one.general && words(one.text).some((word) => !about.has(key(word)) && !stopWords.has(key(word))));
}
function elsewhere(zoek) {
  const text = `${readKeys(zoek).join(" ")} `;
  return notFor.filter(({ patterns }) => patterns.some((pattern) => text.search(pattern) >= 0)).map(({ zin, plaatsen }) => ({ zin, plaatsen }));
}
