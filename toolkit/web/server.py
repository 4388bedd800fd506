"""The web server around the site: uvicorn, which Datasette brings along, with limits `datasette serve` cannot set."""

import asyncio
from typing import Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

# Seconds in which a question must be complete, and in which the next one must begin on the same connection.
WHOLE_QUESTION, NEXT_QUESTION = 10, 5
# Connections at once; the site itself makes questions wait their turn long before (`toolkit.web.drukte`).
CONNECTIONS = 1_000
# Bytes of the first line and the headers. The longest search is 5,000 characters, so three times as many with %.
HEAD = 65_536


class ImpatientProtocol(H11Protocol):
    """Closes a connection on which no whole question arrives in time: uvicorn would wait for it without end."""

    whole_question: float = WHOLE_QUESTION
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to count when somebody connects."""
        super().connection_made(transport)
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

    def _count(self) -> None:
        if self.cycle is not None and not self.cycle.response_complete:
            self._stop()
        elif self._waiting is None:
            self._waiting = asyncio.get_running_loop().call_later(self.whole_question, self.transport.close)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None


def server_of(app: Any, host: str, port: int) -> uvicorn.Server:
    """Return a server for the ASGI application `app` with every limit; it does not name itself in its answers."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            host=host,
            port=port,
            http=ImpatientProtocol,
            lifespan="on",
            log_level="info",
            server_header=False,
            timeout_keep_alive=NEXT_QUESTION,
            timeout_graceful_shutdown=10,
            limit_concurrency=CONNECTIONS,
            h11_max_incomplete_event_size=HEAD,
        )
    )
