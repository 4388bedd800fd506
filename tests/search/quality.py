"""How well search finds what it should: success@5 and mean reciprocal rank over a set of questions."""

import re
import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.search.searcher import Searcher
from toolkit.text import fold

Engine = Callable[[str], Sequence[str]]
_FIRST = 5


class QualityQuestion(StrictModel):
    """A question of kind `soort` with the beginnings of names of which one should be among the first five."""

    soort: str
    vraag: str
    verwacht: tuple[str, ...]


class QuestionSet(StrictModel):
    """Questions with answers, and questions that the catalogue cannot answer (`niets`)."""

    vragen: tuple[QualityQuestion, ...]
    niets: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with the place of its first right answer, from 1; None when there is none."""

    question: QualityQuestion
    place: int | None


@dataclass(frozen=True, slots=True)
class Quality:
    """Figures over some questions, each between 0 and 1."""

    questions: int
    success_at_5: float
    mrr: float


def load_questions(path: Path) -> QuestionSet:
    """Read a set of questions.

    Raises:
        ConfigError: the file is missing or wrong.

    """
    return load_yaml(path, QuestionSet)


def engines(conn: sqlite3.Connection) -> dict[str, Engine]:
    """Return the ways of searching to compare: ours, Datasette's standard search, and any word with ranking."""
    searcher = Searcher.load(conn)
    return {
        "zoeken": lambda vraag: searcher.search(conn, vraag).ids,
        "Datasette _search": lambda vraag: _datasette(conn, vraag),
        "OR met rangorde": lambda vraag: _any_word(conn, vraag),
    }


def compare(conn: sqlite3.Connection, questions: Sequence[QualityQuestion]) -> dict[str, Quality]:
    """Return the figures of each way of searching over `questions`, ours first."""
    return {name: figures(judge(conn, engine, questions)) for name, engine in engines(conn).items()}


def judge(conn: sqlite3.Connection, engine: Engine, questions: Sequence[QualityQuestion]) -> list[Judged]:
    """Ask every question.

    Raises:
        ValueError: an expected name is not in the catalogue, so the set says nothing.

    """
    names: dict[str, list[str]] = {}
    query = "select id, naam from interventie union select interventie_id, naam from naamsvariant order by 1"
    for interventie_id, naam in conn.execute(query):
        names.setdefault(interventie_id, []).append(fold(naam))
    return [Judged(question, _place(engine(question.vraag), _expected(question, names))) for question in questions]


def figures(judged: Sequence[Judged]) -> Quality:
    """Return success@5 and mean reciprocal rank (over all answers) of at least one judged question."""
    count = len(judged)
    within = sum(one.place is not None and one.place <= _FIRST for one in judged)
    return Quality(count, within / count, sum(1 / one.place for one in judged if one.place) / count)


def _expected(question: QualityQuestion, names: dict[str, list[str]]) -> set[str]:
    expected: set[str] = set()
    for begin in question.verwacht:
        found = {i for i, labels in names.items() if any(label.startswith(fold(begin)) for label in labels)}
        if not found:
            raise ValueError(f"“{begin}” (bij de vraag “{question.vraag}”) staat niet in de catalogus.")
        expected |= found
    return expected


def _place(ids: Sequence[str], expected: set[str]) -> int | None:
    return next((place for place, found in enumerate(ids, start=1) if found in expected), None)


def _datasette(conn: sqlite3.Connection, vraag: str) -> list[str]:
    """Search as Datasette's table page does: every word, quoted, in any order, sorted by key."""
    terms = " ".join('"' + part.replace('"', "") + '"' for part in vraag.split())
    return _ask(conn, "where interventie_fts match ? order by i.id", terms)


def _any_word(conn: sqlite3.Connection, vraag: str) -> list[str]:
    terms = " OR ".join(f'"{word}"' for word in re.findall(r"\w+", vraag))
    return _ask(conn, "where interventie_fts match ? order by rank, i.id", terms)


def _ask(conn: sqlite3.Connection, where: str, terms: str) -> list[str]:
    query = f"select i.id from interventie_fts f join interventie i on i.rowid = f.rowid {where}"
    return [row[0] for row in conn.execute(query, (terms,))]
