"""Asking the site what no browser would ask: any method, address, header and body, past every client's good manners."""

import gzip
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from datasette.app import Datasette


@dataclass(frozen=True, slots=True)
class Antwoord:
    """What came back; `whole` is False when the site broke it off."""

    status: int
    headers: dict[str, str]
    body: bytes
    whole: bool
    doubled: tuple[str, ...]

    @property
    def text(self) -> str:
        packed = self.headers.get("content-encoding") == "gzip"
        return (gzip.decompress(self.body) if packed else self.body).decode("utf-8")


class Client:
    """Asks one site, whose application is made once."""

    def __init__(self, site: Datasette) -> None:
        self.app: Any = site.app()

    async def ask(
        self, address: str, method: str = "GET", headers: Iterable[tuple[str, str]] = (), body: bytes = b""
    ) -> Antwoord:
        path, _, query = address.partition("?")
        given = [(name.lower().encode(), value.encode("latin-1")) for name, value in headers]
        scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": path,
            "raw_path": path.encode("utf-8", "surrogatepass"),
            "query_string": query.encode("utf-8", "surrogatepass"),
            "root_path": "",
            "headers": given if any(name == b"host" for name, _ in given) else [(b"host", b"localhost"), *given],
            "client": ("203.0.113.9", 4711),
            "server": ("127.0.0.1", 8001),
        }
        parts: list[dict[str, Any]] = []

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": body, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            parts.append(message)

        await self.app(scope, receive, send)
        start, *rest = parts
        names = [name.decode().lower() for name, _ in start["headers"]]
        return Antwoord(
            status=start["status"],
            headers={name.decode().lower(): value.decode("latin-1") for name, value in start["headers"]},
            body=b"".join(part.get("body", b"") for part in rest),
            whole=bool(rest) and not rest[-1].get("more_body", False),
            doubled=tuple(sorted({name for name in names if names.count(name) > 1})),
        )
