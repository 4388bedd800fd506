"""Puts the file together: pages, data, style and script, under a policy that lets nothing else run."""

import base64
import hashlib
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolkit.lezer import open_readonly
from toolkit.offline.bewijskaart import read_assen
from toolkit.offline.bladzijden import Bladzijde, drukker_of, read_bladzijden
from toolkit.offline.gegevens import read_gegevens, read_uitvoer
from toolkit.offline.inpakken import dump, pack
from toolkit.offline.situatie import read_antwoorden
from toolkit.offline.werkmap import read_werkmap
from toolkit.offline.zonder_script import plain_page
from toolkit.search.documents import VELDEN
from toolkit.search.portable import search_data, search_texts
from toolkit.site_config import SiteConfig
from toolkit.store.disk import writing
from toolkit.web.catalogus import OpenCatalogus, read_catalogus
from toolkit.web.geheugen import ids_by_name

# The search engine is made when somebody searches: it takes longer than all the rest.
_SEARCH = ("taal.js", "woorden.js", "lezen.js", "zoeken.js")
SCRIPTS = (
    *("uitpakken.js", "selectie.js", *_SEARCH, "lijst.js", "situatie.js", "bewijskaart.js"),
    *("vergelijken.js", "werkmap.js", "uitvoer.js", "begin.js"),
)
_BEGIN_SEARCH = "const zoekmachine = lui(() => {\n"
_END_SEARCH = "return zoek;\n});\nconst zoekOp = (woorden) => zoekmachine()(woorden);\n"
_BEGIN, _END = '(async () => {\n"use strict";\n', "})();\n"
_MENU = (
    ("#", "Zoeken"),
    ("#/situatie", "Vanuit een situatie"),
    ("#/vergelijk", "Vergelijken"),
    ("#/bewijskaart", "Bewijskaart"),
    ("#/begrippen", "Begrippen"),
    ("#/over", "Over de catalogus"),
    ("#/wijzigingen", "Wijzigingen"),
)
_INTERVENTIE = "/interventie/"
_SYNONIEMEN = VELDEN.index("synoniemen")
_ROW = re.compile(r'<tr role="row" class="[^"]*">.*?</tr>', re.DOTALL)
_HEADING = re.compile(
    r'<th scope="row"[^>]*>(.*?)(?:<span class="(?:onzichtbaar|oordeel)">.*?</span>)?</th>', re.DOTALL
)
_CELL = re.compile(r'<td role="cell">(.*?)</td>', re.DOTALL)
_COLUMN = re.compile(r'<th scope="col" role="columnheader" data-interventie="[^"]*">.*?</th>', re.DOTALL)


def write_offline(database: Path, target: Path, config: SiteConfig) -> int:
    """Write the catalogue of `database` to `target`, and its SHA-256 beside it; return the size in bytes.

    Raises:
        FileNotFoundError: there is no such database.
        ConfigError: the database has no search index.
        StoreError: the file cannot be written.

    """
    with open_readonly(database) as conn:
        content = compose(conn, read_catalogus(conn, config)).encode("utf-8")
    with writing(target):
        _replace(target, content)
    beside = target.with_name(target.name + ".sha256")
    with writing(beside):
        _replace(beside, f"{hashlib.sha256(content).hexdigest()}  {target.name}\n".encode("ascii"))
    return len(content)


def compose(conn: sqlite3.Connection, catalogus: OpenCatalogus) -> str:
    """Return the file as text; the same database and program give the same text."""
    drukker = drukker_of(conn, catalogus)
    ids = ids_by_name(conn)
    later = Later(ids)
    pages = [later.lighter(page) for page in read_bladzijden(conn, catalogus, drukker)]
    texts = search_texts(conn)
    known = read_gegevens(conn, catalogus, ids)
    exports = read_uitvoer(conn, catalogus, ids)
    workbook, rows = read_werkmap(conn, catalogus, ids)
    begin = {
        **later.for_all(),
        "werkmap": workbook,
        "csv_kop": exports["csv_kop"],
        "situatie": read_antwoorden(catalogus),
        "kaart": read_assen(catalogus),
        "dimensies": known.pop("dimensies"),
    }
    rest = {
        "per": later.for_each(exports, texts, rows),
        "synoniemen": [texts[i][_SYNONIEMEN] for i in ids],
        "zoek": search_data(conn),
    }
    style = _style()
    script = _BEGIN + "".join(map(_script, SCRIPTS)) + _END
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
    context = {
        "beleid": policy,
        "stijl": style,
        "script": script,
        "gegevens": dump(known),
        "pak_begin": pack(begin),
        "pak": pack(rest),
        "bladzijden": pages,
        "basis": catalogus.config.basis,
        "hash": catalogus.bouw.get("gegevens_sha256", ""),
        "menu": _MENU,
    }
    return drukker.text("bestand.html", context)


class Later:
    """What is compressed: all of one intervention together, for its texts are much the same."""

    def __init__(self, ids: Sequence[str]) -> None:
        """Take the interventions in the order in which the file numbers them."""
        self._ids = ids
        self._pages: dict[str, str] = {}
        self._rows: list[tuple[str, list[str]]] = []

    def lighter(self, page: Bladzijde) -> Bladzijde:
        """Return a page without what is compressed."""
        if page.pad == "/vergelijk":
            for row in _ROW.findall(page.html):
                head = _HEADING.search(row)
                self._rows.append((head[1].strip() if head else "", _CELL.findall(row)))
            page = replace(page, html=_COLUMN.sub("", _ROW.sub("", page.html)))
        plain = plain_page(page)
        if plain is None:
            return page
        self._pages[page.pad] = page.html
        return replace(page, html=plain)

    def for_all(self) -> dict[str, Any]:
        """Return the pages that are about no single intervention, and the headings of the comparison."""
        pages = {page: html for page, html in self._pages.items() if not page.startswith(_INTERVENTIE)}
        return {"bladen": pages, "titels": [title for title, _ in self._rows]}

    def for_each(
        self, exports: Mapping[str, Any], texts: Mapping[str, Sequence[str]], rows: Sequence[Any]
    ) -> list[list[Any]]:
        """Return, per intervention in their order: page, JSON, CSV, cells to compare, texts of search, rows in Excel.

        The wordings of its terms stand apart from these: they are like those of the next intervention.
        """
        return [
            [
                self._pages[_INTERVENTIE + i],
                exports["json"][n],
                exports["csv"][n],
                [cells[n] for _, cells in self._rows],
                [text for place, text in enumerate(texts[i]) if place != _SYNONIEMEN],
                rows[n],
            ]
            for n, i in enumerate(self._ids)
        ]


def _style() -> str:
    site = files("toolkit.web") / "static"
    style = "".join((site / name).read_text("utf-8") for name in ("catalogus.css", "detail.css"))
    # The address says which question is asked, so what opens by its address on the site opens by a class here.
    style = style.replace(":target", ":is(:target, .doel)")
    style = style.replace("#alleen-verschillen", '[id$="/alleen-verschillen"]') + _static("offline.css")
    return _lean(re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))


def _lean(text: str) -> str:
    """Return style or script without indents, empty lines, and lines that are a comment."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _script(name: str) -> str:
    begin = _BEGIN_SEARCH if name == _SEARCH[0] else ""
    return begin + _lean(_static(name)) + (_END_SEARCH if name == _SEARCH[-1] else "")


def _static(name: str) -> str:
    return (files("toolkit.offline") / "static" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{target.name}.nieuw")
    draft.write_bytes(content)
    draft.replace(target)
