"""Variants of the name of an intervention: without brackets, and the acronyms that a name explains."""

import re
from collections.abc import Iterable, Iterator

from rapidfuzz.utils import default_process

from toolkit.taalwoorden import FUNCTIEWOORDEN
from toolkit.text import fold

_BRACKETS = re.compile(r"\s*\(([^()]*)\)")


def without_brackets(naam: str) -> str:
    """Return `naam` without what stands in brackets: ``Diamant (weerbaarheidstraining)`` → ``Diamant``."""
    return " ".join(_BRACKETS.sub(" ", naam).split()) or naam


def explained_aliases(naam: str) -> list[str]:
    """Return other names that `naam` itself gives: an acronym and what it stands for.

    ``Healthy Identity Intervention (HII)`` gives both parts, ``UCARE (Universal Curriculum Against …)`` too. A remark
    in brackets (``Diamant (weerbaarheidstraining)``) is no alias and gives nothing.
    """
    return list(dict.fromkeys(_explained(naam)))


def _explained(naam: str) -> Iterator[str]:
    outside = without_brackets(naam)
    for inner in (match.strip() for match in _BRACKETS.findall(naam)):
        if _abbreviates(inner, outside) or _abbreviates(outside, inner):
            yield from (outside, inner)


def _abbreviates(short: str, long: str) -> bool:
    letters = re.sub(r"[^\w]", "", short)
    if not 2 <= len(letters) <= 8 or not short.isupper() or " " in short:
        return False
    words = [word for word in re.split(r"[\s-]+", fold(long)) if word and word[0].isalnum()]
    initials = [word[0] for word in words if word not in FUNCTIEWOORDEN]
    acronym = letters.casefold()
    return bool(initials) and _in_order(initials, acronym) and _in_order(acronym, "".join(words))


def _in_order(letters: Iterable[str], text: str) -> bool:
    """Tell whether all `letters` occur in `text`, in that order."""
    rest = iter(text)
    return all(letter in rest for letter in letters)


def name_variants(naam: str) -> frozenset[str]:
    """Return the forms under which `naam` may stand in another list, folded and without punctuation.

    What stands in brackets counts here too: it may be a name, and a variant only proposes.
    """
    variants = (naam, without_brackets(naam), *_BRACKETS.findall(naam))
    return frozenset(processed for v in variants if (processed := default_process(fold(v))))
