// ---- From a question to concepts, as `toolkit/search/typed.py`, `spelling.py` and `concepts.py` read it.
const FAMILY = 0.9, IN_NAME = 1, BELONGING_WEIGHT = 0.8, SAME_MEANING = 0.65, PART = 0.6, SEARCHED_AS_WELL = 0.45, PREFIX = 0.55, BEGUN = 0.4;
const OR = new Set(zoekwoorden.een_van);
const anyOf = (listed) => [...listed].sort(byText).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
const W = "[\\p{L}\\p{N}_]";
const QUOTED = /["“”„]([^"“”„]+)["“”„]/g;
// One of some words, the longest first; a blank may be typed as a hyphen.
const oneOf = (listed) => [...listed].sort((a, b) => b.length - a.length || byText(a, b)).map((word) => anyOf([word]).replaceAll(" ", "[- ]")).join("|");
const AGES = new RegExp(`(?<!${W})(?:(\\d{1,3}) ?(?:-|–|${oneOf(zoekwoorden.leeftijd_tussen)}) ?)?(\\d{1,3})[- ]?(?:${oneOf(zoekwoorden.leeftijd_eenheid)})(?!${W})`, "giu");
const OPERATOR = new RegExp(`(?<![\\p{L}\\p{N}_-])(?:${anyOf(zoekwoorden.opdrachten)})(?![\\p{L}\\p{N}_-])`, "gu");
const EXCLUDING = new RegExp(`(?<!\\S)(?:(?:${anyOf(zoekwoorden.uitsluiten)})(?=[^\\p{L}\\p{N}_]+${W})|-(?=[\\p{L}_]))`, "u");
const AGE_OF_PERSON = new RegExp(`(?<!${W})(${oneOf(zoekwoorden.personen)}),? (?:(?:${oneOf(zoekwoorden.na_persoon)}) )?(\\d{1,2})(?!${W})(?! ?${W})`, "giu");

function typedOf(question) {
  question = question.slice(0, 5000);
  const phrases = [...question.matchAll(QUOTED)].map((found) => found[1]);
  const outside = question.replace(QUOTED, " ").replace(AGE_OF_PERSON, "$1 $2 jaar");
  const without = words(outside.replace(OPERATOR, " ")).length
    ? outside.replace(OPERATOR, (found) => (OR.has(found.toLowerCase()) ? ` ${found.toLowerCase()} ` : " ")) : "";
  const found = words(without.replace(AGES, (_, first, last) => ` leeftijd${first || ""}x${last} `));
  const excluding = EXCLUDING.exec(outside);
  return { phrases, words: found, outside, excluding: excluding ? excluding[0] : "" };
}
function ageOf(word) {
  const found = /^leeftijd(\d*)x(\d+)$/.exec(word);
  return found && [found[1] ? Number(found[1]) : null, Number(found[2])];
}

// Typing errors.
const otherWords = [...new Set([...synonymWords, ...stopWords])].sort(byText);
const othersByFamily = new Map();
for (const other of otherWords) for (const family of families(other)) add(othersByFamily, family, other);
const choices = [...new Set([...keys, ...otherWords])], isChoice = new Set(choices);
const longNames = keys.filter((name) => names.has(name) && name.length >= 9 && !isWord(name)).sort((a, b) => b.length - a.length || byText(a, b));
const allowed = (typed) => (typed.length < 6 ? 1 : 2);
const firstOf = (list, order) => list.reduce((best, one) => {
  if (!best) return one;
  const a = order(one), b = order(best), i = a.findIndex((value, place) => value !== b[place]);
  return i >= 0 && a[i] < b[i] ? one : best;
}, null);
function isLikely(word, candidate, far) {
  if (candidate.length < 4) return false;
  if (isWord(word)) return far <= 1 && names.has(candidate) && !isWord(candidate);
  const typed = key(word);
  if (typed.length < 6) return typed[0] === candidate[0] && (counts.get(candidate) || 0) > 0;
  const alike = distance(sound(typed), sound(candidate), 1) <= 1;
  const alikeConsonants = typed[0] === candidate[0] && distance(consonants(typed), consonants(candidate), 1) <= 1;
  const long = typed.length >= 9 || (typed.length > 6 && names.has(candidate));
  return far <= 1 || alike || (long && alikeConsonants);
}
function nearest(word) {
  const typed = key(word);
  if (typed.length < 4 || /\d/.test(typed) || isChoice.has(typed)) return null;
  const most = allowed(typed);
  const found = choices.map((candidate) => [distance(typed, candidate, most), candidate]).filter(([far]) => far <= most)
    .sort(([a], [b]) => a - b).slice(0, 25).filter(([far, candidate]) => isLikely(word, candidate, far));
  if (!found.length) return nameBeginning(typed);
  return firstOf(found, ([far, candidate]) => [far, sound(typed) !== sound(candidate), typed[0] !== candidate[0], -(counts.get(candidate) || 0), candidate])[1];
}
function slip(word) {
  const meant = nearest(word), typed = key(word);
  return meant && (distance(typed, meant) <= 1 || sound(typed) === sound(meant)) ? meant : null;
}
function respelled(word) {
  const typed = key(word);
  if (isWord(word) || isChoice.has(typed)) return null;
  const alike = [...new Set([...variants(word).map(key), ...numbered(families(word)).flatMap((family) => othersByFamily.get(family) || [])])];
  const same = alike.filter((other) => sound(other) === sound(typed));
  if (!same.length && alike.some((other) => isInflection(typed, other))) return null;
  const best = firstOf(same.length ? same : alike, (other) => [distance(typed, other), other]);
  return best !== null && distance(typed, best) <= allowed(typed) ? best : null;
}
function nameBeginning(typed) {
  if (typed.length <= 6) return null;
  const beginnings = new Map();
  for (const name of longNames) for (const more of [-1, 0, 1]) beginnings.set(name.slice(0, typed.length + more), name);
  const found = [...beginnings.keys()].map((begin) => [distance(typed, begin, 1), begin]).filter(([far]) => far <= 1).sort(([a], [b]) => a - b)[0];
  return found && found[1][0] === typed[0] ? beginnings.get(found[1]) : null;
}

// Concepts: what each word or phrase may look like in the texts.
const concept = (text, alternatives, more = {}) => ({ text, alternatives, parts: [], general: false, literal: false, partly: false, begun: false, weight: 1, ...more });
const isFound = (one) => Boolean(one.alternatives.length || one.parts.length);
const way = (pattern, weight, same = false, wording = "") => ({ pattern, weight, same, wording });
function alternativesOf(forms, weight, same = false) {
  const single = [...new Set(forms.filter((one) => !one.includes(" ")))].sort(byText);
  return [...(single.length ? [way([single], weight, same)] : []),
    ...forms.filter((one) => one.includes(" ")).map((one) => way(one.split(" ").map((token) => [token]), weight, same))];
}
const each = (begun) => begun.flatMap((one) => alternativesOf([one], BEGUN).map((found) => ({ ...found, wording: one })));
const telling = (parts) => { const found = parts.filter((part) => !part.general); return found.length ? found : parts; };

function isGeneral(word) {
  if (/^\d+$/.test(word) || families(word).some((family) => generalFamilies.has(family))) return true;
  return isOrdinary(word) && !(isWording([word]) || names.has(key(word)));
}
function nextToEachOther(phrase, weight, same) {
  const forms = phrase.map((word) => [...exact(word), ...variants(word)]);
  const allSame = phrase.every((word, i) => forms[i].every((one) => sameWord(word, one)));
  const pattern = phrase.flatMap((word, i) => {
    const pieces = form(word);
    return pieces.length > 1 ? pieces.map((piece) => [piece]) : [[...new Set(forms[i].filter((one) => !one.includes(" ")))].sort(byText)];
  });
  return pattern.every((tokens) => tokens.length) ? [way(pattern, weight, same && allSame)] : [];
}
function wordingWays(wording, weight, same) {
  if (wording.length > 1) return nextToEachOther(wording, weight, same);
  if (!wording.length) return [];
  const own = exact(wording[0]), family = variants(wording[0]).filter((one) => !own.includes(one));
  const forms = family.filter((one) => sameWord(wording[0], one));
  return [...alternativesOf([...own, ...forms], weight, same), ...alternativesOf(family.filter((one) => !forms.includes(one)), weight),
    ...alternativesOf(withPart(wording[0]), weight * PART)];
}
function meant(phrase) {
  const [same, also] = wordingsFor(phrase);
  return [[SAME_MEANING, same], [SEARCHED_AS_WELL, also]].flatMap(([weight, wordings]) => wordings.flatMap((wording) =>
    wordingWays(words(wording), weight, weight === SAME_MEANING && meansSame(phrase, wording)).map((one) => ({ ...one, wording }))));
}
function spelled(word) {
  const own = exact(word), family = variants(word).filter((one) => !own.includes(one));
  const compounds = withPart(word).filter((one) => !own.includes(one) && !family.includes(one));
  const named = compounds.filter((one) => names.has(key(one)));
  const found = [...alternativesOf(own, 1, true), ...alternativesOf(family.filter((one) => sameWord(word, one)), FAMILY, true),
    ...alternativesOf(family.filter((one) => !sameWord(word, one)), FAMILY), ...alternativesOf(named, IN_NAME, true),
    ...alternativesOf(compounds.filter((one) => !named.includes(one)), PART),
    ...soundingLike(word).flatMap((alike) => alternativesOf([alike], FAMILY, true).map((one) => ({ ...one, wording: alike })))];
  if (own.length || family.length) return found;
  return [...found, ...alternativesOf(belongingTo(word), BELONGING_WEIGHT, true),
    ...alternativesOf(startingWith(word).filter((one) => !compounds.includes(one)), PREFIX, true)];
}
const partOf = (word) => concept(word, [...spelled(word), ...meant([word])], { general: isGeneral(word) });
const fromParts = (word) => telling(splitCompound(word).map(partOf));
function derivedFrom(word) {
  for (const root of roots(word)) {
    const found = [...spelled(root), ...meant([root])];
    const shown = isWord(root) || exact(root).length ? root : "";
    if (found.length) {
      return found.map((one) => ({ ...one, weight: Math.min(one.weight, SEARCHED_AS_WELL), same: false,
        wording: one.wording || shown || one.pattern.map((tokens) => tokens[0]).join(" ") }));
    }
  }
  return [];
}
function madeAlike(word) {
  if (exact(word).length || variants(word).length) return [];
  return withParts(splitCompound(word)).flatMap((compound) => {
    const mine = splitCompound(word), its = splitCompound(compound);
    return [...alternativesOf([compound], FAMILY, isFormOf(mine, its)), ...meant([compound])];
  });
}
function joined(pair) {
  const one = pair.join("");
  if (one.length < 7) return null;
  if (pair.some(isStop)) return exact(one).length || synonymWords.has(key(one)) ? one : null;
  return exact(one).length || isWording([one]) || variants(one).length ? one : null;
}
// The wordings of the groups that an age, or the ages from `first`, belong to.
function groupsOfAge(first, last) {
  let start = 0;
  return zoekwoorden.leeftijden.filter(([end]) => {
    const has = first === null ? start <= last && last < end : start < last && first < end;
    start = end;
    return has;
  }).map(([, group]) => group);
}
function wordConcept(word) {
  const age = ageOf(word);
  if (age) {
    const [first, last] = age;
    return concept(first === null ? `${last} jaar` : `${first}-${last} jaar`, groupsOfAge(first, last).flatMap(spelled));
  }
  const parts = fromParts(word);
  let found = [...spelled(word), ...meant([word]), ...madeAlike(word)];
  if (!found.length && !parts.length) found = derivedFrom(word);
  const general = isGeneral(word) || (parts.length > 0 && !isWording([word]) && parts.every((part) => part.general));
  if (parts.every(isFound)) return concept(word, found, { parts, general });
  const about = !found.length && isFound(parts[0]) && !parts[0].general ? parts.slice(0, 1) : [];
  return concept(word, found, { parts: about, general, partly: about.length > 0 });
}
function phraseConcept(phrase) {
  const found = [...nextToEachOther(phrase, 1, true), ...meant(phrase)];
  const one = phrase.length === 2 && joined(phrase);
  if (one) found.push(...spelled(one), ...meant([one]));
  const content = phrase.filter((word) => !isStop(word)).map(partOf);
  const parts = content.length > 1 ? telling(content) : [];
  return concept(phrase.join(" "), found, { parts: parts.every(isFound) ? parts : [] });
}
function either(one, other) {
  if (!isFound(one) || !isFound(other)) return isFound(one) ? one : other;
  return concept(`${one.text} of ${other.text}`, [...one.alternatives, ...other.alternatives], {
    parts: !one.alternatives.length ? one.parts : !other.alternatives.length ? other.parts : [], general: one.general && other.general });
}
function phraseSize(typed) {
  for (let size = Math.min(LONGEST_PHRASE, typed.length); size > 1; size--) {
    const window_ = typed.slice(0, size);
    const edges = !isStop(window_[0]) && !isStop(window_[size - 1]);
    if ((edges && !window_.some((word) => OR.has(word)) && knowsPhrase(window_)) || isWording(window_)) return size;
  }
  return typed.length > 1 && joined(typed.slice(0, 2)) ? 2 : 1;
}
// The places of the words that only say who asks or where.
const settings = zoekwoorden.kader.map(patternOf);
function settingOf(typed) {
  const text = `${typed.map(key).join(" ")} `, found = new Set();
  for (const pattern of settings) for (const place of placesIn(pattern, text)) found.add(place);
  return found;
}
function weighed(one) {
  const said = words(one.text).filter((word) => !isStop(word)).map(weightOf);
  return { ...one, weight: said.length ? Math.max(...said) : 1 };
}
function conceptsOf(typed) {
  const found = [], setting = settingOf(typed);
  let previous = null;
  for (let position = 0; position < typed.length;) {
    const size = phraseSize(typed.slice(position)), phrase = typed.slice(position, position + size);
    const one = size > 1 ? phraseConcept(phrase) : isStop(phrase[0]) ? null : wordConcept(phrase[0]);
    if (one && phrase.every((_, i) => setting.has(position + i))) one.general = true;
    if (previous && one && position > 1 && OR.has(typed[position - 1]) && !OR.has(typed[position - 2])) previous = either(previous, one);
    else if (one || !OR.has(phrase[0])) {
      if (previous) found.push(previous);
      previous = one;
    }
    position += size;
  }
  return previous ? [...found, previous] : found;
}
function correctionOf(word, unfinished) {
  if (isStop(word) || rightWords.has(key(word)) || ageOf(word)) return null;
  const begins = startingWith(word);
  if (word === unfinished && (begins.length || suggestedFor(word).length)) return null;
  if (variants(word).length || exact(word).length || isWording([word])) return respelled(word);
  if (begins.length) return null;
  const parts = fromParts(word);
  // It may be a compound or derivation that the catalogue does not have; one wrong letter is likelier.
  if (withPart(word).length || (parts.length && isFound(parts[0])) || derivedFrom(word).length) return slip(word);
  return nearest(word);
}
function mayBecome(word) {
  const suggested = each(suggestedFor(word)), found = suggested.length ? suggested : each(becoming(word));
  return concept(word, found, { general: !found.length && isGeneral(word), begun: !suggested.length });
}
function distinct(concepts) {
  const seen = new Map();
  for (const one of concepts) {
    const name = one.alternatives.length ? JSON.stringify(one.alternatives[0].pattern) : one.text;
    if (!seen.has(name)) seen.set(name, one);
  }
  return [...seen.values()];
}
function readQuestion(question) {
  const asked = typedOf(question);
  const literal = asked.phrases.map((phrase) => {
    const tokens = words(phrase).flatMap(form);
    return tokens.length && concept(phrase.trim(), [way(tokens.map((token) => [token]), 1, true)], { literal: true });
  }).filter(Boolean);
  const pieces = (word) => (variants(word).length || isWording([word]) || startingWith(word).length ? [word] : form(word));
  const typed = asked.words.flatMap((word) => pieces(word.slice(0, 80))).slice(0, 32);
  const last = typed[typed.length - 1];
  const unfinished = typed.length && asked.outside.replace(/[ *]+$/, "").toLowerCase().endsWith(last) ? last : "";
  if (!literal.length && typed.every(isStop)) {
    // A question of stop words only: then they are what is sought.
    return { concepts: [...new Set(typed)].map((word) => {
      const own = alternativesOf(exact(word), 1, true);
      return concept(word, own.length ? own : word === unfinished ? each(suggestedFor(word)) : []);
    }), corrections: [], excluding: "" };
  }
  const corrections = new Map();
  for (const word of typed) { const right = correctionOf(word, unfinished); if (right !== null) corrections.set(word, right); }
  const concepts = [...literal, ...conceptsOf(typed.map((word) => corrections.get(word) || word))];
  const end = concepts[concepts.length - 1];
  if (end && end.text === unfinished && !isFound(end)) concepts[concepts.length - 1] = mayBecome(unfinished);
  return { concepts: distinct(concepts).map(weighed), corrections: [...corrections], excluding: asked.excluding };
}
