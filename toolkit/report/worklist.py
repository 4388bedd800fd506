"""Write the work list for curators, `curatielijst.xlsx`."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.lezer.bronnen import Werkboek, read_werkboeken
from toolkit.lezer.sql import open_readonly
from toolkit.report.database import read_begrippen
from toolkit.report.undecided import Onbeslist, read_onbeslist
from toolkit.report.worklist_layout import (
    SHEET_BEGRIPPEN,
    SHEET_BESLUITEN,
    SHEET_UITLEG,
    TERM_COLUMNS,
    Besluit,
    Kolom,
    Rol,
    choice,
    choice_in,
)
from toolkit.vocabulary.model import Dimension, Term, Vocabulary

_CELL_LIMIT = 32_767  # characters in a cell of Excel
_WIDTHS = {
    Kolom.ID: 26,
    Kolom.VELD: 20,
    Kolom.WAARDE: 34,
    Kolom.SCHRIJFWIJZEN: 18,
    Kolom.AANTAL: 8,
    Kolom.WAAR: 40,
    Kolom.KOP: 22,
    Kolom.CONTEXT: 50,
    Kolom.INTERVENTIES: 26,
    Kolom.KANDIDATEN: 38,
    Kolom.BESLUIT: 12,
    Kolom.TERM_1: 32,
    Kolom.TERM_2: 32,
    Kolom.TERM_3: 32,
    Kolom.ANDERE_LIJST: 44,
    Kolom.ROL: 14,
    Kolom.REDEN: 40,
}
_LIST_OF, _ALL = "keuze_", "alle_keuzes"  # named ranges of choices
_COLUMNS = {kolom: number for number, kolom in enumerate(Kolom)}


def write_worklist(database: Path, target: Path) -> None:
    """Write every undecided value of a finished `database` to `target`, an Excel workbook that asks for decisions.

    The form is that of `toolkit.report.worklist_layout`. Text from the source is written as text: it can never run as
    a formula, also not after a curator edits the cell. The same database gives the same bytes.

    Raises:
        FileNotFoundError: there is no `database`.

    """
    with open_readonly(database) as conn:
        begrippen = read_begrippen(conn)
        werkboeken = read_werkboeken(conn)
        onbeslist = read_onbeslist(conn, begrippen)
    with xlsxwriter.Workbook(
        target, {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as workbook:
        # A workbook has a date of its own; a fixed one keeps the bytes the same.
        workbook.set_properties({"title": "Curatielijst", "created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = _formats(workbook)
        _write_uitleg(workbook.add_worksheet(SHEET_UITLEG), formats, onbeslist, werkboeken)
        besluiten = workbook.add_worksheet(SHEET_BESLUITEN)
        _write_begrippen(workbook, formats, begrippen)
        _write_besluiten(besluiten, formats, onbeslist)


def _formats(workbook: Workbook) -> dict[str, Format]:
    # quote_prefix: Excel keeps the cell a text when a person edits it, also when it begins with "=".
    text = {"text_wrap": True, "valign": "top", "quote_prefix": True}
    return {
        "kop": workbook.add_format({"bold": True, "bg_color": "#1B3A5C", "font_color": "#FFFFFF", "text_wrap": True}),
        "kop_invullen": workbook.add_format({"bold": True, "bg_color": "#7A3E00", "font_color": "#FFFFFF"}),
        "tekst": workbook.add_format(text),
        "getal": workbook.add_format({"valign": "top"}),
        "invullen": workbook.add_format({**text, "bg_color": "#FFF6DA", "border": 1, "border_color": "#B9A76A"}),
        "titel": workbook.add_format({"bold": True, "font_size": 16}),
        "mist": workbook.add_format({"bg_color": "#F5B7B1"}),
    }


def _lines(texts: Iterable[str]) -> str:
    """Join lines for one cell; what does not fit is counted, not silently cut."""
    texts = list(texts)
    shown, length = 0, 0
    for text in texts:
        length += len(text) + 1
        if length > _CELL_LIMIT - 100:
            break
        shown += 1
    rest = (
        [f"… en nog {len(texts) - shown} (te veel voor één cel; zie het kwaliteitsrapport)"]
        if shown < len(texts)
        else []
    )
    return "\n".join([*texts[:shown], *rest])


def _write_text(sheet: Worksheet, row: int, column: int, text: str | None, format_: Format) -> None:
    """Write `text` as text; xlsxwriter drops a text beyond Excel's limit without a word, so it is cut visibly here."""
    if text:
        fits = text if len(text) <= _CELL_LIMIT else f"{text[: _CELL_LIMIT - 1]}…"
        sheet.write_string(row, column, fits, format_)


def _write_uitleg(
    sheet: Worksheet, formats: dict[str, Format], onbeslist: Sequence[Onbeslist], werkboeken: Sequence[Werkboek]
) -> None:
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 110)
    sheet.write_string(0, 0, "Curatielijst van de Interventiecatalogus", formats["titel"])
    aantal = len(onbeslist)
    stand = {
        0: "Er zijn geen waarden die op een besluit wachten. U hoeft niets te doen.",
        1: "Er is 1 waarde die op een besluit wacht.",
    }.get(aantal, f"Er zijn {aantal} waarden die op een besluit wachten.")
    lines = [
        "",
        stand,
        "",
        *_UITLEG,
        "",
        "Deze lijst hoort bij deze bestanden:",
        *(f"{werkboek.bestand} (sha256 {werkboek.sha256})" for werkboek in werkboeken),
    ]
    for number, line in enumerate(lines, start=1):
        _write_text(sheet, number, 0, line, formats["tekst"])


_UITLEG = (
    "Wat is dit?",
    "In de bronbestanden staan woorden die de catalogus nog niet kent. Zolang u niets beslist, gebruikt de catalogus ze"
    " bij geen enkele interventie. Ze gaan niet verloren.",
    "",
    "Wat doet u?",
    f"1. Ga naar het blad “{SHEET_BESLUITEN}”. Op elke regel staat één waarde, met de plaatsen waar zij voorkomt.",
    "2. Lees de waarde en de tekst eromheen. Kies een term die zegt wat er staat, en niet meer dan dat.",
    f"3. Betekent de waarde hetzelfde als een term? Kies bij “{Kolom.BESLUIT}” {Besluit.KOPPELEN} en kies de term bij"
    f" “{Kolom.TERM_1}”. Staat de waarde voor meer termen, gebruik dan ook “{Kolom.TERM_2}” en “{Kolom.TERM_3}”.",
    f"   Staat de term in een andere lijst dan het veld op de regel, gebruik dan “{Kolom.ANDERE_LIJST}”. Gaat het om"
    f" een doelgroep die helpt de eigenlijke doelgroep te bereiken, kies dan bij “{Kolom.ROL}” {Rol.INTERMEDIAIR}.",
    f"4. Hoort er geen term bij? Kies {Besluit.NEGEREN} en schrijf bij “{Kolom.REDEN}” waarom. Zonder reden telt het"
    " besluit niet.",
    f"5. Weet u het niet? Laat “{Kolom.BESLUIT}” leeg. De waarde staat dan de volgende keer weer op de lijst.",
    "6. Bewaar het bestand en geef het aan de beheerder van de catalogus. Die schrijft uw besluiten over in"
    " data/besluiten/, zoals data/README.md laat zien, en bouwt opnieuw: make build",
    "",
    "Goed om te weten",
    f"De termen met hun definitie staan op het blad “{SHEET_BEGRIPPEN}”. Ontbreekt er een term? Zet haar dan eerst met"
    " een definitie in data/vocabulaire/ en bouw opnieuw.",
    "U mag regels sorteren, filteren en weglaten. Verander niets in de donkerblauwe kolommen: het Id zegt om welke"
    " waarde het gaat.",
    "Een besluit geldt voor alle plaatsen met dezelfde woorden, nu en later.",
)


def _write_begrippen(workbook: Workbook, formats: dict[str, Format], begrippen: Vocabulary) -> None:
    """Write the vocabulary, with a named range of choices per dimension for the drop-down lists."""
    sheet = workbook.add_worksheet(SHEET_BEGRIPPEN)
    headers = ("Veld", "Keuze", "Keuze met lijst", "Term", "Label", "Label (Engels)", "Valt onder", "Definitie")
    for column, (header, width) in enumerate(zip(headers, (22, 48, 60, 30, 40, 40, 32, 90), strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, formats["kop"])
    sheet.freeze_panes(1, 0)
    row = 0
    for dimensie in begrippen:
        first = row + 1
        for row, term in enumerate(dimensie.termen.values(), start=first):
            for column, text in enumerate(_vocabulary_row(dimensie, term)):
                _write_text(sheet, row, column, text, formats["tekst"])
        if dimensie.termen:
            workbook.define_name(f"{_LIST_OF}{dimensie.naam}", f"={SHEET_BEGRIPPEN}!$B${first + 1}:$B${row + 1}")
    workbook.define_name(_ALL, f"={SHEET_BEGRIPPEN}!$C$2:$C${row + 1}")
    sheet.autofilter(0, 0, row, len(headers) - 1)


def _vocabulary_row(dimensie: Dimension, term: Term) -> tuple[str | None, ...]:
    choices = (choice(term.nl, term.id), choice_in(dimensie.naam, term.nl, term.id))
    broader = dimensie.termen[term.broader].nl if term.broader else None
    return (dimensie.naam, *choices, term.id, term.nl, term.en, broader, term.definitie)


def _write_besluiten(sheet: Worksheet, formats: dict[str, Format], onbeslist: Sequence[Onbeslist]) -> None:
    for kolom, number in _COLUMNS.items():
        mine = number < _COLUMNS[Kolom.BESLUIT]
        sheet.set_column(number, number, _WIDTHS[kolom])
        sheet.write_string(0, number, kolom, formats["kop" if mine else "kop_invullen"])
    sheet.freeze_panes(1, _COLUMNS[Kolom.WAARDE] + 1)
    for row, value in enumerate(onbeslist, start=1):
        for kolom, text in _texts(value).items():
            _write_text(sheet, row, _COLUMNS[kolom], text, formats["tekst"])
        sheet.write_number(row, _COLUMNS[Kolom.AANTAL], value.aantal, formats["getal"])
        for number in range(_COLUMNS[Kolom.BESLUIT], len(_COLUMNS)):
            sheet.write_blank(row, number, None, formats["invullen"])
    if onbeslist:
        sheet.autofilter(0, 0, len(onbeslist), len(_COLUMNS) - 1)
        _ask_decisions(sheet, formats, len(onbeslist))


def _texts(value: Onbeslist) -> dict[Kolom, str]:
    return {
        Kolom.ID: value.id,
        Kolom.VELD: value.veld,
        Kolom.WAARDE: value.waarde,
        Kolom.SCHRIJFWIJZEN: _lines(value.schrijfwijzen),
        Kolom.WAAR: _lines(value.waar),
        Kolom.KOP: _lines(value.koppen),
        Kolom.CONTEXT: _lines(value.context),
        Kolom.INTERVENTIES: _lines(value.interventies),
        Kolom.KANDIDATEN: _lines(value.kandidaten),
    }


def _ask_decisions(sheet: Worksheet, formats: dict[str, Format], last: int) -> None:
    """Add the drop-down lists, and colour what a decision still misses."""
    # The list of terms follows the field on the row itself, so that it stays right when a curator sorts the rows.
    terms = f'=INDIRECT("{_LIST_OF}"&${_letter(Kolom.VELD)}2)'
    lists: dict[Kolom, str | list[str]] = {
        Kolom.BESLUIT: [*Besluit],
        **dict.fromkeys(TERM_COLUMNS, terms),
        Kolom.ANDERE_LIJST: f"={_ALL}",
        Kolom.ROL: [*Rol],
    }
    for kolom, source in lists.items():
        validation = {"validate": "list", "source": source, "error_title": "Staat niet in de lijst"}
        number = _COLUMNS[kolom]
        sheet.data_validation(1, number, last, number, {**validation, "error_message": _CHOOSE})
    besluit, andere, term = (f"${_letter(k)}2" for k in (Kolom.BESLUIT, Kolom.ANDERE_LIJST, Kolom.TERM_1))
    missing = {
        Kolom.TERM_1: f'=AND({besluit}="{Besluit.KOPPELEN}",{term}="",{andere}="")',
        Kolom.REDEN: f'=AND({besluit}="{Besluit.NEGEREN}",LEN(TRIM(${_letter(Kolom.REDEN)}2))=0)',
    }
    for kolom, criteria in missing.items():
        rule = {"type": "formula", "criteria": criteria, "format": formats["mist"]}
        sheet.conditional_format(1, _COLUMNS[kolom], last, _COLUMNS[kolom], rule)


def _letter(kolom: Kolom) -> str:
    return str(xl_col_to_name(_COLUMNS[kolom]))


_CHOOSE = "Kies een waarde uit de lijst, of laat de cel leeg."
