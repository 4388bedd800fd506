// ---- Which parts of a question are filters rather than words to search for, as `toolkit/search/wishes.py` reads them.
const MOST_WISHES = 4, MOST_STOP_WORDS = 2, { wensen } = zoekwoorden;
// What each kind of word before a year makes of it: the filters, and what is added to the year.
const OF_YEAR = { tussen: [["jaar_van", "jaar_tot"], 0], vanaf: [["jaar_van"], 0], na: [["jaar_van"], 1], tot_en_met: [["jaar_tot"], 0], voor: [["jaar_tot"], -1] };
const labelsByFamily = new Map(), isNamed = new Set(wensen.genoemd), noDenialAfter = new Set(wensen.geen_ontkenning_na);
for (const [label, dimensie, term] of wensen.labels) {
  const phrase = words(label.split(" (")[0]).map(key);
  if (phrase.length) for (const family of families(phrase[0])) add(labelsByFamily, family, [phrase, dimensie, term]);
}
const patternsOf = (wordings) => wordings.map(patternOf), denials = patternsOf(wensen.ontkenning);
const beforeYear = Object.keys(OF_YEAR).map((kind) => [kind, patternsOf(wensen[`jaar_${kind}`])]);
const listedWishes = wensen.lijst.map(([wordings, pairs, zin]) => [patternsOf(wordings), pairs, zin]);
const inOrder = (pairs) => pairs.sort((a, b) => byText(a[0], b[0]) || byText(a[1], b[1]));
const once = (pairs) => [...new Map(pairs.map((pair) => [pair.join("="), pair])).values()];

// Where the longest label that begins at `start` ends, and the terms (dimension, id) that have it.
function termAt(keys_, start) {
  if (start >= keys_.length) return [start, []];
  const fitting = families(keys_[start]).flatMap((family) => labelsByFamily.get(family) || []).filter(([phrase]) => isFormOf(keys_.slice(start, start + phrase.length), phrase));
  const size = Math.max(0, ...fitting.map(([phrase]) => phrase.length));
  return [start + size, inOrder(once(fitting.filter(([phrase]) => phrase.length === size).map(([, dimensie, term]) => [dimensie, term])))];
}
function readWishes(question) {
  question = question.slice(0, 5000);
  const places = [...question.matchAll(WORD)].map((found) => [found.index, found.index + found[0].length]);
  const read = places.map(([start, end]) => key(question.slice(start, end).toLowerCase())), text = `${read.join(" ")} `;
  const spans = (patterns) => patterns.flatMap((pattern) => spansOf(pattern, text)), found = [];
  const leftOut = (terms) => terms.map(([dimensie, term]) => [`zonder_${dimensie}`, term]);
  for (const [patterns, pairs, zin] of listedWishes) for (const [start, end] of spans(patterns)) found.push({ start, end, pairs, zin });
  for (const [start, end] of spans(denials)) {
    if (start && noDenialAfter.has(read[start - 1])) continue;
    let about = end;
    while (about < read.length && about - end < MOST_STOP_WORDS && isStop(read[about])) about += 1;
    const [last, terms] = termAt(read, about);
    if (terms.length) found.push({ start, end: last, pairs: leftOut(terms) });
  }
  places.forEach(([place], start) => {
    const sign = place > 0 && question[place - 1] === "-" && (place === 1 || /\s/.test(question[place - 2]));
    const [end, terms] = termAt(read, start), named = terms.filter(([dimensie]) => isNamed.has(dimensie));
    if (sign && terms.length) found.push({ start, end, pairs: leftOut(terms), sign });
    if (named.length) found.push({ start, end, pairs: named });
  });
  const years = new Map(read.flatMap((word, n) => (/^(?:19|20)\d\d$/.test(word) ? [[n, Number(word)]] : [])));
  for (const [n, year] of years) {
    const before = beforeYear.flatMap(([kind, patterns]) => spans(patterns).filter(([, end]) => end === n).map(([start]) => [start, kind]));
    const start = Math.min(n, ...before.map(([place]) => place)), kind = before.filter(([place]) => place === start).pop();
    const [names_, more] = kind ? OF_YEAR[kind[1]] : OF_YEAR.tussen;
    found.push({ start, end: n + 1, pairs: names_.map((name) => [name, String(year + more)]) });
    for (const later of [n + 1, n + 2]) {
      if ((years.get(later) || 0) > year && read.slice(n + 1, later).every(isStop)) {
        found.push({ start, end: later + 1, pairs: [["jaar_van", String(year)], ["jaar_tot", String(years.get(later))]] });
      }
    }
  }
  for (const age of question.matchAll(AGES)) {
    const inside = places.flatMap(([start, end], n) => (start < age.index + age[0].length && end > age.index ? [n] : []));
    const terms = once(groupsOfAge(age[1] ? Number(age[1]) : null, Number(age[2])).flatMap((group) => termAt(words(group).map(key), 0)[1]));
    if (terms.length && inside.length) found.push({ start: inside[0], end: inside[inside.length - 1] + 1, pairs: terms });
  }
  const kept = [];
  for (const one of found.sort((a, b) => a.start - a.end - (b.start - b.end) || a.start - b.start || Number(!a.sign) - Number(!b.sign))) {
    if (kept.every((other) => one.end <= other.start || other.end <= one.start)) kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start).slice(0, MOST_WISHES).map((one) => {
    const left = [...read.slice(0, one.start), ...read.slice(one.end)];
    const begin = places[one.start] && places[one.start][0] - (one.sign ? 1 : 0), end = places[one.end - 1] && places[one.end - 1][1];
    const rest = left.every(isStop) ? "" : `${question.slice(0, begin)} ${question.slice(end)}`.split(/\s+/).filter(Boolean).join(" ").replace(/^[ ,;.]+|[ ,;.]+$/g, "");
    return { pairs: one.pairs, rest, zin: one.zin || "" };
  });
}

// ---- Names and terms to choose from while typing, as `toolkit/search/suggestions.py` has them.
const toSuggest = zoekwoorden.voorstellen.map(([label, soort, id, count]) => ({ label, soort, id, count, plain: plain(label) }));
function nearlyBegins(word, typed) {
  if (word.startsWith(typed)) return true;
  if (typed.length < 5 || word[0] !== typed[0] || isWord(typed)) return false;
  return [-1, 0, 1].some((more) => distance(typed, word.slice(0, typed.length + more), 1) <= 1);
}
function suggestionsFor(begin) {
  const typed = plain(begin), every = typed.split(" ").filter(Boolean);
  if (!every.length) return [];
  const eachBegins = (begins) => (label) => every.every((one) => label.split(" ").some((word) => begins(word, one)));
  const ways = [(label) => ` ${label}`.includes(` ${typed}`), eachBegins((word, one) => word.startsWith(one)), eachBegins(nearlyBegins)];
  for (const has of every.length > 8 ? ways.slice(0, 1) : ways) {
    const found = toSuggest.filter((one) => has(one.plain)).map((one) => [Number(!one.plain.startsWith(typed)), Number(one.soort !== "interventie"), -one.count, one])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2] || byText(a[3].plain, b[3].plain));
    const best = new Map();
    for (const [, , , one] of found) if (!best.has(`${one.soort} ${one.id}`)) best.set(`${one.soort} ${one.id}`, one);
    if (best.size) return [...best.values()].slice(0, 8);
  }
  return [];
}
Object.assign(zoek, { wensen: remembered(readWishes), voorstellen: suggestionsFor });
