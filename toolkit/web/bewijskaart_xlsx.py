"""The evidence map as a workbook: a sheet per number (interventions, evaluated, with outcome), and a row per cell."""

from collections.abc import Callable
from io import BytesIO

import xlsxwriter

from toolkit.schermwoorden import STATUS_IN_VAK
from toolkit.weergave.bewijskaart import Bewijskaart, Vak

_DICHTHEID = ("#ffffff", "#e3f0ee", "#c4e0dd", "#93c6c2", "#0a5a61")


def write_bewijskaart(kaart: Bewijskaart, regels: tuple[str, ...]) -> bytes:
    """Return the workbook; `regels` are the lines of the sheet that accounts for it."""
    target = BytesIO()
    # Text stays text: nothing becomes a formula, a number or a link.
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(target, options) as book:
        _write_map(book, kaart, "Interventies", lambda vak: vak.aantal)
        _write_map(book, kaart, "Geëvalueerd", lambda vak: vak.geevalueerd)
        if kaart.met_elementen:
            _write_map(book, kaart, "Met uitkomst voor het element", _met_uitkomst)
        _write_cells(book, kaart)
        _write_account(book, regels)
    return target.getvalue()


def _met_uitkomst(vak: Vak) -> int:
    return vak.uitkomst.aantal if vak.uitkomst else 0


def _write_map(book: xlsxwriter.Workbook, kaart: Bewijskaart, naam: str, number_of: Callable[[Vak], int]) -> None:
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
            sheet.write_number(row, column, number_of(vak), shades[vak.dichtheid])


def _shade(book: xlsxwriter.Workbook, color: str) -> object:
    ink = "#ffffff" if color == _DICHTHEID[-1] else "#12262a"
    return book.add_format({"bg_color": color, "font_color": ink, "border": 1, "border_color": "#cbd9d7"})


def _write_cells(book: xlsxwriter.Workbook, kaart: Bewijskaart) -> None:
    sheet = book.add_worksheet("Per vak")
    bold = book.add_format({"bold": True, "text_wrap": True})
    heads = [
        kaart.rij.label,
        kaart.kolom.label,
        "Interventies",
        "Geëvalueerd",
        *(opzet.kort for opzet in kaart.designs.values()),
    ]
    heads.append("Opzet onbekend")
    if kaart.met_elementen:
        heads += ["Met uitkomst voor het element", *(f"Element: {woord}" for woord in STATUS_IN_VAK.values())]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, bold)
    sheet.set_column(0, 1, 40)
    sheet.set_column(2, len(heads), 14)
    sheet.freeze_panes(1, 0)
    row = 0
    for rij, vakken in zip(kaart.rijen, kaart.vakken, strict=True):
        for kolom, vak in zip(kaart.kolommen, vakken, strict=True):
            row += 1
            sheet.write_string(row, 0, rij.label)
            sheet.write_string(row, 1, kolom.label)
            for column, number in enumerate(_numbers(kaart, vak), start=2):
                sheet.write_number(row, column, number)
    sheet.autofilter(0, 0, row, len(heads) - 1)


def _numbers(kaart: Bewijskaart, vak: Vak) -> list[int]:
    designs = dict(vak.designs)
    numbers = [vak.aantal, vak.geevalueerd, *(designs.get(d, 0) for d in kaart.designs), vak.zonder_design]
    if kaart.met_elementen:
        per_status = dict(vak.uitkomst.per_status) if vak.uitkomst else {}
        numbers += [_met_uitkomst(vak), *(per_status.get(status, 0) for status in STATUS_IN_VAK)]
    return numbers


def _write_account(book: xlsxwriter.Workbook, regels: tuple[str, ...]) -> None:
    sheet = book.add_worksheet("Verantwoording")
    sheet.set_column(0, 0, 110, book.add_format({"text_wrap": True}))
    for row, regel in enumerate(regels):
        sheet.write_string(row, 0, regel)
