"""A site below a prefix (`base_url`): what is behind this layer sees every address without it.

A proxy may take the prefix off or leave it on; both come to the same here. Datasette takes it off for its router only,
and puts it once more before the links that it makes of the address it was asked (docs/prefix-dubbel.md).
"""

from typing import TypeVar

from toolkit.web.asgi import App, Message, Receive, Scope, Send

Path = TypeVar("Path", str, bytes)


def below(app: App, base_url: str) -> App:
    """Wrap an ASGI application so that it is asked without `base_url`, which has a slash at both ends."""
    if base_url == "/":
        return app

    async def without_prefix(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_prefix(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {
                    **message,
                    "headers": [_led_below(header, base_url.encode()) for header in message["headers"]],
                }
            await send(message)

        if scope["type"] == "http":
            raw = scope.get("raw_path") or scope["path"].encode("utf-8", "surrogateescape")
            own = {"path": _below(scope["path"], base_url), "raw_path": _below(raw, base_url.encode())}
            await app({**scope, **own}, receive, send_with_prefix)
        else:
            await app(scope, receive, send)

    return without_prefix


def _below(path: Path, base_url: Path) -> Path:
    if path == base_url[:-1]:
        return base_url[:1]
    return path[len(base_url) - 1 :] if path.startswith(base_url) else path


def _led_below(header: tuple[bytes, bytes], base_url: bytes) -> tuple[bytes, bytes]:
    """Return a header; one that leads on to another address of the site with the prefix (Datasette's has none)."""
    name, value = header
    own = name.lower() == b"location" and value.startswith(b"/") and not value.startswith((b"//", base_url))
    return (name, base_url + value[1:]) if own else header
