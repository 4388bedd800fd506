"""A list as a download, and a hand-picked list."""

import asyncio
import io
import json
import sqlite3
from collections.abc import Callable, MutableMapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import rispy
from python_calamine import CalamineWorkbook

from tests.export.conftest import IDS
from tests.export.open_document import headings
from tests.small_catalogue import make_small_catalogue
from toolkit.export.context import ExportContext
from toolkit.export.deliver import FORMATEN, ExportLijst, send_list
from toolkit.export.picked import PickError, picked_ids
from toolkit.exportvorm import Scheiding

NAMEN = ["Théâtre", "Familiesteun", "Boks Mee", "Gesprekskring, dag & nacht"]
Messages = list[MutableMapping[str, Any]]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return make_small_catalogue(tmp_path / "interventies.db")


async def _deliver(database: Path, lijst: ExportLijst) -> tuple[dict[bytes, bytes], bytes]:
    messages: Messages = []

    async def send(message: MutableMapping[str, Any]) -> None:
        messages.append(message)

    await send_list(send, database, lijst)
    assert messages[0]["status"] == 200
    assert [message["more_body"] for message in messages[1:]] == [True] * (len(messages) - 2) + [False]
    return dict(messages[0]["headers"]), b"".join(message["body"] for message in messages[1:])


@pytest.mark.parametrize("formaat", FORMATEN)
async def test_every_format_is_a_download_with_the_same_list(
    database: Path, context: ExportContext, formaat: str
) -> None:
    headers, body = await _deliver(database, ExportLijst(formaat, IDS, context))
    assert headers[b"content-disposition"] == f'attachment; filename="interventies-2026-11-22.{formaat}"'.encode()
    assert headers[b"content-length"] == str(len(body)).encode()
    readers: dict[str, Callable[[], Any]] = {
        "ods": lambda: [
            row[-1]
            for row in CalamineWorkbook.from_filelike(io.BytesIO(body))
            .get_sheet_by_name("Interventies")
            .to_python()[1:]
        ],
        "odt": lambda: headings(body, 2),
        "xlsx": lambda: [
            row[-1] for row in openpyxl.load_workbook(io.BytesIO(body))["Interventies"].iter_rows(2, values_only=True)
        ],
        "csv": lambda: [line.split(";")[0] for line in body.decode("utf-8-sig").split("\r\n")[1:-1]],
        "json": lambda: [row["id"] for row in json.loads(body)["interventies"]],
        "ris": lambda: [entry["keywords"][0] for entry in rispy.loads(body.decode("utf-8"))],
    }
    named = {"ris": ["Familiesteun", "Boks Mee"], "odt": NAMEN}
    expected = named.get(formaat, list(IDS))
    assert readers[formaat]() == expected


async def test_the_name_of_an_empty_file_says_so(database: Path, context: ExportContext) -> None:
    headers, body = await _deliver(database, ExportLijst("ris", (), context))
    assert headers[b"content-disposition"] == b'attachment; filename="geen-interventies-2026-11-22.ris"'
    assert body == b""


async def test_the_separator(database: Path, context: ExportContext) -> None:
    _, body = await _deliver(database, replace(ExportLijst("csv", IDS, context), scheiding=Scheiding.KOMMA))
    assert body.decode("utf-8-sig").startswith("id,naam,herkomst")


@pytest.mark.parametrize("formaat", ["csv", "json"])
async def test_a_file_that_fails_halfway_never_ends(database: Path, context: ExportContext, formaat: str) -> None:
    sent: Messages = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    with pytest.raises(LookupError):
        await send_list(send, database, ExportLijst(formaat, [*IDS * 100, "bestaat-niet"], context))
    assert len(sent) > 1
    assert all(message["more_body"] for message in sent[1:])
    assert b"content-length" not in dict(sent[0]["headers"])


async def test_nothing_is_sent_when_the_list_cannot_be_written(database: Path, context: ExportContext) -> None:
    sent: Messages = []

    async def send(message: MutableMapping[str, Any]) -> None:
        sent.append(message)

    with pytest.raises(LookupError):
        await send_list(send, database, ExportLijst("csv", ("bestaat-niet",), context))
    assert sent == []


async def test_others_are_served_while_a_list_is_written(database: Path, context: ExportContext) -> None:
    conn = sqlite3.connect(database)
    rows = [(f"i{number}", f"Interventie {number}") for number in range(2000)]
    conn.executemany("insert into interventie (id, naam, herkomst) values (?, ?, 'slo')", rows)
    conn.commit()
    conn.close()
    turns = 0

    async def count_turns() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(0.002)
            turns += 1

    counter = asyncio.create_task(count_turns())
    await _deliver(database, ExportLijst("xlsx", [row[0] for row in rows], context))
    counter.cancel()
    assert turns > 20


def test_picked_interventions_keep_their_order_and_come_once(conn: sqlite3.Connection) -> None:
    assert picked_ids(conn, ["theater", "boksen", "theater", "boks-mee"]) == ["theater", "boks-mee"]


@pytest.mark.parametrize(
    ("slug", "message"),
    [("weg", "is uit de catalogus gehaald. Reden: Dubbel"), ("bestaat-niet", "heeft geen interventie ‘bestaat-niet’")],
)
def test_what_cannot_be_picked_is_said(conn: sqlite3.Connection, slug: str, message: str) -> None:
    conn.execute("insert into interventie_alias (id, interventie_id, reden) values ('weg', null, 'Dubbel')")
    with pytest.raises(PickError, match=message):
        picked_ids(conn, ["theater", slug])
