"""The joined path of a header over several lines: the identity of a column."""

from toolkit.reading.grid import Grid
from toolkit.reading.shape import Strip

SEPARATOR = " › "


def header_paths(strip: Strip, lines: tuple[int, ...], positions: list[int]) -> dict[int, tuple[str, ...]]:
    """Return per position the texts of its header, from the outermost group to the column itself.

    A group name belongs to the positions it is merged over; in a line without merged ranges it belongs to the empty
    positions on its right as well, as long as the outer groups stay the same and a line below names those positions.
    """
    paths: dict[int, tuple[str, ...]] = dict.fromkeys(positions, ())
    outer: dict[int, tuple[str, ...]] = dict(paths)
    for depth, line in enumerate(lines):
        merged = any(span.width > 1 for span in strip.spans(line))
        spreads = not merged and depth < len(lines) - 1
        carried: tuple[str, tuple[str, ...]] | None = None
        for pos in positions:
            text = _text(strip.grid, line, pos)
            if text:
                carried = (text, outer[pos])
            elif (
                spreads and carried is not None and carried[1] == outer[pos] and _named_below(strip, lines, depth, pos)
            ):
                text = carried[0]
            if text and (not paths[pos] or paths[pos][-1] != text):
                paths[pos] = (*paths[pos], text)
        outer = dict(paths)
    return paths


def _text(grid: Grid, line: int, pos: int) -> str:
    cell = grid.shown_at(line, pos)
    return " ".join(cell.text.split()) if cell is not None else ""


def _named_below(strip: Strip, lines: tuple[int, ...], depth: int, pos: int) -> bool:
    return any(strip.grid.at(line, pos) is not None for line in lines[depth + 1 :])
