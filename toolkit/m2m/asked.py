"""What the parameters of a URL ask for, before the database is looked at.

| parameter | meaning |
| --- | --- |
| `_m2m_<dimension>=<term id>` | repeatable; `niet-gerapporteerd` for rows without any term |
| `_m2m_<dimension>_modus=een\\|alle\\|geen` | how the terms work together; `een` when absent |
| `_m2m_<dimension>_<attribute>=<value>` | repeatable; a tag with that value, `niet-gerapporteerd` for an empty cell |
| `_m2m_kolom=<dimension>` | repeatable; show the terms of each row as a column |
| `_facet_m2m=<dimension>` | repeatable; show the terms with numbers of rows |

An empty value counts as absent, as in a form that is sent half empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.m2m.config import MODUS, Dimensions, parameter_names
from toolkit.m2m.relation import Modus, Relation

KOLOM = "_m2m_kolom"
FACET = "_facet_m2m"
MAX_PARAMETERS = 500


class QuestionError(ValueError):
    """The parameters make no sense; the message says in Dutch what to change."""


@dataclass(frozen=True, slots=True)
class AskedChoice:
    """What is asked in one dimension, in the words of the URL."""

    relation: Relation
    values: tuple[str, ...] = ()
    modus: Modus = Modus.EEN
    kenmerken: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that one URL asks of this plugin."""

    choices: tuple[AskedChoice, ...]
    kolommen: tuple[Relation, ...]


def is_ours(parameter: str) -> bool:
    """Return whether a parameter belongs to this plugin."""
    return parameter == FACET or (parameter.startswith("_m2m_") and "__" not in parameter)


def read_question(pairs: Sequence[tuple[str, str]], dimensions: Dimensions) -> Asked:
    """Return what the parameters (name and value, in order, repeated names included) ask for.

    Raises:
        QuestionError: a parameter, dimension or modus is unknown, given twice, or there are too many.
    """
    if len(pairs) > MAX_PARAMETERS:
        raise QuestionError(
            f"Dit adres heeft meer dan {MAX_PARAMETERS} parameters. Dat is te veel: haal er een aantal weg."
        )
    ours: dict[str, list[str]] = {}
    for name, value in pairs:
        if is_ours(name) and value:
            ours.setdefault(name, []).append(value)
    facets = ours.pop(FACET, [])
    for naam in facets:
        _relation(naam, dimensions)
    kolommen = [_relation(naam, dimensions) for naam in dict.fromkeys(_columns(pairs, dimensions))]
    ours.pop(KOLOM, None)
    choices = [_choice(relation, ours) for relation in dimensions.relations.values()]
    if ours:
        raise QuestionError(f"Onbekende parameter: {next(iter(ours))}. {_known(dimensions)}")
    return Asked(tuple(choice for choice in choices if choice is not None), tuple(kolommen))


def _columns(pairs: Iterable[tuple[str, str]], dimensions: Dimensions) -> Sequence[str]:
    given = [value for name, value in pairs if name == KOLOM]
    # `_m2m_kolom=` on its own is how a reader says: no columns, not even the usual ones.
    return [value for value in given if value] if given else dimensions.kolommen


def _choice(relation: Relation, ours: dict[str, list[str]]) -> AskedChoice | None:
    """Take the parameters of one dimension out of `ours`."""
    given = {about: ours.pop(name) for name, about in parameter_names(relation).items() if name in ours}
    if not given:
        return None
    values = tuple(dict.fromkeys(given.pop("", [])))
    modus = _modus(relation, given.pop(MODUS, [Modus.EEN]))
    return AskedChoice(relation, values, modus, {kolom: tuple(dict.fromkeys(asked)) for kolom, asked in given.items()})


def _modus(relation: Relation, given: Sequence[str]) -> Modus:
    parameter = f"_m2m_{relation.naam}_{MODUS}"
    if len(given) > 1:
        raise QuestionError(f"{parameter} staat er {len(given)} keer. Geef hem één keer.")
    try:
        return Modus(given[0])
    except ValueError:
        raise QuestionError(f"{parameter} kan een, alle of geen zijn, niet “{given[0]}”.") from None


def _relation(naam: str, dimensions: Dimensions) -> Relation:
    if naam not in dimensions.relations:
        raise QuestionError(f"Onbekende dimensie: “{naam}”. {_known(dimensions)}")
    return dimensions.relations[naam]


def _known(dimensions: Dimensions) -> str:
    return f"Tabel {dimensions.tabel} heeft de dimensies {', '.join(dimensions.relations)}."
