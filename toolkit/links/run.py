"""One run over the addresses of the catalogue; what is known is kept while it goes, so that a next run goes on."""

import asyncio
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlsplit

from toolkit.config.strict_yaml import ConfigError
from toolkit.link_status import LinkStatus, LinkUitkomst
from toolkit.links.check import Checker
from toolkit.links.results import LinksFile

_SECONDS_BETWEEN_SAVES = 1.0
_SILENT = 6  # different sites: when none of so many answers, it is the connection
Progress = Callable[[str, LinkUitkomst | None], None]


class NoNetworkError(Exception):
    """Not one site answered: that says something about this machine, and nothing about the sites."""


@dataclass(frozen=True, slots=True)
class Run:
    """What a run did.

    Attributes:
        gecontroleerd: number of addresses that were checked.
        uitgesteld: addresses whose host is to be left alone for now.
        over: addresses beyond the maximum.

    """

    gecontroleerd: int
    uitgesteld: tuple[str, ...]
    over: int


def due(urls: Iterable[str], file: LinksFile, day: date, days: int) -> list[str]:
    """Return the addresses that were not checked in the last `days` days, longest ago first."""

    def last(url: str) -> date:
        link = file.known.get(url)
        return (link and link.gecontroleerd_op) or date.min

    return sorted((url for url in urls if last(url) <= day - timedelta(days=days)), key=lambda url: (last(url), url))


async def run_checks(
    urls: Sequence[str], most: int, checker: Checker, file: LinksFile, day: date, progress: Progress
) -> Run:
    """Check at most `most` of `urls` and keep what came of each in `file`, also when the run is broken off.

    Nothing is kept before one site has answered. When the first sites all stay silent, the rest is not tried.

    Raises:
        NoNetworkError: no site answered.
        ConfigError, OSError: see `LinksFile.save`.

    """
    keeper = _Keeper(file, day)
    postponed: list[str] = []

    async def check(url: str) -> None:
        uitkomst = await checker.check(url)
        if uitkomst is None:
            postponed.append(url)
        else:
            keeper.keep(url, uitkomst)
            if keeper.silent_hosts >= _SILENT:
                raise NoNetworkError
        progress(url, uitkomst)

    chosen = urls[:most]
    try:
        async with asyncio.TaskGroup() as tasks:
            for url in chosen:
                tasks.create_task(check(url))
    except* (NoNetworkError, ConfigError, OSError) as errors:
        raise errors.exceptions[0] from None
    finally:
        keeper.save()
    if keeper.waiting:
        raise NoNetworkError
    return Run(len(chosen) - len(postponed), tuple(sorted(postponed)), len(urls) - len(chosen))


class _Keeper:
    """Holds results until one site has answered; from then on saves them now and then."""

    def __init__(self, file: LinksFile, day: date):
        self._file = file
        self._day = day
        self._answered = False
        self._saved_at = 0.0
        self.waiting: list[tuple[str, LinkUitkomst]] = []

    @property
    def silent_hosts(self) -> int:
        """How many different sites did not answer, as long as no site did."""
        return 0 if self._answered else len({urlsplit(url).netloc for url, _ in self.waiting})

    def keep(self, url: str, uitkomst: LinkUitkomst) -> None:
        self.waiting.append((url, uitkomst))
        self._answered = self._answered or uitkomst.status is not LinkStatus.GEEN_ANTWOORD
        if self._answered and time.monotonic() - self._saved_at > _SECONDS_BETWEEN_SAVES:
            self.save()

    def save(self) -> None:
        if not self._answered:
            return
        for url, uitkomst in self.waiting:
            self._file.record(url, uitkomst, self._day)
        self.waiting.clear()
        self._file.save()
        self._saved_at = time.monotonic()
