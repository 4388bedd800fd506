"""Politeness towards the sites that are checked: one request per host at a time, pauses, and waiting when asked to."""

import asyncio
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manners:
    """How a run behaves; all times in seconds.

    Attributes:
        pause: between two requests to one host.
        hosts: requests at one time, over all hosts together.
        answer: how long one request may take, from looking up the name to the headers of the answer.
        attempts: how often a page is asked for that may answer later (busy, broken, silent).
        back_off: before the second attempt; doubled for each next one.
        longest_wait: a host that asks to wait longer is left for another run.
        strikes: a host that does not answer for so many pages is left for another run.
        hops: redirects that are followed.

    """

    pause: float = 2.0
    hosts: int = 4
    answer: float = 20.0
    attempts: int = 3
    back_off: float = 4.0
    longest_wait: float = 120.0
    strikes: int = 3
    hops: int = 10


class PostponedError(Exception):
    """A host is to be left alone for the rest of this run."""


class HostGate:
    """Lets requests through, one per host at a time, with a pause in between."""

    def __init__(self, manners: Manners):
        self._manners = manners
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._slots = asyncio.Semaphore(manners.hosts)
        self._not_before: dict[str, float] = {}
        self._strikes: Counter[str] = Counter()

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at `host`; no other request goes there until it is over.

        Raises:
            PostponedError: the host asked to wait too long, or did not answer too often.

        """
        async with self._locks[host]:
            wait = self._not_before.get(host, 0.0) - time.monotonic()
            if wait > self._manners.longest_wait or self._strikes[host] >= self._manners.strikes:
                raise PostponedError(host)
            await asyncio.sleep(max(wait, 0.0))
            async with self._slots:
                try:
                    yield
                finally:
                    self.hold(host, self._manners.pause)

    def hold(self, host: str, seconds: float) -> None:
        """Let nothing through to `host` for so many seconds from now."""
        self._not_before[host] = max(self._not_before.get(host, 0.0), time.monotonic() + seconds)

    def answered(self, host: str) -> None:
        """Note that `host` answers."""
        del self._strikes[host]

    def silent(self, host: str) -> None:
        """Note that `host` did not answer for one page."""
        self._strikes[host] += 1
