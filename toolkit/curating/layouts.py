"""The layout of one workbook in the curators' files, to be changed: `data/werkboeken/<name>.yml`."""

from copy import deepcopy
from typing import Any

from toolkit.curatielijst.vragen import werkboek_of
from toolkit.curating.knowledge import Kennis

_EVERY_SHEET = "*"


def layout_file(bestand: str, kennis: Kennis) -> str:
    """Return the file about a workbook: that of the older workbook it replaces, when curators wrote about that one."""
    names = kennis.curation.replacements.known_as_file(bestand)
    known = [name for name in map(_file, names) if (kennis.files.folder / name).exists()]
    return (known or [_file(bestand)])[0]


def _file(bestand: str) -> str:
    return f"werkboeken/{werkboek_of(bestand)}.yml"


def sheet_layout(bestand: str, blad: str, kennis: Kennis) -> dict[str, Any]:
    """Return the layout of one sheet, to change; what holds for every other sheet is copied, as it holds no longer."""
    content = kennis.files.content(layout_file(bestand, kennis))
    layouts = content.setdefault("indeling", {})
    if blad not in layouts:
        layouts[blad] = deepcopy(layouts.get(_EVERY_SHEET) or {})
    found: dict[str, Any] = layouts[blad]
    return found
