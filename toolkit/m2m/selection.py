"""One selection of rows: what is chosen, and the SQL that answers questions about it.

A page with facets, an export and Datasette's own table pages all ask this class, so a filter means one thing.
The SQL reads junction tables through their indexes and binds every value; nothing ever inspects SQL text.
"""

from __future__ import annotations

from dataclasses import dataclass

from .conditions import ChoiceSql, attribute, every_term, row_has_no_term
from .relation import Choice, Mode, Relation
from .sql import Sql, join, merge, quote


@dataclass(frozen=True, slots=True)
class Condition:
    """An extra condition on the table, by a name under which it can be left out.

    The SQL is true or false for a row and refers to columns through the bare name of the table. Parameter names
    starting with `m2m_` are taken.
    """

    name: str
    sql: Sql


@dataclass(frozen=True, slots=True)
class Selection:
    """Rows of one table that meet every choice (at most one for each dimension) and every condition.

    Methods return statements as `Sql`: text and named parameters. `answers` runs them.

    Raises:
        ValueError: two choices or conditions have one name, or a choice belongs to another table.
    """

    table: str
    key: str
    choices: tuple[Choice, ...] = ()
    conditions: tuple[Condition, ...] = ()

    def __post_init__(self) -> None:
        names = [choice.relation.name for choice in self.choices] + [condition.name for condition in self.conditions]
        if len(set(names)) != len(names):
            raise ValueError(f"names in a selection are unique, these are not: {', '.join(sorted(names))}")
        for choice in self.choices:
            if (choice.relation.table, choice.relation.key) != (self.table, self.key):
                raise ValueError(f"{choice.relation.name!r} does not belong to table {self.table!r}")

    def where(self, without: str | None = None) -> Sql:
        """Return the condition on a row of the table; `without` names a choice or condition to leave out.

        To be used after `where` in a statement that has the table under its own name, without alias.
        """
        return join(self._pieces(without), "and", empty="1")

    def keys(self) -> Sql:
        """Return a statement for the keys of the selected rows, in no particular order."""
        return self._keys_of(self.where())

    def count(self, without: str | None = None) -> Sql:
        """Return a statement for the number of selected rows: one row, one integer."""
        where = self.where(without)
        return Sql(f"select count(*) as number from {quote(self.table)} where {where.text}", where.params)

    def counts(self, relation: Relation) -> Sql:
        """Return a statement for the number of rows beside each term that has any: (`term`, `number`).

        Drill-sideways. The number beside a term is the length of the list that a reader gets by choosing that term:
        instead of the present terms of this dimension under `any` (and, as there is no number for leaving out, under
        `none`), besides them under `all`. The attributes chosen in the dimension stay as they are. One more row, whose
        `term` is null and which is always there, counts in the same way what "not reported" gives.
        """
        own = self._own(relation)
        rows = self._rows_beside(own)
        keys = self._keys_of(rows)
        tags = _counted_tags(own)
        none = row_has_no_term(relation).text if _none_is_possible(own) else "0"
        row = f"j.{quote(relation.row_column)}"
        text = f"""{every_term(relation)}
            select o.broader as term, count(distinct {row}) as number
            from m2m_under as o join {quote(relation.junction)} as j on j.{quote(relation.term_column)} = o.term
            where ({tags.text}) and {row} in ({keys.text})
            group by o.broader
            union all
            select null, count(*) from {quote(self.table)} where ({rows.text}) and {none}"""
        return Sql(text, merge([rows, tags]))

    def attribute_counts(self, relation: Relation, column: str) -> Sql:
        """Return a statement for the number of rows beside each value of an attribute: (`value`, `number`).

        The number is the length of the list with that one value chosen in the column, everything else as it is; for
        `none` it is counted as for `any`. An empty cell is a row whose `value` is null.

        Raises:
            ValueError: the dimension has no such attribute column.
        """
        if column not in relation.attributes:
            raise ValueError(f"{relation.name!r} has no attribute column {column}")
        own = self._own(relation)
        rows = join([*self._pieces(relation.name), own.row_has_terms()], "and", empty="1")
        keys = self._keys_of(rows)
        tags = join([*own.tag_is_chosen(), *own.tag_attributes(without=column)], "and", empty="1")
        row = f"j.{quote(relation.row_column)}"
        text = f"""
            select {attribute(column)} as value, count(distinct {row}) as number
            from {quote(relation.junction)} as j
            where ({tags.text}) and {row} in ({keys.text})
            group by 1"""
        return Sql(text, merge([rows, tags]))

    def _keys_of(self, where: Sql) -> Sql:
        key = f"{quote(self.table)}.{quote(self.key)}"
        return Sql(f"select {key} from {quote(self.table)} where {where.text}", where.params)

    def _own(self, relation: Relation) -> ChoiceSql:
        for number, choice in enumerate(self.choices):
            if choice.relation.name == relation.name:
                return ChoiceSql(choice, number)
        return ChoiceSql(Choice(relation), len(self.choices))

    def _pieces(self, without: str | None) -> list[Sql]:
        chosen = [
            ChoiceSql(choice, number).row_condition()
            for number, choice in enumerate(self.choices)
            if choice.relation.name != without and not choice.is_empty
        ]
        return chosen + [condition.sql for condition in self.conditions if condition.name != without]

    def _rows_beside(self, own: ChoiceSql) -> Sql:
        """Rows that the terms are counted in: own terms left out, unless every one of them is needed."""
        pieces = self._pieces(own.relation.name)
        if own.choice.mode is Mode.ALL:
            pieces.append(own.row_has_terms())
        return join(pieces, "and", empty="1")


def _counted_tags(own: ChoiceSql) -> Sql:
    """Tags that make their row count: those with the chosen attributes.

    Under `all` a row whose present terms already meet the attributes counts for every other term it has as well,
    because adding that term leaves the row in the list.
    """
    matching = join(own.tag_attributes(), "and", empty="1")
    if not own.choice.attributes or own.choice.mode is not Mode.ALL or not own.choice.term_ids:
        return matching
    rows = own.tagged_rows()
    already = Sql(f"j.{quote(own.relation.row_column)} in ({rows.text})", rows.params)
    return join([matching, already], "or", empty="0")


def _none_is_possible(own: ChoiceSql) -> bool:
    """Return whether a row without terms can be listed: it has no tag that could carry an attribute."""
    return not own.choice.attributes
