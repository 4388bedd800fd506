"""What the parameters of a URL ask for, before the database is looked at.

| parameter | meaning |
| --- | --- |
| `_m2m_<dimension>=<term id>` | repeatable; `not-reported` for rows without any term |
| `_m2m_<dimension>_mode=any\\|all\\|none` | how the terms work together; `any` when absent |
| `_m2m_<dimension>_<attribute>=<value>` | repeatable; a tag with that value, `not-reported` for an empty cell |
| `_m2m_column=<dimension>` | repeatable; show the terms of each row as a column |
| `_facet_m2m=<dimension>` | repeatable; show the terms with numbers of rows |

`column`, `mode` and the values in English are words that a site may translate, see `words`.

An empty value counts as absent, as in a form that is sent half empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .dimensions import Dimensions
from .relation import Mode, Relation
from .words import Words

FACET = "_facet_m2m"
MAX_PARAMETERS = 500


class QuestionError(ValueError):
    """The parameters make no sense; the message says what to change, in the words of the site."""


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """What is asked in one dimension, in the words of the URL."""

    relation: Relation
    values: tuple[str, ...] = ()
    mode: Mode = Mode.ANY
    attributes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AskedOfUrl:
    """Everything that one URL asks of this plugin."""

    choices: tuple[AskedChoice, ...]
    columns: tuple[Relation, ...]


def is_ours(parameter: str) -> bool:
    """Return whether a parameter belongs to this plugin."""
    return parameter == FACET or (parameter.startswith("_m2m_") and "__" not in parameter)


def read_question(pairs: Sequence[tuple[str, str]], dimensions: Dimensions) -> AskedOfUrl:
    """Return what the parameters (name and value, in order, repeated names included) ask for.

    Raises:
        QuestionError: a parameter, dimension or mode is unknown, given twice, or there are too many.
    """
    if len(pairs) > MAX_PARAMETERS:
        raise QuestionError(dimensions.words.too_many_parameters.format(most=MAX_PARAMETERS))
    ours: dict[str, list[str]] = {}
    for name, value in pairs:
        if is_ours(name) and value:
            ours.setdefault(name, []).append(value)
    facets = ours.pop(FACET, [])
    for name in facets:
        _relation(name, dimensions)
    columns = [_relation(name, dimensions) for name in dict.fromkeys(_columns(pairs, dimensions))]
    ours.pop(dimensions.words.column_name, None)
    choices = [_choice(relation, dimensions.words, ours) for relation in dimensions.relations.values()]
    if ours:
        unknown = dimensions.words.unknown_parameter
        raise QuestionError(unknown.format(parameter=next(iter(ours)), known=_known(dimensions)))
    return AskedOfUrl(tuple(choice for choice in choices if choice is not None), tuple(columns))


def _columns(pairs: Iterable[tuple[str, str]], dimensions: Dimensions) -> Sequence[str]:
    given = [value for name, value in pairs if name == dimensions.words.column_name]
    # `_m2m_column=` on its own is how a reader says: no columns, not even the usual ones.
    return [value for value in given if value] if given else dimensions.columns


def _choice(relation: Relation, words: Words, ours: dict[str, list[str]]) -> AskedChoice | None:
    """Take the parameters of one dimension out of `ours`."""
    names = words.parameter_names(relation)
    given = {about: tuple(dict.fromkeys(ours.pop(name))) for name, about in names.items() if name in ours}
    modes = ours.pop(words.mode_name(relation), [])
    if not given and not modes:
        return None
    return AskedChoice(relation, given.pop("", ()), _mode(relation, words, modes), given)


def _mode(relation: Relation, words: Words, given: Sequence[str]) -> Mode:
    parameter = words.mode_name(relation)
    if len(given) > 1:
        raise QuestionError(words.repeated_mode.format(parameter=parameter, times=len(given)))
    values = {words.of(mode).value: mode for mode in Mode}
    if given and given[0] not in values:
        any_, all_, none = values
        raise QuestionError(
            words.unknown_mode.format(parameter=parameter, any=any_, all=all_, none=none, value=given[0])
        )
    return values[given[0]] if given else Mode.ANY


def _relation(name: str, dimensions: Dimensions) -> Relation:
    if name not in dimensions.relations:
        raise QuestionError(dimensions.words.unknown_dimension.format(dimension=name, known=_known(dimensions)))
    return dimensions.relations[name]


def _known(dimensions: Dimensions) -> str:
    return dimensions.words.known_dimensions.format(table=dimensions.table, dimensions=", ".join(dimensions.relations))
