"""The hooks by which other plugins of a Datasette speak to this one."""

# Datasette has no types.
# mypy: disable-error-code="untyped-decorator"

from __future__ import annotations

from collections.abc import Awaitable, Iterable, Mapping
from typing import Any

from datasette import hookspec

from .words import Words


@hookspec(firstresult=True)
def m2m_words(datasette: Any) -> Words | None:
    """Return the words of this site, or None to leave them as they are. Asked once, at startup."""


@hookspec(firstresult=True)
def m2m_relations(
    datasette: Any, database: str, table: str
) -> Mapping[str, Any] | Awaitable[Mapping[str, Any] | None] | None:
    """Return the configuration of a table, as it could stand in metadata, or None. Asked once a table, at startup."""


@hookspec(firstresult=True)
def m2m_order(datasette: Any, database: str, table: str) -> Iterable[str | int] | Awaitable[Iterable[str | int]] | None:
    """Return every key of a table in the order that the rows must have in memory; None: the order of the table."""
