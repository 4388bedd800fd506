"""How the work list looks: formats, heights of rows, and text that stays text."""

from collections.abc import Iterable

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.curatielijst.kolommen import CELL_LIMIT
from toolkit.exportvorm import LETTERTYPE, height_of

_A3 = 8


def make_formats(workbook: Workbook) -> dict[str, Format]:
    """Return the formats of the work list by name."""
    # quote_prefix: Excel keeps the cell a text when a person edits it, also when it begins with "=".
    text = {**LETTERTYPE, "text_wrap": True, "valign": "top", "quote_prefix": True}
    kop = {**LETTERTYPE, "bold": True, "font_color": "#FFFFFF", "text_wrap": True, "valign": "top", "border": 1}
    return {
        "kop": workbook.add_format({**kop, "bg_color": "#1B3A5C"}),
        "kop_invullen": workbook.add_format({**kop, "bg_color": "#7A3E00"}),
        "tekst": workbook.add_format({**text, "border": 1, "border_color": "#C9D1DA"}),
        "getal": workbook.add_format({**LETTERTYPE, "valign": "top", "border": 1, "border_color": "#C9D1DA"}),
        "id": workbook.add_format({**text, "font_color": "#5F6B7A", "font_size": 9}),
        "invullen": workbook.add_format({**text, "bg_color": "#FFF6DA", "border": 1, "border_color": "#B9A76A"}),
        "regel": workbook.add_format(text),
        "vet": workbook.add_format({**text, "bold": True}),
        "titel": workbook.add_format({**LETTERTYPE, "bold": True, "font_size": 16}),
        "mist": workbook.add_format({"bg_color": "#F5B7B1"}),
        "niet_nodig": workbook.add_format({"bg_color": "#E4E4E4"}),
    }


def set_height(sheet: Worksheet, row: int, texts: Iterable[tuple[str, int]]) -> None:
    """Make a row as high as its highest text; not every program does so by itself when it opens the workbook.

    Args:
        sheet: the sheet.
        row: number of the row, from zero.
        texts: each text of the row, and the width of its column in characters.

    """
    sheet.set_row(row, height_of(texts))


def print_wide(sheet: Worksheet) -> None:
    """Let a sheet come from the printer lying down, as wide as the paper, with its header on every page."""
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer("&L&8Curatielijst: &A&R&8&P van &N")


def write_text(sheet: Worksheet, row: int, column: int, text: str | None, format_: Format) -> None:
    """Write `text` as text; xlsxwriter drops a text beyond Excel's limit without a word, so it is cut visibly here."""
    if text:
        fits = text if len(text) <= CELL_LIMIT else f"{text[: CELL_LIMIT - 1]}…"
        sheet.write_string(row, column, fits, format_)
    else:
        sheet.write_blank(row, column, None, format_)
