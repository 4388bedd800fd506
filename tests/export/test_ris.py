"""RIS: read back with a maintained library."""

import io
import sqlite3

import pytest
import rispy

from tests.export.conftest import IDS
from toolkit.export.as_ris import iter_ris, split_authors, write_ris
from toolkit.lezer.tellingen import count_without_publicatie


def test_an_entry_per_publication(conn: sqlite3.Connection) -> None:
    target = io.BytesIO()
    write_ris(conn, IDS, target)
    assert rispy.loads(target.getvalue().decode("utf-8")) == [
        {
            "type_of_reference": "GEN",
            "id": "vries-2019-families",
            "authors": ["de Vries, C."],
            "year": "2019",
            "title": "Families",
            "keywords": ["Familiesteun"],
        },
        {
            "type_of_reference": "JOUR",
            "id": "10.1234/box",
            "authors": ["Jansen, A.", "Smit, B."],
            "year": "2015",
            "title": "Boxing and self",
            "secondary_title": "Journal of Sport",
            "doi": "10.1234/box",
            "urls": ["https://doi.org/10.1234/box"],
            "keywords": ["Boks Mee"],
        },
    ]
    assert count_without_publicatie(conn, IDS) == 2


def test_a_publication_of_two_interventions_is_there_once(conn: sqlite3.Connection) -> None:
    conn.execute("insert into interventie_publicatie values ('theater', '10.1234/box', null)")
    entries = rispy.loads("".join(iter_ris(conn, IDS)))
    assert [entry["id"] for entry in entries] == ["10.1234/box", "vries-2019-families"]


@pytest.mark.parametrize(
    ("tijdschrift", "expected"),
    [
        (
            "Journal of Strategic Security, 6(4), 44-66",
            {"type_of_reference": "JOUR", "secondary_title": "Journal of Strategic Security", "volume": "6",
             "number": "4", "start_page": "44", "end_page": "66"},
        ),
        (
            "Education Sciences, 10(4), 111",
            {"type_of_reference": "JOUR", "secondary_title": "Education Sciences", "volume": "10", "number": "4",
             "start_page": "111"},
        ),
        ("Mercy Corps (rapport)", {"type_of_reference": "RPRT", "secondary_title": "Mercy Corps (rapport)"}),
        ("Frontiers in Psychology", {"type_of_reference": "JOUR", "secondary_title": "Frontiers in Psychology"}),
        (None, {"type_of_reference": "GEN"}),
    ],
)  # fmt: skip
def test_where_it_appeared(conn: sqlite3.Connection, tijdschrift: str | None, expected: dict[str, str]) -> None:
    conn.execute("update publicatie set tijdschrift = ? where id = '10.1234/box'", (tijdschrift,))
    (entry,) = rispy.loads("".join(iter_ris(conn, ["boks-mee"])))
    where = {"type_of_reference", "secondary_title", "volume", "number", "start_page", "end_page"}
    assert {name: value for name, value in entry.items() if name in where} == expected


def test_a_line_break_does_not_break_the_file(conn: sqlite3.Connection) -> None:
    conn.execute("update publicatie set titel = 'Een\nER  - \ntwee' where id = '10.1234/box'")
    (entry,) = rispy.loads("".join(iter_ris(conn, ["boks-mee"])))
    assert entry["title"] == "Een ER - twee"


def test_no_publications_is_an_empty_file(conn: sqlite3.Connection) -> None:
    assert "".join(iter_ris(conn, ["theater"])) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Feddes, A. R., Mann, L., & Doosje, B.", ["Feddes, A. R.", "Mann, L.", "Doosje, B."]),
        ("Lafreniere, M.-A., & Bélanger, J. J.", ["Lafreniere, M.-A.", "Bélanger, J. J."]),
        ("Sklad, M., van Venrooij, I., & Wignand, J.", ["Sklad, M.", "van Venrooij, I.", "Wignand, J."]),
        ("Jansen, A.; Smit, B.", ["Jansen, A.", "Smit, B."]),
        ("Andersson Elffers Felix (AEF)", ["Andersson Elffers Felix (AEF)"]),
        ("Jansen, Piet en Smit, Bea", ["Jansen, Piet en Smit, Bea"]),
    ],
)
def test_authors(text: str, expected: list[str]) -> None:
    assert split_authors(text) == expected
