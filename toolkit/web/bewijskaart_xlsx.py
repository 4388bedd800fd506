"""The evidence map as a workbook: the map twice (interventions, evaluated), and one row per cell."""

from io import BytesIO

import xlsxwriter

from toolkit.web.queries.bewijskaart import Bewijskaart

_DICHTHEID = ("#ffffff", "#e3f0ee", "#c4e0dd", "#93c6c2", "#0a5a61")


def write_bewijskaart(kaart: Bewijskaart, regels: tuple[str, ...]) -> bytes:
    """Return the workbook; `regels` are the lines of the sheet that accounts for it."""
    target = BytesIO()
    # Text stays text: nothing becomes a formula, a number or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        _write_map(book, kaart, "Interventies", evaluated=False)
        _write_map(book, kaart, "Geëvalueerd", evaluated=True)
        _write_cells(book, kaart)
        _write_account(book, regels)
    return target.getvalue()


def _write_map(book: xlsxwriter.Workbook, kaart: Bewijskaart, naam: str, *, evaluated: bool) -> None:
    sheet = book.add_worksheet(naam)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    shades = [_shade(book, color) for color in _DICHTHEID]
    sheet.write_string(0, 0, f"{kaart.rij.label} / {kaart.kolom.label}", head)
    sheet.set_column(0, 0, 44)
    sheet.set_column(1, len(kaart.kolommen), 16)
    sheet.freeze_panes(1, 1)
    for column, kolom in enumerate(kaart.kolommen, start=1):
        sheet.write_string(0, column, kolom.label, head)
    for row, (rij, vakken) in enumerate(zip(kaart.rijen, kaart.vakken, strict=True), start=1):
        sheet.write_string(row, 0, rij.label, book.add_format({"indent": rij.diepte, "bold": rij.breed}))
        for column, vak in enumerate(vakken, start=1):
            sheet.write_number(row, column, vak.geevalueerd if evaluated else vak.aantal, shades[vak.dichtheid])


def _shade(book: xlsxwriter.Workbook, color: str) -> object:
    ink = "#ffffff" if color == _DICHTHEID[-1] else "#12262a"
    return book.add_format({"bg_color": color, "font_color": ink, "border": 1, "border_color": "#cbd9d7"})


def _write_cells(book: xlsxwriter.Workbook, kaart: Bewijskaart) -> None:
    sheet = book.add_worksheet("Per vak")
    bold = book.add_format({"bold": True, "text_wrap": True})
    heads = [kaart.rij.label, kaart.kolom.label, "Interventies", "Geëvalueerd", *kaart.designs.values()]
    heads.append("Opzet onbekend")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    sheet.set_column(0, 1, 40)
    sheet.set_column(2, len(heads), 14)
    sheet.freeze_panes(1, 0)
    row = 0
    for rij, vakken in zip(kaart.rijen, kaart.vakken, strict=True):
        for kolom, vak in zip(kaart.kolommen, vakken, strict=True):
            row += 1
            designs = dict(vak.designs)
            numbers = [vak.aantal, vak.geevalueerd, *(designs.get(d, 0) for d in kaart.designs), vak.zonder_design]
            sheet.write_string(row, 0, rij.label)
            sheet.write_string(row, 1, kolom.label)
            for column, number in enumerate(numbers, start=2):
                sheet.write_number(row, column, number)
    sheet.autofilter(0, 0, row, len(heads) - 1)


def _write_account(book: xlsxwriter.Workbook, regels: tuple[str, ...]) -> None:
    sheet = book.add_worksheet("Verantwoording")
    sheet.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
    for row, regel in enumerate(regels):
        sheet.write_string(row, 0, regel)
