"""A passage that was found, against the goal that a card shows anyway: nothing is said twice."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

_MARK = re.compile(r"(<mark>.*?</mark>)", re.DOTALL)
_Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Gevonden:
    """What to show: the goal with its marks, and the passage itself when it says more; both may be None."""

    doel: Markup | None
    fragment: Markup | None


def compare_with_doel(fragment: Markup, doel: str | None) -> Gevonden:
    """Return how to show a passage (safe HTML with ``<mark>``) beside a goal (plain text, on one line).

    A passage that lies within the goal marks the goal. One that goes on after the goal marks the goal when a word was
    found there, else only what is around the goal is shown. Any other passage is shown as it is.
    """
    plain, spans = _read(fragment)
    kern = plain.strip("… ")
    if doel and kern and kern in doel:
        return Gevonden(_marked(doel, _moved(spans, doel.find(kern) - plain.find(kern))), None)
    if not doel or doel not in plain:
        return Gevonden(None, fragment)
    start = plain.find(doel)
    end = start + len(doel)
    within = [span for span in spans if start <= span[0] and span[1] <= end]
    if within:
        return Gevonden(_marked(doel, _moved(within, -start)), None)
    before = _marked(plain[:start], [span for span in spans if span[1] <= start])
    after = _marked(plain[end:], _moved([span for span in spans if span[0] >= end], -end))
    return Gevonden(None, (before + after).strip(" ·"))


def _read(fragment: Markup) -> tuple[str, list[_Span]]:
    plain, spans = "", []
    for part in _MARK.split(fragment):
        text = Markup(part.removeprefix("<mark>").removesuffix("</mark>")).unescape()  # noqa: S704 -- back to plain text
        if part.startswith("<mark>"):
            spans.append((len(plain), len(plain) + len(text)))
        plain += text
    return plain, spans


def _moved(spans: list[_Span], by: int) -> list[_Span]:
    return [(start + by, end + by) for start, end in spans]


def _marked(text: str, spans: list[_Span]) -> Markup:
    parts, last = [], 0
    for start, end in spans:
        parts += [escape(text[last:start]), Markup("<mark>{}</mark>").format(text[start:end])]
        last = end
    return Markup("").join([*parts, escape(text[last:])])
