"""No outcome is lost, for arbitrary cells: what a cell says is a tag, curated as nothing, or a finding about it."""

import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.conftest import DATA
from tests.uitkomsten import HEAD, ROW, STATUSSEN, WORDINGS, WORDS, Catalogue
from toolkit.curation import load_curation
from toolkit.terms.cell_items import CellItems

CURATION = load_curation(DATA)
WORDS_OF_CELLS = [
    *(word for word, _ in WORDINGS), "Empathie", "Zelfvertrouwen", "Veerkracht", "niet", "geen", "zonder", "nee", "ja",
    "x", "?", "n.v.t.", "onbekend", "misschien", "loopt", "jongeren", "en", ":", "-", ";", ",", "(", ")", "\n", "•",
]  # fmt: skip
CELL = st.one_of(
    st.sampled_from([word for word, _ in WORDINGS]),
    st.lists(st.sampled_from(WORDS_OF_CELLS), min_size=1, max_size=6).map(" ".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1, max_size=12),
)
KOP = [*HEAD, "Werkzaam element", "Status", "Zelfvertrouwen", "Status", "Veerkracht"]
USUAL = [["Empathie", "geen effect", "x", "effect", None], ["Agressieregulatie", "effect", None, None, "x"]] * 3
COLUMNS = {"D": 0, "E": 1, "F": 2, "G": 3, "H": 4}
ODD = st.lists(st.one_of(st.none(), CELL), min_size=5, max_size=5)
SHEETS = st.lists(ODD, min_size=40, max_size=40)
# Every example is a whole build of many workbooks; a smaller one would tell no more.
BUILDS = settings(
    max_examples=4, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)  # fmt: skip


def _built(
    rows: Sequence[Sequence[object]], kop: Sequence[object], usual: Sequence[Sequence[object]]
) -> sqlite3.Connection:
    """Return a build of one workbook per row, each with the same usual rows before it."""
    with tempfile.TemporaryDirectory() as folder:
        made = Catalogue(Path(folder))
        for number, row in enumerate(rows):
            before = [[f"Gewoon {number} {place}", *ROW, *cells] for place, cells in enumerate(usual)]
            made.sheet(f"werkboek {number}", "Blad1", [kop, *before, [f"Vreemd {number}", *ROW, *row]])
        return made.build()


def _covered(database: sqlite3.Connection, number: int, cel: str) -> bool:
    """Return whether a cell gave a tag, or a finding about the cell, its sign or its column says why not."""
    bestand = f"werkboek {number}.xlsx"
    tagged = database.execute(
        "select 1 from interventie_werkzaam_element join broncel on broncel.id = broncel_id "
        "join bron on bron.id = bron_id where bestand = ? and kolom = ? and rij = ?",
        (bestand, cel[0], int(cel[1:])),
    ).fetchone()
    return tagged is not None or _found(database, number, cel)


def _found(database: sqlite3.Connection, number: int, cel: str) -> bool:
    bestand = f"werkboek {number}.xlsx"
    about = database.execute(
        "select code, cel, melding from bevinding where bestand = ? and werkblad = 'Blad1'", (bestand,)
    ).fetchall()
    header = f"{cel[0]}1"
    return any(
        where == cel
        or f"{cel} " in melding
        or (code in ("kolom_vraag", "kolom_onbekend") and where == header)
        or code == "teken_onduidelijk"
        for code, where, melding in about
    )


def _means_nothing(column: str, text: str) -> bool:
    """Return whether curators said that a cell holds no value, no cross, or nothing that is a term."""
    words = CURATION.tools.resolver.words
    mark = words.mark(text.strip())
    if column in "FH":
        return mark.no_cross
    if mark.leeg or mark.onbekend or (column == "D" and words.geen_kenmerk(text.strip())):
        return True
    # A list of nothing but such words (*; -*) says as little as one of them.
    marks = [words.mark(item.strip()) for item in text.replace("\n", ";").split(";") if item.strip()]
    return column == "D" and (_is_ignored(text) or all(mark.leeg or mark.onbekend for mark in marks))


def _is_ignored(text: str) -> bool:
    """Return whether curators decided that every item of a list gives nothing."""
    items = CellItems(CURATION.tools.resolver).of("werkzaam_element", text)
    return bool(items) and all(item.beslist and not item.termen and item.herkend for item in items)


@BUILDS
@given(rows=SHEETS)
def test_a_cell_beside_or_below_an_element_is_a_tag_or_curated_or_a_finding(rows: list[list[str | None]]) -> None:
    database = _built(rows, KOP, USUAL)
    line = len(USUAL) + 2
    lost: list[tuple[object, ...]] = [
        (number, column, text)
        for number, row in enumerate(rows)
        for column, place in COLUMNS.items()
        if (text := row[place]) is not None and text.strip()
        if column in "DFH"
        if not _covered(database, number, f"{column}{line}") and not _means_nothing(column, text)
    ]
    for number, row in enumerate(rows):
        for column, beside in (("E", "D"), ("G", "F")):
            text, element = row[COLUMNS[column]], row[COLUMNS[beside]]
            if text is None or not text.strip() or _means_nothing(column, text):
                continue
            asked = any(_found(database, number, f"{one}{line}") for one in (column, beside))
            ignored = beside == "D" and element is not None and _is_ignored(element)
            if not (asked or ignored or _status_given(database, number, f"{beside}{line}", text)):
                lost.append((number, column, text, element))
    database.close()
    assert not lost, lost


def _statuses(database: sqlite3.Connection, number: int, cel: str) -> set[tuple[str, str | None]]:
    return set(
        database.execute(
            "select werkzaam_element_id, status from interventie_werkzaam_element "
            "join broncel on broncel.id = broncel_id join bron on bron.id = bron_id "
            "where bestand = ? and kolom = ? and rij = ?",
            (f"werkboek {number}.xlsx", cel[0], int(cel[1:])),
        )
    )


def _status_given(database: sqlite3.Connection, number: int, cel: str, text: str) -> bool:
    """Return whether every tag of a cell has a status, of which a wording stands in `text` beside it."""
    found = _statuses(database, number, cel)
    return bool(found) and all(
        status is not None and any(word.casefold() in text.casefold() for word in STATUSSEN[status])
        for _, status in found
    )


ELEMENTS = {"Empathie": "empathie", "Zelfvertrouwen": "zelfvertrouwen", "Veerkracht": "persoonlijke-veerkracht"}
FORMS = ["{}: {}", "{} ({})", "{} - {}", "{} [{}]", "{} – {}"]
DENIALS = ["nee", "niet", "geen effect op korte termijn", "niet significant", "zonder effect", "not"]
SAID = st.one_of(st.sampled_from(WORDS), st.sampled_from([(word, "") for word in DENIALS]), st.just((None, None)))
LISTS = st.tuples(
    st.permutations(sorted(ELEMENTS)), st.lists(st.tuples(st.sampled_from(FORMS), SAID), min_size=3, max_size=3),
    st.sampled_from(["; ", "\n", ", ", "\n• "]), st.integers(1, 3),
)  # fmt: skip


@BUILDS
@given(lists=st.lists(LISTS, min_size=80, max_size=80))
def test_a_status_or_denial_of_an_item_is_its_status_or_a_finding(
    lists: list[tuple[list[str], list[tuple[str, tuple[str | None, str | None]]], str, int]],
) -> None:
    cells, expected = [], []
    for names, said, separator, many in lists:
        items = list(zip(names[:many], said[:many], strict=True))
        cells.append(
            separator.join(name if word is None else form.format(name, word) for name, (form, (word, _)) in items)
        )
        expected.append({(ELEMENTS[name], status) for name, (_, (_, status)) in items})
    usual = [["Empathie"], ["Zelfvertrouwen"], ["Veerkracht"]]
    database = _built([[text] for text in cells], [*HEAD, "Werkzame elementen"], usual)
    lost = [
        (text, tags, found)
        for number, (text, tags) in enumerate(zip(cells, expected, strict=True))
        if (found := _statuses(database, number, "D5")) != tags and not _found(database, number, "D5")
    ]
    database.close()
    assert not lost, lost
