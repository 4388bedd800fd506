"""The template: every column is known literally, and a filled one is read without a single finding."""

import sqlite3
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from slugify import slugify

from tests.conftest import DATA
from toolkit.config.strict_yaml import ConfigError
from toolkit.config.workbook import WorkbookConfig
from toolkit.curation import load_curation
from toolkit.findings import Bevinding, Bevindingen
from toolkit.mapping.read import read_workbook
from toolkit.pipeline import BuildError, BuildPaths, build
from toolkit.template.columns import STATUSSEN, TemplateColumn, template_columns
from toolkit.template.command import NAME, main, make_template
from toolkit.template.own_sheets import OWN_SHEETS, SHEET_EXAMPLE, SHEET_INTERVENTIES, is_signed, signature
from toolkit.template.sjabloon import load_template_config
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import load_velden
from toolkit.waarden import load_words

VELDEN = load_velden(DATA / "velden.yml")


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "sjabloon.xlsx"
    make_template(DATA, path)
    return path


@pytest.fixture(scope="module")
def columns(vocabulary: Vocabulary) -> list[TemplateColumn]:
    return template_columns(VELDEN, vocabulary, load_template_config(DATA / NAME, VELDEN, vocabulary))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the curators' files but for what they decided about the lists of today."""
    folder = tmp_path / "data"
    folder.mkdir()
    about_lists = {"raw", "build", "besluiten", "werkboeken", "correcties", "wijzigingen", "README.md"}
    about_lists |= {"identiteiten.yml", "koppelingen.yml", "aliassen.yml"}
    for path in DATA.iterdir():
        if path.name not in about_lists:
            (folder / path.name).symlink_to(path)
    for name in ("identiteiten", "koppelingen", "aliassen"):
        (folder / f"{name}.yml").write_text("{}\n", encoding="utf-8")
    (folder / "besluiten").mkdir()
    return folder


def promise(data: Path, *namen: str) -> None:
    """Give every name a lasting id, as a curator does with a new intervention."""
    ids = "".join(f"- {{id: {slugify(naam)}, namen: [{naam}]}}\n" for naam in namen)
    (data / "identiteiten.yml").write_text(f"identiteiten:\n{ids}", encoding="utf-8")


def fill(template: Path, rows: Sequence[Mapping[str, Any]], target: Path, sheet: str = SHEET_INTERVENTIES) -> Path:
    """Type `rows` (header → value) into the template, from the second row on."""
    workbook = openpyxl.load_workbook(template)
    page: Worksheet = workbook[sheet]
    header = 1 if sheet == SHEET_INTERVENTIES else 3
    places = {cell.value: number for number, cell in enumerate(page[header], start=1)}
    first = page.max_row + 1
    for number, row in enumerate(rows, start=first):
        for kop, value in row.items():
            page.cell(number, places[kop], value)
    target.parent.mkdir(exist_ok=True)
    workbook.save(target)
    return target


def built(raw: Path, data: Path, target: Path) -> tuple[list[Bevinding], sqlite3.Connection]:
    catalogus = build(BuildPaths(raw=raw, data=data, target=target), lambda _: None)
    return list(catalogus.bevindingen), sqlite3.connect(target)


KOMPAS: dict[str, str | int | None] = {
    "Naam": "Kompas",
    "Herkomst": "slo",
    "Organisatie": "Stichting Kompas",
    "Doel": "Jongeren leren omgaan met boosheid.",
    "Werkzaam element": "Empathie (effect): nam toe; ook later\nZelfvertrouwen (gemengd)",
    "Fase": "Gevoeligheidsfase; Groepsfase",
    "Doelgroep": "Jongeren (12-17 jaar); 18-26 jaar; Gedetineerden en veroordeelden",
    "Intermediaire doelgroep": "Ouders en gezin; Onderwijsprofessionals",
    "Land": "Nederland; België",
    "Domein": "Zorgdomein; Veiligheidsdomein",
    "Onderzoeksdesign": "Gerandomiseerd experiment (RCT)",
    "Evaluatie": "Evaluatie bekend",
    "Actualiteit": "Loopt",
    "N": 46,
    "Website": "https://voorbeeld.example/kompas",
    "Bron": "https://voorbeeld.example/kompas/studie",
    "Auteurs": "Jansen, A.; De Vries, B.",
    "Jaar": 2019,
    "Titel": "Een studie",
    "Tijdschrift": "Tijdschrift voor Voorbeelden",
    "DOI": "10.1000/voorbeeld",
}
SECOND_PUBLICATION: dict[str, str | int | None] = {
    "Auteurs": "Smit, C.",
    "Jaar": 2021,
    "Titel": "Nog een studie",
    "Link publicatie": "https://s.example",
}
BRUG: dict[str, str | int | None] = {
    "Naam": "De Brug",
    "Herkomst": "database",
    "Werkzaam element": "• Zelfvertrouwen (beoogd)\n• Empathie (geen effect)",
    "Fase": "Actiefase",
    "Doelgroep": "Uittreders en voormalige leden",
    "Land": "Verenigd Koninkrijk",
}


def test_a_filled_template_is_read_without_a_single_finding(template: Path, data: Path, tmp_path: Path) -> None:
    path = fill(template, [KOMPAS, SECOND_PUBLICATION, BRUG], tmp_path / "raw" / "nieuw.xlsx")
    promise(data, "Kompas", "De Brug")
    found, conn = built(path.parent, data, tmp_path / "x.db")
    assert found == []
    with closing(conn):
        interventies = conn.execute("select id, naam, herkomst, organisatie, steekproef_n, bron_url from interventie")
        assert interventies.fetchall() == [
            ("de-brug", "De Brug", "database", None, None, None),
            ("kompas", "Kompas", "slo", "Stichting Kompas", 46, "https://voorbeeld.example/kompas/studie"),
        ]
        elementen = """select interventie_id, werkzaam_element_id, status, toelichting
                       from interventie_werkzaam_element order by 1, 2"""
        assert conn.execute(elementen).fetchall() == [
            ("de-brug", "empathie", "geen_effect", None),
            ("de-brug", "zelfvertrouwen", "beoogd", None),
            ("kompas", "empathie", "effect", "nam toe; ook later"),
            ("kompas", "zelfvertrouwen", "gemengd", None),
        ]
        doelgroepen = "select interventie_id, doelgroep_id, rol from interventie_doelgroep order by 1, 2"
        assert conn.execute(doelgroepen).fetchall() == [
            ("de-brug", "uittreders", "uiteindelijk"),
            ("kompas", "gedetineerden", "uiteindelijk"),
            ("kompas", "jongeren", "uiteindelijk"),
            ("kompas", "jongvolwassenen", "uiteindelijk"),
            ("kompas", "onderwijsprofessionals", "intermediair"),
            ("kompas", "ouders-en-gezin", "intermediair"),
        ]
        for dimensie, expected in {
            "land": ["be", "gb", "nl"],
            "fase": ["actiefase", "gevoeligheidsfase", "groepsfase"],
        }.items():
            rows = conn.execute(f"select distinct {dimensie}_id from interventie_{dimensie} order by 1")
            assert [row[0] for row in rows] == expected
        publicaties = """select interventie_id, p.jaar, p.titel, p.doi, p.url from publicatie p
                         join interventie_publicatie on publicatie_id = p.id order by 2"""
        assert conn.execute(publicaties).fetchall() == [
            ("kompas", 2019, "Een studie", "10.1000/voorbeeld", "https://doi.org/10.1000/voorbeeld"),
            ("kompas", 2021, "Nog een studie", None, "https://s.example"),
        ]


@pytest.mark.parametrize("separator", ["; ", ";", "\n", " | ", "\n• ", ", "])
def test_lists_pasted_as_values_over_the_choices(separator: str, template: Path, data: Path, tmp_path: Path) -> None:
    def pasted(*terms: str) -> str:
        bullet = separator.strip() if "•" in separator else ""
        return f"{bullet} {separator.join(terms)} ".lstrip() + " "

    row = {
        "Naam": "De Linde",
        "Herkomst": "database",
        "Werkzaam element": pasted("Empathie (effect)", "Zelfvertrouwen (ervaren)"),
        "Fase": pasted("Gevoeligheidsfase", "Actiefase"),
        "Land": pasted("Nederland", "Verenigd Koninkrijk", "Duitsland"),
        "Doelgroep": pasted("Jongeren (12-17 jaar)", "Ouders en gezin"),
    }
    path = fill(template, [row], tmp_path / "raw" / "geplakt.xlsx")
    promise(data, "De Linde")
    found, conn = built(path.parent, data, tmp_path / "x.db")
    assert found == []
    with closing(conn):
        counts = {
            dimensie: conn.execute(f"select count(*) from interventie_{dimensie}").fetchone()[0]
            for dimensie in ("werkzaam_element", "fase", "land", "doelgroep")
        }
    assert counts == {"werkzaam_element": 2, "fase": 2, "land": 3, "doelgroep": 2}


def test_every_choice_of_every_list_can_stand_in_a_list_of_two(
    template: Path, columns: list[TemplateColumn], data: Path, tmp_path: Path, vocabulary: Vocabulary
) -> None:
    """One intervention per term, with the next term of its list behind it."""
    lists = {c.kop: c.keuzes for c in columns if c.lijst and c.id in vocabulary}
    rows = [
        {"Naam": f"Interventie {naam(number)}", "Herkomst": "database"}
        | {
            kop: f"{keuzes[number % len(keuzes)]}; {keuzes[(number + 1) % len(keuzes)]}"
            for kop, keuzes in lists.items()
        }
        for number in range(max(map(len, lists.values())))
    ]
    path = fill(template, rows, tmp_path / "raw" / "alles.xlsx")
    found, conn = built(path.parent, data, tmp_path / "x.db")
    assert [b for b in found if b.code != "identiteit_nieuw"] == []
    with closing(conn):
        for dimension in vocabulary:
            used = conn.execute(f"select distinct {dimension.naam}_id from interventie_{dimension.naam}")
            assert {row[0] for row in used} == set(dimension.termen)


def naam(number: int) -> str:
    """Return a word of its own for a number, so that no two names look alike."""
    syllables = (
        "bar",
        "del",
        "fin",
        "gor",
        "hul",
        "jim",
        "kas",
        "lop",
        "mut",
        "nev",
        "pir",
        "rod",
        "sag",
        "tul",
        "wex",
        "zon",
    )
    return "".join(syllables[number // 16**place % 16] for place in range(3)).capitalize()


def test_every_column_is_known_literally(template: Path, columns: list[TemplateColumn]) -> None:
    path = fill(template, [KOMPAS, BRUG], template.parent / "gevuld.xlsx")
    knowledge = load_curation(DATA).kennis
    reading = read_workbook(path, knowledge=knowledge, config=WorkbookConfig(), bevindingen=Bevindingen())
    (table,) = reading.tabellen
    assert [(c.kop, c.veld, c.zekerheid) for c in table.kolommen] == [
        (column.kop, column.id.removesuffix(".intermediair"), 100) for column in columns
    ]
    others = {str(c.waarom) for c in table.kolommen if c.kop != "Intermediaire doelgroep"}
    assert others == {"exact"}


def test_every_field_and_dimension_has_a_column(columns: list[TemplateColumn], vocabulary: Vocabulary) -> None:
    ids = [column.id for column in columns]
    fields = {veld.veld for veld in VELDEN} - {"nummer"} | {dimension.naam for dimension in vocabulary}
    assert set(ids) == fields | {"doelgroep.intermediair"}
    assert ids[:2] == ["naam", "herkomst"]
    assert [column.id for column in columns if not column.uitleg] == []


def test_the_words_for_statuses_and_lists_are_those_that_the_build_reads(columns: list[TemplateColumn]) -> None:
    words = load_words(DATA)
    assert [words.status(status) for status in STATUSSEN] == ["effect", "ervaren", "gemengd", "geen_effect", "beoogd"]
    herkomst = next(column for column in columns if column.id == "herkomst")
    assert [words.herkomst(keuze) for keuze in herkomst.keuzes] == list(herkomst.keuzes)


def test_the_drop_down_lists_offer_the_vocabulary_and_stop_nobody(
    template: Path, columns: list[TemplateColumn], vocabulary: Vocabulary
) -> None:
    workbook = openpyxl.load_workbook(template)
    sheet = workbook[SHEET_INTERVENTIES]
    offered: dict[str, list[object]] = {}
    for rule in sheet.data_validations.dataValidation:
        assert rule.errorStyle == "warning"
        if rule.type == "list":
            for area in rule.sqref.ranges:
                offered[str(sheet.cell(1, area.min_col).value)] = choices(workbook, rule.formula1)
    assert offered == {column.kop: list(column.keuzes) for column in columns if column.lijst}
    assert offered["Fase"] == [term.nl for term in vocabulary["fase"].termen.values()]


def choices(workbook: openpyxl.Workbook, formula: str) -> list[object]:
    name, area = formula.split("!")
    return [cell.value for (cell,) in workbook[name.lstrip("=")][area.replace("$", "")]]


def test_every_column_is_explained_twice(template: Path, columns: list[TemplateColumn]) -> None:
    workbook = openpyxl.load_workbook(template)
    comments = {cell.value: cell.comment.text for cell in workbook[SHEET_INTERVENTIES][1] if cell.comment}
    explained = {row[0]: row[1] for row in workbook["Uitleg"].iter_rows(values_only=True)}
    expected = {column.kop: column.uitleg for column in columns}
    assert comments == {column.kop: column.opmerking for column in columns}
    assert {kop: explained.get(kop) for kop in expected} == expected


def test_the_examples_would_be_read_without_a_question(template: Path, data: Path, tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(template)[SHEET_EXAMPLE]
    koppen = [str(cell.value) for cell in sheet[3]]
    rows = [dict(zip(koppen, (cell.value for cell in sheet[number]), strict=True)) for number in (4, 5)]
    path = fill(template, rows, tmp_path / "raw" / "voorbeelden.xlsx")
    found, conn = built(path.parent, data, tmp_path / "x.db")
    conn.close()
    assert [b for b in found if b.code != "identiteit_nieuw"] == []


def test_the_examples_are_not_read_and_an_empty_template_gives_nothing(
    template: Path, data: Path, tmp_path: Path
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "leeg.xlsx").write_bytes(template.read_bytes())
    with pytest.raises(BuildError, match="geen enkele interventie"):
        build(BuildPaths(raw=raw, data=data, target=tmp_path / "x.db"), lambda _: None)


def test_what_somebody_types_among_the_examples_is_not_lost_in_silence(
    template: Path, data: Path, tmp_path: Path
) -> None:
    promise(data, "De Brug")
    once = fill(template, [BRUG], tmp_path / "raw" / "x.xlsx")
    fill(once, [{"Naam": "De Linde", "Land": "Nederland"}], once, sheet=SHEET_EXAMPLE)
    found, conn = built(once.parent, data, tmp_path / "x.db")
    conn.close()
    assert [(b.code, b.werkblad) for b in found] == [("voorbeeld_ingevuld", SHEET_EXAMPLE)]


def test_a_signature_holds_for_these_texts_only() -> None:
    texts = {(1, 1): "Naam", (2, 1): "Kompas"}
    assert is_signed({**texts, (9, 1): signature(texts)})
    assert not is_signed(texts)
    assert not is_signed({**texts, (3, 1): "meer", (9, 1): signature(texts)})
    assert not is_signed({(1, 1): "Naam", (9, 1): signature(texts)})
    assert not is_signed({**texts, (8, 1): signature(texts), (9, 1): signature(texts)})


def test_the_same_bytes_twice(template: Path, tmp_path: Path) -> None:
    assert main(["--out", str(tmp_path / "nogmaals.xlsx")]) == 0
    assert (tmp_path / "nogmaals.xlsx").read_bytes() == template.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["nogmaals.xlsx"]


def test_rows_are_as_high_as_their_text(template: Path) -> None:
    workbook = openpyxl.load_workbook(template)
    low = []
    for name in ("Uitleg", SHEET_EXAMPLE):
        sheet = workbook[name]
        widths = dict(expanded(sheet))
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell.value, str) and cell.alignment.wrap_text:
                    lines = sum(-(-len(part) // widths[cell.column_letter]) for part in cell.value.split("\n"))
                    height = sheet.row_dimensions[cell.row].height or 15
                    if height < 15 * max(lines, 1):
                        low.append((name, cell.coordinate, height, lines))
    assert low == []


def expanded(sheet: Worksheet) -> Iterator[tuple[str, float]]:
    """Yield every column with its width; the file gives one width for columns beside each other."""
    for dimension in sheet.column_dimensions.values():
        assert dimension.min and dimension.max
        for number in range(dimension.min, dimension.max + 1):
            yield get_column_letter(number), dimension.width


def test_nothing_in_it_runs(template: Path) -> None:
    with zipfile.ZipFile(template) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 1 + len(OWN_SHEETS)
        assert [name for name in sheets if b"<f>" in archive.read(name)] == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("weglaten: [bestaat_niet]", "deze velden bestaan niet, of hebben geen kolom: bestaat_niet."),
        ("weglaten: [nummer]\nvoorbeelden: [{nummer: 1}]", "geen kolom: nummer."),
        ("weglaten: [nummer]", "zet bij `uitleg` wat hier ingevuld wordt: herkomst, publicatie.auteurs,"),
        ("rol: x", "rol: deze sleutel kennen we niet"),
    ],
)
def test_a_mistake_in_the_yaml_is_told(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in DATA.iterdir():
        if path.name != NAME:
            (tmp_path / path.name).symlink_to(path)
    (tmp_path / NAME).write_text(text, encoding="utf-8")
    assert main(["--data", str(tmp_path), "--out", str(tmp_path / "s.xlsx")]) == 2
    assert says in capsys.readouterr().err
    assert not (tmp_path / "s.xlsx").exists()
    with pytest.raises(ConfigError):
        make_template(tmp_path, tmp_path / "s.xlsx")
