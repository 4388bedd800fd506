"""A dimension is one YAML file and a field is one entry: both are everywhere, with no other file changed.

A copy of ``data/`` gets the dimensions *Werkvorm* (its tags have a status) and *Begeleider* (they have a role, and
there is a decision about a wording), and the fields *looptijd*, *contacturen* and *foldersite*; a workbook
uses them, and the command builds it. The tests then find them in every place that the build makes and the site shows.
"""

import csv
import io
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import frictionless
import jsonschema
import openpyxl
import pytest
from datasette.app import Datasette
from datasette.utils import parse_metadata
from rdflib import SKOS, Graph, Literal, URIRef

from tests.conftest import DATA, ROOT, Rows
from tests.web.lezen import results, soup, text
from toolkit.pipeline import BuildPaths, build

WERKVORM = """\
label: Werkvorm
meervoud: Werkvormen
definitie: In welke vorm de interventie wordt gegeven.
uitleg_tags: In welke vorm een interventie wordt gegeven.
bron: opgesteld voor deze test
volgorde: 75
eerste_filter: true
kenmerken: [status, toelichting]
pagina: {blok: aanpak, volgorde: 15}
koppen:
  nl: [vorm van de bijeenkomsten]
termen:
  - {id: samen, nl: Samen met anderen, en: Together, definitie: "Niet alleen."}
  - {id: groep, broader: samen, nl: In een groep, en: In a group, alt: [groepsbijeenkomst], definitie: "Met meer."}
  - {id: alleen, nl: Een op een, en: One on one, definitie: "Met één begeleider."}
"""
BEGELEIDER = """\
label: Begeleider
meervoud: Begeleiders
definitie: Wie de deelnemer begeleidt, of helpt een begeleider te vinden.
bron: opgesteld voor deze test
volgorde: 145
kenmerken: [rol]
pagina: {blok: aanpak, volgorde: 16}
termen:
  - {id: mentor, nl: Mentor, en: Mentor, definitie: "Iemand die meedenkt."}
  - {id: coach, nl: Coach, en: Coach, definitie: "Iemand die traint."}
"""
BESLUIT = """\
besluiten:
  - waarden:
      - iemand uit de buurt
    intermediair: [coach]
"""
VELDEN = """\
  - veld: looptijd
    label: Looptijd
    kolom:
      soort: tekst
      titel: Looptijd van de interventie
      uitleg: "hoe lang de interventie duurt, in de woorden van de bron."
      pagina: {blok: aanpak, volgorde: 35}
    koppen:
      nl: [looptijd van het traject]
  - veld: contacturen
    label: Contacturen
    kolom:
      soort: getal
      uitleg: "aantal uren met een begeleider. Eenheid: uren."
      pagina: {blok: aanpak, volgorde: 36}
    koppen:
      nl: [aantal contacturen]
  - veld: foldersite
    label: Folder
    kolom:
      soort: webadres
      uitleg: "webadres van de folder."
      pagina: {blok: bron, volgorde: 15}
    koppen:
      nl: [link naar folder]
"""
ROWS: Rows = [
    [
        "Naam interventie",
        "Land",
        "Vorm van de bijeenkomsten",
        "Looptijd van het traject",
        "Aantal contacturen",
        "Link naar folder",
        "Begeleider",
    ],
    [
        "Kompas",
        "Nederland",
        "groepsbijeenkomst; een op een",
        "drie maanden",
        "n = 24",
        "https://example.org/folder",
        "Mentor; iemand uit de buurt",
    ],
    ["Brug", "Denemarken", "In een groep", "onbekend", "een paar", None, None],
]


@dataclass(frozen=True, slots=True)
class Built:
    """What the command built: the copied data, the database, and the folder with everything beside it."""

    data: Path
    database: Path

    @property
    def open_data(self) -> Path:
        """Return the folder with the open data."""
        return self.database.parent / "open-data"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return a build of the workbook above, with the dimension and the fields above."""
    folder = tmp_path_factory.mktemp("een-bestand")
    data = shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    (data / "vocabulaire" / "werkvorm.yml").write_text(WERKVORM, encoding="utf-8")
    (data / "vocabulaire" / "begeleider.yml").write_text(BEGELEIDER, encoding="utf-8")
    (data / "besluiten" / "begeleider.yml").write_text(BESLUIT, encoding="utf-8")
    velden = (data / "velden.yml").read_text("utf-8")
    bare, sheets = velden.split("\n# Bladen die", 1)
    (data / "velden.yml").write_text(f"{bare.rstrip()}\n{VELDEN}\n# Bladen die{sheets}", encoding="utf-8")
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for row in ROWS:
        sheet.append(list(row))
    (folder / "raw").mkdir()
    workbook.save(folder / "raw" / "lijst.xlsx")
    database = folder / "build" / "interventies.db"
    subprocess.run(
        [sys.executable, ROOT / "scripts" / "build.py", "--raw", folder / "raw", "--out", database, "--data", data],
        check=True,
        cwd=ROOT,
    )
    return Built(data, database)


@pytest.fixture
def conn(built: Built) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(built.database)) as connection:
        yield connection


@pytest.fixture
def site(built: Built) -> Datasette:
    metadata: dict[str, Any] = parse_metadata((ROOT / "metadata.yml").read_text(encoding="utf-8"))
    return Datasette([], immutables=[str(built.database)], metadata=metadata, settings={"default_allow_sql": False})


# The database


def test_the_fields_are_columns_with_what_the_workbook_says(conn: sqlite3.Connection) -> None:
    assert conn.execute("select naam, looptijd, contacturen, foldersite from interventie order by naam").fetchall() == [
        ("Brug", None, None, None),
        ("Kompas", "drie maanden", 24, "https://example.org/folder"),
    ]
    types = {row[1]: row[2] for row in conn.execute("pragma table_info(interventie)")}
    assert [types[veld] for veld in ("looptijd", "contacturen", "foldersite")] == ["TEXT", "INTEGER", "TEXT"]


def test_a_number_that_cannot_be_read_is_a_finding(conn: sqlite3.Connection) -> None:
    found = conn.execute("select cel, waarde, veld from bevinding where code = 'getal_onleesbaar'").fetchall()
    assert found == [("E3", "een paar", "contacturen")]


def test_the_dimension_has_a_table_of_terms_in_order(conn: sqlite3.Connection) -> None:
    assert conn.execute("select id, label, label_en, broader_id from werkvorm order by volgorde").fetchall() == [
        ("samen", "Samen met anderen", "Together", None),
        ("groep", "In een groep", "In a group", "samen"),
        ("alleen", "Een op een", "One on one", None),
    ]
    assert conn.execute("select id from dimensie where volgorde between 7 and 9 order by volgorde").fetchall() == [
        ("triggerniveau",),
        ("werkvorm",),
        ("psychopathologie",),
    ]


def test_the_dimension_has_a_table_of_tags_with_their_cells(conn: sqlite3.Connection) -> None:
    columns = [row[1] for row in conn.execute("pragma table_info(interventie_werkvorm)")]
    assert columns == [
        "interventie_id",
        "werkvorm_id",
        "broncel_id",
        "status",
        "toelichting",
        "brontekst",
        "methode",
        "score",
        "toegekend_door",
    ]
    tags = conn.execute(
        """select tag.interventie_id, werkvorm_id, kolom || rij, brontekst, methode, toegekend_door
           from interventie_werkvorm tag join broncel on broncel.id = broncel_id order by 1, 2"""
    )
    assert tags.fetchall() == [
        ("brug", "groep", "C3", "In een groep", "exact", "bron"),
        ("kompas", "alleen", "C2", "een op een", "exact", "bron"),
        ("kompas", "groep", "C2", "groepsbijeenkomst", "synoniem", "bron"),
    ]


def test_a_tag_says_a_role_in_every_dimension_that_has_it(conn: sqlite3.Connection) -> None:
    tags = conn.execute("select begeleider_id, rol, brontekst, methode from interventie_begeleider order by 1")
    assert tags.fetchall() == [
        ("coach", "intermediair", "iemand uit de buurt", "curator"),
        ("mentor", "uiteindelijk", "Mentor", "exact"),
    ]


def test_the_table_of_tags_has_its_indexes_and_references(conn: sqlite3.Connection) -> None:
    indexes = conn.execute("select name from sqlite_master where tbl_name = 'interventie_werkvorm' and type = 'index'")
    names = {row[0] for row in indexes}
    assert "interventie_werkvorm_term" in names
    references = {row[3]: row[2] for row in conn.execute("pragma foreign_key_list(interventie_werkvorm)")}
    assert references == {"interventie_id": "interventie", "werkvorm_id": "werkvorm", "broncel_id": "broncel"}
    assert conn.execute("pragma foreign_key_check").fetchall() == []


def test_every_word_for_a_term_is_known(conn: sqlite3.Connection) -> None:
    labels = conn.execute(
        "select term_id, label from begrip_label where dimensie_id = 'werkvorm' and soort = 'synoniem'"
    )
    assert labels.fetchall() == [("groep", "groepsbijeenkomst")]


def test_the_database_describes_both(conn: sqlite3.Connection) -> None:
    assert conn.execute(
        """select label, meervoud, kenmerken, eerste_filter, blok, blok_volgorde, landen
           from dimensie where id = 'werkvorm'"""
    ).fetchone() == ("Werkvorm", "Werkvormen", "status toelichting", 1, "aanpak", 15, 0)
    assert conn.execute(
        """select id, titel, soort, blok, blok_volgorde from veld
           where id in ('looptijd', 'contacturen') order by volgorde"""
    ).fetchall() == [
        ("looptijd", "Looptijd van de interventie", "tekst", "aanpak", 35),
        ("contacturen", "Contacturen", "getal", "aanpak", 36),
    ]


# The data package and the vocabulary


def test_the_data_package_describes_both_and_is_valid(built: Built) -> None:
    package = json.loads((built.open_data / "datapackage.json").read_text(encoding="utf-8"))
    resources = {resource["name"]: resource for resource in package["resources"]}
    fields = {field["name"]: field for field in resources["interventie"]["schema"]["fields"]}
    assert fields["looptijd"] == {
        "name": "looptijd",
        "title": "Looptijd van de interventie",
        "description": "Hoe lang de interventie duurt, in de woorden van de bron.",
        "type": "string",
    }
    assert fields["contacturen"]["type"] == "integer"
    tags, terms = resources["interventie_werkvorm"], resources["werkvorm"]
    assert (terms["title"], terms["description"], terms["rows"]) == (
        "Werkvormen",
        "In welke vorm de interventie wordt gegeven.",
        3,
    )
    assert (tags["title"], tags["description"], tags["rows"]) == (
        "Werkvormen bij interventies",
        "In welke vorm een interventie wordt gegeven.",
        3,
    )
    assert [(field["name"], field["title"]) for field in tags["schema"]["fields"]][1:5] == [
        ("werkvorm_id", "Werkvorm"),
        ("broncel_id", "Broncel"),
        ("status", "Status"),
        ("toelichting", "Toelichting"),
    ]
    report = frictionless.validate(str(built.open_data / "datapackage.json"))
    assert report.valid, report.flatten(["path", "type", "message"])[:10]


def test_the_rows_are_in_the_data_package(built: Built) -> None:
    with (built.open_data / "interventie.csv").open(encoding="utf-8", newline="") as stream:
        rows = [(row["id"], row["looptijd"], row["contacturen"]) for row in csv.DictReader(stream)]
    assert rows == [("brug", "", ""), ("kompas", "drie maanden", "24")]
    assert (built.open_data / "interventie_werkvorm.csv").read_text(encoding="utf-8").count("\n") == 4


def test_the_dimension_is_a_concept_scheme(built: Built) -> None:
    graph = Graph().parse(built.open_data / "begrippen.ttl")
    (scheme,) = graph.subjects(SKOS.prefLabel, Literal("Werkvorm", lang="nl"))
    assert str(scheme).endswith("/begrippen/werkvorm")
    assert (URIRef(f"{scheme}/groep"), SKOS.broader, URIRef(f"{scheme}/samen")) in graph


# Datasette's own pages


async def test_datasette_describes_the_tables(site: Datasette) -> None:
    await site.invoke_startup()
    tables = site.metadata("databases")["interventies"]["tables"]
    terms, tags = tables["werkvorm"], tables["interventie_werkvorm"]
    assert (terms["title"], terms["label_column"], terms["sort"], terms["facets"]) == (
        "Werkvormen",
        "label",
        "volgorde",
        ["broader_id"],
    )
    assert (tags["title"], tags["sort"], tags["size"], tags["facets"]) == (
        "Werkvormen bij interventies",
        "interventie_id",
        50,
        ["werkvorm_id", "status"],
    )
    columns = site.metadata("columns", database="interventies", table="interventie")
    assert list(columns)[:3] == ["id", "naam", "herkomst"]
    assert (
        columns["looptijd"] == "Looptijd van de interventie: hoe lang de interventie duurt, in de woorden van de bron."
    )


async def test_datasette_shows_the_dimension_and_the_fields(site: Datasette) -> None:
    page = await site.client.get("/interventies/interventie_werkvorm")
    assert page.status_code == 200
    assert "In welke vorm een interventie wordt gegeven." in page.text
    answer = (await site.client.get("/interventies/interventie.json?_m2m_werkvorm=samen")).json()
    facets = answer["facet_results"]
    assert list(facets)[:6] == ["werkzaam_element", "fase", "doelgroep", "land", "domein", "werkvorm"]
    counts = {result["value"]: result["count"] for result in facets["werkvorm"]["results"]}
    assert counts["groep"] == 2 and counts["alleen"] == 1
    assert len(answer["rows"]) == 2


# The pages of the catalogue


async def test_the_dimension_is_a_filter_in_view(site: Datasette) -> None:
    page = await soup(site, "/?werkvorm=samen")
    facet = page.select_one('.filters > [data-facet="werkvorm"]')
    assert facet is not None and text(facet.summary) == "Werkvorm 1 gekozen"
    counts = {str(e["data-term"]): str(e["data-telling"]) for e in page.select('[data-dimensie="werkvorm"]')}
    assert counts == {"samen": "2", "groep": "2", "alleen": "1", "niet-gerapporteerd": "0"}
    assert results(page) == ["brug", "kompas"]
    assert results(await soup(site, "/?werkvorm=alleen")) == ["kompas"]
    assert (await site.client.get("/?werkvorm=dansen")).status_code == 400


async def test_the_page_of_an_intervention_shows_both_in_their_place(site: Datasette) -> None:
    page = await soup(site, "/interventie/kompas")
    section = page.select_one('section[aria-labelledby="aanpak"]')
    assert section is not None
    assert [text(a) for a in section.select(".elementen h3")] == ["In een groep", "Een op een"]
    rows = {text(row.dt): text(row.select_one(".tekst")) for row in section.select(".rij") if row.select_one(".tekst")}
    assert [(titel, rows[titel]) for titel in rows if titel in ("Looptijd", "Contacturen")] == [
        ("Looptijd", "drie maanden"),
        ("Contacturen", "24 uren"),
    ]
    folder = page.select_one('section[aria-labelledby="bron"] a[href="https://example.org/folder"]')
    assert folder is not None
    assert {str(e["data-broncel"]).rsplit(".", 1)[1] for e in section.select("[data-broncel]")} >= {"C2", "D2", "E2"}
    empty = await soup(site, "/interventie/brug")
    assert "looptijd, contacturen" in text(empty.select_one('section[aria-labelledby="aanpak"] .leeg-rest'))


async def test_the_page_of_an_intervention_says_each_role(site: Datasette) -> None:
    page = await soup(site, "/interventie/kompas")
    rows = {text(row.dt): text(row.select_one("dd > p")) for row in page.select(".rij") if row.select_one("dd > p")}
    assert [rows[f"{rol} begeleider"] for rol in ("Uiteindelijke", "Intermediaire")] == ["Mentor", "Coach"]


async def test_a_status_of_the_dimension_can_be_chosen(site: Datasette) -> None:
    page = await soup(site, "/?werkvorm_status=niet-gerapporteerd&werkvorm=groep&werkvorm=alleen&werkvorm_modus=alle")
    assert results(page) == ["kompas"]
    assert text(page.select_one('[data-facet="werkvorm_status"] summary')) == "Status van een werkvorm 1 gekozen"
    assert [text(a).removeprefix("Verwijder filter ") for a in page.select("a.chip")] == [
        *("Werkvorm: in een groep", "Werkvorm: een op een", "Alleen met álle gekozen werkvormen"),
        "Status: uitkomst niet genoemd",
    ]


async def test_the_comparison_shows_both_in_the_same_order(site: Datasette) -> None:
    page = await soup(site, "/vergelijk?id=kompas&id=brug")
    titles = [text(th).removesuffix(" (verschilt)").removesuffix(" bij alle gelijk") for th in page.select("tbody th")]
    assert titles[titles.index("Werkvormen") :][:16] == [
        *("Werkvormen", "Aanpak", "Duur", "Vorm", "Wie voert het uit"),
        *("Begeleider", "Uiteindelijke begeleider", "Intermediaire begeleider", "Contact"),
        "Kenmerken van de uitvoering",
        *("Organisatie", "Kosten", "Looptijd", "Contacturen", "Domein", "Land"),
    ]
    cells = {
        title: [text(td).replace(" ,", ",") for td in tr.select("td")]
        for title, tr in zip(titles, page.select("tbody tr"), strict=True)
    }
    assert cells["Looptijd"] == ["drie maanden", "niet gerapporteerd"]
    assert cells["Contacturen"] == ["24", "niet gerapporteerd"]
    assert cells["Werkvormen"] == [
        "Uitkomst niet genoemd: in een groep, een op een",
        "Uitkomst niet genoemd: in een groep",
    ]


async def test_the_dimension_can_be_an_axis_of_the_evidence_map(site: Datasette) -> None:
    page = await soup(site, "/bewijskaart?rij=werkvorm&kolom=land")
    assert "werkvorm" in [str(option["value"]) for option in page.select("select[name=rij] option")]
    rows = [text(th.span) for th in page.select(".matrix tbody th")]
    assert rows == ["Samen met anderen", "In een groep", "Een op een"]
    for path in ("/bewijskaart.svg", "/bewijskaart.xlsx"):
        assert (await site.client.get(f"{path}?rij=werkvorm&kolom=land")).status_code == 200


async def test_the_glossary_has_both(site: Datasette) -> None:
    page = await soup(site, "/begrippen")
    assert text(page.select_one("#werkvorm-groep h4")) == "In een groep"
    assert text(page.select_one("#veld-looptijd")) == (
        "Looptijd van de interventie Hoe lang de interventie duurt, in de woorden van de bron."
    )
    term = await soup(site, "/begrippen/werkvorm/samen")
    assert results(term) == ["brug", "kompas"]
    found = await soup(site, "/begrippen?zoek=contacturen")
    assert [str(e["id"]) for e in found.select(".begrip")] == ["veld-contacturen"]


async def test_search_finds_both(site: Datasette) -> None:
    assert results(await soup(site, "/?zoek=groepsbijeenkomst"))[0] in ("kompas", "brug")
    page = await soup(site, '/?zoek="drie maanden"')
    assert results(page) == ["kompas"]
    assert text(page.select_one(".fragment")) == "Looptijd: drie maanden"


# The exports


async def test_the_workbook_has_their_columns_and_a_sheet_of_the_tags(site: Datasette) -> None:
    response = await site.client.get("/export.xlsx")
    workbook = openpyxl.load_workbook(io.BytesIO(response.content))
    assert workbook.sheetnames == ["Interventies", "Werkzame elementen", "Werkvormen", "Publicaties", "Verantwoording"]
    header, brug, kompas = workbook["Interventies"].iter_rows(values_only=True)
    rows = [dict(zip(header, row, strict=True)) for row in (brug, kompas)]
    headers = ("Werkvorm, zie blad Werkvormen", "Looptijd van de interventie", "Contacturen", "Folder")
    assert [[row[kop] for kop in headers] for row in rows] == [
        ["In een groep", None, None, None],
        ["• In een groep\n• Een op een", "drie maanden", 24, "https://example.org/folder"],
    ]
    links = [cell.hyperlink.target for row in workbook["Interventies"].iter_rows() for cell in row if cell.hyperlink]
    assert "https://example.org/folder" in links
    tags = [row[:4] for row in workbook["Werkvormen"].iter_rows(min_row=2, values_only=True)]
    assert tags == [
        ("Brug", "Samen met anderen", "In een groep", "niet gerapporteerd"),
        ("Kompas", "Samen met anderen", "In een groep", "niet gerapporteerd"),
        ("Kompas", None, "Een op een", "niet gerapporteerd"),
    ]


async def test_csv_has_their_columns(site: Datasette) -> None:
    response = await site.client.get("/export.csv")
    _, kompas = csv.DictReader(io.StringIO(response.text.removeprefix("\ufeff"), newline=""), delimiter=";")
    assert [kompas[name] for name in ("looptijd", "contacturen", "foldersite", "werkvorm", "werkvorm_id")] == [
        *("drie maanden", "24", "https://example.org/folder", "In een groep | Een op een", "groep alleen"),
    ]


async def test_json_has_both_and_fits_its_schema(site: Datasette) -> None:
    data = (await site.client.get("/export.json")).json()
    kompas = data["interventies"][1]
    assert (kompas["looptijd"], kompas["contacturen"]) == ("drie maanden", 24)
    assert [(tag["id"], tag["status"], tag["toelichting"]) for tag in kompas["werkvorm"]] == [
        ("groep", None, None),
        ("alleen", None, None),
    ]
    document = (await site.client.get("/export.openapi.json")).json()
    schemas = document["components"]["schemas"]
    assert schemas["interventie"]["properties"]["contacturen"]["description"] == (
        "Aantal uren met een begeleider. Eenheid: uren."
    )
    schema = {"$ref": "#/components/schemas/export", "components": {"schemas": schemas}}
    assert list(jsonschema.Draft202012Validator(schema).iter_errors(data)) == []
    data["interventies"][1]["contacturen"] = "veel"
    data["interventies"][1]["werkvorm"][0]["status"] = "goed"
    assert len(list(jsonschema.Draft202012Validator(schema).iter_errors(data))) == 2
    parameters = [p["name"] for p in document["paths"]["/export.json"]["get"]["parameters"]]
    assert "werkvorm" in parameters


async def test_the_workbook_comes_back_as_it_was(built: Built, site: Datasette, tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "terug.xlsx").write_bytes((await site.client.get("/export.xlsx")).content)
    again = tmp_path / "interventies.db"
    build(BuildPaths(raw=tmp_path / "raw", data=built.data, target=again), lambda _: None)
    facts = (
        "select id, looptijd, contacturen, foldersite from interventie order by id",
        "select interventie_id, werkvorm_id, status from interventie_werkvorm order by 1, 2",
        "select interventie_id, begeleider_id, rol from interventie_begeleider order by 1, 2",
    )
    with closing(sqlite3.connect(built.database)) as first, closing(sqlite3.connect(again)) as second:
        for sql in facts:
            assert second.execute(sql).fetchall() == first.execute(sql).fetchall()
