"""Many questions at once: a few are worked on, the others wait their turn, and too many are told to come back."""

import asyncio
from dataclasses import dataclass, field

from toolkit.web.asgi import App, Message, Receive, Scope, Send

AT_WORK, WAITING = 8, 200
HEALTH = "/-/gezond"


class TeDrukError(Exception):
    """So many questions are waiting that another one would wait too long."""


@dataclass(slots=True)
class Queue:
    """Lets `at_work` questions in at once and `waiting` others wait; the question after health never waits.

    A place is free as soon as the answer begins: what takes long after that is the visitor's connection.
    """

    at_work: int = AT_WORK
    waiting: int = WAITING
    _places: asyncio.Semaphore = field(init=False)
    _in_line: int = 0

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.at_work)

    async def take_turn(self, app: App, scope: Scope, receive: Receive, send: Send) -> None:
        """Let `app` answer once there is a place.

        Raises:
            TeDrukError: too many others are waiting.

        """
        if self._in_line >= self.waiting:
            raise TeDrukError
        self._in_line += 1
        try:
            await self._places.acquire()
        finally:
            self._in_line -= 1
        place = _Place(self._places)

        async def send_and_leave(message: Message) -> None:
            if message["type"] == "http.response.start":
                place.leave()
            await send(message)

        try:
            await app(scope, receive, send_and_leave)
        finally:
            place.leave()


@dataclass(slots=True)
class _Place:
    places: asyncio.Semaphore
    taken: bool = True

    def leave(self) -> None:
        if self.taken:
            self.taken = False
            self.places.release()
