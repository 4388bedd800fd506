"""Where on a card the words of a search were found: in its goal, else in one cell of the source."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from markupsafe import Markup, escape

from toolkit.weergave.veldteksten import Veldtekst

_LENGTE = 170  # of a passage, in characters
_VOORAF = 50


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What to show: the goal with its marks, and a marked passage of a cell when it has more; both may be None."""

    doel: Markup | None = None
    label: str | None = None
    fragment: Markup | None = None


def find_words(words: Collection[str], doel: str | None, cellen: Iterable[Veldtekst]) -> Gevonden:
    """Return where `words` stand: in the goal that the card shows, and in the line of `cellen` that has most others.

    Among lines with as many words the first cell wins. A passage always has a mark; nothing is said twice.
    """
    pattern = _pattern(words)
    if pattern is None:
        return Gevonden()
    in_goal = _distinct(pattern, doel or "")
    best, most = None, 0
    for cel in cellen:
        for line in cel.tekst.splitlines():
            new = len(_distinct(pattern, line) - in_goal)
            if new > most:
                best, most = (cel.label, line), new
    marked = _marked(pattern, doel) if doel and in_goal else None
    if best is None:
        return Gevonden(marked)
    label, line = best
    return Gevonden(marked, label, _passage(pattern, " ".join(line.split()).lstrip("•–-* "), in_goal))


def _pattern(words: Collection[str]) -> re.Pattern[str] | None:
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    found = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first if word.strip())
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE) if found else None


def _distinct(pattern: re.Pattern[str], text: str) -> set[str]:
    return {match[0].lower() for match in pattern.finditer(text)}


def _passage(pattern: re.Pattern[str], line: str, known: set[str]) -> Markup:
    """Return the part of `line` around its first word that is not `known`, cut between words."""
    start = next(match.start() for match in pattern.finditer(line) if match[0].lower() not in known)
    begin = 0 if len(line) <= _LENGTE or start <= _VOORAF else line.find(" ", start - _VOORAF, start) + 1 or start
    end = len(line) if len(line) - begin <= _LENGTE else max(line.rfind(" ", begin, begin + _LENGTE), begin + _VOORAF)
    passage = _marked(pattern, line[begin:end].rstrip(" ,;"))
    return Markup("{}{}{}").format("…" if begin else "", passage, "…" if end < len(line) else "")


def _marked(pattern: re.Pattern[str], text: str) -> Markup:
    parts, last = [], 0
    for match in pattern.finditer(text):
        parts += [escape(text[last : match.start()]), Markup("<mark>{}</mark>").format(match[0])]
        last = match.end()
    return Markup("").join([*parts, escape(text[last:])])
