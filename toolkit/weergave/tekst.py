"""Numbers, names and lists as they stand in a Dutch sentence."""

import re
from collections.abc import Iterable

from babel.numbers import format_decimal

from toolkit.talen import _, ngettext, spreekt
from toolkit.vocabulary.dimension import Dimension, Term

_PER_LETTER = re.compile(r"[A-ZÀ-Ý][a-zà-ý]")
_END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý‘“\"'])")


def getal(number: int) -> str:
    """Return a whole number as it is written in the language of the answer; in Dutch ``1.931``."""
    return str(format_decimal(number, locale=spreekt().locale))


def interventies(number: int) -> str:
    """Return ``1 interventie`` or ``15 interventies``."""
    return ngettext("%(getal)s interventie", "%(getal)s interventies", number, getal=getal(number))


def beschrijf_deelnemers(n: int | str | None, tekst: int | str | None) -> str | None:
    """Return ``n = 46. Gemiddeld 19 jaar``; without the number when the words begin with it; None without both."""
    if n is None or (tekst and re.match(rf"{n}\b|{re.escape(getal(int(n)))}\b", str(tekst))):
        return None if tekst is None else str(tekst)
    return ". ".join([f"n\u00a0=\u00a0{getal(int(n))}", *([str(tekst)] if tekst else [])])


def midden_in_zin(label: str) -> str:
    """Return a label as it stands within a sentence: lower case, unless it starts with an abbreviation."""
    return label[0].lower() + label[1:] if _PER_LETTER.match(label) else label


def term_in_zin(label: str, dimensie: Dimension) -> str:
    """Return the label of a term as it stands within a sentence; the name of a country keeps its capital."""
    return label if dimensie.landen else midden_in_zin(label)


def woorden_van(dimensie: Dimension) -> tuple[str, str]:
    """Return how one term and several terms of a dimension are called within a sentence: ``element``, ``elementen``."""
    gebruik = dimensie.gebruik
    return gebruik.enkelvoud or midden_in_zin(dimensie.label), gebruik.meervoud or midden_in_zin(dimensie.meervoud)


def opsomming(items: Iterable[str]) -> str:
    """Return ``a, b en c``."""
    listed = list(items)
    return _(" en ").join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def termen_in_zin(termen: Iterable[Term]) -> str:
    """Return the labels of terms as ``Groepsfase en actiefase``."""
    labels = [term.label for term in termen]
    return opsomming([*labels[:1], *(midden_in_zin(label) for label in labels[1:])])


def first_sentence(text: str) -> str:
    """Return the first sentence of `text`, on one line."""
    line = " ".join(text.split())
    return _END_OF_SENTENCE.split(line, maxsplit=1)[0]
