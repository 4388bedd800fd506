import numpy as np

from toolkit.search.meaning import AskedWords, Meaning
from toolkit.search.ordinary import Ordinary
from toolkit.search.resembling import Resembling, resembling

WORDS = {
    # word: where it points; words that point the same way mean the same
    "praten": (1.0, 0.0, 0.0),
    "gesprek": (0.8, 0.6, 0.0),
    "klas": (0.0, 0.0, 1.0),
    "klassen": (0.0, 0.1, 1.0),
    "paten": (0.9, 0.1, 0.0),
}
IDS = np.array(["", "een", "twee", "drie"], dtype=object)


def meaning_of(*texts: tuple[str, ...]) -> Meaning:
    names = tuple(WORDS)
    vectors = np.array([WORDS[name] for name in names], dtype=np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    found = np.array([2 * names.index(word) for text in texts for word in text])
    starts = np.cumsum([0, *map(len, texts)][:-1])
    documents = np.arange(1, len(texts) + 1)
    return Meaning(vectors, {n: i for i, n in enumerate(names)}, vectors, names, found, starts, documents, len(texts))


def asked(meaning: Meaning, *words: str) -> AskedWords:
    found = ((word, meaning.vector([word]), 1.0) for word in words)
    return AskedWords.of((word, vector, weight) for word, vector, weight in found if vector is not None)


def test_what_only_meaning_found_says_by_which_words() -> None:
    meaning = meaning_of(("gesprek", "klas"), ("klassen",), ("paten", "klas"))
    question = asked(meaning, "praten", "klas")
    # The second has only a form of what was typed, and the third a word with the same letters.
    assert resembling(meaning, question, (), IDS) == (Resembling("een", (("praten", "gesprek"),), ("klas",)),)
    assert resembling(meaning, question, {1}, IDS) == ()
    assert resembling(meaning, asked(meaning, "praten"), (), IDS) == ()
    assert resembling(meaning, asked(meaning), (), IDS) == ()


def test_an_ordinary_word_says_less() -> None:
    frequent = Ordinary(["de", *(f"w{i}" for i in range(1_600)), "zeldzaam"])
    assert ("de" in frequent, "zeldzaam" in frequent, "onbekend" in frequent) == (True, False, False)
    assert frequent.weight("de") < frequent.weight("zeldzaam") < frequent.weight("onbekend") == 1
