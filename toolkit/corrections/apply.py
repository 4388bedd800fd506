"""Put corrected values in the place of those of the source, before anything is read from them.

The source cell keeps its own value (``Cell.raw``); only the text that is read changes (``Cell.text``). Source of the
method: owid/etl, `data_corrections.py`: a correction names the value it expects and says so when that is gone.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from openpyxl.utils.cell import coordinate_to_tuple

from toolkit.config.correcties import AppliedCorrection, Celcorrectie
from toolkit.findings import Bevinding, Bevindingen, bevinding
from toolkit.reading.masking import mask_contact_data
from toolkit.reading.sheet import Cell, Kind, Sheet
from toolkit.text import clean

_NUMBER = re.compile(r"\d{1,15}")


def apply_corrections(
    sheets: Iterable[Sheet],
    corrections: Sequence[Celcorrectie],
    bestand: str,
    bevindingen: Bevindingen,
    werkboek: str,
) -> list[AppliedCorrection]:
    """Change the text of corrected cells in `sheets`, and return what was applied, in the order of `corrections`.

    A correction whose value is gone is a finding: information when the source now says what was corrected, a warning
    when it says something else or the cell cannot be told from others. Hidden cells are never corrected. `werkboek` is
    the name, without ending, of the file with the corrections.
    """
    by_name = {sheet.naam: sheet for sheet in sheets}
    put_right = {(one.werkblad, clean(one.was)): one.wordt for one in corrections if one.wordt is not None}
    applied = []
    for correctie in corrections:
        sheet = by_name.get(correctie.werkblad)
        # The name by which a row is found can be corrected itself, here or in the source by now.
        named = correctie.interventie and clean(correctie.interventie)
        names = {name for name in (named, put_right.get((correctie.werkblad, named or ""))) if name}
        found = None if sheet is None else _find(sheet, correctie, correctie.was, names)
        if sheet is not None and found is not None:
            _correct(found, correctie)
            applied.append(AppliedCorrection(correctie, found.address))
            continue
        repaired = None if sheet is None or correctie.wordt is None else _find(sheet, correctie, correctie.wordt, names)
        if repaired is not None:
            soort = "correctie_naam_vervallen" if named == clean(correctie.was) else "correctie_vervallen"
        else:
            soort = "correctie_zonder_blad" if sheet is None else "correctie_past_niet"
        cel = correctie.cel if repaired is None else repaired.address
        bevindingen.add(_finding(soort, correctie, cel, bestand, werkboek))
    return applied


def _correct(cell: Cell, correctie: Celcorrectie) -> None:
    cell.text = clean(mask_contact_data(correctie.wordt or ""))
    cell.number = float(cell.text) if _NUMBER.fullmatch(cell.text) else None
    cell.kind = Kind.TEXT if cell.number is None else Kind.NUMBER
    cell.date_format, cell.struck, cell.corrected = None, False, True


def _find(sheet: Sheet, correctie: Celcorrectie, value: str, names: Collection[str]) -> Cell | None:
    """Return the one visible cell that holds `value`, or None when there is none, or no telling which.

    It stands where the curator saw it, or (rows move) elsewhere in the line of the intervention, which has one of
    `names`; only where the curator saw it when there are none.
    """
    wanted, place = clean(mask_contact_data(value)), coordinate_to_tuple(correctie.cel)
    cells = [cell for cell in _visible(sheet) if cell.text == wanted]
    if names:
        shown = {clean(mask_contact_data(name)) for name in names}
        cells = [cell for cell in cells if _shares_line(sheet, cell, shown)]
        if len(cells) > 1 and not any((cell.row, cell.col) == place for cell in cells):
            cells = [cell for cell in cells if cell.col == place[1]]
        if len(cells) == 1:
            return cells[0]
    return next((cell for cell in cells if (cell.row, cell.col) == place), None)


def _shares_line(sheet: Sheet, cell: Cell, texts: Collection[str]) -> bool:
    """Return whether `cell`, or another in its row or column, holds one of `texts`: the name can be corrected."""
    return any(other.text in texts and (other.row == cell.row or other.col == cell.col) for other in _visible(sheet))


def _visible(sheet: Sheet) -> Iterator[Cell]:
    return (cell for (row, col), cell in sheet.cells.items() if not sheet.is_hidden(row, col))


def _finding(soort: str, correctie: Celcorrectie, cel: str, bestand: str, werkboek: str) -> Bevinding:
    return bevinding(
        soort,
        bestand=bestand,
        werkblad=correctie.werkblad,
        cel=cel,
        waarde=mask_contact_data(correctie.was),
        wordt=correctie.wordt and mask_contact_data(correctie.wordt),
        datum=correctie.datum.isoformat(),
        werkboek=werkboek,
    )
