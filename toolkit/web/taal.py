"""In which language a page is asked: that of the site by its own address, another below a prefix (``/en/over``).

What is behind this layer sees every address without that prefix. Only pages that are the catalogue's own have one:
files, the API and Datasette's pages are in the language of the data, and below a prefix there is nothing of them.
"""

import re
from dataclasses import dataclass
from typing import Any

from toolkit.talen import NEDERLANDS, TALEN, Taal, spreekt, spreken
from toolkit.web.asgi import App, Message, Receive, Scope, Send
from toolkit.web.parameters import as_asked

_PAGES = re.compile(
    r"/|/interventie/[^/]+|/vergelijk|/bewijskaart(\.(svg|png))?|/beeld(/(jaren|landen)\.(svg|png))?"
    r"|/begrippen(/[^/]+){0,2}|/situatie|/over(/[a-z]+)?|/wijzigingen|/open-data/?"
)


def is_translated(pad: str) -> bool:
    """Return whether the page at an address of the site, with or without a query, is there in every language."""
    return bool(_PAGES.fullmatch(re.split("[?#]", pad, maxsplit=1)[0]))


@dataclass(frozen=True, slots=True)
class Paden:
    """Stands where Datasette's `urls` stands in a template: an address of a page is the one in the language at hand."""

    urls: Any

    def path(self, pad: str) -> str:
        """Return the address of a page or file of the site, below its prefixes."""
        return str(self.urls.path(f"{spreekt().prefix}{pad}" if is_translated(pad) else pad))

    def __getattr__(self, name: str) -> Any:
        """Return what Datasette itself knows: addresses of tables, rows and static files."""
        return getattr(self.urls, name)


@dataclass(frozen=True, slots=True)
class InTaal:
    """A page in one language: its address, and what stands behind the prefix; the home page when it has none there."""

    taal: Taal
    adres: str
    pad: str


def in_every_language(datasette: Any, request: Any, *, asked: bool = True) -> tuple[InTaal, ...]:
    """Return the page that is asked in each language of the site; without its question unless it is `asked`."""
    path = request.path if request else ""
    question = as_asked(request.query_string) if request and asked else ""
    pad = (path + (f"?{question}" if question else "")) if is_translated(path) else ""
    return tuple(InTaal(taal, str(datasette.urls.path(f"{taal.prefix}{pad or '/'}")), pad) for taal in TALEN.values())


def in_its_language(app: App) -> App:
    """Wrap an ASGI application so that it answers in the language of the address."""

    async def speaking(scope: Scope, receive: Receive, send: Send) -> None:
        taal = _asked(scope) if scope["type"] == "http" else NEDERLANDS
        if taal is NEDERLANDS:
            await app(scope, receive, send)
            return

        async def send_in_language(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = [_led_on(header, taal) for header in message["headers"]]
                message = {**message, "headers": [*headers, (b"content-language", taal.code.encode())]}
            await send(message)

        with spreken(taal):
            await app({**scope, **_below(scope, taal)}, receive, send_in_language)

    return speaking


def _raw(scope: Scope) -> bytes:
    """Return the address as it was written: a slash that is written as %2F is none."""
    raw = scope.get("raw_path") or str(scope["path"]).encode("utf-8", "surrogateescape")
    return bytes(raw).partition(b"?")[0]


def _asked(scope: Scope) -> Taal:
    raw = _raw(scope)
    others = (taal for taal in TALEN.values() if taal.prefix)
    return next((t for t in others if raw == t.prefix.encode() or raw.startswith(f"{t.prefix}/".encode())), NEDERLANDS)


def _below(scope: Scope, taal: Taal) -> dict[str, Any]:
    """Return the address without the prefix when there is a page in this language; nothing when there is none."""
    rest = _raw(scope)[len(taal.prefix) :].decode("latin-1") or "/"
    if not is_translated(rest.rstrip("/") or "/"):
        return {}
    return {"path": str(scope["path"])[len(taal.prefix) :] or "/", "raw_path": rest.encode("latin-1")}


def _led_on(header: tuple[bytes, bytes], taal: Taal) -> tuple[bytes, bytes]:
    """Return a header; Datasette leads on to an address without the prefix when one has a slash too many."""
    name, value = header
    own = name.lower() == b"location" and is_translated(value.decode("latin-1"))
    return (name, taal.prefix.encode() + value) if own else header
