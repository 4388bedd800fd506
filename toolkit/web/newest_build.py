"""A new build under a running site: each answer comes from one build, whole, and from the newest that was published.

A build that is published is opened beside the one that is served, in a thread of its own, and asked whether it is
healthy. Then it takes over between two requests. What the one before it was answering is finished on that one, which is
closed afterwards. A build that cannot be served is not taken up: the site goes on with the one it has.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from toolkit.config.strict_yaml import ConfigError
from toolkit.web.asgi import App, Receive, Scope, Send
from toolkit.web.catalogus import database_name, has_catalogus
from toolkit.web.drukte import HEALTH
from toolkit.web.served_file import release_served

_LOG = logging.getLogger("uvicorn.error")  # where a person who looks after the site reads that it started
_EVERY = 1.0
"""Seconds between two looks at what is published."""


@dataclass(slots=True, eq=False)
class OpenBuild:
    """A build that can be asked.

    Attributes:
        path: its database, no link.
        datasette: the site that shows it.
        app: the same as an ASGI application.
        busy: number of requests that it is answering.

    """

    path: Path
    datasette: Any
    app: App
    busy: int = 0

    async def close(self) -> None:
        """Give back threads and files, and let a later build remove it. Waits for what is still being asked."""
        await asyncio.to_thread(self.datasette.executor.shutdown)
        for database in self.datasette.databases.values():
            if database.is_mutable:  # Datasette's own, in memory: its thread for writing would keep all of it
                await database.execute_write_fn(_end_this_thread, block=False)
            database.close()
        release_served(self.datasette)


def _end_this_thread(_: object) -> None:
    raise SystemExit


def open_build(site: Any) -> OpenBuild:
    """Return the build that `site`, a Datasette that has not started, is to show: read, warm and found healthy.

    Raises:
        ConfigError, ClickException, StartupError: the configuration or the database is wrong.
        OSError: a file cannot be read.

    """
    if not has_catalogus(site):
        raise ConfigError(f"De database moet {database_name(site)}.db heten: zo noemt metadata.yml haar.")
    app: App = site.app()
    asyncio.run(_warm(site, app))
    path = Path(site.get_database(database_name(site)).path)
    return OpenBuild(path, site, app)


async def _warm(site: Any, app: App) -> None:
    """Do before the first reader comes what the site would do for that reader."""
    await site.invoke_startup()
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.get(HEALTH)
    if answer.status_code != 200:
        raise ConfigError(f"De site is niet gezond: {answer.text}")


class NewestBuild:
    """An ASGI application that shows the newest build."""

    def __init__(self, database: Path, site: Callable[[], Any]) -> None:
        """Open what is published now.

        Args:
            database: where builds are published, a link.
            site: makes a Datasette for what is published there.

        Raises:
            ConfigError, ClickException, StartupError, OSError: see `open_build`.

        """
        self._database, self._site = database, site
        self._now = open_build(site())
        self._before: list[OpenBuild] = []
        self._refused: Path | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request from one build."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        build = self._now
        build.busy += 1
        try:
            await build.app(scope, receive, send)
        finally:
            build.busy -= 1

    async def look(self) -> None:
        """Take up what was published since the last look, and close what nobody reads any more."""
        published = self._database.resolve()
        if published not in (self._now.path, self._refused):
            await self._take_up(published)
        for build in [build for build in self._before if not build.busy]:
            self._before.remove(build)
            await build.close()

    async def _take_up(self, published: Path) -> None:
        try:
            new = await asyncio.to_thread(lambda: open_build(self._site()))
        except Exception as error:  # whatever is wrong with it, the build before it can be served
            self._refused = published
            _LOG.error("Een nieuwe bouw is niet opgenomen; de vorige blijft staan. %s", error)
            return
        self._before.append(self._now)
        self._now = new
        _LOG.info("Een nieuwe bouw is opgenomen.")

    async def _live(self, receive: Receive, send: Send) -> None:
        """Look for new builds from start to stop."""
        await receive()
        looking = asyncio.create_task(self._keep_looking())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        looking.cancel()
        with suppress(asyncio.CancelledError):
            await looking
        await send({"type": "lifespan.shutdown.complete"})

    async def _keep_looking(self) -> None:
        while True:
            await asyncio.sleep(_EVERY)
            await self.look()
