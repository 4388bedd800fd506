"""Puts the file together: pages, data, style and script, under a policy that lets nothing else run."""

import base64
import hashlib
import re
import sqlite3
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from toolkit.lezer import open_readonly
from toolkit.offline.bladzijden import Bladzijde, drukker_of, read_bladzijden
from toolkit.offline.gegevens import dump, pack, read_gegevens, read_uitvoer
from toolkit.offline.zoektabel import compile_search
from toolkit.site_config import SiteConfig
from toolkit.store.disk import writing
from toolkit.web.catalogus import OpenCatalogus, read_catalogus
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag

SCRIPTS = ("selectie.js", "zoeken.js", "lijst.js", "vergelijken.js", "uitvoer.js", "begin.js")
_MENU = (
    ("#", "Zoeken"),
    ("#/vergelijk", "Vergelijken"),
    ("#/begrippen", "Begrippen"),
    ("#/over", "Over de catalogus"),
    ("#/wijzigingen", "Wijzigingen"),
)
# What a reader without script can do without stands compressed in the data; the script puts it back in its place.
_LATER = re.compile(
    r'<details class="herkomst">.*?</details>|<section class="samenvatting".*?</section>'
    r'|<div class="wegwijzer.*?</nav> </div>|<section class="verwant-blok.*?</section>'
    r'|<p class="niet-op-papier meld-fout">.*?</p>',
    re.DOTALL,
)
_PLACE = "<i hidden></i>"
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
    ids = selectie_from(conn, Zoekvraag(), catalogus.zoeker).ordered_ids(conn)
    later: dict[str, Any] = {"stukken": {}}
    pages = [_lighter(page, later) for page in read_bladzijden(conn, catalogus, drukker)]
    later["zoek"] = compile_search(conn, catalogus.zoeker, ids)
    later["uitvoer"] = read_uitvoer(conn, catalogus, ids)
    data = {**read_gegevens(conn, catalogus, ids), "pak": pack(later)}
    style = _style()
    script = '(() => {\n"use strict";\n' + "".join(_static(name) for name in SCRIPTS) + "})();\n"
    policy = (
        f"default-src 'none'; style-src {_digest(style)}; script-src {_digest(script)}; img-src data:; "
        "form-action 'none'; base-uri 'none'"
    )
    context = {
        "beleid": policy,
        "stijl": style,
        "script": script,
        "gegevens": dump(data),
        "bladzijden": pages,
        "basis": catalogus.config.basis,
        "hash": catalogus.bouw.get("gegevens_sha256", ""),
        "menu": _MENU,
    }
    return drukker.text("bestand.html", context)


def _lighter(page: Bladzijde, later: dict[str, Any]) -> Bladzijde:
    """Return a page without what goes to `later`."""
    if page.pad == "/vergelijk":
        rows = [(_HEADING.search(row), _CELL.findall(row)) for row in _ROW.findall(page.html)]
        later["vergelijking"] = [[head[1].strip() if head else "", *cells] for head, cells in rows]
        return replace(page, html=_COLUMN.sub("", _ROW.sub("", page.html)))
    if page.pad.startswith("/interventie/"):
        later["stukken"][page.pad] = _LATER.findall(page.html)
        return replace(page, html=_LATER.sub(_PLACE, page.html))
    return page


def _style() -> str:
    site = files("toolkit.web") / "static"
    style = "".join((site / name).read_text("utf-8") for name in ("catalogus.css", "detail.css"))
    # The address says which question is asked, so what opens by its address on the site opens by a class here.
    style = style.replace(":target", ":is(:target, .doel)")
    style = style.replace("#alleen-verschillen", '[id$="/alleen-verschillen"]') + _static("offline.css")
    return re.sub(r"/\*.*?\*/", "", style, flags=re.DOTALL)


def _static(name: str) -> str:
    return (files("toolkit.offline") / "static" / name).read_text("utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}'"


def _replace(target: Path, content: bytes) -> None:
    draft = target.with_name(f".{target.name}.nieuw")
    draft.write_bytes(content)
    draft.replace(target)
