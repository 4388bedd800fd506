"""The words of ages and age groups: ``data/zoeken/leeftijden.yml``."""

from pathlib import Path

from pydantic import Field

from toolkit.config.strict_yaml import StrictModel, load_yaml


class AgeGroup(StrictModel):
    """An age group: below `tot` years, from the end of the group before.

    Attributes:
        term: id of the target group.
        tot: years; of the last group only a question has this end.
        uiting: what is searched for such an age.

    """

    term: str
    tot: int = Field(gt=0)
    uiting: str


class WordsBesideAges(StrictModel):
    """Words that stand beside an age in a text, by what they make of it."""

    eenheid: tuple[str, ...]
    jarig: tuple[str, ...]
    tot_en_met: tuple[str, ...]
    hoogstens: tuple[str, ...]
    tot: tuple[str, ...]
    gemiddeld: tuple[str, ...]
    vanaf: tuple[str, ...]
    vanaf_los: tuple[str, ...]
    verbinding: tuple[str, ...]
    ouder: tuple[str, ...]
    plus: tuple[str, ...]
    jonger: tuple[str, ...]
    onder: tuple[str, ...]
    leeftijd: tuple[str, ...]
    na_leeftijd: tuple[str, ...]
    van: tuple[str, ...]
    daarna: tuple[str, ...]


class AgeWords(StrictModel):
    """What ``data/zoeken/leeftijden.yml`` says.

    Attributes:
        leeftijden: the age groups, youngest first.
        personen: words after which a number in a question is an age (*jongen van 15*).
        na_persoon: words that may stand between those and the number.
        woorden: words beside an age in a cell or a question.
        duur: words before a number of years that make it a length of time; ``*`` is the rest of a word.
        tussen_duur: words that may stand between those and the number.

    """

    leeftijden: tuple[AgeGroup, ...] = Field(min_length=1)
    personen: tuple[str, ...] = Field(min_length=1)
    na_persoon: tuple[str, ...] = Field(min_length=1)
    woorden: WordsBesideAges
    duur: tuple[str, ...]
    tussen_duur: tuple[str, ...]


def load_age_words(path: Path) -> AgeWords:
    """Read ``data/zoeken/leeftijden.yml``.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return load_yaml(path, AgeWords)
