"""A local web server that misbehaves in the usual ways; what a path does is in its name. It keeps what was asked."""

import asyncio
import math
import ssl
import threading
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

FOREVER = 3600.0
HUGE = 10**12
TLS_HANDSHAKE = b"\x16"


@dataclass(slots=True)
class Asked:
    """One request: when it came and when it was answered, in seconds; and what it said."""

    start: float
    method: str
    path: str
    headers: dict[str, str]
    end: float = math.inf

    @property
    def line(self) -> str:
        return f"{self.method} {self.path}"


@dataclass(slots=True)
class Server:
    """The running server: its port and what was asked of it."""

    port: int
    asked: list[Asked] = field(default_factory=list)
    sent: Counter[str] = field(default_factory=Counter)
    times: Counter[str] = field(default_factory=Counter)

    def url(self, path: str, host: str = "site.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def methods(self, path: str) -> list[str]:
        return [one.method for one in self.asked if one.path == path]


def head(status: str, *headers: str, length: int | None = 0) -> bytes:
    lines = [f"HTTP/1.1 {status}", *headers, *([f"Content-Length: {length}"] if length is not None else [])]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


ANSWERS = {
    "/goed": head("200 OK", length=5) + b"hallo",
    "/leeg": head("204 No Content", length=None),
    "/weg": head("404 Not Found", length=4) + b"weg!",
    "/voorgoed-weg": head("410 Gone"),
    "/verboden": head("403 Forbidden"),
    "/storing": head("500 Internal Server Error"),
    "/verhuisd": head("301 Moved Permanently", "Location: /goed"),
    "/verhuisd-en-weg": head("301 Moved Permanently", "Location: /weg"),
    "/verhuisd-en-tijdelijk": head("308 Permanent Redirect", "Location: /even-elders"),
    "/even-elders": head("302 Found", "Location: /goed"),
    "/kring": head("302 Found", "Location: /kring-2"),
    "/kring-2": head("302 Found", "Location: /kring"),
    "/naar-intern": head("302 Found", "Location: http://10.0.0.1/geheim"),
    "/naar-wolk": head("302 Found", "Location: http://wolk.test/latest/meta-data/"),
    "/naar-bestand": head("302 Found", "Location: file:///etc/passwd"),
    "/naar-onzin": head("302 Found", "Location: http://site.test:poort/"),
    "/zonder-doel": head("302 Found"),
    "/lengte-onzin": head("200 OK", "Content-Length: veel", length=None),
    "/lengte-te-groot": head("200 OK", length=5000) + b"maar zo weinig",
    "/geen-http": b"SSH-2.0-OpenSSH_9.2\r\n",
    "/wacht-tot-morgen": head("429 Too Many Requests", "Retry-After: 86400"),
}
NOT_ALLOWED = head("405 Method Not Allowed", "Allow: GET")


Behave = Callable[["Server", str, asyncio.StreamWriter], Awaitable[None]]


def _first(answer: bytes, gets: int) -> Behave:
    """Give `answer` to HEAD and to the first GETs; then the page."""

    async def behave(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
        again = line.startswith("GET") and server.times[line] >= gets
        writer.write(head("200 OK") if again else answer)

    return behave


async def _cookie(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    known = server.asked[-1].headers.get("cookie") == "bezoek=1"
    back = head("302 Found", "Location: /koekje", "Set-Cookie: bezoek=1; Path=/")
    writer.write(head("200 OK") if known else back)


async def _hang(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(FOREVER)


async def _drip(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    for byte in head("200 OK", "X-Vulling: " + "x" * 2000):
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(0.05)


async def _slow(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(0.3)
    writer.write(ANSWERS["/goed"])


async def _reset(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    writer.transport.abort()


async def _close(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    pass


async def _pour(server: Server, line: str, writer: asyncio.StreamWriter) -> None:
    if line.startswith("HEAD"):
        writer.write(NOT_ALLOWED)
        return
    writer.write(head("200 OK", length=HUGE))
    while True:
        writer.write(b"x" * 65536)
        server.sent["/enorm"] += 65536
        await writer.drain()


BEHAVIOUR: dict[str, Behave] = {
    "/alleen-get": _first(NOT_ALLOWED, gets=0),
    "/eerst-wachten": _first(head("429 Too Many Requests", "Retry-After: 1"), gets=1),
    "/eerst-storing": _first(ANSWERS["/storing"], gets=1),
    "/koekje": _cookie,
    "/hangt": _hang,
    "/druppelt": _drip,
    "/traag": _slow,
    "/verbreekt": _reset,
    "/sluit": _close,
    "/enorm": _pour,
}


async def _serve(server: Server, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        first = await reader.readexactly(1)
        if first == TLS_HANDSHAKE:
            writer.write(head("400 Bad Request"))
            return
        request = (first + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        asked = _asked(request)
        server.asked.append(asked)
        bare = asked.path.partition("?")[0]
        if bare in BEHAVIOUR:
            await BEHAVIOUR[bare](server, asked.line, writer)
        else:
            writer.write(ANSWERS[bare])
        server.times[asked.line] += 1
        asked.end = time.monotonic()
        await writer.drain()
    except (ConnectionError, asyncio.IncompleteReadError):
        pass
    finally:
        writer.close()


def _asked(request: str) -> Asked:
    first, *rest = request.strip().split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in rest)}
    return Asked(time.monotonic(), method, path, headers)


@contextmanager
def running(context: ssl.SSLContext | None = None) -> Iterator[Server]:
    """Run a server on a free port of this machine, in a thread; over TLS with a `context`."""
    server, ready, loop = Server(0), threading.Event(), asyncio.new_event_loop()

    async def start() -> None:
        listening = await asyncio.start_server(lambda r, w: _serve(server, r, w), "127.0.0.1", 0, ssl=context)
        server.port = listening.sockets[0].getsockname()[1]
        ready.set()

    async def stop() -> None:
        for task in asyncio.all_tasks() - {asyncio.current_task()}:
            task.cancel()
        await asyncio.sleep(0.01)
        loop.stop()

    def run() -> None:
        asyncio.set_event_loop(loop)
        loop.create_task(start())
        loop.run_forever()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    assert ready.wait(10)
    try:
        yield server
    finally:
        asyncio.run_coroutine_threadsafe(stop(), loop)
        thread.join(10)
