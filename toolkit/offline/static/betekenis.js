// ---- How much interventions resemble a whole question, as `toolkit/search/meaning.py` has it: per word from a table.
const STEPS = 511, SIGN = 35, RANK = 5, MEANING = 0.5;
const placeInTable = new Map();
for (const [word, kind] of wordKind) if (kind & 8) placeInTable.set(word, placeInTable.size * documents.length);
const hasVector = (word) => Boolean((wordKind.get(word) || 0) & 4);
const partsWithVector = (word) => (hasVector(word) ? [word] : splitCompound(word).filter(hasVector));
const toldBy = (concepts) => [...new Set(concepts.flatMap(({ text }) => words(text)))].filter((word) => !stopWords.has(key(word)));
function resemblances(concepts) {
  const asked = toldBy(concepts).map((word) => ({ weight: weightOf(word), parts: partsWithVector(word).filter((part) => placeInTable.has(part)) })).filter(({ parts }) => parts.length);
  return documents.map((_, d) => asked.reduce((sum, { weight, parts }) => sum
    + weight * parts.reduce((all, part) => all + zoekwoorden.betekenis.charCodeAt(placeInTable.get(part) + d) - SIGN, 0) / (STEPS * parts.length), 0));
}
// The order by words and the order by meaning put together, by reciprocal rank.
function fused(order, concepts) {
  const like = resemblances(concepts), place = new Map();
  if (like.every((amount) => !amount)) return order;
  documents.map((_, d) => d).sort((a, b) => like[b] - like[a] || a - b).forEach((d, number) => place.set(d, number));
  const worth = new Map(order.map((d, number) => [d, 1 / (RANK + number) + MEANING / (RANK + place.get(d))]));
  return [...order].sort((a, b) => worth.get(b) - worth.get(a) || a - b);
}
// Words of which the site knows the meaning and the file does not, or not to the letter.
const beyondTable = (concepts) => toldBy(concepts).filter((word) => {
  const parts = partsWithVector(word);
  return parts.length > 1 || parts.some((part) => !placeInTable.has(part));
});
