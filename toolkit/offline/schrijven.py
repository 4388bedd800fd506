"""Puts the file together: pages, data, style and script, under a policy that lets nothing else run."""

import base64
import hashlib
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from html import unescape
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolkit.lezer import open_readonly
from toolkit.offline.beelden import read_beelden
from toolkit.offline.bewijskaart import read_assen
from toolkit.offline.bladzijden import Bladzijde, drukker_of, read_bladzijden
from toolkit.offline.gegevens import read_gegevens, read_uitvoer
from toolkit.offline.inpakken import Packer
from toolkit.offline.situatie import read_antwoorden
from toolkit.offline.werkmap import read_werkmap
from toolkit.offline.zonder_script import plain_page
from toolkit.search.documents import VELDEN
from toolkit.search.portable import search_data, search_texts
from toolkit.site_config import SiteConfig
from toolkit.store.disk import writing
from toolkit.web.catalogus import OpenCatalogus, read_catalogus
from toolkit.web.geheugen import ids_by_name
from toolkit.web.queries.lijst import PER_PAGINA
from toolkit.whole_file import replaced

# One script; each part is made when it is first asked for, since search takes longer than all the rest. A part is
# called after what its files make.
# That of the site comes first.
_OF_SITE = "suggesties.js"
BEGIN = ("laden.js", "selectie.js", "lijst.js", "uitvoer.js")
PARTS = {
    "zoek": ("taal.js", "woorden.js", "lezen.js", "betekenis.js", "zoeken.js", "wensen.js"),
    "toonVergelijking": ("vergelijken.js",),
    "toonSituatie": ("situatie.js",),
    "toonKaart": ("bewijskaart.js", "kaartbestand.js"),
    "toonBeeld": ("beeld.js",),
    "werkmap": ("werkmap.js",),
}
END = ("begin.js",)
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
_TOGETHER = 100  # interventions that are packed and unpacked together
_SYNONIEMEN = VELDEN.index("synoniemen")
_ROW = re.compile(r'<tr role="row" class="[^"]*">.*?</tr>', re.DOTALL)
_HEADING = re.compile(
    r'<th scope="row"[^>]*>(.*?)(?:<span class="(?:onzichtbaar|oordeel)">.*?</span>)?</th>', re.DOTALL
)
_CELL = re.compile(r'<td role="cell">(.*?)</td>', re.DOTALL)
_CARD = re.compile(r'<li class="kaart".*?</li>(?= *(?:<li class="kaart"|</ol>))', re.DOTALL)
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
    with writing(target), replaced(target) as draft:
        draft.write_bytes(content)
    beside = target.with_name(target.name + ".sha256")
    with writing(beside), replaced(beside) as draft:
        draft.write_text(f"{hashlib.sha256(content).hexdigest()}  {target.name}\n", "ascii")
    return len(content)


def compose(conn: sqlite3.Connection, catalogus: OpenCatalogus) -> str:
    """Return the file as text; the same database and program give the same text."""
    drukker = drukker_of(conn, catalogus)
    ids = ids_by_name(conn)
    later = Later(ids)
    pages = [later.lighter(page) for page in read_bladzijden(conn, catalogus, drukker)]
    plain = drukker.text("leesbaar.html", {"bladzijden": pages})
    texts = search_texts(conn)
    exports = read_uitvoer(conn, catalogus, ids)
    workbook, rows = read_werkmap(conn, catalogus, ids)
    script = _script()
    packs: dict[str, Any] = {
        "begin": {
            "script": script,
            "gegevens": read_gegevens(conn, catalogus, ids, drukker.site.stand),
            "titels": {page.pad: unescape(page.titel) for page in pages if not page.pad.startswith(_INTERVENTIE)},
            "per_pak": _TOGETHER,
            "lijst": later.list_page,
            "kaarten": later.cards[:PER_PAGINA],
        },
        "vast": {
            **later.for_all(),
            "werkmap": workbook,
            "csv_kop": exports["csv_kop"],
            "situatie": read_antwoorden(catalogus),
            "beeld": read_beelden(conn, catalogus, ids),
            "kaart": read_assen(drukker.site),
        },
        "zoek": {
            "teksten": [[text for place, text in enumerate(texts[i]) if place != _SYNONIEMEN] for i in ids],
            # These are like those of the next intervention, and not like the other texts.
            "synoniemen": [texts[i][_SYNONIEMEN] for i in ids],
            "zoek": search_data(conn),
        },
    }
    each = list(later.for_each(exports, rows))
    packs |= {str(start // _TOGETHER): each[start : start + _TOGETHER] for start in range(0, len(each), _TOGETHER)}
    style, readable, unpack = _style(), _lean(_static("leesbaar.js")), _lean(_static("uitpakken.js"))
    scripts = " ".join(map(_digest, (readable, unpack, script)))
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {scripts}; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
    beside, nothing = Packer(plain), Packer("")
    context = {
        "beleid": policy,
        "stijl": style,
        "leesbaar": readable,
        "script": unpack,
        "document": plain,
        "pakken": {name: (nothing if name == "begin" else beside).pack(data) for name, data in packs.items()},
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
        self.cards: list[str] = []
        self.list_page = ""
        self._pages: dict[str, str] = {}
        self._rows: list[tuple[str, list[str]]] = []

    def lighter(self, page: Bladzijde) -> Bladzijde:
        """Return a page as it is without script; the whole page is compressed."""
        html = page.html
        if page.pad == "/":
            self.cards = _CARD.findall(html)
            self.list_page = html = _CARD.sub("", html)
        elif page.pad == "/vergelijk":
            for row in _ROW.findall(html):
                head = _HEADING.search(row)
                self._rows.append((head[1].strip() if head else "", _CELL.findall(row)))
            html = _COLUMN.sub("", _ROW.sub("", html))
        self._pages[page.pad] = html
        return replace(page, html=plain_page(page))

    def for_all(self) -> dict[str, Any]:
        """Return what is about no single intervention: pages, cards after the first, headings of the comparison."""
        pages = {page: html for page, html in self._pages.items() if page != "/" and not page.startswith(_INTERVENTIE)}
        return {"kaarten": self.cards[PER_PAGINA:], "bladen": pages, "rijkoppen": [title for title, _ in self._rows]}

    def for_each(self, exports: Mapping[str, Any], rows: Sequence[Any]) -> Iterator[list[Any]]:
        """Yield, per intervention in their order: page, JSON, CSV, cells to compare, rows in Excel, RIS."""
        for n, i in enumerate(self._ids):
            cells = [cells[n] for _, cells in self._rows]
            as_files = (exports[kind][n] for kind in ("json", "csv"))
            yield [self._pages[_INTERVENTIE + i], *as_files, cells, rows[n], exports["ris"][n]]


def _style() -> str:
    site = files("toolkit.web") / "static"
    style = "".join((site / name).read_text("utf-8") for name in ("catalogus.css", "detail.css", "kaart.css"))
    # The address says which question is asked, so what opens by its address on the site opens by a class here.
    style = style.replace(":target", ":is(:target, .doel)")
    style = style.replace("#alleen-verschillen", '[id$="/alleen-verschillen"]') + _static("offline.css")
    return _lean(re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL))


def _lean(text: str) -> str:
    """Return style or script without indents, empty lines, and lines that are a comment."""
    lines = (line.strip() for line in text.splitlines())
    return "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


def _script() -> str:
    """Return the script of the file."""
    parts = (
        f"const maak_{name} = lui(() => {{\n{_joined(names)}return {name};\n}});\n" for name, names in PARTS.items()
    )
    of_site = _lean((files("toolkit.web") / "static" / _OF_SITE).read_text("utf-8"))
    return f'(() => {{\n"use strict";\n{of_site}{_joined(BEGIN)}{"".join(parts)}{_joined(END)}}})();\n'


def _joined(names: Iterable[str]) -> str:
    return "".join(_lean(_static(name)) for name in names)


def _static(name: str) -> str:
    return (files("toolkit.offline") / "static" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"
