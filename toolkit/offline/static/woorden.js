// ---- The words of the catalogue and of its curators, as `toolkit/search/lexicon.py` has them.
const MOST_VARIANTS = 60, LONGEST_PHRASE = 5;
const add = (map, name, value) => { if (map.has(name)) map.get(name).push(value); else map.set(name, [value]); };
const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const numbered = (numbers) => [...new Set(numbers)].sort((a, b) => a - b);

// Documents are interventions by id, as the index numbers them.
const documents = ids.map((id, place) => ({ id, place, texts: los.teksten[place] })).sort((a, b) => byText(a.id, b.id));
documents.forEach((document_) => { document_.texts.splice(2, 0, los.synoniemen[document_.place]); });
const TEXTS = 6, SYNONIEMEN = 2, BRON = 5;
const postings = new Map(); // token: [document, text, places of it]
const spelledLike = new Map(), subjects = new Set(), inName = new Set(), wordCount = new Map();
documents.forEach((document_, d) => {
  document_.lengths = document_.texts.map((text, t) => {
    let length = 0;
    for (const word of words(text)) {
      const tokens = form(word);
      for (const spelled of tokens.length > 1 ? [word, ...tokens] : [word]) {
        const one = form(spelled).join(" ");
        if (!spelledLike.has(one)) spelledLike.set(one, new Set());
        spelledLike.get(one).add(spelled);
        wordCount.set(one, (wordCount.get(one) || 0) + 1);
        if (t < BRON) subjects.add(one);
        if (t === 0) inName.add(one);
      }
      for (const token of tokens) {
        if (!postings.has(token)) postings.set(token, []);
        const found = postings.get(token), last = found[found.length - 1];
        if (last && last[0] === d && last[1] === t) last[2].push(length); else found.push([d, t, [length]]);
        length += 1;
      }
    }
    return length;
  });
});

// What may be part of a compound: also words of the catalogue and of the curators, but short ones say little.
for (const one of spelledLike.values()) for (const word of one) if (key(word).length >= 6) partsAlso.add(key(word));
for (const wording of zoekwoorden.synoniemen.flat(2)) for (const word of words(wording)) if (key(word).length >= 6) partsAlso.add(key(word));

const byKey = new Map(), byStem = new Map(), byPart = new Map(), bySound = new Map(), counts = new Map(), names = new Set();
for (const one of [...spelledLike.keys()].sort(byText)) {
  const alike = [...spelledLike.get(one)].sort(byText), name = key(alike[0]);
  add(byKey, name, one);
  counts.set(name, (counts.get(name) || 0) + wordCount.get(one));
  if (inName.has(one)) names.add(name);
  if (!subjects.has(one)) continue;
  const own = new Set(alike.flatMap(families));
  for (const family of own) add(byStem, family, one);
  const parts = new Set(alike.flatMap((word) => splitCompound(word).flatMap(families)));
  for (const family of parts) if (!own.has(family)) add(byPart, family, one);
}
const keys = [...byKey.keys()].sort(byText);
for (const name of keys) for (const one of byKey.get(name)) if (subjects.has(one)) add(bySound, sound(name), one);
const suggestedWords = new Set(zoekwoorden.voorstellen.flatMap(([label]) => words(label).map(key)));
const suggestedKeys = keys.filter((name) => suggestedWords.has(name));

const inFamilies = (index, numbers) => [...new Set(numbered(numbers).flatMap((family) => index.get(family) || []))];
const exact = (word) => byKey.get(key(word)) || [];
const variants = (word) => inFamilies(byStem, families(word));
const withPart = (word) => inFamilies(byPart, families(word));
function withParts(parts) {
  const found = parts.map(withPart);
  return found.length > 1 ? found[0].filter((one) => found.every((other) => other.includes(one))) : [];
}
function soundingLike(word) {
  if (key(word).length < 6) return [];
  const own = exact(word);
  return (bySound.get(sound(key(word))) || []).filter((one) => !own.includes(one) && !(isWord(word) && isWord(one)));
}
function withBeginning(word, among) {
  const start = key(word);
  return start.length < 3 ? [] : among.filter((name) => name.startsWith(start)).slice(0, MOST_VARIANTS).flatMap((name) => byKey.get(name));
}
const startingWith = (word) => (isWord(word) ? [] : withBeginning(word, keys));
const belongingTo = (word) => withBeginning(word, keys).filter((one) => belongsTo(key(one), key(word)));
const suggestedFor = (word) => withBeginning(word, suggestedKeys);
const becoming = (word) => (key(word).length < 4 ? [] : withBeginning(word, keys).filter((one) => subjects.has(one)));

// Wordings that people use for one another.
const stopWords = new Set(zoekwoorden.stop), generalFamilies = new Set(zoekwoorden.algemeen);
// How ordinary a word is in Dutch, as `toolkit/search/ordinary.py` has it.
const SAYS_LITTLE = 1500, SAYS_LEAST = 100, SAYS_ALL = 10000, SAYS_AT_LEAST = 0.7;
const placeByFrequency = new Map();
zoekwoorden.gewoon.split(" ").forEach((word, place) => { if (!placeByFrequency.has(word)) placeByFrequency.set(word, place + 1); });
const placeOfWord = (word) => placeByFrequency.get(key(word)) || SAYS_ALL;
const isOrdinary = (word) => placeOfWord(word) <= SAYS_LITTLE;
function weightOf(word) {
  const place = Math.min(Math.max(placeOfWord(word), SAYS_LEAST), SAYS_ALL);
  return SAYS_AT_LEAST + ((1 - SAYS_AT_LEAST) * Math.log(place / SAYS_LEAST)) / Math.log(SAYS_ALL / SAYS_LEAST);
}
const rightWords = new Set(zoekwoorden.goed);
const isStop = (word) => stopWords.has(key(word)) || key(word).length === 1;
const contentOf = (phrase) => phrase.filter((word) => !stopWords.has(key(word)));
const joinedKeys = (phrase) => phrase.map(key).join(" ");
function namesOf(phrase) {
  if (!phrase.length || phrase.length > LONGEST_PHRASE) return [];
  return phrase.reduce((found, word) => found.flatMap((begin) => families(word).map((family) => (begin ? `${begin} ${family}` : String(family)))), [""]);
}
const groupsByStems = new Map(), groupsByKey = new Map(), synonymWords = new Set();
zoekwoorden.synoniemen.forEach((group, number) => group.forEach((wordings, role) => {
  for (const wording of wordings) {
    const phrase = words(wording), content = contentOf(phrase);
    content.forEach((word) => synonymWords.add(key(word)));
    if (role === 2) continue;
    add(groupsByKey, joinedKeys(phrase), number);
    for (const name of new Set([...namesOf(phrase), ...(content.length > 1 ? namesOf(content) : [])])) add(groupsByStems, name, number);
  }
}));
function groupsOf(phrase) {
  const content = contentOf(phrase);
  const found = groupsByKey.get(joinedKeys(phrase)) || groupsByKey.get(joinedKeys(content));
  return numbered(found || [...namesOf(phrase), ...namesOf(content)].flatMap((name) => groupsByStems.get(name) || []));
}
const isWording = (phrase) => namesOf(phrase).some((name) => groupsByStems.has(name));
function knowsPhrase(phrase) {
  const content = contentOf(phrase);
  return (phrase.length > 1 && isWording(phrase)) || (content.length > 1 && isWording(content));
}
function wordingsFor(phrase) {
  const groups = groupsOf(phrase).map((number) => zoekwoorden.synoniemen[number]);
  const same = [...new Set(groups.flatMap((group) => group[0]))];
  return [same, [...new Set(groups.flatMap((group) => group[2]))].filter((wording) => !same.includes(wording))];
}
const isFormOf = (phrase, listed) => phrase.length === listed.length && phrase.every((word, i) => sameWord(word, listed[i]));
const meansSame = (phrase, wording) => groupsOf(phrase).some((number) => {
  const [same] = zoekwoorden.synoniemen[number];
  return same.includes(wording) && same.some((listed) => isFormOf(phrase, words(listed)));
});
