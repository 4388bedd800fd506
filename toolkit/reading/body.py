"""The lines below a header: records, group names inside the table, totals, legends and notes."""

import re
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from toolkit.reading.shape import Hints, Strip, column_shapes, is_mark, is_numeric
from toolkit.text import fold


class LineKind(StrEnum):
    """What a line below a header is; the values are the reasons a person reads."""

    DATA = "gegevens"
    GROUP = "groepsregel"
    NOTE = "voetnoot"
    TOTAL = "totaal"
    LEGEND = "legenda"
    REPEATED = "herhaalde kop"


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One line below the header of a table."""

    line: int
    kind: LineKind


_NOTE = re.compile(
    r"^([*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,2}\)|\[\d+\]|[a-z]\)|"
    r"(bron(nen)?|sources?|quellen?|noo?t(en)?|notes?|footnotes?|voetno(o)?t(en)?|n\.?b\.?|p\.?s\.?|opmerking(en)?|"
    r"toelichting|uitleg|let op|disclaimer|anmerkung(en)?|hinweis|remarks?|laatst bijgewerkt|last updated?|peildatum|"
    r"stand per|gegevens per|copyright|©|contact)\b\s*[:.\-–]?)",
    re.IGNORECASE,
)
_LEGEND = re.compile(r"^(legenda?|legende|verklaring|betekenis|key|afkortingen|abbreviations)\b", re.IGNORECASE)
_TOTAL = re.compile(
    r"^(sub|eind|grand |overall |general )?-?\s*"
    r"(totaal|totalen|total|totals|gemiddelde?|average|mean|som|sum|summe|insgesamt|gesamt|ensemble|aantal)\b",
    re.IGNORECASE,
)
_LONG_NOTE = 60
_LONGEST_REMARKS = 40


def classify_body(strip: Strip, body: list[int], header: tuple[int, ...], hints: Hints) -> list[BodyLine]:
    """Return what each line of `body` is.

    Args:
        strip: the strip of the table.
        body: the lines below the header, in order.
        header: the lines of the header.
        hints: which words are known, so that they may name a group.

    """
    width = _typical_width(strip, body)
    header_texts = {fold(cell.text) for cell in strip.cells(header[-1]).values()}
    tail = _tail(strip, body, width)
    kinds = []
    for place, line in enumerate(body):
        if place >= tail:
            kinds.append(BodyLine(line, _tail_kind(strip, line)))
        else:
            kinds.append(BodyLine(line, _inner_kind(strip, line, width, header_texts, hints)))
    return _trailing_groups_are_notes(strip, kinds)


def _typical_width(strip: Strip, body: list[int]) -> float:
    counts = [len(strip.cells(line)) for line in body[:500]]
    wide = [count for count in counts if count > 1] or counts
    return median(wide) if wide else 0.0


def _tail(strip: Strip, body: list[int], width: float) -> int:
    """Return the place in `body` where the notes, legends and totals below the table start."""
    end = len(body)
    while end > 1:
        start = end - 1
        while start > 0 and body[start] == body[start - 1] + 1:
            start -= 1
        if start > 0 and all(_sparse(strip, line, width) for line in body[start:end]):
            end = start
            continue
        break
    end = _start_of_remarks(strip, body, end)
    while end > 1 and _below_table(strip, body[end - 1], width):
        end -= 1
    return _start_of_stray_text(strip, body, end, width)


def _start_of_remarks(strip: Strip, body: list[int], end: int) -> int:
    """Return where a legend or block of notes starts that runs to the end; `end` when there is none."""
    for place in range(end - 1, max(end - _LONGEST_REMARKS, 0), -1):
        cells = strip.cells(body[place])
        if len(cells) > 2:
            break
        first = next(iter(cells.values())).text
        if len(cells) == 1 and (_LEGEND.match(first) or _NOTE.match(first)):
            end = place
    return end


def _start_of_stray_text(strip: Strip, body: list[int], end: int, width: float) -> int:
    """Return where two or more nearly empty lines at the end start that put words where the column holds numbers."""
    start = end
    while width > 1 and start > 1 and len(strip.cells(body[start - 1])) <= max(1.0, width / 3):
        start -= 1
    if end - start < 2:
        return end
    shapes = column_shapes(strip, body[max(0, start - 40) : start])
    strays = (
        pos in shapes
        and max(shapes[pos].numeric, shapes[pos].marks) >= 0.8
        and not is_numeric(cell)
        and not is_mark(cell)
        for line in body[start:end]
        for pos, cell in strip.cells(line).items()
    )
    return start if any(strays) else end


def _sparse(strip: Strip, line: int, width: float) -> bool:
    """Return whether a line after a gap is too empty to be a record."""
    cells = strip.cells(line)
    first = next(iter(cells.values()))
    if _NOTE.match(first.text) or _TOTAL.match(first.text) or _LEGEND.match(first.text):
        return True
    if len(cells) == 1:
        return width > 1
    return len(cells) <= 2 and width >= 4 and len(cells) <= 0.5 * width


def _below_table(strip: Strip, line: int, width: float) -> bool:
    """Return whether a line that follows the records without a gap is no record."""
    cells = strip.cells(line)
    first = next(iter(cells.values()))
    if _TOTAL.match(first.text) and _rest_is_numbers(strip, line):
        return True
    if len(cells) > 2 or len(cells) > 0.5 * max(width, 2):
        return False
    if _NOTE.match(first.text) or _LEGEND.match(first.text):
        return True
    return len(cells) == 1 and width > 2 and (len(first.text) > _LONG_NOTE or _spans_most(strip, line))


def _rest_is_numbers(strip: Strip, line: int) -> bool:
    cells = list(strip.cells(line).values())[1:]
    return all(is_numeric(cell) or cell.raw.startswith(("=", "#")) or is_mark(cell) for cell in cells)


def _spans_most(strip: Strip, line: int) -> bool:
    span = next((span for span in strip.spans(line) if span.width > 1), None)
    return span is not None and span.width >= 0.5 * (strip.pos2 - strip.pos1 + 1)


def _tail_kind(strip: Strip, line: int) -> LineKind:
    first = next(iter(strip.cells(line).values())).text
    if _TOTAL.match(first):
        return LineKind.TOTAL
    if _LEGEND.match(first) or (len(strip.cells(line)) == 2 and not _NOTE.match(first) and len(first) < 20):
        return LineKind.LEGEND
    return LineKind.NOTE


def _inner_kind(strip: Strip, line: int, width: float, header_texts: set[str], hints: Hints) -> LineKind:
    cells = strip.cells(line)
    if len(cells) >= 2 and len(cells) >= 0.6 * len(header_texts) and len(header_texts) > 1:
        same = sum(fold(cell.text) in header_texts for cell in cells.values())
        if same >= 0.9 * len(cells) and same >= 2:
            return LineKind.REPEATED
    if _names_group(strip, line, width, hints):
        return LineKind.GROUP
    first = next(iter(cells.values()))
    if _TOTAL.match(first.text) and len(cells) < 0.5 * width and _rest_is_numbers(strip, line):
        return LineKind.TOTAL
    return LineKind.DATA


def _names_group(strip: Strip, line: int, width: float, hints: Hints) -> bool:
    cells = strip.cells(line)
    if len(cells) != 1 or width <= 1:
        return False
    pos, cell = next(iter(cells.items()))
    if is_numeric(cell) or is_mark(cell):
        return False
    span = strip.grid.span_at(line, pos)
    if span is not None and span.line1 != span.line2:
        return False
    return _spans_most(strip, line) or hints.known(group_name(cell.text)) or (pos == strip.pos1 and width >= 3)


def group_name(text: str) -> str:
    """Return the name in a group line: without ``Land:`` before it or ``(12)`` behind it."""
    bare = re.sub(r"\s*\(\d+\)\s*$", "", text)
    return re.sub(r"^[\w ]{2,25}:\s+", "", bare).strip()


def _trailing_groups_are_notes(strip: Strip, lines: list[BodyLine]) -> list[BodyLine]:
    """A group without records below it is a note."""
    place = len(lines)
    while place > 0 and lines[place - 1].kind is not LineKind.DATA:
        place -= 1
    return [
        BodyLine(entry.line, LineKind.NOTE) if at >= place and entry.kind is LineKind.GROUP else entry
        for at, entry in enumerate(lines)
    ]
