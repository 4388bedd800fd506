"""Whole answers: kept for the next reader, sent small, and not sent at all to who has them already.

An answer belongs to a version (the build that is served, and the code and templates that show it) and to a canonical
question. It can therefore never be stale: another build or another template is another version. What is kept is bounded
in memory, and nothing of it is a visitor's: the site has no login and reads no cookies. A forced reload
(`cache-control: no-cache`) is answered anew.
"""

import asyncio
import gzip
import json
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import distributions
from importlib.resources import files
from importlib.resources.abc import Traversable
from urllib.parse import urlsplit

from toolkit.talen import spreekt
from toolkit.web.asgi import App, Message, Receive, Scope, Send
from toolkit.web.parameters import as_asked

Header = tuple[bytes, bytes]
MEESTE_BYTES = 32 * 1024 * 1024
_GROOTSTE = 2 * 1024 * 1024
_KLEINSTE = 500  # bytes; below it compressing saves nothing
_ITS_OWN_RULES = r"-/(static|gezond)|\.well-known/"  # the last says until when it is valid
_NOT_KEPT = re.compile(r"/(export\.|open-data/.)")  # large, and soon made or read
_WEIGHT = re.compile(r"[01](\.\d{0,3})?")
_TEXT = re.compile(rb"text/|application/(json|atom\+xml|ld\+json)|image/svg")
# Their pages lead back to the list that the reader came from.
_BACK_TO_LIST = re.compile(r".*/(interventie/[^/]+|vergelijk)$")


@dataclass(frozen=True, slots=True)
class BewaardAntwoord:
    """A whole answer: headers without those about its length and form, and its body in both forms."""

    headers: tuple[Header, ...]
    body: bytes
    klein: bytes | None = None

    @property
    def bytes(self) -> int:
        """Return what it takes in memory."""
        return len(self.body) + len(self.klein or b"")


class Bewaard:
    """Answers by their tag, those asked for longest ago given up first when there is no room."""

    def __init__(self, most: int = MEESTE_BYTES):
        self._most, self._bytes = most, 0
        self._kept: OrderedDict[str, BewaardAntwoord] = OrderedDict()

    def get(self, tag: str) -> BewaardAntwoord | None:
        """Return the answer of a tag, when it is kept."""
        if tag in self._kept:
            self._kept.move_to_end(tag)
        return self._kept.get(tag)

    def keep(self, tag: str, antwoord: BewaardAntwoord) -> None:
        """Keep an answer."""
        self._bytes += antwoord.bytes - (self._kept.pop(tag).bytes if tag in self._kept else 0)
        self._kept[tag] = antwoord
        while self._bytes > self._most:
            self._bytes -= self._kept.popitem(last=False)[1].bytes


def keep_answers(app: App, version: Callable[[], str | None], database: str) -> App:
    """Wrap the ASGI application.

    Args:
        app: the application.
        version: called for each request; gives the version of the answers, or None while there is none yet.
        database: name of the database, of which Datasette's own pages are not kept: they say how long they took.

    """
    bewaard, its_own = Bewaard(), re.compile(rf"/({_ITS_OWN_RULES}|{re.escape(database)}([/.]|$))")

    async def keeping(scope: Scope, receive: Receive, send: Send) -> None:
        now = version() if scope["type"] == "http" and scope["method"] == "GET" else None
        headers = dict(scope.get("headers", ()))
        path = _path(scope)
        if now is None or its_own.match(path) or b"no-cache" in headers.get(b"cache-control", b""):
            await app(scope, receive, send)
            return
        question = json.dumps([now, *_question(scope, headers)])
        tag = f'W/"{sha256(question.encode()).hexdigest()[:32]}"'
        if tag.encode() in headers.get(b"if-none-match", b""):
            await send({"type": "http.response.start", "status": 304, "headers": _caching(path, tag)})
            await send({"type": "http.response.body", "body": b""})
            return
        tagged = _tagged(send, _caching(path, tag))
        if _NOT_KEPT.match(path):
            await app(scope, receive, tagged)
            return
        found = bewaard.get(tag)
        if found is None:
            found = await _answer(app, scope, receive, tagged)
            if found is None:
                return
        klein = len(found.body) > _KLEINSTE and _reads_gzip(headers.get(b"accept-encoding", b""))
        if klein and found.klein is None:
            found = replace(found, klein=await asyncio.to_thread(gzip.compress, found.body, 6, mtime=0))
        bewaard.keep(tag, found)
        await _send(send, found, klein, _caching(path, tag))

    return keeping


def _tagged(send: Send, caching: list[Header]) -> Send:
    """Return `send` for an answer that is not kept: it has a tag as well, so that it need not be sent twice."""

    async def tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            theirs = message.get("headers", ())
            given = {name.lower() for name, _ in theirs}
            if given.isdisjoint({b"etag", b"cache-control", b"set-cookie"}):
                message = {**message, "headers": [*theirs, *(h for h in caching if h[0] not in given)]}
        await send(message)

    return tagged


def _reads_gzip(accepted: bytes) -> bool:
    """Return whether a reader takes gzip (RFC 9110, section 12.5.3); a weight that is none is a no."""
    for offer in accepted.decode("latin-1").lower().split(","):
        name, _, weight = offer.replace(" ", "").partition(";q=")
        if name == "gzip":
            return not weight or (_WEIGHT.fullmatch(weight) is not None and float(weight) > 0)
    return False


def _question(scope: Scope, headers: dict[bytes, bytes]) -> tuple[str, ...]:
    """Return what is asked: in which language, where, with which parameters, and from which list where that shows."""
    asked = as_asked(scope.get("query_string", b"").decode("latin-1"))
    return spreekt().code, scope.get("root_path", ""), _path(scope), asked, _list_before(_path(scope), headers)


def _path(scope: Scope) -> str:
    """Return the address as it was written: a slash that is written as %2F is none."""
    raw = scope.get("raw_path") or scope.get("path", "").encode("utf-8", "surrogateescape")
    return str(raw.partition(b"?")[0].decode("latin-1"))


def _list_before(path: str, headers: dict[bytes, bytes]) -> str:
    """Return the address that the reader came from, when it can be a list of this site and the page says so."""
    came_from = headers.get(b"referer", b"").decode("latin-1")
    try:
        before = urlsplit(came_from)
    except ValueError:  # no address at all, such as http://[::1
        return ""
    own = before.netloc == headers.get(b"host", b"").decode("latin-1")
    return came_from if own and before.query and _BACK_TO_LIST.match(path) else ""


async def _answer(app: App, scope: Scope, receive: Receive, send: Send) -> BewaardAntwoord | None:
    """Return the answer, or None when it is none to keep: then it has been sent as it came."""
    start: Message | None = None
    body = b""
    passed = False

    async def collect(message: Message) -> None:
        nonlocal start, body, passed
        if passed:
            await send(message)
        elif message["type"] == "http.response.start":
            start = message
            if not _may_be_kept(message):
                passed = True
                await send(message)
        else:
            body += message.get("body", b"")
            if len(body) > _GROOTSTE and start is not None:
                passed = True
                await send(start)
                await send({**message, "body": body})

    await app(scope, receive, collect)
    if passed or start is None:
        return None
    kept = tuple((name, value) for name, value in start["headers"] if name.lower() not in _OF_THE_FORM)
    return BewaardAntwoord(kept, body)


_OF_THE_FORM = frozenset({b"content-length", b"cache-control", b"vary"})


def _may_be_kept(start: Message) -> bool:
    headers = {name.lower(): value for name, value in start.get("headers", ())}
    is_text = bool(_TEXT.match(headers.get(b"content-type", b"")))
    own_rules = b"no-store" in headers.get(b"cache-control", b"")
    personal = headers.keys() & {b"set-cookie", b"content-disposition"}
    return start["status"] == 200 and is_text and not own_rules and not personal


async def _send(send: Send, antwoord: BewaardAntwoord, klein: bool, caching: list[Header]) -> None:
    body = antwoord.klein if klein and antwoord.klein is not None else antwoord.body
    form = [(b"content-length", str(len(body)).encode()), *([(b"content-encoding", b"gzip")] if klein else [])]
    await send({"type": "http.response.start", "status": 200, "headers": [*antwoord.headers, *form, *caching]})
    await send({"type": "http.response.body", "body": body})


def _caching(path: str, tag: str) -> list[Header]:
    """A browser or a cache on the way may keep it, and asks each time whether it is still so."""
    back = bool(_BACK_TO_LIST.match(path))
    return [
        (b"etag", tag.encode()),
        (b"cache-control", b"private, no-cache" if back else b"no-cache"),
        (b"vary", b"accept-encoding, referer" if back else b"accept-encoding"),
    ]


@cache
def code_version() -> str:
    """Return a hash of everything that makes a page of data: code and templates, and the versions of libraries."""
    digest = sha256(repr(sorted((one.name, one.version) for one in distributions())).encode())
    for name, content in sorted(_contents(files("toolkit"), "")):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def _contents(folder: Traversable, where: str) -> Iterable[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{where}/{entry.name}"
        if entry.is_dir():
            yield from _contents(entry, name) if entry.name != "__pycache__" else ()
        else:
            yield name, entry.read_bytes()
