"""Add the columns of terms to JSON and CSV on their way out."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from .columns import Columns

SCOPE_KEY = "m2m_columns"
_BATCH = 100_000  # characters of CSV that are looked up at once: some hundreds of rows, and no more in memory
Message = dict[str, Any]
Send = Callable[[Message], Awaitable[None]]


@dataclass(slots=True)
class WantedColumns:
    """What the hook for filters found out about the present request: columns to add, and to which format."""

    columns: Columns | None = None
    format: str | None = None
    shape: str | None = None


def wrap(app: Any) -> Any:
    """Return the ASGI application with columns added to its responses where a request asks for that."""

    async def wrapped(scope: dict[str, Any], receive: Any, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        wish = WantedColumns()
        await app({**scope, SCOPE_KEY: wish}, receive, _Rewriter(wish, send).send)

    return wrapped


@dataclass(slots=True)
class _Rewriter:
    """Passes messages on, rewritten when the wish says so.

    The first message waits for the second, because only then it is certain that the filters have been read.
    """

    wish: WantedColumns
    onward: Send
    start: Message | None = None
    editor: Any = None

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.start = message
            return
        if message["type"] == "http.response.body":
            if self.start is not None:
                await self._begin(self.start)
                self.start = None
            if self.editor is not None:
                more = message.get("more_body", False)
                body = await self.editor.edit(message.get("body", b""), not more)
                message = {**message, "body": body}
        await self.onward(message)

    async def _begin(self, start: Message) -> None:
        columns = self.wish.columns
        if columns is not None and start["status"] == 200:
            self.editor = JsonEditor(columns, self.wish.shape) if self.wish.format == "json" else CsvEditor(columns)
            headers = [(name, value) for name, value in start["headers"] if name.lower() != b"content-length"]
            start = {**start, "headers": headers}
        await self.onward(start)


@dataclass(slots=True)
class JsonEditor:
    """Adds the columns to a JSON document, which arrives in parts and leaves in one."""

    columns: Columns
    shape: str | None
    parts: list[bytes] = field(default_factory=list)

    async def edit(self, body: bytes, last: bool) -> bytes:
        """Return what may be sent on after this part: nothing before the last one."""
        self.parts.append(body)
        if not last:
            return b""
        text = b"".join(self.parts).decode()
        if not text:  # the answer to HEAD
            return b""
        if self.shape == "lines":
            rows = [json.loads(line) for line in text.splitlines() if line]
            await self.columns.add_to_objects(rows)
            return "\n".join(json.dumps(row) for row in rows).encode()
        payload = json.loads(text)
        await self._add(payload)
        return json.dumps(payload).encode()

    async def _add(self, payload: Any) -> None:
        if self.shape == "array":
            await self.columns.add_to_objects(payload)
        elif self.shape == "object":
            await self.columns.add_to_objects(list(payload.values()))
        elif payload["rows"] and isinstance(payload["rows"][0], list):
            names = payload["columns"]
            rows = [dict(zip(names, row, strict=True)) for row in payload["rows"]]
            await self.columns.add_to_objects(rows)
            payload["rows"] = [list(row.values()) for row in rows]
            payload["columns"] = names + self.columns.names
        else:
            await self.columns.add_to_objects(payload["rows"])
            if "columns" in payload:
                payload["columns"] += self.columns.names


@dataclass(slots=True)
class CsvEditor:
    """Adds the columns to CSV, some rows at a time, so memory does not grow with the file."""

    columns: Columns
    waiting: bytes = b""
    key: int | None = None
    width: int = 0

    async def edit(self, body: bytes, last: bool) -> bytes:
        """Return what may be sent on after this part: whole rows only, the last part excepted."""
        self.waiting += body
        if not last and len(self.waiting) < _BATCH:
            return b""
        end = len(self.waiting) if last else _end_of_last_row(self.waiting)
        ready, self.waiting = self.waiting[:end], self.waiting[end:]
        return (await self._add(ready.decode())).encode()

    async def _add(self, text: str) -> str:
        rows = list(csv.reader(io.StringIO(text, newline="")))
        written = io.StringIO(newline="")
        writer = csv.writer(written)
        if self.key is None and rows:
            header = rows.pop(0)
            self.key, self.width = header.index(self.columns.key), len(header)
            writer.writerow(header + self.columns.names)
        # Datasette writes an error that comes up halfway as a line of text; that is passed on as it is.
        whole = [row for row in rows if len(row) == self.width and self.key is not None]
        labels = iter(await self.columns.labels([row[self.key or 0] for row in whole]))
        writer.writerows(row + next(labels) if len(row) == self.width else row for row in rows)
        return written.getvalue()


def _end_of_last_row(text: bytes) -> int:
    """Return where the last complete row ends; 0 when there is none.

    A line break ends a row when an even number of quotes stands before it.
    """
    end, quotes = 0, 0
    at = text.find(b"\r\n")
    begin = 0
    while at != -1:
        quotes += text.count(b'"', begin, at)
        begin = at + 2
        if quotes % 2 == 0:
            end = begin
        at = text.find(b"\r\n", begin)
    return end
