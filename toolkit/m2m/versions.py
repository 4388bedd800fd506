"""The few places where Datasette 0.65 and 1.0 differ for this plugin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from datasette.filters import Filters
from datasette.utils.asgi import Forbidden
from datasette.version import __version_info__

IS_BEFORE_1 = str(__version_info__[0]) == "0"


def table_configs(datasette: Any) -> dict[tuple[str, str], Mapping[str, Any]]:
    """Return what is configured at every (database, table)."""
    databases = datasette.metadata("databases") if IS_BEFORE_1 else (datasette.config or {}).get("databases")
    return {
        (database, table): config
        for database, tables in (databases or {}).items()
        for table, config in (tables.get("tables") or {}).items()
    }


def column_filters(
    datasette: Any, database: str, table: str, pairs: Sequence[tuple[str, str]]
) -> tuple[list[str], Mapping[str, Any]]:
    """Return the where-clauses and parameters that Datasette makes of filters such as `?name__contains=x`."""
    if IS_BEFORE_1:
        from datasette.views.base import ureg

        filters = Filters(sorted(pairs), datasette.table_metadata(database, table).get("units", {}), ureg)
    else:
        filters = Filters(sorted(pairs))
    clauses, params = filters.build_where_clauses(table)
    return clauses, params


async def may_view(datasette: Any, actor: Mapping[str, Any] | None, database: str, table: str) -> bool:
    """Return whether the actor may see a table."""
    if IS_BEFORE_1:
        try:
            await datasette.ensure_permissions(
                actor, [("view-table", (database, table)), ("view-database", database), "view-instance"]
            )
        except Forbidden:
            return False
        return True
    from datasette.resources import TableResource

    resource = TableResource(database=database, table=table)
    return bool(await datasette.allowed(action="view-table", resource=resource, actor=actor))


def arrays_have_columns(request: Any) -> bool:
    """Return whether JSON with rows as arrays will also name the columns."""
    return IS_BEFORE_1 or "columns" in ",".join(request.args.getlist("_extra")).split(",")
