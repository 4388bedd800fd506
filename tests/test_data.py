"""The real build of the shipped workbooks: counts with their reason, and named hard cases."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import DATA
from tests.described import DIMENSIES

SLO = "toolkit_slo_interventies.xlsx"
DATABASE = "toolkit_database_interventies.xlsx"
GUIDES = {"Verantwoording", "Leeswijzer", "werkaantekeningen"}


@pytest.fixture
def db(built_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(built_database)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def column(db: sqlite3.Connection, sql: str, *parameters: Any) -> list[Any]:
    return [row[0] for row in db.execute(sql, parameters)]


def tags(db: sqlite3.Connection, interventie: str, dimensie: str) -> set[str]:
    sql = f"select {dimensie}_id from interventie_{dimensie} where interventie_id = ?"
    return set(column(db, sql, interventie))


def test_the_number_of_interventions(db: sqlite3.Connection) -> None:
    # 26 on the literature list + 50 on the database list - 4 that stand on both.
    herkomst = Counter(column(db, "select herkomst from interventie"))
    assert herkomst == {"slo": 22, "database": 46, "beide": 4}


def test_which_interventions_stand_on_both_lists(db: sqlite3.Connection) -> None:
    assert column(db, "select id from interventie where herkomst = 'beide' order by id") == [
        "being-muslim-being-british",
        "diamant",
        "exit-fryshuset",
        "healthy-identity-intervention",
    ]


def test_the_two_lines_of_the_lse_are_parts_of_the_literature_record(db: sqlite3.Connection) -> None:
    parts = db.execute("select id, onderdeel_van from interventie where onderdeel_van is not null order by id")
    assert [tuple(row) for row in parts] == [
        ("familieondersteuning-lse", "forsa-en-familiesteunpunt"),
        ("forsa", "forsa-en-familiesteunpunt"),
    ]


def test_nothing_waits_for_a_curator(db: sqlite3.Connection) -> None:
    assert db.execute("select code, werkblad, cel from bevinding where ernst <> 'info'").fetchall() == []


def test_foreign_keys_hold(db: sqlite3.Connection) -> None:
    assert db.execute("pragma foreign_key_check").fetchall() == []


@pytest.mark.parametrize("workbook", [SLO, DATABASE])
def test_every_filled_cell_of_every_data_sheet_is_a_source_cell(db: sqlite3.Connection, workbook: str) -> None:
    expected, links = Counter[str](), Counter[str]()
    for sheet in openpyxl.load_workbook(DATA / "raw" / workbook):
        if sheet.title not in GUIDES:
            cells = [cell for row in sheet.iter_rows() for cell in row]
            expected[sheet.title] = sum(cell.value is not None for cell in cells)
            links[sheet.title] = sum(cell.hyperlink is not None for cell in cells)
    sql = """select werkblad, count(*) from broncel join bron on bron.id = bron_id
             where bestand = ? and soort = ? group by werkblad"""
    assert dict(map(tuple, db.execute(sql, (workbook, "waarde")))) == expected
    assert dict(map(tuple, db.execute(sql, (workbook, "koppeling")))) == {s: n for s, n in links.items() if n}


def test_a_source_cell_is_the_cell_of_the_workbook(db: sqlite3.Connection) -> None:
    sheets = {sheet.title: sheet for sheet in openpyxl.load_workbook(DATA / "raw" / DATABASE)}
    rows = db.execute(
        """select werkblad, kolom, rij, waarde from broncel join bron on bron.id = bron_id
           where bestand = ? and soort = 'waarde'""",
        (DATABASE,),
    ).fetchall()
    for row in rows:
        original = sheets[row["werkblad"]][f"{row['kolom']}{row['rij']}"].value
        assert " ".join(row["waarde"].split()) == " ".join(str(original).split())


def test_every_intervention_has_what_every_row_gives(db: sqlite3.Connection) -> None:
    for dimensie in ("land", "fase", "doelgroep", "werkzaam_element", "evaluatie"):
        without = column(
            db, f"select id from interventie where id not in (select interventie_id from interventie_{dimensie})"
        )
        assert without == [], dimensie


def test_every_tag_says_words_that_stand_in_its_cell(db: sqlite3.Connection) -> None:
    for dimensie in DIMENSIES:
        rows = db.execute(
            f"""select t.brontekst, t.methode, b.waarde, b.kop from interventie_{dimensie} t
                join broncel b on b.id = t.broncel_id"""
        ).fetchall()
        for row in rows:
            place = row["kop"] if row["waarde"] == "x" else row["waarde"]
            assert " ".join(row["brontekst"].split()) in " ".join(place.split()), dict(row)


def test_the_compilers_assigned_the_classification_and_the_source_the_rest(db: sqlite3.Connection) -> None:
    by = {
        dimensie: set(column(db, f"select distinct toegekend_door from interventie_{dimensie}"))
        for dimensie in DIMENSIES
    }
    assert {dimensie for dimensie, who in by.items() if who == {"samensteller"}} == {
        "werkzaam_element", "fase", "domein", "psychologische_behoefte", "triggerniveau", "uitvoeringskenmerk",
        "beperkende_factor", "vorm",
    }  # fmt: skip
    assert {dimensie for dimensie, who in by.items() if who == {"bron"}} == {
        "doelgroep", "land", "psychopathologie", "onderzoeksdesign", "evaluatie", "actualiteit",
    }  # fmt: skip
    # Its own column is partly the compilers' coding; what a goal or a target group says is the source's.
    assert by["vorm_van_extremisme"] == {"samensteller", "bron"}
    columns = """select distinct veld, toegekend_door from interventie_vorm_van_extremisme
                 join broncel on broncel.id = broncel_id"""
    assert set(map(tuple, db.execute(columns))) == {
        ("vorm_van_extremisme", "samensteller"),
        ("doelgroep", "bron"),
        ("doel", "bron"),
    }


def test_no_tag_is_a_fuzzy_guess_in_curated_workbooks(db: sqlite3.Connection) -> None:
    for dimensie in DIMENSIES:
        assert "fuzzy" not in set(column(db, f"select methode from interventie_{dimensie}")), dimensie


def test_publications(db: sqlite3.Connection) -> None:
    # 38 rows of the literature list, each with one manuscript; none occurs twice. 21 of them give a DOI.
    assert column(db, "select count(*) from publicatie") == [38]
    assert column(db, "select count(*) from publicatie where doi like '10.%'") == [21]
    assert column(db, "select count(*) from interventie_publicatie where interventie_id = 'prism'") == [4]


def test_every_new_column_of_december_is_a_field_of_its_own(db: sqlite3.Connection) -> None:
    filled = {
        veld: column(db, f"select count(*) from interventie where {veld} is not null")[0]
        for veld in ("aanpak", "duur", "uitgevoerd_door", "kosten", "website", "materiaal_url", "contact_url",
                     "evaluatie_url", "bron_url", "vergelijkingsgroep", "meetmomenten", "effectgrootte")
    }  # fmt: skip
    assert filled == {
        "aanpak": 72, "duur": 40, "uitgevoerd_door": 61, "kosten": 47, "website": 59, "materiaal_url": 18,
        "contact_url": 41, "evaluatie_url": 18, "bron_url": 72, "vergelijkingsgroep": 13, "meetmomenten": 22,
        "effectgrootte": 4,
    }  # fmt: skip


def test_whether_it_still_runs_is_the_first_word_of_the_cell(db: sqlite3.Connection) -> None:
    rows = db.execute(
        """select actualiteit_id, brontekst, waarde from interventie_actualiteit
           join broncel on broncel.id = broncel_id"""
    ).fetchall()
    # 50 rows of the database list and 15 of the literature list say it.
    assert len(rows) == 65
    assert [tuple(row) for row in rows if not row["waarde"].startswith(row["actualiteit_id"])] == []
    assert Counter(row["actualiteit_id"] for row in rows) == {"onzeker": 45, "loopt": 16, "gestopt": 4}


def test_both_changes_and_both_publications_are_told(db: sqlite3.Connection) -> None:
    assert column(db, "select datum from uitgave order by datum") == ["2026-11-28", "2026-11-29"]
    first = "select interventie_id, soort, was, wordt from wijziging where soort = 'status'"
    assert [tuple(row) for row in db.execute(first)] == [("invest", "status", "effect", "gemengd")]


# --- Named hard cases ------------------------------------------------------------------------------------------------


def test_hard_case_a_status_and_a_note_behind_an_element(db: sqlite3.Connection) -> None:
    row = db.execute(
        """select status, toelichting, methode, werkblad, kolom, rij from interventie_werkzaam_element t
           join broncel b on b.id = broncel_id
           where t.interventie_id = 'diamant' and werkzaam_element_id = 'zelfvertrouwen' and status is not null"""
    ).fetchone()
    assert tuple(row) == (
        "gemengd",
        "Marginale stijging van zelfwaardering; eigen regie (agency) nam wel significant toe.",
        "exact",
        "SLO interventies",
        "T",
        6,
    )


def test_hard_case_an_element_on_both_lists_has_a_tag_for_each(db: sqlite3.Connection) -> None:
    cells = column(
        db,
        """select werkblad from interventie_werkzaam_element t join broncel b on b.id = broncel_id
           where t.interventie_id = 'diamant' and werkzaam_element_id = 'zelfvertrouwen' order by 1""",
    )
    assert cells == ["Nederland", "SLO interventies"]


def test_hard_case_a_merged_row_with_two_manuscripts(db: sqlite3.Connection) -> None:
    rows = db.execute(
        """select jaar, rij from interventie_publicatie p join publicatie on publicatie.id = publicatie_id
           join broncel b on b.id = broncel_id where p.interventie_id = 'more-than-a-game' order by jaar"""
    )
    assert [tuple(row) for row in rows] == [(2012, 21), (2014, 22)]


def test_hard_case_one_value_for_two_terms(db: sqlite3.Connection) -> None:
    assert {"civiele-competentie", "politieke-competentie"} <= tags(db, "ucare", "werkzaam_element")


def test_hard_case_parents_as_a_way_to_reach_and_ages_as_groups(db: sqlite3.Connection) -> None:
    rows = db.execute(
        """select doelgroep_id, rol, brontekst from interventie_doelgroep t join broncel b on b.id = broncel_id
           where t.interventie_id = 'diamant' and werkblad = 'Nederland'"""
    )
    found = {(row["doelgroep_id"], row["rol"]) for row in rows}
    assert found == {
        ("jongeren", "uiteindelijk"), ("jongvolwassenen", "uiteindelijk"), ("kwetsbare-personen", "uiteindelijk"),
        ("ouders-en-gezin", "intermediair"),
    }  # fmt: skip


def test_hard_case_research_without_a_named_design_has_none(db: sqlite3.Connection) -> None:
    # DERAD: "begeleidend onderzoek van het IRKS (januari 2017, ruim 100 interviews en dossiers)".
    assert tags(db, "derad", "onderzoeksdesign") == set()
    # Toleransprojektet: "geen effectmeting bij deelnemers gelezen".
    assert tags(db, "toleransprojektet", "onderzoeksdesign") == set()


def test_hard_case_a_trial_with_a_control_group_is_only_a_trial(db: sqlite3.Connection) -> None:
    assert tags(db, "inear", "onderzoeksdesign") == {"rct"}


def test_hard_case_yes_with_a_note_and_unknown_with_a_note(db: sqlite3.Connection) -> None:
    assert tags(db, "evoluo", "evaluatie") == {"geevalueerd"}
    assert tags(db, "wegweiser", "evaluatie") == {"evaluatie-onbekend"}


def test_hard_case_a_country_from_a_sheet_and_a_part_of_a_country(db: sqlite3.Connection) -> None:
    assert tags(db, "hayat", "land") == {"de"}
    assert tags(db, "i-see-scotland", "land") == {"gb"}
    assert tags(db, "ic-course-irak", "land") == {"iq"}


def test_hard_case_family_support_is_not_for_prisoners(db: sqlite3.Connection) -> None:
    assert tags(db, "familieondersteuning-lse", "doelgroep") == {"ouders-en-gezin"}


def test_hard_case_no_diagnosis_is_no_psychopathology(db: sqlite3.Connection) -> None:
    assert tags(db, "disputing-irrational-beliefs-program", "psychopathologie") == set()
    assert tags(db, "klinisch-polarisatieteam-montreal", "psychopathologie") == {"angst", "depressie", "autisme"}


def test_hard_case_three_forms_in_one_cell(db: sqlite3.Connection) -> None:
    forms = tags(db, "team-ter", "vorm_van_extremisme")
    assert forms == {"jihadistisch", "rechts-extremistisch", "links-extremistisch"}


def test_hard_case_a_short_word_is_a_typing_error_of_nothing(db: sqlite3.Connection) -> None:
    assert tags(db, "vulnerability-support-hubs", "psychopathologie") == set()
    assert tags(db, "channel", "werkzaam_element") == {
        "psychosociale-factoren", "sociale-en-educatieve-ontwikkeling", "cognitieve-factoren",
        "betrokkenheid-bij-onderwijs", "re-integratie",
    }  # fmt: skip
