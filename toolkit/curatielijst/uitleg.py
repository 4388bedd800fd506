"""The sheet that explains the work list to who fills it in."""

from collections.abc import Iterator, Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from toolkit.curatielijst.formulier import TITEL, VORMEN, Besluit, Invoer, Vragenblad
from toolkit.curatielijst.opmaak import set_height
from toolkit.curatielijst.vragen import Vraag

_BETEKENIS: Mapping[Besluit, str] = {
    Besluit.IS_BEGRIP: "De woorden betekenen dit begrip, of deze begrippen. Zet er een ; tussen als het er meer zijn.",
    Besluit.ANDER_WOORD: "De woorden betekenen altijd en overal hetzelfde als dit begrip: een synoniem.",
    Besluit.NIEUW_BEGRIP: "Er is nog geen begrip voor. U geeft het een naam en een definitie.",
    Besluit.WEGLATEN: "Het hoort niet in de catalogus. De cel blijft bewaard, maar geeft geen kenmerk.",
    Besluit.IS_VELD: "In dit bestand staat dit veld in deze kolom.",
    Besluit.ALTIJD_VELD: "Een kolom met deze kop is altijd dit veld, ook in andere bestanden.",
    Besluit.NIEUW_VELD: "Er is nog geen veld voor. Het komt op de pagina van elke interventie die er iets over zegt.",
    Besluit.HEEFT_NAMEN: "In deze kolom staan de namen van de interventies. De tabel wordt dan gelezen.",
    Besluit.GEEN_LIJST: "Het blad gaat niet over interventies. Het wordt overgeslagen.",
    Besluit.HEEFT_TITELS: "De tabel noemt publicaties. De titel wordt ook de naam van de interventie.",
    Besluit.IS_UITKOMST: "Elk element waar dit bij staat, krijgt deze uitkomst.",
    Besluit.IS_KRUISJE: "Het teken zegt alleen dat het element erbij hoort. Over een uitkomst zegt het niets.",
    Besluit.IS_NEE: "Het teken zegt dat het element er niet bij hoort.",
    Besluit.IS_LEEG: "Het teken zegt niets. De cel telt als leeg.",
    Besluit.GELDT_ERONDER: "Elk element onder het kopje krijgt deze uitkomst, tenzij de cel zelf iets anders zegt.",
    Besluit.ZEGT_NIETS: "Het kopje gaat over iets anders. De elementen krijgen er geen uitkomst van.",
    Besluit.GEEN_UITKOMST: "De elementen houden hun plaats, zonder uitkomst. De woorden blijven bij het element staan.",
    Besluit.GELDT_VOOR_ALLE: "Elke interventie op het blad, of in de groep, krijgt het begrip. Zet een ; tussen meer.",
    Besluit.ZEGT_NIETS_VERDER: "De naam geeft geen kenmerk (meer dan hij al gaf). De vraag komt niet terug.",
    Besluit.HEET_NU: "De interventie heeft een andere naam gekregen. Het oude adres verwijst door.",
    Besluit.OPGEGAAN: "De interventie is nu een deel van een andere. Het oude adres verwijst door.",
    Besluit.GESPLITST: "Er zijn er meer van gemaakt. Zet een ; tussen de namen. Het oude adres gaat naar de eerste.",
    Besluit.INGETROKKEN: "De interventie hoort niet meer in de catalogus. Het oude adres zegt dat, met uw reden.",
    Besluit.ZELFDE: "Het is één interventie. Alles van beide blijft bewaard. Naam en teksten: van wat blijft.",
    Besluit.VERSCHILLEND: "Het zijn er twee. De vraag komt niet terug.",
    Besluit.EEN_IS_DEEL: "Interventie 1 is een deel van het programma dat interventie 2 is. Het blijven er twee.",
    Besluit.ANDER_IS_DEEL: "Interventie 2 is een deel van het programma dat interventie 1 is. Het blijven er twee.",
    Besluit.HOUDT_ADRES: "Het adres in de kolom Adres blijft, ook als de naam later verandert.",
    Besluit.ANDER_ADRES: "Kies een interventie die er al is, of schrijf een nieuw adres: kleine letters en streepjes.",
}

_STAPPEN = (
    "Zo werkt het",
    "1. Ga naar een blad met vragen. Elke regel is één vraag. Wat de meeste interventies raakt, staat bovenaan.",
    "2. Lees wat er staat, en waar. Kies bij “Besluit” wat er moet gebeuren. Elke keuze staat hieronder uitgelegd.",
    "3. Vul de gele cellen in die bij het besluit horen. Rood betekent: hier mist iets, of dit hoort er niet bij. Grijs"
    " betekent: niet nodig.",
    "4. Weet u het niet? Laat “Besluit” leeg. De vraag staat dan de volgende keer weer op de lijst.",
    "5. Bewaar het bestand als .xlsx en draai: make curate FILE=data/build/curatielijst.xlsx",
    "6. Bouw opnieuw met: make build",
    "",
    "Goed om te weten",
    "U mag regels sorteren, filteren en weglaten, en kolommen toevoegen of verplaatsen. Laat de koppen en de kolom Id"
    " staan: het Id zegt om welke vraag het gaat.",
    "Gebruik geen formules. Een regel met een formule wordt geweigerd.",
    "Een besluit over een waarde geldt voor alle plaatsen met dezelfde woorden, nu en later. Geldt het alleen hier,"
    " kies dan “ja” bij “Alleen in dit werkboek”.",
    "Klopt een regel niet, dan zegt make curate welke en waarom, en neemt van die regel niets over. De rest wel.",
    "Twee mensen mogen elk een deel invullen. Draai make curate dan voor elk bestand. Spreken zij elkaar tegen, dan"
    " zegt make curate dat en blijft het eerste besluit staan.",
    "Op het blad Begrippen staan alle begrippen met hun definitie.",
)


def write_uitleg(
    sheet: Worksheet,
    formats: Mapping[str, Format],
    asked: Mapping[Vragenblad, Sequence[Vraag]],
    werkboeken: Mapping[str, str],
) -> None:
    """Write how many questions there are and where, how to answer them, and which workbooks they are about.

    Args:
        sheet: the sheet to fill.
        formats: ``titel``, ``vet`` and ``regel``.
        asked: the questions per sheet; only sheets with questions.
        werkboeken: file name → sha256.

    """
    sheet.hide_gridlines(2)
    for column, width in enumerate(_BREEDTEN):
        sheet.set_column(column, column, width)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, TITEL, formats["titel"])
    row = 2
    sheet.merge_range(row, 0, row, 1, _stand(sum(map(len, asked.values()))), formats["vet"])
    for blad, vragen in asked.items():
        row += 1
        sheet.write_url(row, 0, f"internal:'{blad.naam}'!A1", string=f"{blad.naam}: {len(vragen)}")
        sheet.write_string(row, 1, blad.vraag, formats["regel"])
    row += 1
    for line in _STAPPEN:
        row += 1
        if line:
            sheet.merge_range(row, 0, row, 1, line, formats["vet" if line in _KOPPEN else "regel"])
            set_height(sheet, row, [(line, sum(_BREEDTEN))])
    row += 1
    for blad in asked:
        row += 1
        sheet.merge_range(row, 0, row, 1, f"Blad {blad.naam}: {blad.vraag}", formats["vet"])
        for besluit in blad.besluiten:
            row += 1
            sheet.write_string(row, 0, besluit, formats["regel"])
            text = f"{_BETEKENIS[besluit]}{''.join(_invullen(besluit, blad))}"
            sheet.write_string(row, 1, text, formats["regel"])
            set_height(sheet, row, [(text, _BREEDTEN[1])])
        row += 1
    row += 1
    sheet.write_string(row, 0, "Deze lijst hoort bij:", formats["vet"])
    for bestand, sha256 in werkboeken.items():
        row += 1
        sheet.write_string(row, 0, bestand, formats["regel"])
        sheet.write_string(row, 1, f"sha256 {sha256}", formats["regel"])


_BREEDTEN = (34, 110)
_KOPPEN = {"Zo werkt het", "Goed om te weten"}


def _stand(aantal: int) -> str:
    return {
        0: "Er zijn geen vragen die op een besluit wachten. U hoeft niets te doen.",
        1: "Er is 1 vraag die op een besluit wacht.",
    }.get(aantal, f"Er zijn {aantal} vragen die op een besluit wachten.")


def _invullen(besluit: Besluit, blad: Vragenblad) -> Iterator[str]:
    """Yield what a decision needs and may have; one decision stands on several sheets, with other cells to fill in."""
    vorm = VORMEN[besluit]
    mag = [invoer for invoer in vorm.mag if invoer in blad.invoer]
    if vorm.nodig or vorm.een_van:
        needed = [*map(_quoted, vorm.nodig), *([" of ".join(map(_quoted, vorm.een_van))] if vorm.een_van else [])]
        yield f" Vul in: {', '.join(needed)}."
    if mag:
        yield f" Als u wilt: {', '.join(map(_quoted, mag))}."


def _quoted(invoer: Invoer) -> str:
    return f"“{invoer}”"
