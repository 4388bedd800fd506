"""RIS: read back with a maintained library."""

import io
import sqlite3

import pytest
import rispy

from tests.export.conftest import IDS
from toolkit.export.as_ris import iter_ris, write_ris


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


def test_a_publication_of_two_interventions_is_there_once(conn: sqlite3.Connection) -> None:
    conn.execute("insert into interventie_publicatie values ('theater', '10.1234/box', null)")
    entries = rispy.loads("".join(iter_ris(conn, IDS)))
    assert [entry["id"] for entry in entries] == ["10.1234/box", "vries-2019-families"]


@pytest.mark.parametrize(
    ("kolommen", "expected"),
    [
        (
            {"tijdschrift": "Sport Journal", "soort": "artikel", "jaargang": "6", "nummer": "4", "paginas": "44-66"},
            {"type_of_reference": "JOUR", "secondary_title": "Sport Journal", "volume": "6", "number": "4",
             "start_page": "44", "end_page": "66"},
        ),
        (
            {"tijdschrift": "Education Sciences", "soort": "artikel", "paginas": "111"},
            {"type_of_reference": "JOUR", "secondary_title": "Education Sciences", "start_page": "111"},
        ),
        (
            {"tijdschrift": "Mercy Corps (rapport)", "soort": "rapport"},
            {"type_of_reference": "RPRT", "publisher": "Mercy Corps"},
        ),
        (
            {"tijdschrift": "Proefschrift, Universiteit Leiden", "soort": "proefschrift"},
            {"type_of_reference": "THES", "publisher": "Universiteit Leiden"},
        ),
        (
            {"tijdschrift": "Handboek jeugd", "soort": "hoofdstuk", "paginas": "12-30"},
            {"type_of_reference": "CHAP", "secondary_title": "Handboek jeugd", "start_page": "12", "end_page": "30"},
        ),
        (
            {"tijdschrift": "Frontiers in Psychology", "soort": None},
            {"type_of_reference": "JOUR", "secondary_title": "Frontiers in Psychology"},
        ),
        (
            {"tijdschrift": "Utrecht: Uitgeverij", "soort": None},
            {"type_of_reference": "GEN", "secondary_title": "Utrecht: Uitgeverij"},
        ),
        ({"tijdschrift": None, "soort": None}, {"type_of_reference": "GEN"}),
    ],
)  # fmt: skip
def test_where_it_appeared(conn: sqlite3.Connection, kolommen: dict[str, str | None], expected: dict[str, str]) -> None:
    for kolom, waarde in kolommen.items():
        conn.execute(f"update publicatie set {kolom} = ? where id = '10.1234/box'", (waarde,))
    (entry,) = rispy.loads("".join(iter_ris(conn, ["boks-mee"])))
    where = {"type_of_reference", "secondary_title", "publisher", "volume", "number", "start_page", "end_page"}
    assert {name: value for name, value in entry.items() if name in where} == expected


def test_a_line_break_does_not_break_the_file(conn: sqlite3.Connection) -> None:
    conn.execute("update publicatie set titel = 'Een\nER  - \ntwee' where id = '10.1234/box'")
    (entry,) = rispy.loads("".join(iter_ris(conn, ["boks-mee"])))
    assert entry["title"] == "Een ER - twee"


def test_no_publications_is_an_empty_file(conn: sqlite3.Connection) -> None:
    assert "".join(iter_ris(conn, ["theater"])) == ""
