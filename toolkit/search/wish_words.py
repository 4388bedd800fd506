"""The curators' words for wishes that are filters: ``data/zoeken/wensen.yml``."""

import sqlite3
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import Field

from toolkit.codes import STATUSES
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.search.patterns import Patterns
from toolkit.vocabulary.dimension import Vocabulary

STATUS = "_status"  # behind the name of a dimension whose tags have one, as in an address


class WishWords(StrictModel):
    """One wish.

    Attributes:
        uitingen: patterns of words by which it is recognised.
        filters: what it means, as names and values of an address of the list.
        zin: what one should know about such a filter, in plain Dutch, or nothing.

    """

    uitingen: Patterns = Field(min_length=1)
    filters: Mapping[str, tuple[str, ...]] = Field(min_length=1)
    zin: str = ""

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield (name, value) of each filter."""
        return ((naam, waarde) for naam, waarden in self.filters.items() for waarde in waarden)


class ExcludingWords(StrictModel):
    """Words that leave out what follows (`woorden`), but not after others (`niet_na`)."""

    woorden: tuple[str, ...] = Field(min_length=1)
    niet_na: tuple[str, ...]


class YearWords(StrictModel):
    """Words before a year, by what they make of it; the year itself counts but for `na` and `voor`."""

    tussen: tuple[str, ...]
    vanaf: tuple[str, ...]
    na: tuple[str, ...]
    tot_en_met: tuple[str, ...]
    voor: tuple[str, ...]


class Wishes(StrictModel):
    """What ``wensen.yml`` says; a term of a dimension in `genoemd` is a wish by being named."""

    wensen: tuple[WishWords, ...]
    ontkenning: ExcludingWords
    genoemd: tuple[str, ...]
    jaar: YearWords


def load_wishes(path: Path) -> Wishes:
    """Read ``wensen.yml``.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return load_yaml(path, Wishes)


def check_wishes(wishes: Wishes, vocabulary: Vocabulary) -> None:
    """Check that every filter of a dimension that is there has a value that is there.

    Raises:
        ConfigError: one has not (Dutch).

    """
    for naam, waarde in (pair for wish in wishes.wensen for pair in wish.pairs()):
        values = _values(naam, vocabulary)
        if values is not None and waarde not in values:
            raise ConfigError(f"wensen.yml: bij het filter {naam} bestaat {waarde} niet.")


def write_wishes(conn: sqlite3.Connection, wishes: Wishes, vocabulary: Vocabulary) -> None:
    """Write `wishes` into the empty tables of ``schema.sql``; those of what `vocabulary` does not have stay out."""
    for number, wish in enumerate(wishes.wensen, start=1):
        if not all(waarde in (_values(naam, vocabulary) or ()) for naam, waarde in wish.pairs()):
            continue
        conn.execute("insert into zoek_wens values (?, ?)", (number, wish.zin))
        uitingen = ((number, uiting) for uiting in sorted(wish.uitingen))
        conn.executemany("insert into zoek_wens_uiting values (?, ?)", uitingen)
        conn.executemany("insert into zoek_wens_filter values (?, ?, ?)", ((number, *pair) for pair in wish.pairs()))
    kinds = {
        "ontkenning": wishes.ontkenning.woorden,
        "geen_ontkenning_na": wishes.ontkenning.niet_na,
        "genoemd": [naam for naam in wishes.genoemd if naam in vocabulary],
        **{f"jaar_{kind}": listed for kind, listed in wishes.jaar},
    }
    for kind, listed in kinds.items():
        conn.executemany("insert into zoek_instelling values (?, ?)", ((kind, word) for word in sorted(listed)))


def _values(naam: str, vocabulary: Vocabulary) -> frozenset[str] | None:
    """Return what the filter `naam` may be, or None when its dimension is not there."""
    if naam in vocabulary:
        return frozenset(vocabulary[naam].termen)
    with_status = any(naam == dimensie.naam + STATUS for dimensie in vocabulary.met("status"))
    return frozenset(STATUSES) if with_status else None
