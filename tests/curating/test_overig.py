"""Columns that nobody named yet: in an export when it is asked for, and no part of what is read back."""

import io
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl

from tests.curating.conftest import Desk
from tests.export.conftest import context
from tests.web.conftest import serve
from tests.web.lezen import soup
from toolkit.export.as_json import write_json
from toolkit.export.as_xlsx import write_xlsx
from toolkit.export.context import ExportContext
from toolkit.export.schema import export_schema
from toolkit.lezer import read_opbouw

__all__ = ["context"]

IDS = ("kring", "steen")
OVERIG = [
    ("kring", "Kring", "Zaaltijd", "12 weken", "lijst.xlsx", "Nederland", "E2"),
    ("kring", "Kring", "Map op schijf", "a-1", "lijst.xlsx", "Nederland", "F2"),
    ("kring", "Kring", "Zaalhuur", "gratis", "lijst.xlsx", "Nederland", "G2"),
    ("steen", "Steen", "Zaaltijd", "2 weken", "lijst.xlsx", "België", "E2"),
]


def with_overig(context: ExportContext, *, overig: bool = True) -> ExportContext:
    return ExportContext(
        context.parameters, context.in_woorden, context.url, context.geraadpleegd, context.publisher, overig=overig
    )


def test_the_json_has_them_on_request_and_fits_the_schema(desk: Desk, context: ExportContext) -> None:
    with closing(sqlite3.connect(desk.database)) as conn:
        for overig in (False, True):
            target = io.BytesIO()
            write_json(conn, IDS, with_overig(context, overig=overig), target)
            data = json.loads(target.getvalue())
            jsonschema.validate(data, export_schema(read_opbouw(conn)))
            found = data.get("overige_gegevens")
            assert found is None if not overig else [tuple(row.values()) for row in found] == OVERIG


def test_the_workbook_has_a_sheet_of_them_on_request(desk: Desk, context: ExportContext, tmp_path: Path) -> None:
    with closing(sqlite3.connect(desk.database)) as conn:
        for overig in (False, True):
            write_xlsx(conn, IDS, with_overig(context, overig=overig), tmp_path / f"{overig}.xlsx")
    assert "Overige gegevens" not in openpyxl.load_workbook(tmp_path / "False.xlsx").sheetnames
    sheet = openpyxl.load_workbook(tmp_path / "True.xlsx")["Overige gegevens"]
    header, *rows = sheet.iter_rows(values_only=True)
    assert header == ("Naam interventie", "Kop in de bron", "Wat er staat", "Werkboek", "Werkblad", "Cel", "Id")
    assert [(row[-1], *row[:-1]) for row in rows] == OVERIG


def test_reading_back_leaves_the_sheet_alone(desk: Desk, context: ExportContext, tmp_path: Path) -> None:
    found: list[Any] = []
    for overig in (False, True):
        again = Desk(tmp_path / str(overig))
        shutil.copytree(desk.data, again.data)
        (again.root / "raw").mkdir()
        with closing(sqlite3.connect(desk.database)) as conn:
            write_xlsx(conn, IDS, with_overig(context, overig=overig), again.root / "raw" / "kopie.xlsx")
        again.build()
        with closing(sqlite3.connect(again.database)) as conn:
            found.append(
                [
                    conn.execute("select id, naam, herkomst from interventie order by id").fetchall(),
                    conn.execute("select * from interventie_werkzaam_element order by 1, 2, 3").fetchall(),
                    conn.execute("select code, melding from bevinding order by id").fetchall(),
                ]
            )
    assert found[0] == found[1]


async def test_the_pages_show_them_with_the_cell_and_offer_to_take_them_along(desk: Desk) -> None:
    site = serve(desk.database)
    page = await soup(site, "/interventie/kring")
    block = page.select_one('section[aria-labelledby="overig"]')
    assert block is not None
    shown = {str(row.dt.get_text()): row.select_one("dd p") for row in block.select(".rij") if row.dt}
    assert [(kop, str(text.contents[0]).strip()) for kop, text in shown.items() if text] == [
        (kop, waarde) for id_, _, kop, waarde, *_ in OVERIG if id_ == "kring"
    ]
    cells = {str(cell["data-broncel"]).rsplit(".", 1)[1] for cell in block.select("[data-broncel]")}
    assert cells == {cel for id_, *_, cel in OVERIG if id_ == "kring"}
    offered = [str(a["href"]) for a in block.select("a[href*=export]")]
    listed = [str(a["href"]) for a in (await soup(site, "/?land=nl")).select('a[href*="overig=ja"]')]
    assert offered == [f"/export.{kind}?id=kring&overig=ja" for kind in ("xlsx", "ods", "json")]
    assert listed == [f"/export.{kind}?land=nl&overig=ja" for kind in ("xlsx", "ods", "json")]
    for href in (*offered, *listed):
        assert (await site.client.get(href)).status_code == 200
