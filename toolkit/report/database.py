"""Open a finished database to read it, and name its terms."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from toolkit.vocabulary.countries import country_terms
from toolkit.vocabulary.load import DIMENSIES


@contextmanager
def open_readonly(database: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection that cannot write, with rows by name.

    Raises:
        FileNotFoundError: there is no such file (SQLite itself would say "unable to open database file").

    """
    if not database.is_file():
        raise FileNotFoundError(f"{database}: deze database bestaat niet. Maak haar met `make build`.")
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as conn:
        conn.row_factory = sqlite3.Row
        yield conn


@dataclass(frozen=True, slots=True)
class Begrip:
    """A term that a curator can choose.

    Attributes:
        id, label, label_en, definitie: as in the term's table.
        broader: label of the broader term, or None at the top.

    """

    id: str
    label: str
    label_en: str
    definitie: str | None = None
    broader: str | None = None


Begrippen = Mapping[str, Mapping[str, Begrip]]


def read_begrippen(conn: sqlite3.Connection) -> Begrippen:
    """Return per dimension the terms by id, in the order of the vocabulary.

    The table `land` holds only countries in use; an undecided value may be any other country, so those of ISO 3166-1
    follow.
    """
    begrippen = {dimensie: _read_dimension(conn, dimensie) for dimensie in DIMENSIES}
    for term in country_terms({}):
        begrippen["land"].setdefault(term.id, Begrip(term.id, term.nl, term.en, term.definitie))
    return begrippen


def _read_dimension(conn: sqlite3.Connection, dimensie: str) -> dict[str, Begrip]:
    rows = conn.execute(
        f"select t.id, t.label, t.label_en, t.definitie, b.label as broader from {dimensie} as t"  # noqa: S608 - a name of DIMENSIES
        f" left join {dimensie} as b on b.id = t.broader_id order by t.volgorde, t.id"
    )
    return {row["id"]: Begrip(**dict(row)) for row in rows}
