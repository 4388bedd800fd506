"""The facet class: `?_facet_m2m=<dimension>`."""

from __future__ import annotations

import asyncio
import urllib.parse
from typing import Any

from datasette.database import QueryInterrupted
from datasette.facets import Facet
from datasette.utils import path_with_removed_args
from markupsafe import escape

from .answers import Counts
from .asked import FACET
from .engine import answers_for, ask
from .facet_values import facet_values
from .question import Question, all_terms, other_filters, question_of, visible
from .relation import Choice, Relation
from .selection import Selection


class IndentedLabel(str):
    """A label that HTML shows under the one above it, while JSON gets the bare text.

    Datasette's template for facets knows no levels, and prints a label as HTML when it says it is.
    """

    def __new__(cls, label: str, depth: int) -> IndentedLabel:
        """Return the label with its level, 0 for the top."""
        made = super().__new__(cls, label)
        made.depth = depth
        return made

    depth: int

    def __html__(self) -> str:
        return "– " * self.depth + str(escape(str(self)))


class M2MFacet(Facet):  # type: ignore[misc]
    """Numbers of rows beside the terms of a dimension, of the whole list and whatever the page."""

    type = "m2m"

    async def suggest(self) -> list[dict[str, Any]]:
        """Return nothing: the dimensions are offered in the menu of the table, for that costs no query."""
        return []

    async def facet_results(self) -> tuple[list[dict[str, Any]], list[str]]:
        """Return a result for every dimension that is asked for, and the names of those that took too long."""
        asked: dict[str, str] = {}
        for config in self.get_configs():  # those of the configuration come first, and cannot be hidden by a reader
            asked.setdefault(config["config"]["simple"], config["source"])
        question = await question_of(self.ds, self.request, self.database, self.table) if asked else None
        if question is None:
            return [], []
        relations = [
            question.dimensions.relations[name]
            for name in asked
            if await visible(self.ds, self.request, self.database, question.dimensions.relations[name])
        ]
        others = await other_filters(self.ds, self.request, self.database, self.table)
        selection = question.selection(others)
        results = await asyncio.gather(
            *(self._result(question, selection, relation, asked[relation.name]) for relation in relations)
        )
        timed_out = [relation.name for relation, result in zip(relations, results, strict=True) if result is None]
        return [result for result in results if result is not None], timed_out

    async def _counts(self, selection: Selection, relation: Relation) -> Counts | None:
        engine = answers_for(self.ds, self.database, self.table)
        limit = self.ds.setting("facet_time_limit_ms")
        try:
            return await ask(self.ds, self.database, lambda conn: engine.counts(conn, selection, relation), limit)
        except QueryInterrupted:
            return None

    async def _result(
        self, question: Question, selection: Selection, relation: Relation, source: str
    ) -> dict[str, Any] | None:
        counts = await self._counts(selection, relation)
        if counts is None:
            return None
        name = relation.name
        terms = question.terms.get(name) or await all_terms(self.ds, self.database, relation)
        choice = next((made for made in question.choices if made.relation.name == name), Choice(relation))
        lines = facet_values(terms, counts, choice, self.get_facet_size(), question.dimensions.words)
        here = self.ds.absolute_url(self.request, self.ds.urls.path(self.request.path))
        # A toggled term gives another list, so its first page.
        pairs = [pair for pair in self.get_querystring_pairs() if pair[0] != "_next"]
        query = urllib.parse.urlencode(pairs)
        return {
            "name": name,
            "type": self.type,
            "hideable": source != "metadata",
            "toggle_url": self.ds.urls.path(path_with_removed_args(self.request, {FACET: name})),
            "results": [
                {
                    "value": line.value,
                    "label": IndentedLabel(line.label, line.depth),
                    "count": line.count,
                    "toggle_url": here + _toggled(pairs, query, (f"_m2m_{name}", line.value), line.selected),
                    "selected": line.selected,
                    "broader": line.broader,
                }
                for line in lines.values
            ],
            "truncated": lines.truncated,
        }


def _toggled(pairs: list[tuple[str, str]], query: str, pair: tuple[str, str], selected: bool) -> str:
    """Return a query string with one pair taken out or put in; `query` is what `pairs` are as text."""
    if selected:
        query = urllib.parse.urlencode([kept for kept in pairs if kept != pair])
        return f"?{query}" if query else ""
    return f"?{query}&{urllib.parse.urlencode([pair])}" if query else f"?{urllib.parse.urlencode([pair])}"
