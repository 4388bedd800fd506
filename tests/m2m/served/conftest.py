"""Datasette with the plugin, also where the project itself is not installed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from datasette.plugins import pm

import toolkit.m2m.plugin
from tests.m2m.served.library import config, make_library, serve

if not pm.has_plugin("m2m"):
    pm.register(toolkit.m2m.plugin, name="m2m")

SITE = "interventiecatalogus"  # the plugin of the site has table pages of its own

Get = Callable[[str], Awaitable[Any]]


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of the library."""
    return make_library(tmp_path_factory.mktemp("m2m") / "bibliotheek.db")


@pytest.fixture(autouse=True)
def no_site() -> Iterator[None]:
    """Serve as where only this plugin is installed."""
    site = pm.get_plugin(SITE)
    if site is None:
        yield
        return
    pm.unregister(site)
    yield
    pm.register(site, name=SITE)


@pytest.fixture(autouse=True)
def no_tracebacks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep Datasette from printing every refused request with all its variables, which takes most of the time."""
    monkeypatch.setattr("datasette.handle_exception.rich", None)


@pytest.fixture
def get(library: Path) -> Get:
    """Ask for a path and get the response."""
    datasette = serve(library, config())

    async def ask(path: str) -> Any:
        return await datasette.client.get(path)

    return ask
