"""Questions to the database: each within a time, and none for a reader who has gone.

Datasette has a few threads for questions. A question that nobody waits for any more, or that takes too long, gives its
thread back. How many questions may wait is up to `toolkit.web.drukte`.
"""

import asyncio
import contextvars
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from toolkit.web.asgi import App, Message, Receive, Scope, Send
from toolkit.web.fouten import TeLangError

T = TypeVar("T")
LIMIET = 10.0
"""Seconds from question to answer, waiting for a thread included."""
_STEPS = 1000  # of SQLite's machine, between two looks at the clock: less than a tenth of a millisecond


async def put(datasette: Any, database: str, question: Callable[[sqlite3.Connection], T], limiet: float = LIMIET) -> T:
    """Return the answer to a question on a read connection, outside the event loop.

    Raises:
        TeLangError: it took more than `limiet` seconds.

    """
    stop, deadline = threading.Event(), time.monotonic() + limiet
    here = contextvars.copy_context()  # a thread of Datasette does not know in which language to answer

    def run(conn: sqlite3.Connection) -> T:
        with until(conn, lambda: stop.is_set() or time.monotonic() >= deadline):
            return here.run(question, conn)

    try:
        found: T = await datasette.get_database(database).execute_fn(run)
    except sqlite3.OperationalError as error:
        if error.args == ("interrupted",):
            raise TeLangError from None
        raise
    finally:
        # When the reader has gone this task is cancelled, and the thread may still be at work.
        stop.set()
    return found


@contextmanager
def until(conn: sqlite3.Connection, over: Callable[[], bool]) -> Iterator[None]:
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
    """Wait until the reader has gone; the body of the question, which nobody reads, comes first."""
    ended = 0
    while (message := await receive())["type"] != "http.disconnect":
        ended += not message.get("more_body", False)
        if ended > 1:  # not a server that tells when a reader goes, but one that says the same for ever
            await asyncio.Event().wait()


async def _no_body() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}
