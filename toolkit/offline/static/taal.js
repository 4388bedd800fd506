// ---- What search knows about words, as `toolkit/search/language.py` does; dictionaries were looked up when the file was made.
const zoekwoorden = los.zoek;
const SPELLED_OUT = { œ: "oe", Œ: "Oe", æ: "ae", Æ: "Ae", ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ð: "d", Ð: "D", þ: "th", Þ: "Th", ß: "ss", ẞ: "SS", ı: "i", İ: "I" };
const spellOut = (text) => text.replace(/[œŒæÆøØłŁđĐðÐþÞßẞıİ]/g, (letter) => SPELLED_OUT[letter]);
const fold = (text) => spellOut(text).replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, "").replace(/[‘’‚]/g, "'").replace(/[“”„]/g, '"').replace(/[‐‑]/g, "-")
  .toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").split(/\s+/).filter(Boolean).join(" ");
const words = (text) => spellOut(text).replace(/’/g, "'").replace(/[‐‑]/g, "-").replace(/\u00ad/g, "").toLowerCase()
  .match(/[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu) || [];
const key = remembered((word) => fold(word).replace(/[-']/g, ""));
const form = remembered((word) => fold(word).match(/[\p{L}\p{N}]+/gu) || []);
const plain = (text) => (fold(text).match(/[\p{L}\p{N}]+/gu) || []).join(" ");

const wordKind = new Map(), wordFamilies = new Map(), lemmaGroups = new Map();
{
  // Numbers of families are steps from the one before; English ones (`e`) are counted by themselves.
  const numbers = zoekwoorden.families.split(","), before = [0, 0], listed = [];
  let word = "";
  zoekwoorden.woorden.split(" ").forEach((coded, i) => {
    word = word.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
    listed.push(word);
    wordKind.set(word, parseInt(zoekwoorden.soort[i], 16));
    if (numbers[i] !== "-") {
      wordFamilies.set(word, numbers[i].split(" ").map((step) => {
        const english = step[0] === "e" ? 1 : 0;
        return before[english] += Number(step.slice(english));
      }));
    }
  });
  let start = 0;
  if (zoekwoorden.lemmas) zoekwoorden.lemmas.split(",").forEach((steps, i) => {
    let place = start;
    steps.split(" ").forEach((step, n) => {
      place += Number(step);
      if (!n) start = place;
      lemmaGroups.set(listed[place], [...(lemmaGroups.get(listed[place]) || []), i]);
    });
  });
}
const kindOf = (word) => (wordKind.has(word) ? wordKind.get(word) : wordKind.get(key(word)) || 0);
const isWord = (word) => Boolean(kindOf(word) & 1);

const SOUNDS = [["sch", "sg"], ["ch", "g"], ["ck", "k"], ["c", "k"], ["ph", "f"], ["th", "t"], ["ij", "ei"], ["y", "i"],
  ["z", "s"], ["v", "f"], ["ou", "au"], ["x", "ks"], ["q", "k"]];
const sound = remembered((name) => {
  let heard = name.replace(/c(?=[eiy])/g, "s");
  for (const [spelled, as] of SOUNDS) heard = heard.replaceAll(spelled, as);
  return heard.replace(/d$/, "t").replace(/(.)\1+/gu, "$1");
});
const consonants = (name) => name.replace(/[aeiouy]/g, "");
const INFLECTIONS = new Set(["", ..."e en n s es t et te ten d de den end ende er ers ere st ste je jes tje tjes etje etjes ing ed ies i".split(" ")]);
function isInflection(name, other) {
  const one = sound(name), two = sound(other);
  let start = 0;
  while (start < one.length && one[start] === two[start]) start += 1;
  return INFLECTIONS.has(one.slice(start)) && INFLECTIONS.has(two.slice(start));
}
function sameWord(word, other) {
  const one = key(word), two = key(other);
  const groups = (name) => lemmaGroups.get(name) || lemmaGroups.get(key(name)) || [];
  return one === two || isInflection(one, two) || groups(word).some((group) => groups(other).includes(group));
}
// A form of a word that no list has is likely of the family of the word without its ending, or with another.
const likelyForms = (word) => ["en", "n", "s", "e"].flatMap((ending) => [word + ending, ...(word.endsWith(ending) ? [word.slice(0, -ending.length)] : [])]);
const families = remembered((word) => {
  const known = [word, key(word)].find((one) => wordKind.has(one));
  const listed = known === undefined ? likelyForms(word).find((one) => wordFamilies.has(one)) : known;
  return wordFamilies.get(listed) || [];
});
const BELONGING = /^(?:is(?:m|me|t|ten|ts|tisch|tische|tic)|ische?)$/;
const belongsTo = (derived, name) => derived.startsWith(name) && BELONGING.test(derived.slice(name.length));
const WORD_ENDINGS = ["isten", "ist", "isme", "istisch", "istische", "isch", "ische", "er", "ers", "aar", "aars", "ing", "ingen",
  "heid", "lijk", "lijke", "achtig", "achtige", "loos", "loze", "baar", "bare", "schap", "s", "en", "e"];
const roots = (word) => [...new Set(WORD_ENDINGS.filter((ending) => word.endsWith(ending)).map((ending) => word.slice(0, -ending.length)))]
  .filter((root) => root.length >= 6).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));

// Dutch compounds; those of known words were split when the file was made.
const partsAlso = new Set(zoekwoorden.kort_deel), partsNever = new Set(zoekwoorden.geen_deel);
const isPart = (part) => !partsNever.has(part) && (partsAlso.has(key(part)) || (part.length >= 4 && Boolean(kindOf(part) & 2)));
const splitPiece = remembered((word) => {
  if (Object.hasOwn(zoekwoorden.delen, word)) return zoekwoorden.delen[word].split(" ").filter(Boolean);
  if (word.length > 40) return [];
  let best = null;
  // Few parts, short links and, among equals, the longest first part.
  const offer = (link, parts) => {
    if (!best || parts.length < best.parts.length || (parts.length === best.parts.length && link < best.link)) best = { link, parts };
  };
  for (let cut = word.length - 3; cut > 2; cut--) {
    const rest = word.slice(cut);
    for (const link of ["", "s", "e", "en", "n"]) {
      const first = word.slice(0, cut - link.length);
      if (!word.slice(0, cut).endsWith(link) || !isPart(first)) continue;
      if (isPart(rest)) offer(link.length, [first, rest]);
      else { const deeper = splitPiece(rest); if (deeper.length) offer(link.length, [first, ...deeper]); }
    }
  }
  return best ? best.parts : [];
});
const splitCompound = remembered((word) => {
  const pieces = word.split(/['-]/).filter((piece) => piece.length > 1);
  if (pieces.length > 1) return pieces.flatMap((piece) => { const parts = splitPiece(piece); return parts.length ? parts : [piece]; });
  return pieces.length ? splitPiece(pieces[0]) : [];
});
// Typing errors: letters too many, too few, wrong or swapped (optimal string alignment), up to `most`.
function distance(a, b, most = 99) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let two = [], one = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(one[j] + 1, row[j - 1] + 1, one[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], two[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    two = one; one = row;
  }
  return one[b.length];
}
