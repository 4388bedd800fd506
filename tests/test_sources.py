"""Which file replaces which: the old one is passed over, what was decided about it stays, and doubles are a fault."""

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.workbooks import make_workbook
from toolkit.config.strict_yaml import ConfigError
from toolkit.pipeline import BuildPaths, build, collect
from toolkit.sources import load_replacements

ROWS = [
    ["Naam interventie", "Land", "Doelgroep"],
    *([f"Project {name}", "Nederland", "ouders"] for name in ("Anna", "Bert", "Cor", "Dirk")),
]
VERVANGT = "bronnen:\n  - bestand: lijst_2027.xlsx\n    vervangt: lijst.xlsx\n"


def built(tmp_path: Path, bronnen: str) -> sqlite3.Connection:
    data, raw, target = tmp_path / "data", tmp_path / "raw", tmp_path / "out" / "interventies.db"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    (data / "bronnen.yml").write_text(bronnen, encoding="utf-8")
    (data / "werkboeken" / "lijst.yml").write_text("titel: Onze lijst\nherkomst: slo\n", encoding="utf-8")
    make_workbook(raw / "lijst.xlsx", {"Blad1": ROWS})
    make_workbook(raw / "lijst_2027.xlsx", {"Blad1": [*ROWS, ["Project Els", "België", "docenten"]]})
    build(BuildPaths(raw=raw, data=data, target=target), lambda _: None)
    return sqlite3.connect(target)


def findings(conn: sqlite3.Connection) -> list[tuple[str, str, str]]:
    return conn.execute("select code, ernst, bestand from bevinding where code like 'bestand%'").fetchall()


def test_the_old_file_is_passed_over_and_decisions_about_it_stay(tmp_path: Path) -> None:
    with closing(built(tmp_path, VERVANGT)) as conn:
        assert conn.execute("select bestand, titel, herkomst from bron").fetchall() == [
            ("lijst_2027.xlsx", "Onze lijst", "slo")
        ]
        assert conn.execute("select count(*) from interventie").fetchone() == (5,)
        assert findings(conn) == [("bestand_vervangen", "info", "lijst.xlsx")]


def test_two_versions_of_one_list_are_a_fault_until_a_person_says_which_counts(tmp_path: Path) -> None:
    with closing(built(tmp_path, "bronnen: []\n")) as conn:
        assert findings(conn) == [("bestand_dubbel", "fout", "lijst_2027.xlsx")]


def test_a_new_version_that_nobody_named_is_a_fault_and_what_was_decided_about_the_old_one_is_kept(
    tmp_path: Path,
) -> None:
    data, raw = tmp_path / "data", tmp_path / "raw"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    layout = data / "werkboeken" / "lijst.yml"
    layout.write_text("indeling: {Blad1: {kolommen: {Naam interventie: naam, Doelgroep: doelgroep}}}\n", "utf-8")
    new = [[*ROWS[0], "Zaalhuur"], *([*row, "80 euro"] for row in ROWS[1:]), ["Project Els", "België", "docenten", "-"]]
    make_workbook(raw / "lijst_2027.xlsx", {"Blad1": new})

    def found(bronnen: str) -> list[tuple[str, str, str]]:
        (data / "bronnen.yml").write_text(bronnen, encoding="utf-8")
        catalogus, _ = collect(BuildPaths(raw=raw, data=data, target=tmp_path / "x.db"), lambda _: None)
        codes = ("vervangt", "werkboek_onbekend", "herkomst_afgeleid")
        told = [(b.code, b.ernst.value, b.melding) for b in catalogus.bevindingen if b.code.startswith(codes)]
        return [one for one in told if "toolkit_" not in one[2]]  # the lists of this catalogue are not here

    def gone(instead: str = "") -> tuple[str, str, str]:
        melding = (
            "data/werkboeken/lijst.yml gaat over lijst.xlsx. Dat bestand is er niet meer, en lijst_2027.xlsx lijkt de "
            "nieuwe versie ervan. Wat over lijst.xlsx is besloten, geldt nu niet. Zet in data/bronnen.yml onder "
            f"`bronnen:`{instead}: `- {{bestand: lijst_2027.xlsx, vervangt: lijst.xlsx}}`. Is het een heel andere "
            "lijst? Haal dan weg wat over lijst.xlsx is besloten."
        )
        return "vervangt_ontbreekt", "fout", melding

    # By its layout, and by what was published from the old file.
    assert gone() in found("bronnen: []\n")
    layout.write_text("titel: Onze lijst\n", "utf-8")
    assert [code for code, *_ in found("bronnen: []\n")] == ["herkomst_afgeleid", "werkboek_onbekend"]
    cells = {"kenmerken": [{"dimensie": "land", "term": "nl", "cellen": ["lijst.xlsx › Blad1 › B2"]}]}
    project = {"naam": "…", "herkomst": "slo", **cells}
    published = {"labels": {}, "interventies": {f"project-{naam}": project for naam in ("anna", "bert", "cor", "gea")}}
    (data / "wijzigingen").mkdir()
    (data / "wijzigingen" / "stand.json").write_text(json.dumps(published), "utf-8")
    assert gone() in found("bronnen: []\n")
    typo = VERVANGT.replace("vervangt: lijst", "vervangt: lijts")
    assert found(typo)[1:] == [
        gone(", in plaats van `bestand: lijst_2027.xlsx` met `vervangt: lijts.xlsx`"),
        (
            "vervangt_onbekend",
            "waarschuwing",
            "In data/bronnen.yml staat `vervangt: lijts.xlsx`, maar dat bestand kent de catalogus niet. Bedoelt u "
            "lijst.xlsx? Deze regel doet nu niets. Verbeter de naam, of haal de regel weg.",
        ),
    ]
    assert (
        "`bestand: lijst_2072.xlsx`, maar dat bestand staat niet in data/raw. Bedoelt u lijst_2027.xlsx?"
        in (found(VERVANGT.replace("2027", "2072"))[2][2])
    )
    # Said as it should be, the file to write in is the one about the old file.
    ((code, _, melding),) = found(VERVANGT)
    assert (code, melding.split()[-1]) == ("herkomst_afgeleid", "data/werkboeken/lijst.yml.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (VERVANGT + "  - bestand: lijst_2027.xlsx\n    vervangt: x.xlsx\n", "lijst_2027.xlsx staat er twee keer"),
        (VERVANGT + "  - bestand: b.xlsx\n    vervangt: lijst.xlsx\n", "wordt door twee bestanden vervangen"),
        (VERVANGT + "  - bestand: lijst.xlsx\n    vervangt: lijst_2027.xlsx\n", "vervangt langs een omweg zichzelf"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "bronnen.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        load_replacements(path)
