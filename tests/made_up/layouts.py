"""The ways in which people lay out one and the same table."""

from dataclasses import dataclass, fields
from random import Random
from typing import Any, Literal, get_args, get_origin, get_type_hints

Language = Literal["nl", "en"]
Header = Literal["one", "merged", "filled"]
Place = Literal["column", "sheets", "groups"]
Several = Literal["first", "merged", "repeated", "blank", "numbered"]
Shape = Literal["plain", "stacked", "sideways", "beside"]
Noise = Literal["none", "numbered", "footnotes", "breaks", "case", "colon", "typos"]

HEADERS: dict[str, dict[str, tuple[str, ...]]] = {
    "naam": {
        "nl": ("Naam interventie", "Interventie", "Naam van de interventie", "Programma"),
        "en": ("Intervention name", "Name of intervention", "Programme name"),
    },
    "doel": {"nl": ("Doel", "Doelstelling", "Doel van de interventie"), "en": ("Aim", "Objective", "Goal")},
    "jaar": {"nl": ("Jaar", "Publicatiejaar"), "en": ("Year", "Year of publication")},
    "land": {"nl": ("Land", "Land van uitvoering"), "en": ("Country", "Country of implementation")},
    "fase": {"nl": ("Fase", "Fase van radicalisering"), "en": ("Phase of radicalisation", "Stage of radicalisation")},
    "werkzaam_element": {"nl": ("Werkzame elementen", "Elementen"), "en": ("Effective elements", "Active ingredients")},
    "doelgroep": {"nl": ("Doelgroep", "Voor wie bedoeld"), "en": ("Target group", "Target population")},
    "domein": {"nl": ("Setting", "Domein"), "en": ("Setting", "Policy domain")},
    "psychologische_behoefte": {
        "nl": ("Psychologische behoeften", "Speelt in op"),
        "en": ("Psychological needs", "Needs addressed"),
    },
}
GROUPS = {"nl": ("Interventie", "Kenmerken", "Onderzoek"), "en": ("The intervention", "Characteristics", "Study")}
MARKS = ("x", "X", "✓", "ja", "1", "TRUE")
SEPARATORS = ("; ", ", ", " / ", " | ", "\n", "\n• ", "\n- ", "; en ", "<br>")


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to lay out a workbook.

    Attributes:
        language: of headers and terms.
        header: one line; two lines with merged groups; two lines with group names followed by empty cells.
        titles: number of lines of title and metadata above the header.
        land: in a column, as one sheet per country, or as lines between the records.
        several: what is done with an intervention that has several publications: only the first is given; one line
            each, with everything else merged, repeated or left empty; `numbered` repeats and adds a number.
        shape: one table; two below each other; records as columns; a second, unrelated table beside it.
        noise: what is odd about the headers.
        crosses: dimensions with a column per term.
        separator: between the items of a list.
        mark: the cross.
        notes: lines of notes below the table.
        hidden: a hidden column with remarks.
        unknown_column: a column that means nothing to us.
        guide: a sheet with an explanation before, and one with a list of terms after the data.
        spaces: no-break and zero-width spaces in the cells.
        missing: what stands in an empty cell.

    """

    language: Language = "nl"
    header: Header = "one"
    titles: Literal[0, 1, 3] = 0
    land: Place = "column"
    several: Several = "first"
    shape: Shape = "plain"
    noise: Noise = "none"
    crosses: Literal["none", "fase", "fase+doelgroep", "werkzaam_element"] = "none"
    separator: Literal[0, 1, 2, 3, 4, 5, 6, 7, 8] = 0
    mark: Literal[0, 1, 2, 3, 4, 5] = 0
    notes: Literal[0, 2] = 0
    hidden: Literal[False, True] = False
    unknown_column: Literal[False, True] = False
    guide: Literal[False, True] = False
    spaces: Literal[False, True] = False
    missing: Literal["", "-", "n.v.t."] = ""

    @property
    def crossed(self) -> tuple[str, ...]:
        """The dimensions with a column per term."""
        return () if self.crosses == "none" else tuple(self.crosses.split("+"))


def single_changes() -> list[Layout]:
    """Return the plain layout, and every layout that differs from it in one way."""
    layouts = [Layout()]
    for field in fields(Layout):
        layouts += [Layout(**{field.name: value}) for value in _choices(field.name)[1:]]
    return layouts


def random_layout(random: Random) -> Layout:
    """Return a layout in which everything is drawn at random."""
    return Layout(**{field.name: random.choice(_choices(field.name)) for field in fields(Layout)})


def _choices(name: str) -> tuple[Any, ...]:
    hint = get_type_hints(Layout)[name]
    assert get_origin(hint) is Literal, name
    return get_args(hint)
