"""Questions to the database: each within a time, and none for a reader who has gone.

Datasette has a few threads for questions. A question that nobody waits for any more, or that takes too long, gives its
thread back; when too many wait, the next reader is told at once when to try again.
"""

import asyncio
import sqlite3
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from toolkit.web.asgi import App, Message, Receive, Scope, Send
from toolkit.web.fouten import DrukError

T = TypeVar("T")
LIMIET = 10.0
"""Seconds from question to answer, waiting included."""
MEESTE = 64
_STEPS = 1000  # of SQLite's machine, between two looks at the clock: less than a tenth of a millisecond
_TE_LANG = "Het antwoord op deze vraag duurt te lang. Maak de vraag kleiner, of probeer het straks nog eens."
_TE_DRUK = "Er kijken nu te veel mensen tegelijk. Probeer het over een paar tellen nog eens."
_WAITING: WeakKeyDictionary[Any, Counter[str]] = WeakKeyDictionary()


async def put(datasette: Any, database: str, question: Callable[[sqlite3.Connection], T], limiet: float = LIMIET) -> T:
    """Return the answer to a question on a read connection, outside the event loop.

    Raises:
        DrukError: it took more than `limiet` seconds, or too many questions are waiting already.

    """
    waiting = _WAITING.setdefault(datasette, Counter())
    if waiting[database] >= MEESTE:
        raise DrukError(_TE_DRUK)
    waiting[database] += 1
    stop, deadline = threading.Event(), time.monotonic() + limiet

    def run(conn: sqlite3.Connection) -> T:
        with until(conn, lambda: stop.is_set() or time.monotonic() >= deadline):
            return question(conn)

    try:
        found: T = await datasette.get_database(database).execute_fn(run)
    except sqlite3.OperationalError as error:
        if error.args == ("interrupted",):
            raise DrukError(_TE_LANG) from None
        raise
    finally:
        # When the reader has gone this task is cancelled, and the thread may still be at work.
        stop.set()
        waiting[database] -= 1
    return found


@contextmanager
def until(conn: sqlite3.Connection, over: Callable[[], bool]) -> Any:
    """Interrupt what is asked of the connection as soon as `over` says so (sqlite3.OperationalError: interrupted)."""
    if over():
        raise sqlite3.OperationalError("interrupted")
    conn.set_progress_handler(lambda: int(over()), _STEPS)
    try:
        yield
    finally:
        conn.set_progress_handler(None, _STEPS)


def stop_when_gone(app: App) -> App:
    """Wrap the ASGI application: a request whose reader has gone is cancelled."""

    async def stopping(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await app(scope, receive, send)
            return
        gone = asyncio.ensure_future(_disconnected(receive))
        answering = asyncio.ensure_future(app(scope, _no_body, send))
        try:
            await asyncio.wait({gone, answering}, return_when=asyncio.FIRST_COMPLETED)
            if answering.done():
                await answering
        finally:
            gone.cancel()
            answering.cancel()

    return stopping


async def _disconnected(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
