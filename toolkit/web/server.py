"""The web server around the site: uvicorn, which Datasette brings along, with limits `datasette serve` cannot set."""

import asyncio
import errno
import resource
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
from toolkit.web.asgi import Receive, Scope, Send
from toolkit.web.beveiliging import EVERY_ANSWER
from toolkit.web.logboek import LOGGING

# Seconds in which a question must be complete, and in which the next one must begin on the same connection.
WHOLE_QUESTION, NEXT_QUESTION = 10, 5
# Seconds in which a reader must take something of an answer that waits to be sent.
READING = 30
# Connections at once; the site itself makes questions wait their turn long before (`toolkit.web.drukte`).
CONNECTIONS = 1_000
# Connections above it that are told so; above these a connection is closed at once.
TOLD = 200
# Connections that the system takes at once: they all count before the first is seen.
BACKLOG = 256
# Descriptors per connection (its socket and a file that is sent), and for all else that is open.
PER_CONNECTION, OTHERWISE = 2, 100
# Bytes of the first line and the headers. The longest search is 5,000 characters, so three times as many with %.
HEAD = 65_536
# Seconds in which a worker must say that it is alive; it is replaced when it does not.
SILENT = 30
_NO_QUESTION = b"Dit is geen vraag die een browser stelt. Open het adres gewoon.\n"
_TOO_MANY = b"Het is te druk. Probeer het over een minuut nog eens.\n"
_TOO_MANY_API = b'{"title": "Het is te druk", "status": 503, "detail": "Probeer het over een minuut nog eens."}\n'
_PROBLEM = (b"content-type", b"application/problem+json")
_TEXT = (b"content-type", b"text/plain; charset=utf-8")
CANNOT_START = (ClickException, ConfigError, StartupError, OSError)
CANNOT = 2


_TOGETHER = 1 << 16  # bytes of one answer that wait for the rest of it


class AtOnce:
    """A transport that sends together what is written in one turn of the event loop.

    uvicorn writes the head of an answer and then its body. When the process dies between the two, a proxy has begun to
    answer and cannot ask another process any more.
    """

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport
        self._written: list[bytes] = []
        self._size = 0

    def write(self, data: bytes) -> None:
        """Send `data` with what else is written before the event loop goes on."""
        if not self._written:
            asyncio.get_running_loop().call_soon(self._send)
        self._written.append(data)
        self._size += len(data)
        if self._size > _TOGETHER:  # a large answer goes on as fast as it is read
            self._send()

    def close(self) -> None:
        """Send what was written, and close."""
        self._send()
        self._transport.close()

    def _send(self) -> None:
        data = b"".join(self._written)
        self._written.clear()
        self._size = 0
        if data:
            self._transport.write(data)

    def __getattr__(self, name: str) -> Any:
        """Do the rest as the transport itself."""
        return getattr(self._transport, name)


class ImpatientProtocol(H11Protocol):
    """Closes a connection on which no question arrives, or no answer is taken, in time: uvicorn would wait for ever."""

    whole_question: float = WHOLE_QUESTION
    reading: float = READING
    _waiting: asyncio.TimerHandle | None = None
    _unread: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count when somebody connects."""
        super().connection_made(cast("asyncio.Transport", AtOnce(transport)))
        transport.set_write_buffer_limits(high=0)  # whatever is not taken at once makes us count
        most = most_connections()
        if len(self.connections) > most + TOLD:
            transport.abort()
        elif len(self.connections) > most:
            self.app = _too_many
        self._count()

    def pause_writing(self) -> None:
        """Give up a reader who takes nothing: the answer and its file would stay open without end."""
        super().pause_writing()
        if self._unread is None:
            self._unread = asyncio.get_running_loop().call_later(self.reading, self.transport.abort)

    def resume_writing(self) -> None:
        """Stop counting when everything was taken."""
        self._read()
        super().resume_writing()

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
        self._read()
        super().connection_lost(exc)

    def send_400_response(self, msg: str) -> None:
        """Refuse what is no question at all: the site never sees it, and its answer carries the same headers."""
        headers = [_TEXT, (b"connection", b"close"), *EVERY_ANSWER.items()]
        refusal = [h11.Response(status_code=400, headers=headers), h11.Data(data=_NO_QUESTION), h11.EndOfMessage()]
        for event in refusal:
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _count(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._waiting is None:
            self._waiting = asyncio.get_running_loop().call_later(self.whole_question, self.transport.close)

    def _read(self) -> None:
        if self._unread is not None:
            self._unread.cancel()
            self._unread = None

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


async def _too_many(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer on a connection beyond the most that there may be; uvicorn's own limit would do so in English."""
    body, kind = (_TOO_MANY_API, _PROBLEM) if "/api/" in scope["path"] else (_TOO_MANY, _TEXT)
    headers = [kind, (b"content-length", str(len(body)).encode()), (b"connection", b"close")]
    headers += [(b"retry-after", b"60"), *EVERY_ANSWER.items()]
    await send({"type": "http.response.start", "status": 503, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def most_connections() -> int:
    """Return how many connections are answered: as many as there are descriptors for, and never more than the limit."""
    descriptors, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return max(1, min(CONNECTIONS, (descriptors - OTHERWISE - BACKLOG) // PER_CONNECTION - TOLD))


def raise_descriptors() -> None:
    """Ask the system for the descriptors of all connections; what it does not give lowers their number."""
    wanted = (CONNECTIONS + TOLD) * PER_CONNECTION + BACKLOG + OTHERWISE
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


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
    raise_descriptors()  # the workers inherit it
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
    raise_descriptors()
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
        backlog=BACKLOG,
        timeout_keep_alive=NEXT_QUESTION,
        timeout_graceful_shutdown=10,
        timeout_worker_healthcheck=SILENT,
        h11_max_incomplete_event_size=HEAD,
        **more,
    )
