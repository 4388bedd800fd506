"""A correction changes what is read, keeps the source cell, and expires by itself."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from tests.conftest import DATA
from tests.workbooks import make_workbook
from toolkit.config.correcties import Celcorrectie, load_corrections
from toolkit.config.strict_yaml import ConfigError
from toolkit.corrections.apply import apply_corrections
from toolkit.findings import Bevindingen
from toolkit.mapping.meant import meant_text
from toolkit.pipeline import BuildPaths, build
from toolkit.reading.open import open_workbook
from toolkit.reading.source_cells import CellNotes, source_cells

HEADER = ["Naam interventie", "Land", "Doelgroep"]
ROWS = [
    HEADER,
    ["Boks mee", "Nederland", "ouders"],
    ["Praatcafé", "België", "ouders"],
    ["Theater", "Nederland", "docenten"],
]
CORRECTIE = """\
correcties:
  - werkblad: Blad1
    cel: C2
    interventie: Boks mee
    was: ouders
    wordt: docenten
    reden: De pagina noemt docenten.
    door: M. Jansen
    datum: 2026-12-01
"""


def build_with(tmp_path: Path, rows: list[list[str]], correcties: str) -> sqlite3.Connection:
    data, raw, target = tmp_path / "data", tmp_path / "raw", tmp_path / "out" / "interventies.db"
    if not data.exists():
        shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    (data / "correcties").mkdir(exist_ok=True)
    (data / "correcties" / "lijst.yml").write_text(correcties, encoding="utf-8")
    make_workbook(raw / "lijst.xlsx", {"Blad1": rows})
    build(BuildPaths(raw=raw, data=data, target=target), lambda _: None)
    return sqlite3.connect(target)


def doelgroepen(conn: sqlite3.Connection) -> dict[str, str]:
    query = "select interventie_id, doelgroep_id from interventie_doelgroep order by 1"
    return dict(conn.execute(query).fetchall())


def findings(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    return conn.execute("select code, ernst from bevinding where code like 'correctie%'").fetchall()


def test_what_is_corrected_is_read_and_the_source_cell_keeps_its_value(tmp_path: Path) -> None:
    with closing(build_with(tmp_path, ROWS, CORRECTIE)) as conn:
        assert doelgroepen(conn) == {
            "boks-mee": "onderwijsprofessionals",
            "praatcafe": "ouders-en-gezin",
            "theater": "onderwijsprofessionals",
        }
        assert conn.execute("select waarde from broncel where id = 'lijst.blad1.C2'").fetchone() == ("ouders",)
        assert conn.execute("select * from correctie").fetchall() == [
            ("lijst.blad1.C2", "ouders", "docenten", "De pagina noemt docenten.", "M. Jansen", "2026-12-01")
        ]
        assert findings(conn) == []


def test_rows_may_move(tmp_path: Path) -> None:
    moved = [HEADER, ROWS[2], ROWS[3], ROWS[1]]
    with closing(build_with(tmp_path, moved, CORRECTIE)) as conn:
        assert doelgroepen(conn)["boks-mee"] == "onderwijsprofessionals"
        assert doelgroepen(conn)["praatcafe"] == "ouders-en-gezin"
        assert conn.execute("select broncel_id from correctie").fetchall() == [("lijst.blad1.C4",)]


def test_a_correction_expires_when_the_source_is_repaired(tmp_path: Path) -> None:
    repaired = [HEADER, ["Boks mee", "Nederland", "docenten"], *ROWS[2:]]
    with closing(build_with(tmp_path, repaired, CORRECTIE)) as conn:
        assert doelgroepen(conn)["boks-mee"] == "onderwijsprofessionals"
        assert conn.execute("select count(*) from correctie").fetchone() == (0,)
        assert findings(conn) == [("correctie_vervallen", "info")]


def test_another_value_is_never_overwritten(tmp_path: Path) -> None:
    other = [HEADER, ["Boks mee", "Nederland", "jongerenwerkers"], *ROWS[2:]]
    with closing(build_with(tmp_path, other, CORRECTIE)) as conn:
        assert doelgroepen(conn)["boks-mee"] == "jongerenwerkers"
        assert findings(conn) == [("correctie_past_niet", "waarschuwing")]


def test_without_a_name_only_the_place_counts(tmp_path: Path) -> None:
    nameless = CORRECTIE.replace("    interventie: Boks mee\n", "").replace("cel: C2", "cel: C9")
    with closing(build_with(tmp_path, ROWS, nameless)) as conn:
        assert doelgroepen(conn)["boks-mee"] == "ouders-en-gezin"
        assert findings(conn) == [("correctie_past_niet", "waarschuwing")]


def test_a_cell_may_become_empty(tmp_path: Path) -> None:
    with closing(build_with(tmp_path, ROWS, CORRECTIE.replace("wordt: docenten", "wordt: null"))) as conn:
        assert "boks-mee" not in doelgroepen(conn)
        assert conn.execute("select waarde from broncel where id = 'lijst.blad1.C2'").fetchone() == ("ouders",)


def test_a_correction_wins_from_what_excel_shows_or_strikes_or_links(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "lijst.xlsx",
        {"Blad1": [["Naam interventie", "Doelgroep", "Website", "Steekproef (N)"], ["Baken", None, "lees meer", 1200]]},
    )
    book = load_workbook(path, rich_text=True)
    sheet = book.worksheets[0]
    sheet["B2"].value = CellRichText("ouders", TextBlock(InlineFont(strike=True), "; gedetineerden"))
    sheet["C2"].hyperlink = "https://voorbeeld.nl/oud"
    sheet["D2"].number_format = "#,##0"
    book.save(path)
    opened = open_workbook(path)[0].sheets
    assert {cell.address: (cell.text, cell.ruw) for cell in opened[0].cells.values() if cell.row == 2} == {
        "A2": ("Baken", None), "B2": ("ouders", None), "C2": ("lees meer", None), "D2": ("1.200", "1200"),
    }  # fmt: skip
    changes = {"B2": ("ouders", "docenten"), "C2": ("lees meer", "geen pagina"), "D2": ("1.200", "12")}
    correcties = [
        Celcorrectie(
            werkblad="Blad1", cel=cel, interventie="Baken", was=was, wordt=wordt,
            reden="Zo staat het in het rapport.", door="M. Jansen", datum=date(2026, 12, 1),
        )
        for cel, (was, wordt) in changes.items()
    ]  # fmt: skip
    bevindingen = Bevindingen()
    assert len(apply_corrections(opened, correcties, "lijst.xlsx", bevindingen, "lijst")) == len(correcties)
    cells = {c.adres: c for c in source_cells(opened[0], CellNotes("lijst.xlsx", bevindingen)) if c.soort == "waarde"}
    velden = {"B2": "doelgroep", "C2": "website", "D2": "steekproef_n"}
    meant = {
        cell.address: (
            meant_text(cell, cells[cell.address], velden[cell.address], "https://voorbeeld.nl/oud"),
            cell.sign,
        )
        for cell in opened[0].cells.values()
        if cell.address in velden
    }
    assert meant == {"B2": ("docenten", "docenten"), "C2": ("geen pagina", "geen pagina"), "D2": ("12", "12")}
    assert {adres: (cells[adres].waarde, cells[adres].ruw) for adres in velden} == {
        "B2": ("ouders; gedetineerden", None), "C2": ("lees meer", None), "D2": ("1.200", "1200"),
    }  # fmt: skip
    assert list(bevindingen) == []


def test_a_corrected_name_keeps_its_address(tmp_path: Path) -> None:
    rows = [HEADER, ["Boks mee", "Nederland", "ouders"], ["Praatcafé", "België", "ouders"]]
    with closing(build_with(tmp_path, rows, "correcties: []\n")):
        pass
    register = tmp_path / "data" / "identiteiten.yml"
    known = "  - id: boks\n    namen:\n      - Boks mee\n    land: [nl]\n"
    register.write_text(register.read_text("utf-8") + known, "utf-8")
    correctie = CORRECTIE.replace("cel: C2", "cel: A2").replace("was: ouders", "was: Boks mee")
    correctie = correctie.replace("wordt: docenten", "wordt: Vechtkring")
    # Another value of the same row is found by the name, whatever that is by now.
    correctie += CORRECTIE.removeprefix("correcties:\n")
    names = [("boks", "Vechtkring"), ("praatcafe", "Praatcafé")]
    for naam, said in (("Boks mee", []), ("Vechtkring", ["correctie_vervallen A3", "identiteit_herkend A3"])):
        moved = [HEADER, rows[2], [naam, *rows[1][1:]]]
        with closing(build_with(tmp_path, moved, correctie)) as conn:
            assert conn.execute("select id, naam from interventie order by id").fetchall() == names
            assert doelgroepen(conn)["boks"] == "onderwijsprofessionals"
            about = (
                "select code || ' ' || cel from bevinding where code like 'correctie%' or code = 'identiteit_herkend'"
            )
            assert [text for (text,) in conn.execute(f"{about} order by 1")] == said


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("wordt: docenten", "wordt: ouders"), "deze correctie doet niets"),
        (("    reden: De pagina noemt docenten.\n", ""), "reden: deze sleutel ontbreekt"),
        (("cel: C2", "cel: kolom C"), "cel"),
        (("wordt: docenten", "wordt: =1+1"), "geen formule"),
    ],
)
def test_a_mistake_in_the_yaml_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    folder = tmp_path / "correcties"
    folder.mkdir()
    (folder / "lijst.yml").write_text(CORRECTIE.replace(*change), encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load_corrections(folder, Path("lijst.xlsx"))
