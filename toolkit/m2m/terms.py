"""Terms and tags as they stand in the database: statements, and from the words of a URL to a choice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from toolkit.m2m.asked import AskedChoice, QuestionError
from toolkit.m2m.config import NIET_GERAPPORTEERD
from toolkit.m2m.relation import Choice, Relation, TermId
from toolkit.m2m.sql import Sql, as_json, quote


@dataclass(frozen=True, slots=True)
class Term:
    """One term: `id` is its key and `broader` the key of the term above it, both as the database has them."""

    id: TermId
    label: str
    broader: TermId | None


def terms_statement(relation: Relation) -> Sql:
    """Return a statement for all terms of a dimension: (key, label, key of the broader term or null)."""
    broader = "null" if relation.broader_kolom is None else quote(relation.broader_kolom)
    key, label = quote(relation.term_sleutel), quote(relation.label_kolom)
    return Sql(f"select {key}, {label}, {broader} from {quote(relation.termtabel)} where {key} is not null")


def read_terms(rows: Iterable[Iterable[object]]) -> dict[str, Term]:
    """Return the terms by their key as text, which is how a URL writes it; a term without label shows its key."""
    terms = {}
    for key, label, broader in rows:
        assert isinstance(key, str | int)  # noqa: S101 - a key of another kind cannot be in a URL
        terms[str(key)] = Term(key, str(key if label is None else label), broader)  # type: ignore[arg-type]
    return terms


def tags_statement(relation: Relation, keys: Iterable[TermId]) -> Sql:
    """Return a statement for the terms of some rows: (key of the row, key of the term, label), by row and label."""
    row, term = f"j.{quote(relation.tabel_kolom)}", f"t.{quote(relation.term_sleutel)}"
    return Sql(
        f"select distinct {row}, {term}, t.{quote(relation.label_kolom)}"
        f" from {quote(relation.koppeltabel)} as j"
        f" join {quote(relation.termtabel)} as t on {term} = j.{quote(relation.term_kolom)}"
        f" where {row} in (select value from json_each(:m2m_rijen)) order by 1, 3, 2",
        {"m2m_rijen": as_json(keys)},
    )


def attribute_statement(relation: Relation, kolom: str, value: str) -> Sql:
    """Return a statement that gives a row when some tag of the dimension has the value in the attribute column."""
    text = f"select 1 from {quote(relation.koppeltabel)} where cast({quote(kolom)} as text) = :m2m_waarde limit 1"
    return Sql(text, {"m2m_waarde": value})


def resolve(asked: AskedChoice, terms: Mapping[str, Term]) -> Choice:
    """Return the choice that the words of a URL stand for.

    Raises:
        QuestionError: a term is unknown, or the choice contradicts itself.
    """
    naam = asked.relation.naam
    none = NIET_GERAPPORTEERD in asked.values and NIET_GERAPPORTEERD not in terms
    values = [value for value in asked.values if not (none and value == NIET_GERAPPORTEERD)]
    unknown = [value for value in values if value not in terms]
    if unknown:
        raise QuestionError(
            f"Onbekende waarde voor {naam}: “{unknown[0]}”. In de tabel {asked.relation.termtabel} staat wat er kan."
        )
    choice = Choice(
        relation=asked.relation,
        term_ids=tuple(terms[value].id for value in values),
        modus=asked.modus,
        niet_gerapporteerd=none,
        kenmerken={
            kolom: tuple(None if value == NIET_GERAPPORTEERD else value for value in given)
            for kolom, given in asked.kenmerken.items()
        },
    )
    if choice.is_contradiction:
        raise QuestionError(
            f"Wat u kiest voor {naam} spreekt elkaar tegen: {NIET_GERAPPORTEERD} betekent dat er niets is ingevuld. "
            "Haal het weg, of haal de andere keuzes weg."
        )
    return choice
