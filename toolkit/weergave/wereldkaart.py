"""The outlines of the countries as paths: Natural Earth (public domain) at 1:110 million, as packaged by world-atlas.

The file is TopoJSON (https://github.com/topojson/topojson-specification): lines that neighbours share are kept once,
as steps from point to point in whole numbers. Countries that are too small to draw at this scale are not in it.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from babel.core import get_global

BREED, HOOG = 900, 430
# Degrees that are drawn: without Antarctica, where no country is.
_NOORD, _ZUID = 84.0, -58.0
Punt = tuple[int, int]


@cache
def outlines() -> Mapping[str, str]:
    """Return the path of every country by ISO 3166-1 alpha-2 code in lower case, in units of `BREED` by `HOOG`."""
    atlas = json.loads((files("toolkit.weergave.wereld") / "countries-110m.json").read_text("utf-8"))
    lines = [_points(arc, atlas["transform"]) for arc in atlas["arcs"]]
    codes = get_global("territory_aliases")
    shapes = atlas["objects"]["countries"]["geometries"]
    known = ((codes.get(shape.get("id", ""), [""])[0].lower(), shape) for shape in shapes)
    return MappingProxyType({code: _path(shape, lines) for code, shape in known if code and code != "aq"})


def _points(arc: list[list[int]], transform: Mapping[str, Any]) -> list[Punt]:
    """Return the points of a line on the picture: longitude and latitude as they are (equirectangular)."""
    (step_x, step_y), (from_x, from_y) = transform["scale"], transform["translate"]
    x = y = 0
    found: list[Punt] = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        lengte, breedte = x * step_x + from_x, y * step_y + from_y
        punt = (round((lengte + 180) / 360 * BREED), round((_NOORD - breedte) / (_NOORD - _ZUID) * HOOG))
        if not found or found[-1] != punt:
            found.append(punt)
    return found


def _path(shape: Mapping[str, Any], lines: list[list[Punt]]) -> str:
    parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return "".join(_ring(ring, lines) for part in parts for ring in part)


def _ring(ring: list[int], lines: list[list[Punt]]) -> str:
    """Return one closed line; a number below zero is a line that is followed backwards."""
    points = [punt for n in ring for punt in (lines[n] if n >= 0 else reversed(lines[~n]))]
    kept = [punt for n, punt in enumerate(points) if n == 0 or punt != points[n - 1]]
    return "M" + "l".join(_steps(kept)) + "z" if len(set(kept)) > 2 else ""


def _steps(points: list[Punt]) -> Iterator[str]:
    yield "{} {}".format(*points[0])
    for (x, y), (next_x, next_y) in pairwise(points):
        # Who crosses the edge of the map (Russia, at 180 degrees) goes on outside it, and comes back the same way.
        yield f"{(next_x - x + BREED // 2) % BREED - BREED // 2} {next_y - y}"
