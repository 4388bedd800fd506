"""The dimensions of a table: as they are configured, checked, and as the rest of the plugin uses them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from .relation import Relation
from .words import URL_NAME, Words


class DimensionsError(ValueError):
    """The configuration is not usable; the message says what to change, in the words of the site."""


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The dimensions of one table, by name, those that are shown as a column unasked, and the words of the site."""

    table: str
    key: str
    relations: Mapping[str, Relation]
    columns: tuple[str, ...]
    words: Words

    def error(self, problem: str) -> DimensionsError:
        """Return the error that says what is wrong at this table."""
        return DimensionsError(self.words.configuration.format(table=self.table, problem=problem))


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


_Name = Annotated[str, Field(min_length=1)]


class _Dimension(_Strict):
    junction: _Name
    row_column: _Name
    term_column: _Name
    terms: _Name
    label_column: _Name
    term_key: _Name = "id"
    broader_column: _Name | None = None
    attributes: tuple[_Name, ...] = ()


class _Table(_Strict):
    key: _Name
    dimensions: dict[str, _Dimension] = Field(min_length=1)
    columns: tuple[str, ...] = ()


def read_dimensions(table: str, raw: object, words: Words) -> Dimensions:
    """Return the dimensions that the configuration of one table gives.

    Raises:
        ConfigError: something is missing, unknown or ambiguous.
    """
    try:
        found = _Table.model_validate(raw)
    except ValidationError as error:
        reasons = {"missing": words.is_missing, "extra_forbidden": words.is_unknown, "too_short": words.is_empty}
        problems = "; ".join(
            f"{'.'.join(map(str, found['loc'])) or 'm2m'} {reasons.get(found['type'], words.is_wrong)}"
            for found in error.errors()
        )
        raise DimensionsError(words.configuration.format(table=table, problem=f"{problems}.")) from None
    relations = {
        name: Relation(name=name, table=table, key=found.key, **dict(dimension))
        for name, dimension in found.dimensions.items()
    }
    dimensions = Dimensions(table, found.key, relations, found.columns, words)
    _check_names(dimensions)
    return dimensions


def columns_in_use(relation: Relation) -> dict[str, set[str]]:
    """Return the tables of a dimension with the columns that have to be in them."""
    terms = {relation.term_key, relation.label_column}
    if relation.broader_column is not None:
        terms.add(relation.broader_column)
    tags = {relation.row_column, relation.term_column, *relation.attributes}
    return {relation.junction: tags, relation.terms: terms}


def _check_names(dimensions: Dimensions) -> None:
    words = dimensions.words
    taken = {words.column_name: words.column_parameter}
    for name, relation in dimensions.relations.items():
        for part in (name, *relation.attributes):
            if not re.fullmatch(URL_NAME, part):
                raise dimensions.error(words.name_not_in_url.format(name=repr(part)))
        if words.mode in relation.attributes:
            raise dimensions.error(words.attribute_is_mode.format(name=repr(words.mode)))
        for parameter in (*words.parameter_names(relation), words.mode_name(relation)):
            if parameter in taken:
                raise dimensions.error(words.two_meanings.format(parameter=parameter, one=taken[parameter], other=name))
            taken[parameter] = name
    unknown = [name for name in dimensions.columns if name not in dimensions.relations]
    if unknown:
        raise dimensions.error(words.unknown_columns.format(dimensions=", ".join(unknown)))
