"""Terms and tags as they stand in the database: statements, and from the words of a URL to a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .asked import AskedChoice, QuestionError
from .relation import Choice, Relation, TermId
from .sql import Sql, as_json, quote
from .words import Words


@dataclass(frozen=True, slots=True)
class TermRow:
    """One term: `id` is its key and `broader` the key of the term above it, both as the database has them."""

    id: TermId
    label: str
    broader: TermId | None


def terms_statement(relation: Relation) -> Sql:
    """Return a statement for all terms of a dimension: (key, label, key of the broader term or null)."""
    broader = "null" if relation.broader_column is None else quote(relation.broader_column)
    key, label = quote(relation.term_key), quote(relation.label_column)
    return Sql(f"select {key}, {label}, {broader} from {quote(relation.terms)} where {key} is not null")


def read_terms(rows: Iterable[Iterable[object]]) -> dict[str, TermRow]:
    """Return the terms by their key as text, which is how a URL writes it; a term without label shows its key."""
    terms = {}
    for key, label, broader in rows:
        assert isinstance(key, str | int)  # noqa: S101 - a key of another kind cannot be in a URL
        terms[str(key)] = TermRow(key, str(key if label is None else label), broader)  # type: ignore[arg-type]
    return terms


def tags_statement(relation: Relation, keys: Iterable[TermId]) -> Sql:
    """Return a statement for the terms of some rows: (key of the row, key of the term, label), by row and label."""
    row, term = f"j.{quote(relation.row_column)}", f"t.{quote(relation.term_key)}"
    return Sql(
        f"select distinct {row}, {term}, t.{quote(relation.label_column)}"
        f" from {quote(relation.junction)} as j"
        f" join {quote(relation.terms)} as t on {term} = j.{quote(relation.term_column)}"
        f" where {row} in (select value from json_each(:m2m_rows)) order by 1, 3, 2",
        {"m2m_rows": as_json(keys)},
    )


def attribute_statement(relation: Relation, column: str, value: str) -> Sql:
    """Return a statement that gives a row when some tag of the dimension has the value in the attribute column."""
    text = f"select 1 from {quote(relation.junction)} where cast({quote(column)} as text) = :m2m_value limit 1"
    return Sql(text, {"m2m_value": value})


def resolve(asked: AskedChoice, terms: Mapping[str, TermRow], words: Words) -> Choice:
    """Return the choice that the words of a URL stand for.

    Raises:
        QuestionError: a term is unknown, or the choice contradicts itself.
    """
    name, not_reported = asked.relation.name, words.not_reported
    none = not_reported in asked.values and not_reported not in terms
    values = [value for value in asked.values if not (none and value == not_reported)]
    unknown = [value for value in values if value not in terms]
    if unknown:
        raise QuestionError(words.unknown_term.format(dimension=name, value=unknown[0], terms=asked.relation.terms))
    choice = Choice(
        relation=asked.relation,
        term_ids=tuple(terms[value].id for value in values),
        mode=asked.mode,
        not_reported=none,
        attributes={
            column: tuple(None if value == not_reported else value for value in given)
            for column, given in asked.attributes.items()
        },
    )
    if choice.is_contradiction:
        raise QuestionError(words.contradiction.format(dimension=name, not_reported=not_reported))
    return choice
