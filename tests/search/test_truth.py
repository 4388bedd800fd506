"""What is said about a search, checked against the texts of the whole catalogue in plain Python."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.search import Searcher
from toolkit.search.documents import collect_documents
from toolkit.text import fold

# Words of the catalogue, of its curators, and ordinary ones; among them pairs that only look alike.
WORDS = (
    *("moeders", "ouders", "jongeren", "gedetineerden", "mentor", "theater", "weerbaarheid", "trauma", "school"),
    *("maatje", "maat", "lonely", "experience", "experiment", "imam", "puber", "bajes", "jihad", "controlegroep"),
    *("rust", "lunch", "collega", "fiets", "zwemles", "stoppen", "roken", "evaluatie", "effectief", "vergadering"),
)
QUESTIONS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4, unique=True).map(" ".join)


@pytest.fixture(scope="module")
def conn(built_database: Path) -> Iterator[sqlite3.Connection]:
    conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True, check_same_thread=False)
    yield conn
    conn.close()


@pytest.fixture(scope="module")
def texts(conn: sqlite3.Connection) -> dict[str, str]:
    """Return all that search may find of each intervention, as one plain text."""
    found = {one.interventie_id: " | ".join(one.texts()) for one in collect_documents(conn)}
    return {i: fold(text).replace("-", "").replace("'", "") for i, text in found.items()}


@pytest.fixture(scope="module")
def searcher(conn: sqlite3.Connection) -> Searcher:
    return Searcher.load(conn)


@settings(max_examples=60, deadline=None)
@given(QUESTIONS)
def test_what_is_said_to_stand_nowhere_stands_nowhere(
    conn: sqlite3.Connection, searcher: Searcher, texts: dict[str, str], vraag: str
) -> None:
    result = searcher.search(conn, vraag)
    for word in result.niet_gevonden:
        assert not [i for i, text in texts.items() if re.search(rf"(?<!\w){re.escape(fold(word))}(?!\w)", text)], word
    for part in result.ook_gezocht:
        if not part.zelf_gevonden:
            assert not [i for i, text in texts.items() if fold(part.getypt) in text], part.getypt
    for one in searcher.alike(vraag, result):
        assert one.id not in result.ids
        for _, own in one.lijkt_op:
            assert re.search(rf"(?<!\w){re.escape(own)}(?!\w)", texts[one.id]), own
    for typed, _ in result.gebruikt:
        assert not [i for i, text in texts.items() if re.search(rf"(?<!\w){re.escape(fold(typed))}(?!\w)", text)], typed


@settings(max_examples=60, deadline=None)
@given(QUESTIONS)
def test_what_misses_a_word_never_answers_the_whole_question(
    conn: sqlite3.Connection, searcher: Searcher, vraag: str
) -> None:
    result = searcher.search(conn, vraag)
    assert not (result.niet_gevonden and result.volledig)


@pytest.mark.parametrize("vraag", ["mentor met controlegroep", "maatje controlegroep"])
def test_a_shared_stem_is_no_whole_answer(
    conn: sqlite3.Connection, searcher: Searcher, texts: dict[str, str], vraag: str
) -> None:
    """A direct measure (*maat*) is nobody's buddy (*maatje*)."""
    result = searcher.search(conn, vraag)
    assert re.search(r"\bmaat\b", texts["ucare"])
    assert "ucare" not in result.ids[: result.volledig]
