"""How well search finds what it should in the shipped catalogue, beside Datasette's own search."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.search.conftest import ROOT
from tests.search.quality import (
    Quality,
    QualityQuestion,
    compare,
    engines,
    figures,
    judge,
    load_questions,
)
from toolkit.search import Searcher


@pytest.fixture(scope="module")
def conn(built_database: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
    yield conn
    conn.close()


SETS = {name: load_questions(ROOT / "tests" / "search" / f"{name}.yml") for name in ("vragen", "vragen_blind")}


@pytest.mark.parametrize("name", SETS)
def test_success_at_5_and_mrr(conn: sqlite3.Connection, name: str) -> None:
    questions = SETS[name].vragen
    ours = judge(conn, engines(conn)["zoeken"], questions)
    kinds = {one.question.soort for one in ours}
    by_kind = {kind: figures([one for one in ours if one.question.soort == kind]) for kind in kinds}
    assert {kind: quality for kind, quality in by_kind.items() if quality.success_at_5 < 0.95} == {}
    quality = compare(conn, questions)
    assert list(quality) == ["zoeken", "Datasette _search", "OR met rangorde"]
    assert quality["zoeken"].success_at_5 >= 0.98
    assert quality["zoeken"].mrr >= 0.95
    assert quality["zoeken"].success_at_5 > quality["OR met rangorde"].success_at_5 + 0.2
    assert quality["OR met rangorde"].success_at_5 > quality["Datasette _search"].success_at_5


@pytest.mark.parametrize(("name", "most"), [("vragen", 3), ("vragen_blind", 5)])
def test_what_the_catalogue_does_not_have_gives_few_answers_and_says_so(
    conn: sqlite3.Connection, name: str, most: int
) -> None:
    searcher = Searcher.load(conn)
    results = {vraag: searcher.search(conn, vraag) for vraag in SETS[name].niets}
    assert {vraag: r.ids for vraag, r in results.items() if len(r.ids) > most} == {}
    # Then the page says that none of these fits the whole question.
    assert [vraag for vraag, r in results.items() if r.volledig] == []


def test_figures() -> None:
    question = QualityQuestion(soort="naam", vraag="x", verwacht=("Diamant",))
    conn = sqlite3.connect(":memory:")
    conn.executescript(
        """create table interventie (id, naam); insert into interventie values ('d', 'Diamant'), ('e', 'Exit');
           create table naamsvariant (interventie_id, naam);"""
    )
    answers: list[list[str]] = [["d"], ["e", "d"], [*"abcef", "d"], ["e"]]
    judged = [judge(conn, {"x": ids}.__getitem__, [question])[0] for ids in answers]
    assert [one.place for one in judged] == [1, 2, 6, None]
    assert figures(judged) == Quality(4, 0.5, (1 + 1 / 2 + 1 / 6) / 4)
    with pytest.raises(ValueError, match="staat niet in de catalogus"):
        judge(conn, lambda _: [], [QualityQuestion(soort="naam", vraag="x", verwacht=("Onbekend",))])
