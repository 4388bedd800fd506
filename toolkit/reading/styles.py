"""What the style of a cell says: that it stands out, is struck through, and how it shows a number.

Some programs write styles that openpyxl refuses, such as an empty ``<fill/>``. They would close the whole workbook to
it; here only what cannot be read is replaced by nothing special.
"""

from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.borders import Border
from openpyxl.styles.fills import Fill
from openpyxl.styles.fonts import Font
from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.xml.constants import ARC_STYLE, SHEET_MAIN_NS
from openpyxl.xml.functions import fromstring, tostring

_NS = f"{{{SHEET_MAIN_NS}}}"
_PARTS = {"fonts": ("font", Font), "fills": ("fill", Fill), "borders": ("border", Border)}
_PLAIN = {
    "font": f'<font xmlns="{SHEET_MAIN_NS}"/>',
    "fill": f'<fill xmlns="{SHEET_MAIN_NS}"><patternFill patternType="none"/></fill>',
    "border": f'<border xmlns="{SHEET_MAIN_NS}"/>',
}
# What decides neither a value nor what counts: table styles, conditional formats, colours of the palette.
_NEEDLESS = ("dxfs", "tableStyles", "colors", "extLst", "cellStyles")


def read_styles(reader: ExcelReader) -> None:
    """Read the styles of a workbook, replacing what openpyxl refuses.

    Raises:
        Exception: whatever openpyxl raises when the formats of cells themselves cannot be read.

    """
    try:
        apply_stylesheet(reader.archive, reader.wb)
    except (TypeError, ValueError, KeyError, IndexError, AttributeError):
        repaired: Any = _Repaired(reader.archive.read(ARC_STYLE))
        apply_stylesheet(repaired, reader.wb)


class _Repaired:
    """Stands for the archive of a workbook when its styles are read."""

    def __init__(self, xml: bytes) -> None:
        root: Any = fromstring(xml)
        for name, (tag, kind) in _PARTS.items():
            for group in root.findall(f"{_NS}{name}"):
                for place, element in enumerate(list(group)):
                    if not _is_sound(kind, element):
                        group[place] = fromstring(_PLAIN[tag])
        for name in _NEEDLESS:
            for group in root.findall(f"{_NS}{name}"):
                root.remove(group)
        self._xml: bytes = tostring(root)

    def read(self, part: str) -> bytes:
        """Return the repaired styles."""
        return self._xml


def _is_sound(kind: Any, element: Any) -> bool:
    try:
        return kind.from_tree(element) is not None
    except (TypeError, ValueError, KeyError, AttributeError):
        return False


class Styles:
    """What each style says, looked up once per style."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._fonts: dict[int, tuple[bool, bool]] = {}
        self._formats: dict[int, str | None] = {}

    def emphasis(self, style_id: int) -> bool:
        """Return whether a cell is bold or has a fill colour."""
        return self._look_up(style_id)[0]

    def struck(self, style_id: int) -> bool:
        """Return whether a cell is struck through as a whole."""
        return self._look_up(style_id)[1]

    def _look_up(self, style_id: int) -> tuple[bool, bool]:
        if style_id not in self._fonts:
            styles = self._book._cell_styles
            if style_id >= len(styles):
                return False, False
            font = self._book._fonts[styles[style_id].fontId]
            fill = self._book._fills[styles[style_id].fillId]
            emphasis = bool(font.b) or getattr(fill, "fill_type", None) == "solid"
            self._fonts[style_id] = emphasis, bool(font.strike)
        return self._fonts[style_id]

    def number_format(self, style_id: int) -> str | None:
        """Return the number format, such as ``0%``, or None when it is not known."""
        if style_id not in self._formats:
            self._formats[style_id] = self._format(style_id)
        return self._formats[style_id]

    def _format(self, style_id: int) -> str | None:
        if style_id >= len(self._book._cell_styles):
            return None
        format_id = self._book._cell_styles[style_id].numFmtId
        if format_id < BUILTIN_FORMATS_MAX_SIZE:
            return BUILTIN_FORMATS.get(format_id)
        formats = self._book._number_formats
        place = format_id - BUILTIN_FORMATS_MAX_SIZE
        return formats[place] if place < len(formats) else None
