"""Headers that keep a page to itself, closed debug pages, and a log without what people searched."""

import logging
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_CSP = "; ".join(
    [
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    ]
)
_HEADERS = [
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=(), browsing-topics=()"),
    (b"cross-origin-opener-policy", b"same-origin"),
]
# Datasette's pages about itself (settings, threads, files on disk) are nobody's business.
_OPEN = re.compile(r"/-/(static|static-plugins)/.+|/-/(gezond|suggesties|versions\.json)")
_GONE = "/-/gesloten"


def protect(app: App) -> App:
    """Wrap the ASGI application: security headers on every answer, and 404 for debug pages."""

    async def protected(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        path = scope["path"]

        async def send_protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message.get("headers", []), *_HEADERS, *_caching(path, message)]}
            await send(message)

        if path.startswith("/-/") and not _OPEN.fullmatch(path):
            scope = {**scope, "path": _GONE, "raw_path": _GONE.encode()}
        await app(scope, receive, send_protected)

    return protected


def _caching(path: str, message: Message) -> list[tuple[bytes, bytes]]:
    """Static files have their version in the address, so a browser may keep them."""
    if path.startswith("/-/static") and message["status"] == 200:
        return [(b"cache-control", b"public, max-age=31536000, immutable")]
    return []


class WithoutQuestions(logging.Filter):
    """Takes query strings and addresses of visitors out of the access log: a search is a URL and nothing else."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Return True; the record is changed in place. uvicorn logs (client, method, path, version, status)."""
        if isinstance(record.args, tuple) and len(record.args) == 5:
            _, method, path, version, status = record.args
            record.args = ("-", method, str(path).partition("?")[0], version, status)
        return True


def keep_searches_out_of_the_log() -> None:
    """Make the access log of the web server free of searches and visitors."""
    logger = logging.getLogger("uvicorn.access")
    if not any(isinstance(f, WithoutQuestions) for f in logger.filters):
        logger.addFilter(WithoutQuestions())
