"""A year of a maintainer: build, publish, an update, decisions in Excel, diff, publish, a correction that expires."""

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.curating.conftest import Desk

HEADER = ("Naam interventie", "Land", "Doelgroep", "Werkzaam element")
JANUARI = [
    HEADER,
    ("Boks mee", "Nederland", "ouders", "Empathie (effect)"),
    ("Praatcafé", "België", "docenten", "Veerkracht"),
    ("Oud plan", "België", "ouders", "Empathie"),
    ("Samen sterk", "Nederland", "jongeren", "Empathie"),
]
JULI = [
    (*HEADER, "Zaalhuur per avond"),
    ("Boks mee", "Nederland", "ouders", "Empathie (gemengd)", "80 euro"),
    ("Buurtgesprek Gent", "België", "docenten", "Veerkracht", "40 euro"),
    ("Samen sterk", "Nederland", "zwevers", "Empathie", "gratis"),
    ("Nieuw werk", "Nederland", "jongeren", "Empathie", "20 euro"),
]
CORRECTIE = """\
correcties:
  - werkblad: Blad1
    cel: C4
    interventie: Samen sterk
    was: zwevers
    wordt: leeftijdsgenoten
    reden: Zo noemt de pagina hen.
    door: M. Jansen
    datum: 2026-07-01
"""


def run(desk: Desk, script: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "scripts" / script), *map(str, arguments)],
        cwd=desk.root, capture_output=True, text=True, check=False,
    )  # fmt: skip


def build(desk: Desk, *arguments: str) -> subprocess.CompletedProcess[str]:
    folder = desk.root / "raw"
    return run(desk, "build.py", "--raw", folder, "--out", desk.database, "--data", desk.data, *arguments)


def publish(desk: Desk, datum: str) -> subprocess.CompletedProcess[str]:
    files = ("--db", desk.database, "--data", desk.data)
    return run(desk, "publish_changes.py", "--datum", datum, "--vandaag", "2026-12-01", *files)


def diff(desk: Desk, old: Path) -> tuple[int, list[tuple[str, str | None, str | None]]]:
    found = run(desk, "diff_builds.py", old, desk.database, "--json")
    changes = json.loads(found.stdout)["wijzigingen"]
    about = [c for c in changes if not c["soort"].startswith("bevinding")]
    return found.returncode, [(c["soort"], c["interventie"], c["wordt"]) for c in about]


def receive(desk: Desk, rows: Sequence[Sequence[str]]) -> None:
    desk.receive("lijst.xlsx", {"Blad1": rows})


@pytest.fixture
def empty_desk(built_desk: Desk, tmp_path: Path) -> Desk:
    """Return a desk with the curators' files and no workbook."""
    desk = Desk(tmp_path)
    shutil.copytree(built_desk.data, desk.data)
    return desk


def test_a_year(empty_desk: Desk) -> None:
    desk = empty_desk
    receive(desk, JANUARI)
    assert build(desk, "--strict").returncode == 0
    (desk.data / "archief").write_text("van iemand")
    refused = publish(desk, "2026-01-15")
    assert (refused.returncode, refused.stderr.count("\n")) == (2, 1)
    assert "archief: schrijven is niet gelukt" in refused.stderr
    assert not (desk.data / "wijzigingen").exists(), "what cannot be kept is not published"
    (desk.data / "archief").unlink()
    assert publish(desk, "2026-01-15").returncode == 0
    assert "2062-01-15 ligt meer dan 31 dagen na vandaag (2026-12-01)" in publish(desk, "2062-01-15").stderr

    # July: a row has another name, a row is gone, a row is new, a column and a wording are unknown.
    old = desk.root / "januari.db"
    old.write_bytes(desk.database.read_bytes())
    receive(desk, JULI)
    assert build(desk, "--strict").returncode == 1
    assert desk.database.read_bytes() == old.read_bytes(), "a strict build with a fault leaves what is published"
    built = build(desk)
    assert built.returncode == 0
    assert "Nog niet klaar om te publiceren: 2 van ernst fout." in built.stdout
    held_back = publish(desk, "2026-07-15")
    assert held_back.returncode == 1
    assert "- id_verdwenen (2): oud-plan, praatcafe. Zie het kwaliteitsrapport." in held_back.stderr
    assert "veel_minder" not in held_back.stderr, "that is said in words"
    wrong = publish(desk, "morgen")
    assert (wrong.returncode, wrong.stderr) == (2, "“morgen” is geen datum. Schrijf: make publish DATUM=2026-12-01.\n")
    desk.write_list()
    asked = desk.asked()
    assert set(asked["Verdwenen"]) == {"oud-plan", "praatcafe"}
    assert asked["Kolommen"] == ["Zaalhuur per avond"]
    assert asked["Waarden"] == ["zwevers"]

    desk.fill(
        {
            ("Verdwenen", "praatcafe"): {"Besluit": "heet nu", "Interventie": "Buurtgesprek Gent"},
            ("Verdwenen", "oud-plan"): {"Besluit": "is ingetrokken, want …", "Reden": "De uitvoerder is gestopt."},
            ("Kolommen", "Zaalhuur"): {"Besluit": "weglaten, want …", "Reden": "Geen gegeven over de interventie."},
        }
    )
    curated = run(desk, "curate.py", desk.lijst, "--db", desk.database, "--data", desk.data)
    assert curated.returncode == 0, curated.stdout + curated.stderr
    (desk.data / "correcties").mkdir()
    (desk.data / "correcties" / "lijst.yml").write_text(CORRECTIE, encoding="utf-8")
    rebuilt = build(desk, "--strict")
    assert rebuilt.returncode == 0, rebuilt.stdout + rebuilt.stderr
    code, changes = diff(desk, old)
    assert code == 1
    unsaid = run(desk, "diff_builds.py", "", "")
    assert (unsaid.returncode, unsaid.stderr.split(":")[0]) == (2, "Welke twee? Schrijf")
    assert changes[0] == ("status", "boks-mee", "gemengd"), "a status is named first"
    assert ("ingetrokken", "oud-plan", "De uitvoerder is gestopt.") in changes
    assert ("toegevoegd", "nieuw-werk", None) in changes
    assert ("kenmerk_bij", "samen-sterk", "Leeftijdsgenoten") in changes
    assert ("hernoemd", "buurtgesprek-gent", "buurtgesprek-gent: Heet nu anders.") in changes
    assert publish(desk, "2026-07-15").returncode == 0
    copies = desk.data / "archief"
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=copies, check=True)
    assert [line.split()[1] for line in (copies / "SHA256SUMS").read_text().splitlines()] == [
        "interventies-2026-01-15.zip",
        "interventiecatalogus-2026-01-15.html",
        "interventies-2026-07-15.zip",
        "interventiecatalogus-2026-07-15.html",
    ]
    with zipfile.ZipFile(copies / "interventies-2026-01-15.zip") as archive:
        assert {"datapackage.json", "interventie.csv", "begrippen.ttl", "LEESMIJ.md"} < set(archive.namelist())
        assert "oud-plan" in archive.read("interventie.csv").decode()
    assert "Oud plan" in (copies / "interventiecatalogus-2026-01-15.html").read_text("utf-8")
    assert publish(desk, "2026-07-16").stdout.startswith("Er is niets veranderd sinds de vorige uitgave")

    # December: the source is repaired, so the correction expires by itself.
    receive(desk, [*JULI[:3], ("Samen sterk", "Nederland", "leeftijdsgenoten", "Empathie", "gratis"), JULI[4]])
    before = desk.root / "juli.db"
    before.write_bytes(desk.database.read_bytes())
    assert build(desk).returncode == 0
    assert diff(desk, before) == (1, []), "only a finding is new: the correction is no longer needed"
    assert publish(desk, "2026-12-15").stdout.startswith("Er is niets veranderd sinds de vorige uitgave")
