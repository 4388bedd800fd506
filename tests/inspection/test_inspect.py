"""``make inspect``: the JSON of the contract, a screen for a person, and the YAML to answer with."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.conftest import ROOT
from tests.workbooks import make_workbook
from toolkit.config.workbook import WorkbookConfig
from toolkit.inspection.command import main

ROWS = [
    ["Overzicht"],
    [],
    ["Interventie", None, "Fase", None, "Kleur"],
    ["Naam interventie", "Land", "Groep", "Actie", None],
    ["Baken", "Nederland", "x", None, "rood"],
    ["Brug", "België", "x", "x", "groen"],
    [],
    ["* nog niet nagekeken"],
]
MERGES = {"Blad1": ["A3:B3", "C3:D3"]}


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    return make_workbook(
        tmp_path / "lijst.xlsx", {"Leeswijzer": [["Een rij is een interventie."]], "Blad1": ROWS}, MERGES
    )


def inspect(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "scripts/inspect_workbook.py", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_json_is_what_the_contract_says(workbook: Path) -> None:
    result = inspect(str(workbook), "--json")
    assert (result.returncode, result.stderr) == (0, "")
    shown = json.loads(result.stdout)
    vraag = shown.pop("vragen")
    assert shown == {
        "bestand": "lijst.xlsx",
        "tabellen": [
            {
                "werkblad": "Blad1",
                "richting": "rijen",
                "kopregels": [3, 4],
                "gegevensregels": [5, 6],
                "aantal_regels": 2,
                "overgeslagen_regels": [{"rij": 8, "reden": "voetnoot"}],
                "beslist": {
                    "zekerheid_kop": 80,
                    "einde_kop": "hieronder beginnen de gegevens",
                    "regels": [
                        {"rij": 3, "regel": "samengevoegde groepsnamen"},
                        {"rij": 4, "regel": "de duidelijkste kopregel"},
                        {"rij": 8, "regel": "een blok zonder records na een lege regel"},
                    ],
                },
                "kolommen": [
                    {
                        "kolom": "A",
                        "kop": "Interventie › Naam interventie",
                        "veld": "naam",
                        "zekerheid": 100,
                        "waarom": "synoniem",
                        "gebruikt": True,
                    },
                    {
                        "kolom": "B",
                        "kop": "Interventie › Land",
                        "veld": "land",
                        "zekerheid": 100,
                        "waarom": "exact",
                        "gebruikt": True,
                    },
                    {
                        "kolom": "C",
                        "kop": "Fase › Groep",
                        "veld": "fase",
                        "term": "groepsfase",
                        "zekerheid": 100,
                        "waarom": "synoniem",
                        "gebruikt": True,
                    },
                    {
                        "kolom": "D",
                        "kop": "Fase › Actie",
                        "veld": "fase",
                        "term": "actiefase",
                        "zekerheid": 100,
                        "waarom": "synoniem",
                        "gebruikt": True,
                    },
                    {"kolom": "E", "kop": "Kleur", "veld": None, "zekerheid": 0, "waarom": None, "gebruikt": False},
                ],
            }
        ],
        "overgeslagen": [{"werkblad": "Leeswijzer", "reden": "geen tabel"}],
    }
    assert vraag == [
        "Niet herkend, en daarom niet gebruikt: kolom E (“Kleur”). Hoort er een bij een veld, noem haar dan in "
        "data/werkboeken/lijst.yml; anders hoeft u niets te doen."
    ]


def test_records_as_columns_have_letters_and_rows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [["Interventie", "Baken", "Brug"], ["Land", "Nederland", "België"], ["Doelgroep", "Ouders", "Docenten"]]
    assert main([str(make_workbook(tmp_path / "x.xlsx", {"Blad1": rows})), "--json", "--data", str(ROOT / "data")]) == 0
    (table,) = json.loads(capsys.readouterr().out)["tabellen"]
    assert (table["richting"], table["kopkolommen"], table["gegevenskolommen"]) == ("kolommen", ["A", "A"], ["B", "C"])
    assert table["kolommen"][1] == {
        "rij": 2,
        "kop": "Land",
        "veld": "land",
        "zekerheid": 100,
        "waarom": "exact",
        "gebruikt": True,
    }


def test_the_name_of_a_group_above_the_first_record_is_no_line_of_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        ["Interventie", "Fase", "Doel"],
        ["Nederland"],
        ["Baken", "actiefase", "Jongeren laten praten."],
        ["België"],
        ["Brug", "groepsfase", "Ouders sterker maken."],
    ]
    path = make_workbook(tmp_path / "groepen.xlsx", {"Blad1": rows})
    assert main([str(path), "--json"]) == 0
    (table,) = json.loads(capsys.readouterr().out)["tabellen"]
    assert (table["kopregels"], table["gegevensregels"], table["aantal_regels"]) == ([1, 1], [3, 5], 2)
    assert table["overgeslagen_regels"] == [{"rij": 2, "reden": "groepsregel"}, {"rij": 4, "reden": "groepsregel"}]


def test_the_screen_says_which_rule_decided(workbook: Path) -> None:
    shown = " ".join(inspect(str(workbook)).stdout.replace("│", " ").split())
    assert "De kop is 80% zeker; einde: hieronder beginnen de gegevens. rij 3: samengevoegde groepsnamen;" in shown
    assert "rij 8: een blok zonder records na een lege regel" in shown


def test_the_screen_shows_layout_questions_and_yaml_that_can_be_used(workbook: Path) -> None:
    result = inspect(str(workbook))
    assert result.returncode == 0
    assert (
        "Blad1: kop in rij 3 tot en met 4, gegevens in rij 5 tot en met 6 (2 regels); overgeslagen: 8 (voetnoot)"
        in result.stdout
    )
    assert "1. Niet herkend, en daarom niet gebruikt: kolom E (“Kleur”)." in result.stdout
    yaml = result.stdout[result.stdout.index("indeling:") :]
    config = WorkbookConfig.model_validate(YAML(typ="safe").load(yaml))
    decided = config.sheet("Blad1").column("Fase › Groep", "kolom C")
    assert decided is not None
    assert (decided.veld, decided.term) == ("fase", "groepsfase")


def test_the_curators_files_are_found_from_any_folder(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(workbook.parent)
    assert main([workbook.name, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["tabellen"][0]["kolommen"][0]["veld"] == "naam"


def test_a_file_that_cannot_be_opened_gives_one_dutch_sentence(tmp_path: Path) -> None:
    path = tmp_path / "kapot.xlsx"
    path.write_text("geen werkmap")
    result = inspect(str(path))
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "kapot.xlsx: dit is geen Excel-werkmap. Sla het bestand in Excel op als .xlsx.\n"
    assert inspect("").stderr == "Welk bestand? Schrijf: make inspect FILE=data/raw/lijst.xlsx\n"
