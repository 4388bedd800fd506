"""Take one item of a list apart: the wording, the status behind it, and the note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.terms.told import Told, told_status
from toolkit.text import plain_sign
from toolkit.waarden import Status, Woorden

_COLON = re.compile(r"\s*[:=]\s*")
_DASH = re.compile(r"\s+[-–—]+\s+")
_BRACKETS_AT_END = re.compile(r"\s*[(\[]((?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*)[)\]]\s*$")
_BREAK_OF_NOTE = re.compile(r"\s*[,;(\[]|\.(?=\s|$)|\s[-–—]\s")
_SIGN_BEHIND = re.compile(r"^(?P<woord>.*[\w)\]])(?:\s*(?P<sign>[+±=~↑↓/–—−‐‑-]{1,3})|\s+(?P<nought>0))$", re.DOTALL)
_SIGN_BEFORE = re.compile(
    r"^(?:\(?(?P<sign>[+±=~↑↓/–—−‐‑-]{1,3})\)?\s*|\(?(?P<nought>0)\)?\s+)(?P<woord>\w.*)$", re.DOTALL
)
_FOOTNOTE = re.compile(r"\s*(?:\*+|[¹²³⁴†‡]+)$")


@dataclass(frozen=True, slots=True)
class ItemReading:
    """One way to read an item.

    `toelichting` is what remains beside wording and status; `onduidelijk`: it holds an outcome that `status` does not
    tell; `teken`: the sign that stands where a status could (see `Told`).
    """

    woord: str
    status: Status | None = None
    toelichting: str | None = None
    onduidelijk: bool = False
    teken: str | None = None

    @property
    def by_sign(self) -> bool:
        """Whether a sign says its outcome, unless the sheet explains the sign otherwise."""
        return self.teken is not None and plain_sign(self.toelichting or "") != self.teken


def read_item(text: str, words: Woorden, *, has_status: bool = True) -> list[ItemReading]:
    """Return the ways to read `text`, the most literal first; without `has_status` a note is never a status.

    ``"Zelfvertrouwen (gemengd): steeg marginaal"`` reads as a whole, and as wording, status and note.
    """
    readings = [ItemReading(text)]
    for woord, note in (*_heads(text), *(_beside_sign(text) if has_status else ())):
        reading = _without_brackets(_FOOTNOTE.sub("", woord), note, words, has_status=has_status)
        for candidate in reading:
            if candidate.woord and candidate not in readings:
                readings.append(candidate)
    return readings


def _heads(text: str) -> Iterator[tuple[str, str | None]]:
    yield text, None
    for separator in (_COLON, _DASH):
        if match := separator.search(text):
            yield text[: match.start()], text[match.end() :].strip() or None


def _beside_sign(text: str) -> Iterator[tuple[str, str]]:
    """Yield the wording and the sign behind or before it: ``Empathie +``, ``Empathie 0``, ``± Empathie``."""
    for pattern in (_SIGN_BEHIND, _SIGN_BEFORE):
        if match := pattern.search(text):
            yield match["woord"], match["sign"] or match["nought"]


def _without_brackets(woord: str, note: str | None, words: Woorden, *, has_status: bool) -> Iterator[ItemReading]:
    match = _BRACKETS_AT_END.search(woord)
    inner = match[1].strip() if match else None
    behind, within = (_told(part, words, has_status=has_status) for part in (note, inner))
    if any(told.status is None and _is_denied(told.rest, words) for told in (behind, within)):
        return
    yield ItemReading(woord.strip(), behind.status, behind.rest, behind.unclear, behind.teken)
    if match is None:
        return
    unclear, status = within.unclear, within.status
    if within.by_sign or behind.by_sign:
        unclear, status = unclear or behind.unclear or (within.tells and behind.tells), None
    elif status is None:
        unclear, status = unclear or behind.unclear, None if unclear else behind.status
    elif behind.status not in (None, status):
        unclear, status = True, None
    else:  # what stands behind a status between brackets explains it
        behind = behind if behind.status else Told(None, note)
    rest = [part for part in (within.rest, behind.rest) if part]
    teken = None if status is not None else within.teken or behind.teken
    yield ItemReading(woord[: match.start()].strip(), status, "; ".join(rest) or None, unclear, teken)


def _told(text: str | None, words: Woorden, *, has_status: bool) -> Told:
    return told_status(text, words) if text is not None and has_status else Told(None, text)


def _is_denied(note: str | None, words: Woorden) -> bool:
    """Return whether a note says that the wording before it does not hold: ``nee``, ``nee, alleen ouders``."""
    return note is not None and (words.denies(note) or words.denies(_BREAK_OF_NOTE.split(note, maxsplit=1)[0]))
