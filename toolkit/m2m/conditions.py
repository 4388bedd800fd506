"""From one choice in one dimension to conditions in SQL."""

from __future__ import annotations

from dataclasses import dataclass

from .relation import Choice, Mode, Relation
from .sql import Sql, as_json, join, quote


@dataclass(frozen=True, slots=True)
class ChoiceSql:
    """The SQL of one choice. `number` is its place in the selection and keeps its parameters apart from the others.

    Conditions "on a row" are about a row of the table, by the table's own name; conditions "on a tag" are about a row
    of the junction table, by the alias `j`.
    """

    choice: Choice
    number: int

    @property
    def relation(self) -> Relation:
        """The dimension that is chosen in."""
        return self.choice.relation

    def row_condition(self) -> Sql:
        """Return the condition on a row that the whole choice comes down to."""
        pieces = [self.row_has_terms()]
        if self.choice.attributes:
            pieces.append(self._row_in(self.tagged_rows()))
        both = join(pieces, "and", empty="1")
        return Sql(f"not ({both.text})", both.params) if self.choice.mode is Mode.NONE else both

    def row_has_terms(self) -> Sql:
        """Return the condition on a row that it has the chosen terms: all under `all`, else at least one."""
        every = self.choice.mode is Mode.ALL
        pieces = []
        if self.choice.term_ids:
            pieces.append(self._row_in(self._rows_with_every_term() if every else self._rows_with_a_term()))
        if self.choice.not_reported:
            pieces.append(row_has_no_term(self.relation))
        return join(pieces, "and" if every else "or", empty="1")

    def tagged_rows(self) -> Sql:
        """Return a statement for the rows with a tag of a chosen term (any if none is) with the chosen attributes."""
        where = join([*self.tag_is_chosen(), *self.tag_attributes()], "and", empty="1")
        return self._rows_with_tag(where)

    def tag_is_chosen(self) -> list[Sql]:
        """Return the condition on a tag that its term is a chosen one or lies under one; nothing if none is chosen."""
        if not self.choice.term_ids:
            return []
        narrower = _with_narrower(self.relation, f"select value, value from json_each(:{self._terms})")
        text = f"j.{quote(self.relation.term_column)} in ({narrower} select term from m2m_under)"
        return [Sql(text, {self._terms: as_json(self._term_ids)})]

    def tag_attributes(self, without: str | None = None) -> list[Sql]:
        """Return one condition on a tag for each attribute column that is filtered on, except `without`."""
        pieces = []
        for place, (column, values) in enumerate(sorted(self.choice.attributes.items())):
            if column == without:
                continue
            name = f"m2m_{self.number}_attribute_{place}"
            text = f"{attribute(column)} in (select value from json_each(:{name}))"
            if None in values:
                text += f" or j.{quote(column)} is null"
            pieces.append(Sql(text, {name: as_json(value for value in values if value is not None)}))
        return pieces

    @property
    def _terms(self) -> str:
        return f"m2m_{self.number}_terms"

    @property
    def _term_ids(self) -> list[str | int]:
        return sorted(set(self.choice.term_ids), key=str)

    def _row_in(self, rows: Sql) -> Sql:
        return Sql(f"{row_key(self.relation)} in ({rows.text})", rows.params)

    def _rows_with_a_term(self) -> Sql:
        return self._rows_with_tag(join(self.tag_is_chosen(), "and", empty="1"))

    def _rows_with_tag(self, where: Sql) -> Sql:
        row = f"j.{quote(self.relation.row_column)}"
        return Sql(f"select {row} from {quote(self.relation.junction)} as j where {where.text}", where.params)

    def _rows_with_every_term(self) -> Sql:
        # Counting beats one condition for each term: SQLite limits the depth of an expression.
        relation, needed = self.relation, f"m2m_{self.number}_needed"
        narrower = _with_narrower(relation, f"select value, value from json_each(:{self._terms})")
        row = f"j.{quote(relation.row_column)}"
        text = (
            f"{narrower} select {row} from m2m_under as o"
            f" join {quote(relation.junction)} as j on j.{quote(relation.term_column)} = o.term"
            f" group by {row} having count(distinct o.broader) = :{needed}"
        )
        return Sql(text, {self._terms: as_json(self._term_ids), needed: len(self._term_ids)})


def attribute(column: str) -> str:
    """Return the value of an attribute column of tag `j`: as text, for that is how a person chooses it."""
    return f"cast(j.{quote(column)} as text)"


def row_key(relation: Relation) -> str:
    """Return the key of the table, with the table's name before it."""
    return f"{quote(relation.table)}.{quote(relation.key)}"


def row_has_no_term(relation: Relation) -> Sql:
    """Return the condition on a row that it has no term at all in the dimension."""
    return Sql(
        f"not exists (select 1 from {quote(relation.junction)} as j"
        f" where j.{quote(relation.row_column)} = {row_key(relation)})"
    )


def every_term(relation: Relation) -> str:
    """Return a `with` clause: `m2m_under` has a row (`broader`, `term`) for every term and each one under it."""
    key = f"t.{quote(relation.term_key)}"
    return _with_narrower(relation, f"select {key}, {key} from {quote(relation.terms)} as t")


def _with_narrower(relation: Relation, start: str) -> str:
    if relation.broader_column is None:
        return f"with m2m_under (broader, term) as ({start})"
    # `union` and not `union all`: terms that are each other's broader term end the walk instead of going round.
    return (
        f"with recursive m2m_under (broader, term) as ({start}"
        f" union select o.broader, t.{quote(relation.term_key)} from m2m_under as o"
        f" join {quote(relation.terms)} as t on t.{quote(relation.broader_column)} = o.term)"
    )
