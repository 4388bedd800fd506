"""Take one item of a list apart: the wording, the status behind it, and the note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.words import Status, Woorden

_COLON = re.compile(r"\s*[:=]\s*")
_DASH = re.compile(r"\s+[-–—]+\s+")
_BRACKETS_AT_END = re.compile(r"\s*[(\[]((?:[^()\[\]]|[(\[][^()\[\]]*[)\]])*)[)\]]\s*$")
_FOOTNOTE = re.compile(r"\s*(?:\*+|[¹²³⁴†‡]+)$")


@dataclass(frozen=True, slots=True)
class ItemReading:
    """One way to read an item; `toelichting` is what remains beside wording and status."""

    woord: str
    status: Status | None = None
    toelichting: str | None = None


def read_item(text: str, words: Woorden) -> list[ItemReading]:
    """Return the ways to read `text`, the most literal first.

    ``"Zelfvertrouwen (gemengd): steeg marginaal"`` reads as a whole, and as wording, status and note.
    """
    readings = [ItemReading(text)]
    for woord, note in _heads(text):
        reading = _without_brackets(_FOOTNOTE.sub("", woord), note, words)
        for candidate in reading:
            if candidate.woord and candidate not in readings:
                readings.append(candidate)
    return readings


def _heads(text: str) -> Iterator[tuple[str, str | None]]:
    yield text, None
    for separator in (_COLON, _DASH):
        if match := separator.search(text):
            yield text[: match.start()], text[match.end() :].strip() or None


def _without_brackets(woord: str, note: str | None, words: Woorden) -> Iterator[ItemReading]:
    status, note = _status_of_note(note, words)
    match = _BRACKETS_AT_END.search(woord)
    inner = match[1].strip() if match else None
    inner_status = words.status(inner) if inner else None
    if (status is None and words.denies(note)) or (inner_status is None and words.denies(inner)):
        return
    yield ItemReading(woord.strip(), status, note)
    if match is None:
        return
    if inner_status is None and inner:
        note = f"{inner}; {note}" if note else inner
    yield ItemReading(woord[: match.start()].strip(), inner_status or status, note)


def _status_of_note(note: str | None, words: Woorden) -> tuple[Status | None, str | None]:
    """Read a note that is nothing but a status (``Empathie: effect``) as that status."""
    if note is not None and (status := words.status(note)):
        return status, None
    return None, note
