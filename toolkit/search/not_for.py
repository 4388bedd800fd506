"""Questions that the catalogue is not for, and where else to go: ``data/zoeken/niet_voor.yml``."""

import sqlite3
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field, HttpUrl

from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.search.patterns import Pattern, Patterns, Read


class OtherPlace(StrictModel):
    """Where else to go: what the place is called, and its web address."""

    naam: str = Field(min_length=1)
    adres: HttpUrl


class Subject(StrictModel):
    """One subject that the catalogue has nothing about.

    Attributes:
        onderwerp: a name for curators.
        zin: what the page says, in plain Dutch.
        uitingen: patterns of words by which a question about it is recognised.
        plaatsen: where else to go.

    """

    onderwerp: str = Field(min_length=1)
    zin: str = Field(min_length=1)
    uitingen: Patterns = Field(min_length=1)
    plaatsen: tuple[OtherPlace, ...] = Field(min_length=1)


class _NotFor(StrictModel):
    onderwerpen: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the page says about a question that the catalogue is not for.

    Attributes:
        zin: a sentence.
        plaatsen: (name, web address) of where else to go.

    """

    zin: str
    plaatsen: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class NotFor:
    """The subjects of one database, the most urgent first."""

    _subjects: tuple[tuple[Elsewhere, tuple[Pattern, ...]], ...]

    @classmethod
    def load(cls, conn: sqlite3.Connection) -> "NotFor":
        """Read what `write_not_for` wrote."""
        places: dict[int, list[tuple[str, str]]] = defaultdict(list)
        for number, name, address in conn.execute(
            "select nummer, naam, adres from zoek_niet_voor_plaats order by 1, volgorde"
        ):
            places[number].append((name, address))
        patterns: dict[int, list[Pattern]] = defaultdict(list)
        for number, wording in conn.execute("select nummer, uiting from zoek_niet_voor_uiting order by 1, 2"):
            patterns[number].append(Pattern(wording))
        subjects = conn.execute("select nummer, zin from zoek_niet_voor order by nummer").fetchall()
        return cls(tuple((Elsewhere(zin, tuple(places[n])), tuple(patterns[n])) for n, zin in subjects))

    def about(self, question: str) -> tuple[Elsewhere, ...]:
        """Return what to say about `question`; nothing when it may be one for the catalogue."""
        read = Read.of(question)
        return tuple(said for said, patterns in self._subjects if any(any(p.find(read)) for p in patterns))

    def words_about(self, question: str) -> frozenset[str]:
        """Return the words (keys) of `question` that say that the catalogue is not for it."""
        read = Read.of(question)
        places = (place for _, patterns in self._subjects for pattern in patterns for place in pattern.find(read))
        return frozenset(word for start, end in places for word in read.keys[start:end])


def load_not_for(path: Path) -> tuple[Subject, ...]:
    """Read ``niet_voor.yml``.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return load_yaml(path, _NotFor).onderwerpen


def write_not_for(conn: sqlite3.Connection, subjects: tuple[Subject, ...]) -> None:
    """Write `subjects` into the empty tables of ``schema.sql``."""
    for number, subject in enumerate(subjects, start=1):
        conn.execute("insert into zoek_niet_voor values (?, ?)", (number, subject.zin))
        uitingen = ((number, uiting) for uiting in sorted(subject.uitingen))
        conn.executemany("insert into zoek_niet_voor_uiting values (?, ?)", uitingen)
        places = ((number, place, p.naam, str(p.adres)) for place, p in enumerate(subject.plaatsen, start=1))
        conn.executemany("insert into zoek_niet_voor_plaats values (?, ?, ?, ?)", places)
