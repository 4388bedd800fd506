"""The web server around the site: uvicorn, which Datasette brings along, with limits `datasette serve` cannot set."""

import asyncio
import errno
import socket
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any, cast

import h11
import uvicorn
from click import ClickException
from datasette.utils import StartupError
from uvicorn.config import STARTUP_FAILURE
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.supervisors import Multiprocess

from toolkit.config.strict_yaml import ConfigError
from toolkit.web.beveiliging import EVERY_ANSWER
from toolkit.web.logboek import LOGGING

# Seconds in which a question must be complete, and in which the next one must begin on the same connection.
WHOLE_QUESTION, NEXT_QUESTION = 10, 5
# Connections at once; the site itself makes questions wait their turn long before (`toolkit.web.drukte`).
CONNECTIONS = 1_000
# Bytes of the first line and the headers. The longest search is 5,000 characters, so three times as many with %.
HEAD = 65_536
# Seconds in which a worker must say that it is alive; it is replaced when it does not.
SILENT = 30
_NO_QUESTION = b"Dit is geen vraag die een browser stelt. Open het adres gewoon.\n"
CANNOT_START = (ClickException, ConfigError, StartupError, OSError)
CANNOT = 2


class AtOnce:
    """A transport that sends together what is written in one turn of the event loop.

    uvicorn writes the head of an answer and then its body. When the process dies between the two, a proxy has begun to
    answer and cannot ask another process any more.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._written: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Send `data` with what else is written before the event loop goes on."""
        if not self._written:
            asyncio.get_running_loop().call_soon(self._send)
        self._written.append(data)

    def close(self) -> None:
        """Send what was written, and close."""
        self._send()
        self._transport.close()

    def _send(self) -> None:
        data = b"".join(self._written)
        self._written.clear()
        if data:
            self._transport.write(data)

    def __getattr__(self, name: str) -> Any:
        """Do the rest as the transport itself."""
        return getattr(self._transport, name)


class ImpatientProtocol(H11Protocol):
    """Closes a connection on which no whole question arrives in time: uvicorn would wait for it without end."""

    whole_question: float = WHOLE_QUESTION
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count when somebody connects."""
        super().connection_made(cast("asyncio.Transport", AtOnce(transport)))
        self._count()

    def data_received(self, data: bytes) -> None:
        """Stop counting when the question is whole, or count on."""
        super().data_received(data)
        self._count()

    def on_response_complete(self) -> None:
        """Leave the time between two questions to uvicorn."""
        super().on_response_complete()
        self._stop()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget the connection."""
        self._stop()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no question at all: the site never sees it, and its answer carries the same headers."""
        headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"connection", b"close"), *EVERY_ANSWER.items()]
        refusal = [h11.Response(status_code=400, headers=headers), h11.Data(data=_NO_QUESTION), h11.EndOfMessage()]
        for event in refusal:
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _count(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._waiting is None:
            self._waiting = asyncio.get_running_loop().call_later(self.whole_question, self.transport.close)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def serve(application: Callable[[], Any], host: str, port: int, workers: int = 1) -> int:
    """Serve until somebody stops it.

    Args:
        application: makes the ASGI application, in each process anew.
        host: address of this machine.
        port: its port.
        workers: number of processes; uvicorn replaces one that dies, and they share the port.

    Returns:
        0 when it was stopped, 2 when the port is taken, or the database or the configuration is wrong: then that has
        been said.

    """
    if _is_taken(host, port):
        sys.stderr.write(f"Poort {port} is al in gebruik. Kies een andere, zoals: make serve PORT={port + 1}\n")
        return CANNOT
    if workers == 1:
        try:
            app = application()
        except CANNOT_START as error:
            sys.stderr.write(f"{error}\n")
            return CANNOT
        server_of(app, host, port).run()
        return 0
    config = _config(partial(_in_a_worker, application), host, port, factory=True, workers=workers)
    group = Multiprocess(config, sockets=[config.bind_socket()])
    group.run()
    return CANNOT if any(process.exitcode == STARTUP_FAILURE for process in group.processes) else 0


def _is_taken(host: str, port: int) -> bool:
    """Return whether another program answers there: uvicorn would say so in English, after the site has started."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            return error.errno == errno.EADDRINUSE
    return False


def _in_a_worker(application: Callable[[], Any]) -> Any:
    """Return the application; the worker ends in the way that stops the others too when it cannot be made."""
    try:
        with ThreadPoolExecutor(1) as own:  # uvicorn asks from its event loop, and the application starts in one
            return own.submit(application).result()
    except CANNOT_START as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(STARTUP_FAILURE)


def server_of(app: Any, host: str, port: int) -> uvicorn.Server:
    """Return a server for the ASGI application `app` with every limit; it does not name itself in its answers."""
    return uvicorn.Server(_config(app, host, port))


def _config(app: Any, host: str, port: int, **more: Any) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        host=host,
        port=port,
        http=ImpatientProtocol,
        lifespan="on",
        log_level="info",
        log_config=LOGGING,
        server_header=False,
        timeout_keep_alive=NEXT_QUESTION,
        timeout_graceful_shutdown=10,
        timeout_worker_healthcheck=SILENT,
        limit_concurrency=CONNECTIONS,
        h11_max_incomplete_event_size=HEAD,
        **more,
    )
