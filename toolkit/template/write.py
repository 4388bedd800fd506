"""Write the template, an Excel workbook; the same columns give the same bytes."""

import math
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.template.columns import STATUSSEN, TemplateColumn
from toolkit.template.own_sheets import (
    SHEET_EXAMPLE,
    SHEET_EXPLANATION,
    SHEET_INTERVENTIES,
    SHEET_LISTS,
    signature,
)
from toolkit.vocabulary.velden import NAAM

_LAST_ROW = 1_000  # rows with drop-down lists
_LINE = 15.0  # points, of a line of text
_TALLEST = 409.0  # points, the limit of Excel
_WIDE, _NARROW, _LONG_TEXT = 34, 14, 60  # characters
_A4 = 9
_YEARS = (1800, 2100)
_HELP = "Deze waarde staat niet zo in de lijst. Meer waarden? Scheid ze met ; of een nieuwe regel. Zo laten staan?"
_EXAMPLES = f"Dit zijn voorbeelden. Dit blad wordt niet gelezen: typ uw gegevens op het blad {SHEET_INTERVENTIES}."
_ABOUT = (
    "Sjabloon van de Interventiecatalogus",
    f"Vul op het blad {SHEET_INTERVENTIES} per interventie een regel in. Alleen de naam is verplicht. Weet u iets "
    "niet? Laat de cel leeg. Wat de bron niet zegt, hoort er niet in.",
    "Bij veel kolommen is er een keuzelijst (het pijltje in de cel). Meer waarden in één cel mag: typ ze "
    "met ; ertussen, of elk op een eigen regel (Alt+Enter). Excel vraagt dan of het klopt; kies Ja.",
    "Plakt u lijsten uit een ander bestand? Dat mag. Wat de catalogus niet herkent, komt als vraag in het "
    "kwaliteitsrapport.",
    "Meer publicaties over één interventie? Zet elke volgende op de regel eronder en laat Naam daar leeg.",
    f"Het blad {SHEET_EXAMPLE} laat twee regels zien. Wat daar staat, wordt nooit gelezen: typ er niets bij. Verander "
    "geen koppen. Kolommen weglaten of verplaatsen mag.",
    "Klaar? Bewaar het bestand als .xlsx in data/raw/, onder een eigen naam, en draai make build.",
)


def write_template(columns: Sequence[TemplateColumn], target: Path) -> None:
    """Write the workbook with `columns` to `target`.

    Raises:
        OSError: it cannot be written.

    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(target, options) as workbook:
        # A workbook has a date of its own; a fixed one keeps the bytes the same.
        workbook.set_properties({"title": _ABOUT[0], "created": datetime(2000, 1, 1, tzinfo=UTC)})
        sheets = {name: workbook.add_worksheet(name) for name in _ORDER}
        styles = _Styles(workbook)
        lists = _write_lists(_SignedSheet(sheets[SHEET_LISTS], styles), columns)
        _write_form(sheets[SHEET_INTERVENTIES], columns, lists, styles)
        _write_examples(_SignedSheet(sheets[SHEET_EXAMPLE], styles), columns)
        _write_explanation(_SignedSheet(sheets[SHEET_EXPLANATION], styles), columns)


_ORDER = (SHEET_INTERVENTIES, SHEET_EXAMPLE, SHEET_EXPLANATION, SHEET_LISTS)


class _Styles:
    """The formats of the workbook."""

    def __init__(self, workbook: Workbook):
        cell = {"text_wrap": True, "valign": "top"}
        head = {**cell, "bold": True, "border": 1, "border_color": "#9AA7B8"}
        self.kop: Format = workbook.add_format({**head, "bg_color": "#EEF3FA"})
        self.verplicht: Format = workbook.add_format({**head, "bg_color": "#1B3A5C", "font_color": "#FFFFFF"})
        self.tekst: Format = workbook.add_format(cell)
        self.titel: Format = workbook.add_format({"bold": True, "font_size": 16})
        self.klein: Format = workbook.add_format({"italic": True, "font_color": "#555555"})


class _SignedSheet:
    """A sheet that ends with the signature of everything on it."""

    def __init__(self, sheet: Worksheet, styles: _Styles):
        self.sheet, self.styles = sheet, styles
        self._texts: dict[tuple[int, int], str] = {}

    def write(self, row: int, column: int, value: str | int, style: Format) -> None:
        """Write a text or whole number; row and column count from 0."""
        self._texts[row + 1, column + 1] = str(value)
        if isinstance(value, int):
            self.sheet.write_number(row, column, value, style)
        else:
            self.sheet.write_string(row, column, value, style)

    def sign(self) -> None:
        """Write the signature below the rest, with an empty row between."""
        last = max(row for row, _ in self._texts)
        self.sheet.write_string(last + 1, 0, signature(self._texts), self.styles.klein)


def _write_lists(signed: _SignedSheet, columns: Sequence[TemplateColumn]) -> dict[str, str]:
    """Write every list of choices in a column of its own; return the range of each, for the drop-down lists."""
    lists = {column.lijst: column.keuzes for column in columns if column.lijst}
    shown = {**lists, "Statussen achter een werkzaam element": STATUSSEN}
    for number, (naam, keuzes) in enumerate(shown.items()):
        signed.sheet.set_column(number, number, _WIDE)
        for row, text in enumerate((naam, *keuzes)):
            signed.write(row, number, text, signed.styles.tekst if row else signed.styles.kop)
    signed.sheet.freeze_panes(1, 0)
    signed.sign()
    return {
        naam: f"={SHEET_LISTS}!{xl_range_abs(1, number, len(keuzes), number)}"
        for number, (naam, keuzes) in enumerate(lists.items())
    }


def _write_form(sheet: Worksheet, columns: Sequence[TemplateColumn], lists: dict[str, str], styles: _Styles) -> None:
    for number, column in enumerate(columns):
        sheet.set_column(number, number, _width(column), styles.tekst)
        sheet.write_string(0, number, column.kop, styles.kop if number else styles.verplicht)
        size = {"width": 320, "height": int(30 + 20 * _lines(column.opmerking, 42))}
        sheet.write_comment(0, number, column.opmerking, {**size, "author": "Interventiecatalogus"})
        validation = _validation(column, lists)
        if validation is not None:
            sheet.data_validation(1, number, _LAST_ROW, number, validation)
    sheet.set_row(0, 2 * _LINE + 3)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.repeat_rows(0)


def _validation(column: TemplateColumn, lists: dict[str, str]) -> dict[str, object] | None:
    """Return the rule of a column; each of them warns and stops nobody."""
    warning = {"error_type": "warning", "error_title": "Klopt dit?"}
    if column.lijst:
        return {"validate": "list", "source": lists[column.lijst], "error_message": _HELP, **warning}
    if column.soort != "getal":
        return None
    if column.is_year:
        rule = {"criteria": "between", "minimum": _YEARS[0], "maximum": _YEARS[1]}
        return {"validate": "integer", **rule, "error_message": "Hier hoort één jaartal, zoals 2019.", **warning}
    rule = {"criteria": ">=", "value": 0}
    return {"validate": "integer", **rule, "error_message": "Hier hoort één geheel getal, zoals 46.", **warning}


def _write_examples(signed: _SignedSheet, columns: Sequence[TemplateColumn]) -> None:
    styles = signed.styles
    signed.write(0, 0, _EXAMPLES, styles.klein)
    for number, column in enumerate(columns):
        signed.sheet.set_column(number, number, _width(column))
        signed.write(2, number, column.kop, styles.kop if number else styles.verplicht)
        for row, text in enumerate(column.voorbeelden, start=3):
            if text is not None:
                signed.write(row, number, text, styles.tekst)
    signed.sheet.set_row(2, 2 * _LINE + 3)
    for row, texts in enumerate(zip(*(column.voorbeelden for column in columns), strict=True), start=3):
        signed.sheet.set_row(row, _height(zip(texts, map(_width, columns), strict=True)))
    signed.sheet.freeze_panes(3, 1)
    signed.sign()


def _write_explanation(signed: _SignedSheet, columns: Sequence[TemplateColumn]) -> None:
    sheet, styles = signed.sheet, signed.styles
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)
    widths = (30, 100, 30)
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    signed.write(0, 0, _ABOUT[0], styles.titel)
    for row, text in enumerate(_ABOUT[1:], start=1):
        signed.write(row, 1, text, styles.tekst)
        sheet.set_row(row, _height([(text, widths[1])]))
    first = len(_ABOUT) + 1
    for number, text in enumerate(("Kolom", "Wat vult u in?", "Keuzelijst")):
        signed.write(first, number, text, styles.kop)
    for row, column in enumerate(columns, start=first + 1):
        signed.write(row, 0, column.kop, styles.tekst)
        signed.write(row, 1, column.uitleg, styles.tekst)
        if column.lijst:
            signed.write(row, 2, column.lijst, styles.tekst)
        sheet.set_row(row, _height([(column.kop, widths[0]), (column.uitleg, widths[1])]))
    signed.sign()


def _width(column: TemplateColumn) -> int:
    if column.soort == "getal":
        return _NARROW
    short = column.keuzes or column.id == NAAM or column.id.startswith("publicatie.") or column.soort == "webadres"
    return _WIDE if short else _LONG_TEXT


def _height(texts: Iterable[tuple[str | int | None, int]]) -> float:
    """Return the height in points of a row that shows every text in a column of so many characters."""
    lines = max(_lines(str(text), width) for text, width in texts if text is not None)
    return min(lines * _LINE + 3, _TALLEST)


def _lines(text: str, width: int) -> int:
    # Words do not break: a line holds some nine tenths of the characters that would fit.
    return sum(max(math.ceil(len(part) / (0.9 * width)), 1) for part in text.split("\n"))
