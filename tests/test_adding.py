"""Who follows docs/adding.md to the letter gets what it promises: its examples, in a workbook that uses them."""

import re
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT
from tests.workbooks import Rows, make_workbook
from toolkit.curation import load_curation, report_shared_words
from toolkit.findings import Bevindingen
from toolkit.pipeline import BuildPaths, build

EXAMPLE = re.compile(r"^```yaml\n# (data/\S+?\.yml)(?:, bij velden)?\n(.*?)^```", re.DOTALL | re.MULTILINE)
EXAMPLES = dict(EXAMPLE.findall((ROOT / "docs" / "adding.md").read_text("utf-8")))
SHEETS: dict[str, Rows] = {
    "Lijst": [
        ["Naam interventie", "Land", "Tijdstip van de bijeenkomsten", "Aantal weken"],
        ["Cel", "Nederland", "overdag; avondbijeenkomst", 12],
        ["Besluit", "Nederland", "Na schooltijd", None],
        ["Genegeerd", "Nederland", "in overleg", None],
    ],
    "Kruisjes": [
        ["Naam interventie", "Land", "Overdag", "In het weekend", "Na schooltijd"],
        ["Kruis", "België", None, "x", None],
        ["Kruis bij besluit", "België", None, None, "x"],
    ],
    "Per avond": [
        ["Naam interventie", "Land"],
        ["'s Avonds", None],
        ["Groep", "Denemarken"],
        ["Groep twee", "Denemarken"],
    ],
}


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the curators' folder with the examples of the page in it."""
    folder = tmp_path_factory.mktemp("adding")
    shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    for naam, text in EXAMPLES.items():
        path = folder / naam
        if path.exists():  # an entry of a list
            text = path.read_text("utf-8").replace("velden:\n", f"velden:\n{text}", 1)
        path.write_text(text, encoding="utf-8")
    return folder / "data"


def test_the_page_has_a_dimension_a_decision_and_a_field() -> None:
    assert list(EXAMPLES) == ["data/vocabulaire/dagdeel.yml", "data/besluiten/dagdeel.yml", "data/velden.yml"]


def test_the_examples_are_read_wherever_their_words_stand(data: Path, tmp_path: Path) -> None:
    make_workbook(tmp_path / "raw" / "lijst.xlsx", SHEETS)
    target = tmp_path / "x.db"
    build(BuildPaths(raw=tmp_path / "raw", data=data, target=target), lambda _: None)
    database = sqlite3.connect(target)
    tags = database.execute(
        "select naam, dagdeel_id, methode from interventie left join interventie_dagdeel on interventie.id = "
        "interventie_id order by naam, dagdeel_id"
    )
    assert tags.fetchall() == [
        ("Besluit", "overdag", "curator"),
        ("Cel", "avond", "synoniem"),
        ("Cel", "overdag", "exact"),
        ("Genegeerd", None, None),
        ("Groep", "avond", "overgenomen"),
        ("Groep twee", "avond", "overgenomen"),
        ("Kruis", "weekend", "overgenomen"),
        ("Kruis bij besluit", "overdag", "curator"),
    ]
    assert database.execute("select looptijd from interventie where naam = 'Cel'").fetchone() == (12,)
    found = database.execute("select distinct code from bevinding where bestand = 'lijst.xlsx' order by code")
    assert found.fetchall() == [("herkomst_afgeleid",), ("identiteit_nieuw",)]


def _shared(data: Path) -> list[tuple[str | None, str]]:
    curation, found = load_curation(data), Bevindingen()
    report_shared_words(curation.vocabulary, curation.tools.resolver, found)
    return [(one.waarde, one.melding.split(". Als kop", 1)[0]) for one in found]


def test_a_word_of_two_dimensions_is_told_when_loading_with_both(data: Path, tmp_path: Path) -> None:
    assert (_shared(DATA), _shared(data)) == ([], [])
    other = shutil.copytree(data, tmp_path / "data")
    path = other / "vocabulaire" / "dagdeel.yml"
    path.write_text(path.read_text("utf-8").replace("nl: Overdag,", "nl: Een op een,"), encoding="utf-8")
    assert _shared(other) == [
        (
            "één op één",
            "Deze woorden staan bij een term van Dagdeel (data/vocabulaire/dagdeel.yml) en van Vorm "
            "(data/vocabulaire/vorm.yml): “één op één”",
        )
    ]


def test_every_word_that_may_be_of_two_dimensions_is(data: Path) -> None:
    curation = load_curation(data)
    names = curation.tools.resolver
    alone = [word for word in names.words.bij_meer_dimensies if len(names.labelled(word)) < 2]
    assert alone == []
