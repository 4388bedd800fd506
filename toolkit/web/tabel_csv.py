"""The CSV of Datasette's own table pages, made safe for a spreadsheet on its way out.

Datasette writes cells as they are and without byte order mark: Excel would run a cell that looks like a formula, and
show ``Ã«`` for ``ë``. The apostrophe is that of `/export.csv` (`toolkit.exportvorm.protect`); `/open-data/` has the
values unchanged.
"""

import csv
import io
from dataclasses import dataclass

from toolkit.exportvorm import protect
from toolkit.web.asgi import Message, Send
from toolkit.web.fouten import OnjuisteVraagError

_NO_COLUMN = "\ufeff\r\n".encode()


class BrokenOffError(Exception):
    """A query failed halfway; what was sent is not the whole table."""


@dataclass(slots=True)
class SafeCsv:
    """Passes an answer on; the rows of a CSV with a mark before the first and no cell that can run.

    Datasette ends a table that failed halfway with the error as a last line without an end. That line, which can quote
    the question, is not passed on: the connection is broken off, so that nobody takes a part for the whole.
    """

    onward: Send
    start: Message | None = None
    is_csv: bool = False
    begun: bool = False
    refused: bool = False
    waiting: str = ""

    async def send(self, message: Message) -> None:
        """Send one message of the answer; it begins with the first row.

        Raises:
            BrokenOffError: the last line has no end.
            OnjuisteVraagError: there is no column, which is how Datasette answers SQL that it cannot run.

        """
        if message["type"] == "http.response.start":
            self.is_csv = message["status"] == 200
            if self.is_csv:
                self.start = message
                return
        elif self.is_csv:
            more = message.get("more_body", False)
            rows = self._rows(message.get("body", b"").decode("utf-8"), last=not more)
            self.refused = self.refused or rows == _NO_COLUMN
            if self.refused and not more:
                raise OnjuisteVraagError("De database kan deze SQL niet uitvoeren.")
            if self.refused or (more and not rows):
                return
            if self.start is not None:
                await self.onward(self.start)
                self.start = None
            message = {**message, "body": rows}
        await self.onward(message)

    def _rows(self, text: str, *, last: bool) -> bytes:
        self.waiting += text
        # A row ends outside quotation marks; Datasette sends a row at a time, so this rarely waits.
        if not self.waiting.endswith("\r\n") or self.waiting.count('"') % 2:
            if last and self.waiting:
                raise BrokenOffError
            return b""
        written = io.StringIO(newline="")
        rows = csv.reader(io.StringIO(self.waiting, newline=""))
        csv.writer(written).writerows([protect(cell) for cell in row] for row in rows)
        self.waiting = ""
        mark = "" if self.begun else "\ufeff"
        self.begun = True
        return (mark + written.getvalue()).encode("utf-8")
