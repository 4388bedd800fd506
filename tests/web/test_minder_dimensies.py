"""No dimension is needed by code: the site serves a catalogue that lacks some, and its main pages answer."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import DATA
from tests.web.conftest import serve
from toolkit.pipeline import BuildPaths, build

ROWS = (
    ("Naam interventie", "Doel", "Land", "Fase", "Doelgroep", "Werkzame elementen", "Design", "Evaluatie", "Vorm"),
    ("Kompas", "Leren.", "Nederland", "Groepsfase", "Jongeren", "Empathie (effect)", "RCT", "ja", "In een groep"),
    ("Brug", "Praten.", "België", "Actiefase", "Volwassenen", "Empathie (beoogd)", None, "nee", "Individueel"),
)
PAGES = (
    *(
        "/",
        "/?zoek=leren",
        "/?sorteer=jaar",
        "/interventie/kompas",
        "/vergelijk?id=kompas",
        "/vergelijk?id=kompas&id=brug",
    ),
    *("/bewijskaart", "/bewijskaart.svg", "/bewijskaart.xlsx", "/situatie", "/begrippen", "/over", "/openapi.json"),
    *("/export.xlsx", "/export.csv", "/export.json", "/export.ris", "/interventies/interventie", "/interventies"),
)


def without(folder: Path, weg: tuple[str, ...]) -> Path:
    """Return the database of a build whose data do not have the dimensions `weg`."""
    data = shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    # What people decided speaks of dimensions too, and a build says so. Here only the vocabulary counts.
    for name in ("besluiten", "herkenning", "werkboeken"):
        for path in (data / name).glob("*.yml"):
            path.unlink()
    (data / "opendata" / "overeenkomsten.yml").write_text("overeenkomsten: {}\n", encoding="utf-8")
    for naam in weg:
        (data / "vocabulaire" / f"{naam}.yml").unlink()
    (folder / "raw").mkdir()
    workbook = openpyxl.Workbook()
    for row in ROWS:
        workbook.worksheets[0].append(list(row))
    workbook.save(folder / "raw" / "lijst.xlsx")
    build(BuildPaths(raw=folder / "raw", data=data, target=folder / "interventies.db"), lambda _: None)
    return folder / "interventies.db"


@pytest.mark.parametrize(
    "weg",
    [
        ("actualiteit", "vorm"),
        ("evaluatie", "onderzoeksdesign"),
        ("fase", "land", "domein", "psychologische_behoefte", "uitvoeringskenmerk"),
        ("werkzaam_element", "doelgroep"),
    ],
)
async def test_every_page_answers_without(weg: tuple[str, ...], tmp_path: Path) -> None:
    site = serve(without(tmp_path, weg))
    assert {path: (await site.client.get(path)).status_code for path in PAGES} == dict.fromkeys(PAGES, 200)
