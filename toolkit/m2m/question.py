"""From a request for a table page to a selection: what it asks of this plugin and every other filter beside that."""

from __future__ import annotations

import sys
import urllib.parse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from datasette.plugins import pm
from datasette.utils import await_me_maybe
from datasette.utils.asgi import BadRequest, Forbidden

from .asked import FACET, AskedChoice, AskedOfUrl, QuestionError, is_ours, read_question
from .dimensions import Dimensions, columns_in_use
from .relation import Choice, Relation
from .selection import Condition, Selection
from .sql import Sql, join
from .startup import site_of
from .terms import TermRow, attribute_statement, read_terms, resolve, terms_statement
from .versions import column_filters, may_view
from .words import Words

_OTHER_FILTERS = "_other_filters"  # no dimension can be called this: a name does not start with an underscore


@dataclass(frozen=True, slots=True)
class Question:
    """What one request asks of one table. `terms` has those of the dimensions that are chosen in."""

    dimensions: Dimensions
    asked: AskedOfUrl
    choices: tuple[Choice, ...]
    terms: Mapping[str, Mapping[str, TermRow]]

    def selection(self, conditions: tuple[Condition, ...] = ()) -> Selection:
        """Return the selection, with conditions from elsewhere if there are any."""
        return Selection(self.dimensions.table, self.dimensions.key, self.choices, conditions)


async def question_of(datasette: Any, request: Any, database: str, table: str) -> Question | None:
    """Return what a request asks, or None for a table without dimensions that is not asked for any.

    Four hooks need this for one page, so the answer is kept in the scope of the request.

    Raises:
        BadRequest: the parameters make no sense; the message is in the words of the site.
        Forbidden: the actor may not see a table that is needed.
    """
    known: dict[tuple[str, str], Question | None] = request.scope.setdefault("m2m_questions", {})
    if (database, table) not in known:
        known[database, table] = await _read_request(datasette, request, database, table)
    return known[database, table]


async def _read_request(datasette: Any, request: Any, database: str, table: str) -> Question | None:
    pairs = urllib.parse.parse_qsl(request.query_string, keep_blank_values=True)
    site = site_of(datasette)
    dimensions = site.dimensions.get((database, table))
    if dimensions is None:
        if any(is_ours(name) for name, _ in pairs):
            raise BadRequest(site.words.no_dimensions.format(table=table))
        return None
    try:
        asked = read_question(pairs, dimensions)
        for relation in _named(pairs, asked, dimensions):
            if not await visible(datasette, request, database, relation):
                raise Forbidden(site.words.not_visible.format(dimension=relation.name))
        terms = {asked.relation.name: await all_terms(datasette, database, asked.relation) for asked in asked.choices}
        choices = tuple(resolve(choice, terms[choice.relation.name], site.words) for choice in asked.choices)
        for choice in asked.choices:
            await _check_attributes(datasette, database, choice, site.words)
    except QuestionError as error:
        raise BadRequest(str(error)) from None
    return Question(dimensions, asked, choices, terms)


async def all_terms(datasette: Any, database: str, relation: Relation) -> dict[str, TermRow]:
    """Return all terms of a dimension, by their key as text."""
    statement = terms_statement(relation)
    found = await datasette.get_database(database).execute(statement.text, dict(statement.params))
    return read_terms(tuple(row) for row in found.rows)


async def other_filters(datasette: Any, request: Any, database: str, table: str) -> tuple[Condition, ...]:
    """Return what the request filters on besides this plugin: columns, search, and filters of other plugins.

    Asked anew and not read back from the SQL that Datasette hands to a facet, because that SQL also has the condition
    for the present page in it, which makes the numbers shrink from page 2 on.
    """
    pairs = [
        (name, value)
        for name in request.args
        if not (name.startswith("_") and "__" not in name)
        for value in request.args.getlist(name)
    ]
    clauses, params = column_filters(datasette, database, table, pairs)
    clauses, params = list(clauses), dict(params)
    hooks = pm.subset_hook_caller("filters_from_request", [sys.modules[f"{__package__}.plugin"]])
    for answer in hooks(request=request, table=table, database=database, datasette=datasette):
        found = await await_me_maybe(answer)
        if found:
            clauses.extend(found.where_clauses)
            params.update(found.params)
    if not clauses:
        return ()
    condition = join([Sql(clause) for clause in clauses], "and", empty="1")
    return (Condition(_OTHER_FILTERS, Sql(condition.text, params)),)


async def visible(datasette: Any, request: Any, database: str, relation: Relation) -> bool:
    """Return whether the reader may see both tables behind a dimension."""
    known: dict[tuple[str, str], bool] = request.scope.setdefault("m2m_visible", {})
    for table in columns_in_use(relation):
        if (database, table) not in known:
            known[database, table] = await may_view(datasette, request.actor, database, table)
    return all(known[database, table] for table in columns_in_use(relation))


def _named(pairs: list[tuple[str, str]], asked: AskedOfUrl, dimensions: Dimensions) -> list[Relation]:
    """Return the dimensions that the request names itself."""
    names = [value for name, value in pairs if name in (FACET, dimensions.words.column_name) and value]
    return [choice.relation for choice in asked.choices] + [dimensions.relations[name] for name in names]


async def _check_attributes(datasette: Any, database: str, asked: AskedChoice, words: Words) -> None:
    for column, values in asked.attributes.items():
        for value in values:
            statement = attribute_statement(asked.relation, column, value)
            found = await datasette.get_database(database).execute(statement.text, dict(statement.params))
            if value != words.not_reported and not found.rows:
                raise QuestionError(
                    words.unknown_attribute.format(attribute=column, dimension=asked.relation.name, value=value)
                )
