from pathlib import Path

from tests.report.conftest import MakeDatabase, cell
from toolkit.findings import Ernst
from toolkit.lezer.adressen import Onderdeel, read_onderdelen
from toolkit.lezer.bronnen import Werkboek, ZonderTabel, read_werkboeken, read_zonder_tabel
from toolkit.lezer.sql import open_readonly
from toolkit.report.database import read_begrippen
from toolkit.report.figures import (
    CodeCijfers,
    DimensieCijfers,
    Totalen,
    read_codes,
    read_dimensies,
    read_totalen,
)
from toolkit.report.groups import FindingGroup, Plaats, Soortgelijk, group_findings
from toolkit.report.sources import (
    CelInhoud,
    Samengevoegd,
    Vermelding,
    ZonderVeld,
    read_samengevoegd,
    read_zonder_veld,
)
from toolkit.vocabulary.dimension import Term


def test_a_workbook_counts_its_cells_but_not_the_name_of_a_sheet(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        werkboeken = read_werkboeken(conn)
        totalen = read_totalen(conn, werkboeken)
    assert werkboeken == (
        Werkboek("a.xlsx", "slo", "aa11", werkbladen=1, broncellen=5, verborgen=1, interventies=1),
        Werkboek("b.xlsx", "database", "bb22", werkbladen=1, broncellen=4, verborgen=0, interventies=3),
    )
    assert totalen == Totalen(
        werkboeken=2, werkbladen=2, broncellen=9, verborgen=1, interventies=3, in_beide_lijsten=1, publicaties=1
    )


def test_a_dimension_shows_methods_assigners_and_what_is_missing(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        cijfers = {dimensie.label: dimensie for dimensie in read_dimensies(conn)}
    # per_methode: exact, synoniem, curator, overgenomen, fuzzy
    assert cijfers["Landen"] == DimensieCijfers("Landen", (0, 0, 0, 2, 0), bron=2, samensteller=0, met=2, zonder=1)
    assert cijfers["Doelgroepen"] == DimensieCijfers(
        "Doelgroepen", (0, 1, 0, 0, 0), bron=0, samensteller=1, met=1, zonder=2
    )
    assert cijfers["Fasen"] == DimensieCijfers("Fasen", (0, 0, 0, 0, 0), bron=0, samensteller=0, met=0, zonder=3)
    assert len(cijfers) == 15


def test_findings_are_counted_per_code_and_severity(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        codes = read_codes(conn)
    # per_ernst: fout, waarschuwing, info
    assert codes == [
        CodeCijfers("herkomst_afgeleid", (0, 0, 1)),
        CodeCijfers("nog_niet_uitgelegd", (1, 0, 0)),
        CodeCijfers("waarde_onbeslist", (0, 2, 0)),
    ]


def test_an_empty_database_has_no_codes_and_no_workbooks(make_database: MakeDatabase) -> None:
    with open_readonly(make_database({})) as conn:
        assert (read_codes(conn), read_werkboeken(conn), read_zonder_veld(conn)) == ([], (), [])


def test_the_same_value_in_the_same_field_is_one_group(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        groups = group_findings(conn, read_begrippen(conn))
    assert groups == [
        Soortgelijk(
            Ernst.FOUT,
            "nog_niet_uitgelegd",
            (FindingGroup("Er klopt <iets> niet.", None, None, (), [Plaats("a.xlsx", None, None)]),),
        ),
        Soortgelijk(
            Ernst.WAARSCHUWING,
            "waarde_onbeslist",
            (
                FindingGroup(
                    "“vaders” kennen we niet.",
                    "doelgroep",
                    "vaders",
                    ("Ouders en gezin", "Jongeren (12-17 jaar)"),
                    [
                        Plaats("a.xlsx", "Lijst", "B4"),
                        Plaats("b.xlsx", "Nederland", "B3", melding="“Vaders” kennen we niet."),
                    ],
                ),
            ),
        ),
        Soortgelijk(
            Ernst.INFO,
            "herkomst_afgeleid",
            (FindingGroup("Gelezen als database.", None, None, (), [Plaats("b.xlsx", None, None)]),),
        ),
    ]


def test_cells_without_a_field_are_grouped_by_header_and_hidden_ones_stay_hidden(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        groups = read_zonder_veld(conn)
    assert groups == [
        ZonderVeld("a.xlsx", "Lijst", "Intern", (CelInhoud("C4", "zie map 3"),)),
        ZonderVeld("a.xlsx", "Lijst", "Geheim", (CelInhoud("D4", None),)),
        ZonderVeld("a.xlsx", "Lijst", None, (CelInhoud("A1", "Overzicht 2026"),)),
    ]


def test_cells_of_a_header_are_not_listed_as_cells_without_a_field(make_database: MakeDatabase) -> None:
    bron = {"id": "a", "bestand": "a.xlsx", "sha256": "aa", "herkomst": "slo"}
    cells = [
        cell("a/Blad/A/1", waarde="Overzicht"),
        cell("a/Blad/A/2", waarde="Interventie", kop="Interventie", kopcel=1),
        cell("a/Blad/B/2", waarde="Intern", kop="Intern", kopcel=1),
        cell("a/Blad/B/3", waarde="map 3", kop="Intern"),
    ]
    with open_readonly(make_database({"bron": [bron], "broncel": cells})) as conn:
        assert read_zonder_veld(conn) == [
            ZonderVeld("a.xlsx", "Blad", "Intern", (CelInhoud("B3", "map 3"),)),
            ZonderVeld("a.xlsx", "Blad", None, (CelInhoud("A1", "Overzicht"),)),
        ]


def test_sheets_without_a_table_are_named_with_the_reason(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        sheets = read_zonder_tabel(conn)
    assert sheets == (
        ZonderTabel("b.xlsx", "Leeswijzer", "geen tabel"),
        ZonderTabel("b.xlsx", "Notities", "alleen tekst: geen kop"),
    )


def test_what_was_put_together_names_each_list_and_its_name_there(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        together, parts = read_samengevoegd(conn), read_onderdelen(conn)
    assert together == [
        Samengevoegd(
            "weerbaar",
            "Weerbaar",
            (
                Vermelding("a.xlsx", ("Lijst",), ("Weerbaar",)),
                Vermelding("b.xlsx", ("Nederland",), ("Weerbaar (jeugd)",)),
            ),
        )
    ]
    assert parts == (Onderdeel("EXIT voor ouders", "EXIT"),)


def test_a_country_that_is_not_in_use_can_still_be_chosen(small_database: Path) -> None:
    with open_readonly(small_database) as conn:
        begrippen = read_begrippen(conn)
    assert next(iter(begrippen["land"].termen.values())) == Term("nl", "Nederland", "Netherlands")
    noorwegen = begrippen["land"].termen["no"]
    assert (noorwegen.nl, noorwegen.en, noorwegen.definitie) == ("Noorwegen", "Norway", "ISO 3166-1: NO.")
    assert list(begrippen["doelgroep"].termen.values()) == [
        Term("leeftijd", "Leeftijdsgroep", "Age group", definitie="Leeftijd.", kop=True),
        Term("jongeren", "Jongeren (12-17 jaar)", "Adolescents", broader="leeftijd"),
        Term("ouders-en-gezin", "Ouders en gezin", "Parents and family"),
    ]
