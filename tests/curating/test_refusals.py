"""What people do to a list: each mistake is named with its row, and nothing of that row is taken."""

from pathlib import Path

import openpyxl
import pytest

from tests.curating.conftest import Desk, fill_row, header, row_of
from toolkit.curating.messages import render
from toolkit.curating.read_list import read_list
from toolkit.curating.refusals import ListError
from toolkit.reading.workbook_reading import WorkbookError

# What is filled in, and what is said of it.
WRONG: dict[tuple[str, str], tuple[dict[str, object], str]] = {
    ("Waarden", "samen zingen"): (
        {"Besluit": "is dit begrip", "Begrip": "Empathie; Emfatie"},
        "“Emfatie” is geen begrip uit de lijst. Kies het in de cel, of zet meer begrippen met een ; ertussen.",
    ),
    ("Waarden", "zwevers"): (
        {"Besluit": "weglaten, want …", "Begrip": "Jongeren (12-17 jaar) [jongeren]", "Reden": "Onzin."},
        "“Begrip” hoort niet bij “weglaten, want …”. Maak het leeg, of kies een ander besluit.",
    ),
    ("Waarden", "vaag gedoe"): (
        {"Besluit": "weglaten, want …"},
        "bij “weglaten, want …” moet ook “Reden” ingevuld zijn.",
    ),
    ("Waarden", "twijfel aan"): (
        {"Besluit": "is een ander woord voor dit begrip", "Begrip": "empathie"},
        "met een vraagteken erachter is “twijfel aan alles?” een twijfel, geen vast woord. Kies “is dit begrip” of "
        "“weglaten, want …”.",
    ),
    ("Waarden", "stille kracht"): (
        {"Besluit": "is dit begrip", "Begrip": "Empathie", "Rol": "intermediair"},
        "een rol hoort alleen bij een doelgroep, in een vraag daarover. Maak de rol leeg.",
    ),
    ("Kolommen", "Zaaltijd"): (
        {"Veld": "Organisatie [organisatie]"},
        "“Besluit” is leeg, maar “Veld” is ingevuld. Kies een besluit.",
    ),
    ("Kolommen", "Map op schijf"): (
        {"Besluit": "is dit veld", "Veld": '="Doel"&"groep"'},
        "in “Veld” staat een formule. Schrijf de waarde zelf op.",
    ),
    ("Kolommen", "Zaalhuur"): (
        {"Besluit": "koppelen", "Veld": "doel"},
        "het besluit “koppelen” kennen we hier niet. Kies “is dit veld” of “is in elk bestand dit veld” of "
        "“is een nieuw veld” of “weglaten, want …”.",
    ),
    ("Dubbel", "Kring"): (
        {"Besluit": "is dezelfde", "Reden": "Zelfde.", "Dit adres blijft": "water"},
        "bij “Dit adres blijft” hoort een van deze twee: kring of kring-vernieuwd.",
    ),
    ("Namen", "Water"): (
        {"Besluit": "krijgt een ander adres", "Ander adres": "Water & Vuur!"},
        "“Water & Vuur!” is geen adres. Een adres heeft alleen kleine letters, cijfers en streepjes, "
        "zoals “water-vuur”.",
    ),
    ("Namen", "Steen"): (
        {"Besluit": "krijgt een ander adres", "Ander adres": "Vuur en vlam [vuur-en-vlam]"},
        "vuur-en-vlam staat in een ander werkboek. Zijn zij dezelfde? Zet dat dan in koppelingen.yml bij `zelfde`, of "
        "beslis het op het blad Dubbel.",
    ),
}


def test_every_wrong_row_is_named_and_nothing_of_it_is_taken_while_the_rest_is(desk: Desk) -> None:
    answers = {key: filled for key, (filled, _) in WRONG.items()}
    desk.fill({**answers, ("Namen", "Kring"): {"Besluit": "houdt dit adres"}})
    before = desk.yaml()
    uitslag = desk.curate()
    said = {(regel.blad, regel.naam.split("\n")[0]): why for regel, why in uitslag.geweigerd}
    assert [why for key, (_, why) in WRONG.items() if why not in said.values()] == []
    assert len(said) == len(WRONG)
    sheets = openpyxl.load_workbook(desk.lijst)
    assert all(regel.rij == row_of(sheets[regel.blad], regel.naam[:5]) for regel, _ in uitslag.geweigerd)
    assert desk.added(before) == {"identiteiten.yml": "  - id: kring\n    namen:\n      - Kring\n    land: [nl]"}


def test_a_sheet_without_one_of_its_columns_is_named_and_nothing_of_it_is_taken(desk: Desk) -> None:
    answers: dict[tuple[str, str], dict[str, object]] = {
        ("Waarden", "samen zingen"): {"Besluit": "is dit begrip", "Begrip": "Empathie"},
        ("Kolommen", "Zaalhuur"): {"Besluit": "weglaten, want …", "Reden": "Te wisselend."},
        ("Namen", "Kring"): {"Besluit": "houdt dit adres"},
    }
    desk.fill(answers)
    book = openpyxl.load_workbook(desk.lijst)
    book["Waarden"].delete_cols(header(book["Waarden"])["Id"])
    book["Kolommen"].cell(1, header(book["Kolommen"])["Reden"]).value = "Toelichting"
    book["Dubbel"].delete_cols(header(book["Dubbel"])["Reden"])  # nothing is decided there
    book.save(desk.lijst)
    before = desk.yaml()
    assert render(desk.curate(), desk.lijst, desk.data).splitlines()[-4:-1] == [
        "Geweigerd; van deze bladen is niets overgenomen:",
        "  blad Kolommen: de kolom “Reden” is weg. Zet terug wat er stond: zonder weten we niet wat u besloot.",
        "  blad Waarden: de kolom “Id” is weg. Zet terug wat er stond: zonder weten we niet wat u besloot.",
    ]
    assert list(desk.added(before)) == ["identiteiten.yml"], "the other sheets are taken"
    (desk.root / "raw" / "curatielijst.xlsx").write_bytes(desk.lijst.read_bytes())
    with pytest.raises(WorkbookError, match=r"^curatielijst.xlsx: dit is een curatielijst, geen lijst met interv"):
        desk.build()


def test_rows_may_move_columns_too_and_there_may_be_more_of_both(desk: Desk) -> None:
    desk.fill({("Waarden", "samen zingen"): {"Besluit": "is dit begrip", "Begrip": "Empathie [empathie]"}})
    book = openpyxl.load_workbook(desk.lijst)
    sheet = book["Waarden"]
    sheet.delete_rows(row_of(sheet, "vaag gedoe"))
    sheet.move_range(f"A2:{sheet.cell(2, sheet.max_column).coordinate}", rows=20)
    sheet.insert_cols(3, 2)
    sheet["C1"], sheet["C2"] = "Vraag aan Piet", "=1+1"
    sheet.insert_rows(1, 3)
    sheet["A1"] = "Ingevuld door Anne"
    book.move_sheet("Waarden", -3)
    book.create_sheet("Mijn notities")["A1"] = "Besluit"
    book.save(desk.lijst)
    uitslag = desk.curate()
    assert (len(uitslag.overgenomen), uitslag.geweigerd, uitslag.overgeslagen) == (1, [], [])
    assert "samen zingen" in desk.yaml()["besluiten/werkzaam_element.yml"]


def test_a_row_without_id_of_another_build_or_twice_is_named(desk: Desk) -> None:
    answer = {"Besluit": "houdt dit adres"}
    desk.fill({("Namen", "Kring"): answer, ("Namen", "Vuur"): answer, ("Namen", "Water"): answer})
    book = openpyxl.load_workbook(desk.lijst)
    sheet = book["Namen"]
    place = header(sheet)["Id"]
    sheet.cell(row_of(sheet, "Kring"), place).value = None
    sheet.cell(row_of(sheet, "Vuur"), place).value = "naam-000000000000"
    copied = sheet.max_row + 1
    fill_row(sheet, copied, {"Besluit": "krijgt een ander adres", "Ander adres": "een-plas"})
    sheet.cell(copied, place).value = sheet.cell(row_of(sheet, "Water"), place).value
    book.save(desk.lijst)
    before = desk.yaml()
    uitslag = desk.curate()
    twice = f"de rijen {row_of(sheet, 'Water')} en {copied} zeggen iets anders over dezelfde vraag. Laat er één staan."
    assert {why for _, why in uitslag.geweigerd} == {
        "het Id van deze regel is weg, dus we weten niet om welke vraag het gaat. Zet het terug.",
        twice,
    }
    assert [regel.naam for regel in uitslag.overgeslagen] == ["Vuur"]
    assert desk.yaml() == before


def test_two_people_one_after_the_other_agree_or_are_told(desk: Desk) -> None:
    same = {("Waarden", "samen zingen"): {"Besluit": "is dit begrip", "Begrip": "Empathie; zelfvertrouwen"}}
    first = {
        **same,
        ("Waarden", "zwevers"): {"Besluit": "is een ander woord voor dit begrip", "Begrip": "leeftijdsgenoten"},
        ("Kolommen", "Zaalhuur"): {"Besluit": "is dit veld", "Veld": "opmerking"},
        ("Namen", "Water"): {"Besluit": "houdt dit adres"},
        ("Dubbel", "Vuur"): {"Besluit": "is niet dezelfde", "Reden": "Anders."},
    }
    second = {
        ("Waarden", "samen zingen"): {"Besluit": "is dit begrip", "Begrip": "Zelfvertrouwen; Empathie"},
        ("Waarden", "zwevers"): {"Besluit": "is dit begrip", "Begrip": "jongeren"},
        ("Kolommen", "Zaalhuur"): {"Besluit": "weglaten, want …", "Reden": "Te wisselend."},
        ("Namen", "Water"): {"Besluit": "krijgt een ander adres", "Ander adres": "een-plas"},
        ("Dubbel", "Vuur"): {"Besluit": "1 is een deel van 2", "Reden": "Deel."},
    }
    anne, piet = (
        desk.fill(answers, desk.root / name) for name, answers in (("anne.xlsx", first), ("piet.xlsx", second))
    )
    assert len(desk.curate(anne).overgenomen) == len(first)
    before = desk.yaml()
    uitslag = desk.curate(piet)
    assert [regel.naam for regel in uitslag.al_zo] == ["samen zingen"]
    assert [(regel.blad, why) for regel, why in uitslag.geweigerd] == [
        ("Kolommen", "in werkboeken/lijst.yml staat al dat de kolom “Zaalhuur” het veld opmerking is."),
        ("Waarden", "“zwevers” is al een ander woord voor leeftijdsgenoten in vocabulaire/doelgroep.yml."),
        ("Dubbel", "over deze twee is al anders besloten in koppelingen.yml: is niet dezelfde."),
        ("Namen", "de naam “Water” hoort in identiteiten.yml al bij water."),
    ]
    assert desk.yaml() == before


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "dit bestand is er niet"),
        (b"geen werkboek", "niet te openen als werkboek"),
        ({"Blad1": [["Naam", "Land"]]}, "dit is geen curatielijst"),
        ({"Blad1": [["Id", "Besluit", "besluit "]]}, "de kolom “Besluit” staat er twee keer"),
    ],
)
def test_what_is_no_list_is_refused_as_a_whole(content: object, said: str, tmp_path: Path) -> None:
    path = tmp_path / "lijst.xlsx"
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, dict):
        book = openpyxl.Workbook()
        for row in content["Blad1"]:
            book.worksheets[0].append(row)
        book.save(path)
    with pytest.raises(ListError, match=said):
        read_list(path)
