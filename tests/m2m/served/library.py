"""A small library: books with genres (a tree) and languages (a list). Nothing of the catalogue is in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.version import __version_info__

IS_BEFORE_1 = str(__version_info__[0]) == "0"

BOOKS = 25
GENRES = {
    "fictie": ("Fictie", None),
    "fantasy": ("Fantasy & <magie>", "fictie"),
    "thriller": ("Thriller", "fictie"),
    "noir": ("Noir", "thriller"),
    "kookboek": ("Kookboek", None),
    "poezie": ("Poëzie", None),
}
LANGUAGES = {1: "Nederlands", 2: "Fries"}


def genres_of(book: int) -> list[tuple[str, str | None]]:
    """Return the genres of a book with what reviewers said; book 3, 6, 9 … is a thriller, and so on."""
    found: list[tuple[str, str | None]] = []
    if book % 3 == 0:
        found.append(("thriller", "goed"))
    if book % 4 == 0:
        found.append(("fantasy", None))
    if book % 5 == 0:
        found.append(("noir", "slecht"))
    if book % 11 == 0:
        found.append(("kookboek", "goed"))
    return found


def make_library(path: Path) -> Path:
    """Write the database: 25 books, each also in the language with number 1, every second one in 2 as well."""
    conn = sqlite3.connect(path)
    conn.executescript(
        """
        create table boeken (nr integer primary key, titel text, kleur text);
        create table genres (code text primary key, naam text, onder text references genres (code));
        create table talen (id integer primary key, naam text);
        create table boek_genre (
          boek integer references boeken (nr), genre text references genres (code), oordeel text, bron text);
        create table boek_taal (boek integer references boeken (nr), taal integer references talen (id));
        create index boek_genre_genre on boek_genre (genre, boek);
        create index boek_genre_boek on boek_genre (boek);
        create index boek_taal_taal on boek_taal (taal, boek);
        create view dunne_boeken as select nr, titel from boeken where nr <= 10;
        """
    )
    numbers = range(1, BOOKS + 1)
    conn.executemany(
        "insert into boeken values (?, ?, ?)",
        [(n, f'Boek "{n}",\r\nvan alles', "rood" if n <= 15 else "blauw") for n in numbers],
    )
    conn.executemany("insert into genres values (?, ?, ?)", [(code, *rest) for code, rest in GENRES.items()])
    conn.executemany("insert into talen values (?, ?)", LANGUAGES.items())
    # Every tag twice, from two sources: a book still counts once.
    for source in ("flap", "recensie"):
        conn.executemany(
            "insert into boek_genre values (?, ?, ?, ?)",
            [(n, genre, said, source) for n in numbers for genre, said in genres_of(n)],
        )
    conn.executemany("insert into boek_taal values (?, 1)", [(n,) for n in numbers])
    conn.executemany("insert into boek_taal values (?, 2)", [(n,) for n in numbers if n % 2 == 0])
    conn.commit()
    conn.close()
    return path


def dimensions() -> dict[str, Any]:
    """Return the configuration of the plugin for the table and for the view."""
    return {
        "key": "nr",
        "dimensions": {
            "genre": {
                "junction": "boek_genre",
                "row_column": "boek",
                "term_column": "genre",
                "terms": "genres",
                "term_key": "code",
                "label_column": "naam",
                "broader_column": "onder",
                "attributes": ["oordeel"],
            },
            "taal": {
                "junction": "boek_taal",
                "row_column": "boek",
                "term_column": "taal",
                "terms": "talen",
                "label_column": "naam",
            },
        },
    }


def config(**at_table: Any) -> dict[str, Any]:
    """Return a whole configuration; keywords are settings of the table `boeken` beside the plugin's."""
    plugins = {"m2m": dimensions()}
    tables = {"boeken": {"plugins": plugins, "size": 10, **at_table}, "dunne_boeken": {"plugins": plugins}}
    return {"databases": {"bibliotheek": {"tables": tables}}}


def serve(path: Path, configuration: dict[str, Any], *, immutable: bool = False) -> Datasette:
    """Return a Datasette of this version with the configuration where this version looks for it."""
    where = "metadata" if IS_BEFORE_1 else "config"
    files = {"files": [], "immutables": [str(path)]} if immutable else {"files": [str(path)]}
    return Datasette(settings={"suggest_facets": False}, **files, **{where: configuration})
