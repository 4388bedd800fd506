"""The terms of each row as a column: in HTML as links, in JSON as a list of terms, in CSV as their labels.

Datasette has no hook to add a column. In HTML the plugin puts a template around Datasette's own table. JSON and CSV are
added to on their way out: the hook for filters leaves in the scope of the request which columns are asked for, and the
wrapper round the application reads that. So nothing is guessed from a path, and whoever may not see the page does not
get here.
"""

from __future__ import annotations

import urllib.parse
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from .relation import Relation, TermId
from .terms import tags_statement

SEPARATOR = "; "
Tags = Mapping[str, list[dict[str, TermId]]]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns that one request asks for, and where their terms come from."""

    datasette: Any
    database: str
    table: str
    key: str
    relations: tuple[Relation, ...]

    @property
    def names(self) -> list[str]:
        """The names of the columns, in order."""
        return [relation.name for relation in self.relations]

    async def tags(self, relation: Relation, keys: Iterable[object]) -> Tags:
        """Return the terms of the rows with these keys, by the key as text: a list of `id` and `label`, by label."""
        wanted = [key for key in keys if isinstance(key, str | int)]
        statement = tags_statement(relation, wanted)
        found = await self.datasette.get_database(self.database).execute(statement.text, dict(statement.params))
        tags: dict[str, list[dict[str, TermId]]] = {}
        for row, term, label in map(tuple, found.rows):
            tags.setdefault(str(row), []).append({"id": term, "label": term if label is None else label})
        return tags

    async def add_to_objects(self, rows: list[dict[str, Any]]) -> None:
        """Add the columns to rows that are objects, as JSON has them."""
        keys = [_plain(row[self.key]) for row in rows]
        for relation in self.relations:
            tags = await self.tags(relation, keys)
            for row, key in zip(rows, keys, strict=True):
                row[relation.name] = tags.get(str(key), [])

    async def labels(self, keys: list[str]) -> list[list[str]]:
        """Return for each key the text of each column: labels with a semicolon between them, as CSV has them."""
        columns = [await self.tags(relation, keys) for relation in self.relations]
        return [[SEPARATOR.join(str(tag["label"]) for tag in tags.get(key, [])) for tags in columns] for key in keys]

    async def add_to_display(self, columns: list[dict[str, Any]], rows: list[Any]) -> dict[str, Any]:
        """Return the columns and rows of the HTML table with a cell of links added to every row.

        `rows` are Datasette's own objects, whose list of cells is added to, since its template reads more from them.
        """
        keys = [_plain(row[self.key]) for row in rows]
        for relation in self.relations:
            tags = await self.tags(relation, keys)
            for row, key in zip(rows, keys, strict=True):
                row.cells.append(self._cell(relation, tags.get(str(key), [])))
        return {"columns": columns + [_column(relation) for relation in self.relations], "rows": rows}

    def _cell(self, relation: Relation, tags: list[dict[str, TermId]]) -> dict[str, Any]:
        table = self.datasette.urls.table(self.database, self.table)
        links = []
        for tag in tags:
            query = urllib.parse.urlencode({f"_m2m_{relation.name}": tag["id"]})
            links.append(Markup('<a href="{}?{}">{}</a>').format(table, query, tag["label"]))
        value = Markup(", ").join(links) or Markup("&nbsp;")
        raw = [tag["id"] for tag in tags]
        return {
            "column": relation.name,
            "value": value,
            "raw": raw,
            "value_type": "m2m",
            "is_special_link_column": False,
        }


def _column(relation: Relation) -> dict[str, Any]:
    return {
        "name": relation.name,
        "sortable": False,
        "is_pk": False,
        "type": "",
        "notnull": 0,
        "description": None,
        "is_special_link_column": False,
    }


def _plain(value: object) -> object:
    """Return a key without the label that Datasette gives to a foreign key."""
    return value["value"] if isinstance(value, Mapping) else value
