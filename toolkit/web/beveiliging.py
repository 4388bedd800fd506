"""The layer around the site: what may be asked, in what order, and the headers that every answer has.

Nothing gets past it: an answer of Datasette, a refusal and a failure leave through the same door.
"""

from typing import Any

from datasette.utils.asgi import Request

from toolkit.web.asgi import App, Message, Receive, Scope, Send
from toolkit.web.catalogus import build_id_of
from toolkit.web.drukte import HEALTH, Queue, TeDrukError
from toolkit.web.fouten import NietGevondenError, NietToegestaanError, TeVeelVragenError, error_response
from toolkit.web.logboek import log_failure
from toolkit.web.tabel_csv import BrokenOffError, SafeCsv
from toolkit.web.toegang import METHODS, Toegang, ToegestaneVraag, without_identity

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
EVERY_ANSWER = {
    b"content-security-policy": _CSP.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=(), browsing-topics=()",
    b"cross-origin-opener-policy": b"same-origin",
    b"cross-origin-resource-policy": b"same-origin",
}
BUILD = b"catalogus-bouw"
"""The header by which every answer names the build that it comes from."""
_OPEN_TO_ALL = {b"cross-origin-resource-policy": b"cross-origin", b"access-control-allow-origin": b"*"}
_PREFLIGHT = {
    b"allow": b"GET, HEAD, OPTIONS",
    b"access-control-allow-methods": b"GET, HEAD, OPTIONS",
    b"access-control-max-age": b"86400",
}


def protect(app: App, datasette: Any, toegang: Toegang) -> App:
    """Wrap the ASGI application of Datasette."""
    queue = Queue()

    async def protected(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        await datasette.invoke_startup()
        await _OutgoingAnswer(app, datasette, toegang, queue, without_identity(scope), receive, send).give()

    return protected


class _OutgoingAnswer:
    """One question on its way through."""

    def __init__(
        self, app: App, datasette: Any, toegang: Toegang, queue: Queue, scope: Scope, receive: Receive, send: Send
    ) -> None:
        self.app, self.datasette, self.toegang, self.queue = app, datasette, toegang, queue
        self.scope, self.receive, self.onward = scope, receive, send
        self.vraag: ToegestaneVraag | None = None
        self.begun = False
        self.missing_file = False

    async def give(self) -> None:
        try:
            self.vraag = self.toegang.admit(self.scope)
        except Exception as refusal:
            await self._refuse(refusal)
            return
        if self.scope["method"] == "OPTIONS":
            await self._send({"type": "http.response.start", "status": 204, "headers": list(_PREFLIGHT.items())})
            await self._send({"type": "http.response.body", "body": b""})
            return
        try:
            await self._ask(self.vraag)
        except TeDrukError:
            await self._refuse(TeVeelVragenError())
        except Exception as failure:
            log_failure(failure)
            # An answer that has begun can only be broken off: the server then closes the connection.
            if not self.begun:
                await self._refuse(failure)

    async def _ask(self, vraag: ToegestaneVraag) -> None:
        """Let Datasette answer; it is asked for the whole page when only its head is wanted, and only that is sent."""
        scope = {**self.scope, "method": "GET"}
        send: Send = SafeCsv(self._send).send if vraag.tables and vraag.path.endswith(".csv") else self._send
        if vraag.static:
            send = self._send_file
        if vraag.path == HEALTH:
            await self.app(scope, self.receive, send)
        else:
            await self.queue.take_turn(self.app, scope, self.receive, send)
        if self.missing_file:
            await self._refuse(NietGevondenError.of_address())

    async def _refuse(self, reason: Exception) -> None:
        # No form of the site changes anything, so there is nothing for a token to protect; Datasette asks for one.
        request = Request({**self.scope, "method": "GET", "csrftoken": str}, self.receive)
        response = await error_response(self.datasette, request, reason, self.toegang.route_path(self.scope) or "/")
        if isinstance(reason, NietToegestaanError):
            preflight = ", OPTIONS" if self.toegang.is_open_to_all(self.scope) else ""
            response.headers["allow"] = METHODS + preflight
        await response.asgi_send(self._send)

    async def _send_file(self, message: Message) -> None:
        """Send a file of the design; Datasette says in bare English that there is none."""
        if message["type"] == "http.response.start":
            self.missing_file = message["status"] >= 400
        if not self.missing_file:
            await self._send(message)

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if self.begun:  # an error page in the middle of another answer
                raise BrokenOffError
            self.begun = True
            message = {**message, "headers": self._headers(message)}
        elif self.scope["method"] == "HEAD":
            message = {**message, "body": b""}
        await self.onward(message)

    def _headers(self, message: Message) -> list[tuple[bytes, bytes]]:
        open_to_all = self.toegang.is_open_to_all(self.scope)
        build_id = build_id_of(self.datasette)
        own = {**EVERY_ANSWER, **({BUILD: build_id.encode()} if build_id else {})}
        own |= {**(_OPEN_TO_ALL if open_to_all else {}), **self._caching(message)}
        theirs = [(name, value) for name, value in message.get("headers", []) if name.lower() not in own]
        return [*theirs, *own.items()]

    def _caching(self, message: Message) -> dict[bytes, bytes]:
        """Static files are kept by a browser when their version is in the address."""
        versioned = bytes(self.scope.get("query_string") or b"").startswith(b"v=")
        if self.vraag is not None and self.vraag.static and message["status"] == 200 and versioned:
            return {b"cache-control": b"public, max-age=31536000, immutable"}
        return {}
