"""Every word that people meet, in URLs, in messages and in the menu: English, unless a site brings its own."""

from __future__ import annotations

from string import Formatter
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator, model_validator

from .relation import Mode, Relation

# In a URL a name stands between underscores, and Datasette reads a double underscore as a column filter.
URL_NAME = r"^[A-Za-z0-9]+(_[A-Za-z0-9]+)*$"
_UrlName = Annotated[str, Field(pattern=URL_NAME)]


class ModeWords(BaseModel):
    """A mode: its value in a URL, how a page says what is chosen, and how the menu offers it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    value: str
    chosen: str
    offer: str


class Words(BaseModel):
    """The words of one site. In messages `{…}` is where a value comes; a translation has the same places.

    Raises:
        ValidationError: a word is unknown, or lacks a place or has one too many.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    # In URLs: `_m2m_<column>`, `_m2m_<dimension>_<mode>` and their values.
    column: _UrlName = "column"
    mode: _UrlName = "mode"
    any: ModeWords = ModeWords(
        value="any", chosen="{dimension} is one of: {terms}", offer="{dimension}: any of the chosen values"
    )
    all: ModeWords = ModeWords(
        value="all", chosen="{dimension} has all of: {terms}", offer="{dimension}: all of the chosen values"
    )
    none: ModeWords = ModeWords(
        value="none", chosen="{dimension} has none of: {terms}", offer="{dimension}: none of the chosen values"
    )
    not_reported: str = "not-reported"

    # On the page.
    not_reported_label: str = "not reported"
    empty_cell: str = "empty"
    either: str = " or "
    offer_facet: str = "Count by {dimension}"
    offer_column: str = "Show {dimension} as a column"

    # What is wrong with a request.
    no_dimensions: str = "Table {table} has no dimensions to choose from."
    too_many_parameters: str = "This address has more than {most} parameters. That is too many: leave some out."
    unknown_parameter: str = "Unknown parameter: {parameter}. {known}"
    unknown_dimension: str = "Unknown dimension: “{dimension}”. {known}"
    known_dimensions: str = "Table {table} has the dimensions {dimensions}."
    repeated_mode: str = "{parameter} is given {times} times. Give it once."
    unknown_mode: str = "{parameter} can be {any}, {all} or {none}, not “{value}”."
    unknown_term: str = "Unknown value for {dimension}: “{value}”. Table {terms} has the values there are."
    unknown_attribute: str = "Unknown value for {attribute} of {dimension}: “{value}”."
    contradiction: str = (
        "What you choose for {dimension} contradicts itself: {not_reported} means that nothing is filled in. "
        "Leave it out, or leave the other choices out."
    )
    not_visible: str = "You may not see the data about {dimension}."
    key_is_needed: str = "Column {key} is needed to show {dimension} as a column."
    no_column_here: str = "{parameter} works in HTML, JSON and CSV, but not in this form."
    names_are_needed: str = "Give _extra=columns as well: without it nobody can see which column is which."

    # What is wrong with the configuration.
    configuration: str = "m2m at table {table}: {problem}"
    is_missing: str = "is missing"
    is_unknown: str = "is not a setting that exists"
    is_empty: str = "is empty"
    is_wrong: str = "has a wrong value"
    name_not_in_url: str = (
        "the name {name} cannot be in a URL. Use letters, digits and single underscores (_) between them."
    )
    attribute_is_mode: str = "an attribute cannot be called {name}."
    two_meanings: str = "{parameter} means two things, at {one} and at {other}. Give the dimension another name."
    column_parameter: str = "the parameter for columns"
    unknown_columns: str = "columns names unknown dimensions: {dimensions}."
    unknown_facet: str = "facets names the unknown dimension {dimension}."
    is_column: str = "the table itself has a column {dimension}. Give the dimension another name."
    no_column: str = "table {table} has no column {columns}."
    not_a_key: str = "column {key} is not a key: values are missing or occur twice."

    @field_validator("*")
    @classmethod
    def _has_the_places_of_the_english(cls, value: Any, info: ValidationInfo) -> Any:
        english = cls.model_fields[str(info.field_name)].default
        if _places(value) != _places(english):
            raise ValueError(f"has other places between braces than {english!r}")
        return value

    @model_validator(mode="after")
    def _modes_differ(self) -> Words:
        if len({self.of(mode).value for mode in Mode}) < len(Mode):
            raise ValueError("two modes have one value")
        return self

    def of(self, mode: Mode) -> ModeWords:
        """Return the words of a mode."""
        return {Mode.ANY: self.any, Mode.ALL: self.all, Mode.NONE: self.none}[mode]

    @property
    def column_name(self) -> str:
        """The URL parameter that asks for a column."""
        return f"_m2m_{self.column}"

    def mode_name(self, relation: Relation) -> str:
        """Return the URL parameter for the mode of a dimension."""
        return f"_m2m_{relation.name}_{self.mode}"

    def parameter_names(self, relation: Relation) -> dict[str, str]:
        """Return the URL parameters of a dimension that take values: for its terms (""), and for attribute columns."""
        prefix = f"_m2m_{relation.name}"
        return {prefix: ""} | {f"{prefix}_{column}": column for column in relation.attributes}


def _places(words: str | ModeWords) -> list[set[str]]:
    """Return the names between braces in each of the texts."""
    texts = [words] if isinstance(words, str) else words.model_dump().values()
    return [{name for _, name, _, _ in Formatter().parse(text) if name is not None} for text in texts]
