"""Damaged and hostile workbooks, each made from a number: the same number gives the same mutant, everywhere.

`make test` reads the first five hundred, `make bench` all ten thousand.
"""

import io
import re
import signal
import time
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from tests.conftest import DATA
from toolkit.curation import load_curation
from toolkit.inputs import InputError
from toolkit.pipeline import BuildError, BuildPaths, collect
from toolkit.reading.workbook_reading import WorkbookError

MOST_SECONDS = 10  # of CPU, per mutant
MOST_MEMORY = 2**30  # bytes, of the whole process

HEADER: list[Any] = [
    *("Naam interventie", "Land", "Doelgroep", "Werkzame elementen", "Fase", "Doel", "Auteur(s)", "Jaar", "Titel"),
    *("Tijdschrift / uitgever", "DOI", "Website", "N", "Leeftijd", "Status"),
]
ROWS: list[list[Any]] = [
    [
        *("Kompas", "Nederland", "jongeren (12-17)", "empathie (effect); veerkracht", "groepsfase", "Rust"),
        *("Jansen, A. & Vries, B. de", 2015, "Een studie", "Tijdschrift, 12(2), 248-262", "10.1000/abc"),
        *("https://voorbeeld.nl", 46, "12-17 jaar", "effect"),
    ],
    [
        *("Brug", "België", "ouders", "zelfvertrouwen - gemengd", "actiefase", "Steun", "Smith B", 2016),
        *("Een rapport", "Utrecht: Uitgever", "10.1000/def", "https://example.org/x", 0.45, "18+", "gemengd"),
    ],
]
_LONG = 32_000
_PIECES = [
    *("a", "@a", "a@", "a.b", "(", "()", "[{(<", "1 ", "0/", "06 ", "0612345678 ", " ", "\n", ";", ", ", " en ", "- "),
    *("• a\n", "a: ", "a = b ", "Aa", "A. ", "Jansen, A., ", "A & B ", "10.1/", "https://a.nl/ ", "x x. X ", "=", "ä"),
    *("\u202e", "\u200b", "ﬀ", "e\u0301", "1.1.", "12-17 jaar ", "niet ", "jongeren ", "geen effect ", "(effect) "),
    *("in: x (red.) ", "1) ", "_x000a_", "pp. 1-2 ", "vol. 1(2), ", "a-b-", "\t", "'a\" ", "<br>", "#a ", "字", "😀"),
    *("tussen 1 en ", "tel 0", "1/2// 0", "06\t(020) "),
]
HOSTILE = tuple((piece * _LONG)[:_LONG] for piece in _PIECES)
_ODD_ATTRIBUTES = ("-1", "0", "99999999999", "A0", "XFE1048577", "", "1.5", "NaN", "&#x202E;", "zz" * 5000)


def mutant(number: int) -> bytes:
    """Return the bytes of mutant `number`."""
    chance = Random(number)
    return chance.choices(_KINDS, _WEIGHTS)[0](chance)


def problems(numbers: Iterable[int], folder: Path) -> list[str]:
    """Read mutants as a build does, and return those that crash, hang or take too much memory; to be run in a child."""
    found = []
    folder.mkdir()
    with _curated_once():
        for number in numbers:
            path = folder / "mutant.xlsx"
            path.write_bytes(mutant(number))
            if (problem := _problem(folder)) is not None:
                found.append(f"mutant {number}: {problem}")
    memory = _most_memory()
    return found if memory <= MOST_MEMORY else [*found, f"{memory / 2**20:.0f} MB of memory"]


def _most_memory() -> int:
    """Return the most bytes that this program had in memory; `getrusage` counts what the process was before it too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"^VmHWM:\s+(\d+) kB$", status, re.MULTILINE)[0]) * 1024


def _problem(raw: Path) -> str | None:
    began = time.process_time()
    try:
        with _limited():
            collect(BuildPaths(raw=raw, data=DATA, target=raw / "x.db"), lambda _: None)
    except (WorkbookError, BuildError, InputError) as refused:
        if "mutant.xlsx" not in str(refused):
            return f"refused without its name: {refused}"
    except BaseException as error:
        return f"{type(error).__name__}: {error}"[:300]
    seconds = time.process_time() - began
    return f"{seconds:.1f} s" if seconds > MOST_SECONDS else None


@contextmanager
def _limited() -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TimeoutError("hangs")

    signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, 3 * MOST_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)


@contextmanager
def _curated_once() -> Iterator[None]:
    """Read the YAML of people once: it is the same for every mutant."""
    curation = load_curation(DATA)
    with (
        mock.patch("toolkit.pipeline.load_curation", return_value=curation),
        mock.patch("toolkit.pipeline.input_hash", return_value=""),
        mock.patch("toolkit.pipeline.sources_hash", return_value=""),
    ):
        yield


@lru_cache
def _sound() -> bytes:
    """Return a small workbook with everything that is read: links, comments, merges, hidden parts, styles, a filter."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (["Overzicht"], [], HEADER, *ROWS * 3):
        sheet.append(row)
    sheet.merge_cells("A1:C1")
    sheet["A3"].font, sheet["B3"].fill = Font(bold=True), PatternFill("solid", fgColor="FFFF00")
    sheet["A4"].comment, sheet["L5"].hyperlink = Comment("Klopt dit?", "ik"), "https://voorbeeld.nl/5"
    sheet["M5"].number_format, sheet["A6"].font = "0%", Font(strike=True)
    sheet.column_dimensions["F"].hidden = sheet.row_dimensions[7].hidden = True
    sheet.auto_filter.ref = "A3:O9"
    book.create_sheet("Verborgen").sheet_state = "hidden"
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _flipped(chance: Random) -> bytes:
    content = bytearray(_sound())
    for _ in range(chance.choice((1, 1, 2, 8))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return bytes(content)


def _cut(chance: Random) -> bytes:
    content = _sound()
    first, last = sorted(chance.randrange(len(content)) for _ in range(2))
    return chance.choice((content[:last], content[:first] + content[last:], content + content[first:last]))


def _in_part(change: Callable[[Random, bytes], bytes], chance: Random) -> bytes:
    parts = _parts()
    name = chance.choice([name for name in parts if name.endswith((".xml", ".rels"))])
    return _zipped({**parts, name: change(chance, parts[name])}.items())


def _parts() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(_sound())) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _zipped(parts: Iterable[tuple[str, bytes]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a name that is there twice is what is tried
        for name, content in parts:
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _bytes_changed(chance: Random, xml: bytes) -> bytes:
    content = bytearray(xml)
    for _ in range(chance.choice((1, 3))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return bytes(content)


def _element_gone(chance: Random, xml: bytes) -> bytes:
    tags = list(re.finditer(rb"<[^>]+/?>", xml))
    tag = chance.choice(tags)
    return xml[: tag.start()] + chance.choice((b"", tag[0] * 2, tag[0] * 5000)) + xml[tag.end() :]


def _attribute_changed(chance: Random, xml: bytes) -> bytes:
    values = list(re.finditer(rb'"[^"]*"', xml))
    value = chance.choice(values)
    return xml[: value.start()] + f'"{chance.choice(_ODD_ATTRIBUTES)}"'.encode() + xml[value.end() :]


def _parts_renamed(chance: Random) -> bytes:
    parts = list(_parts().items())
    place = chance.randrange(len(parts))
    name, content = parts[place]
    odd = chance.choice(("", "/", "../../x.xml", name.upper(), name + "\u202e", "a" * 5000, parts[0][0], "\\x"))
    kept = chance.choice((parts, parts[:place] + parts[place + 1 :]))
    return _zipped([*kept, (odd, content)])


def _bomb(chance: Random) -> bytes:
    name = chance.choice(("xl/media/x.png", "docProps/app.xml", "xl/theme/theme1.xml", "xl/bomb.xml", "x.bin"))
    return _zipped([*_parts().items(), (name, chance.choice((b"\0", b"<a>", b" ")) * 20_000_000)])


def _text(chance: Random) -> bytes:
    book, text = Workbook(), chance.choice(HOSTILE)
    sheet = book.worksheets[0]
    column = chance.randrange(len(HEADER))
    where = chance.choice(("cel", "kolom", "kop", "boven"))
    rows: list[list[Any]] = [list(HEADER), *(list(row) for row in ROWS * 5)]
    for row in rows[1:] if where == "kolom" else [rows[0 if where == "kop" else 1]]:
        row[column] = text
    for number, values in enumerate([[text], *rows] if where == "boven" else rows, 1):
        for place, value in enumerate(values, 1):
            cell = sheet.cell(number, place, value)
            if isinstance(value, str):
                cell.data_type = "s"  # also when it starts as a formula
    return _saved(book)


def _large(chance: Random) -> bytes:
    book, most = Workbook(), chance.choice((1000, 4000))
    sheet = book.worksheets[0]
    header, row = list(HEADER), chance.choice(ROWS)
    if chance.random() < 0.5:
        header, row = (header * most)[:most], (row * most)[:most]
        most = 3
    for values in (header, *[row] * most):
        sheet.append(values)
    return _saved(book)


_KINDS: tuple[Callable[[Random], bytes], ...] = (
    _flipped,
    _cut,
    partial(_in_part, _bytes_changed),
    partial(_in_part, _element_gone),
    partial(_in_part, _attribute_changed),
    _parts_renamed,
    _bomb,
    _text,
    _large,
)
_WEIGHTS = (20, 8, 20, 16, 20, 8, 1, 16, 0.5)
