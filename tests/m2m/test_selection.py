"""The SQL of a selection says the same as plain Python, whatever the database and the choice."""

from __future__ import annotations

import sqlite3
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.m2m.reference import Tag, World, choosing, choosing_status, selected
from toolkit.m2m import answers
from toolkit.m2m.memory import MemoryIndex, build_index
from toolkit.m2m.relation import Choice, Mode, Relation
from toolkit.m2m.selection import Condition, Selection
from toolkit.m2m.sql import Sql

# A word with a quote and a space in it, as a table of somebody else may have.
GENRE = Relation(
    name="genre",
    table='de "beste" boeken',
    key="nr",
    junction="boek genre",
    row_column="boek",
    term_column="genre",
    terms="genre",
    label_column="naam",
    broader_column="onder",
    term_key="code",
    attributes=("status",),
)
TAAL = Relation(
    name="taal",
    table='de "beste" boeken',
    key="nr",
    junction="boek_taal",
    row_column="boek",
    term_column="taal",
    terms="taal",
    label_column="naam",
    term_key="code",
    attributes=("status",),
)
SCHEMA = """
create table "de ""beste"" boeken" (nr integer primary key, kleur text);
create table genre (code text primary key, naam text, onder text);
create table taal (code integer primary key, naam text);
create table "boek genre" (boek integer, genre text, status text);
create table boek_taal (boek integer, taal integer, status);
create index a on "boek genre" (genre, boek); create index b on boek_taal (taal, boek);
"""
GENRES, TALEN, STATUSES = ("g0", "g1", "g2", "g3", "g4"), (0, 1, 2), ("goed", "7", None)


def build(world: World) -> sqlite3.Connection:
    conn = sqlite3.connect(":memory:")
    conn.executescript(SCHEMA)
    conn.executemany('insert into "de ""beste"" boeken" values (?, ?)', world.rows.items())
    conn.executemany("insert into genre values (?, 'x', ?)", world.terms["genre"].items())
    conn.executemany("insert into taal values (?, 'x')", [(term,) for term in world.terms["taal"]])
    for naam, table in (("genre", "boek genre"), ("taal", "boek_taal")):
        # A status of 7 is a number in the database: it is chosen as text all the same.
        tags = [(tag.row, tag.term, 7 if tag.status == "7" else tag.status) for tag in world.tags[naam]]
        conn.executemany(f'insert into "{table}" values (?, ?, ?)', tags)
    return conn


def engines(conn: sqlite3.Connection) -> tuple[ModuleType, MemoryIndex]:
    return answers, build_index(conn, GENRE.table, GENRE.key, (GENRE, TAAL))


def tags_of(rows: list[int], terms: tuple[str, ...] | tuple[int, ...]) -> st.SearchStrategy[tuple[Tag, ...]]:
    # Also tags of a row that is not there, and tags without a term: nothing in a foreign database forbids them.
    tag = st.builds(
        Tag,
        st.sampled_from([*rows, *rows, 99]),
        st.one_of(st.sampled_from(terms), st.sampled_from([*terms, None])),
        st.sampled_from(STATUSES),
    )
    return st.lists(tag, max_size=12).map(tuple)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    rows = draw(st.dictionaries(st.integers(1, 6), st.sampled_from(("rood", "blauw")), max_size=6))
    # Broader terms are drawn freely, so some are each other's broader term.
    broader = {term: draw(st.one_of(st.none(), st.sampled_from(GENRES))) for term in GENRES}
    return World(
        rows=rows,  # type: ignore[arg-type]
        terms={"genre": broader, "taal": dict.fromkeys(TALEN)},  # type: ignore[dict-item]
        tags={"genre": draw(tags_of(list(rows), GENRES)), "taal": draw(tags_of(list(rows), TALEN))},
    )


@st.composite
def choices(draw: st.DrawFn, relation: Relation, terms: tuple[str, ...] | tuple[int, ...]) -> Choice:
    statuses = draw(st.lists(st.sampled_from(STATUSES), max_size=2, unique=True))
    return Choice(
        relation,
        term_ids=tuple(draw(st.lists(st.sampled_from(terms), max_size=3))),
        mode=draw(st.sampled_from(Mode)),
        not_reported=draw(st.booleans()),
        attributes={"status": tuple(statuses)} if statuses else {},
    )


@st.composite
def selections(draw: st.DrawFn) -> Selection:
    drawn = [draw(choices(GENRE, GENRES)), draw(choices(TAAL, TALEN))]
    colour = Condition("kleur", Sql('"de ""beste"" boeken"."kleur" = :kleur', {"kleur": "rood"}))
    return Selection(
        GENRE.table,
        GENRE.key,
        choices=tuple(draw(st.permutations(drawn))[: draw(st.integers(0, 2))]),
        conditions=(colour,) if draw(st.booleans()) else (),
    )


@settings(max_examples=80, deadline=None)
@given(worlds(), selections())
def test_rows_are_those_of_the_reference(world: World, selection: Selection) -> None:
    conn = build(world)
    expected = selected(world, selection)
    for engine in engines(conn):
        assert engine.keys(conn, selection) == expected
        assert engine.count(conn, selection) == len(expected)
    for naam in ("genre", "taal", "kleur"):
        (number,) = conn.execute(*_args(selection.count(without=naam))).fetchone()
        assert number == len(selected(world, selection, without=naam))


@settings(max_examples=80, deadline=None)
@given(worlds(), selections())
def test_a_number_beside_a_term_is_the_length_of_the_list_it_leads_to(world: World, selection: Selection) -> None:
    conn = build(world)
    for relation in (GENRE, TAAL):
        lengths = {
            term: len(selected(world, choosing(selection, relation, term))) for term in world.terms[relation.name]
        }
        expected = answers.Counts(
            per_term={term: length for term, length in lengths.items() if length},
            not_reported=len(selected(world, choosing(selection, relation, None))),
        )
        for engine in engines(conn):
            assert engine.counts(conn, selection, relation) == expected


@settings(max_examples=80, deadline=None)
@given(worlds(), selections())
def test_a_number_beside_an_attribute_is_the_length_of_the_list_it_leads_to(world: World, selection: Selection) -> None:
    conn = build(world)
    for relation in (GENRE, TAAL):
        lengths = {status: len(selected(world, choosing_status(selection, relation, status))) for status in STATUSES}
        expected = {status: length for status, length in lengths.items() if length}
        for engine in engines(conn):
            assert engine.attribute_counts(conn, selection, relation, "status") == expected


def test_ten_thousand_terms_are_one_question() -> None:
    terms = tuple(f"g{number}" for number in range(10_000))
    world = World(
        rows={1: "rood", 2: "rood"},
        terms={"genre": dict.fromkeys(terms), "taal": {}},
        tags={"genre": (*(Tag(1, term, None) for term in terms), Tag(2, "g7", None)), "taal": ()},
    )
    conn = build(world)
    found = {
        mode: answers.keys(conn, Selection(GENRE.table, GENRE.key, (Choice(GENRE, terms, mode),))) for mode in Mode
    }
    assert found == {Mode.ANY: {1, 2}, Mode.ALL: {1}, Mode.NONE: set()}


def test_mistakes_of_a_programmer_are_refused() -> None:
    with pytest.raises(ValueError, match="names in a selection are unique"):
        Selection(GENRE.table, GENRE.key, (Choice(GENRE), Choice(GENRE)))
    with pytest.raises(ValueError, match="does not belong to table"):
        Selection("elders", "nr", (Choice(GENRE),))
    with pytest.raises(ValueError, match="no attribute column kleur"):
        Choice(GENRE, attributes={"kleur": ("rood",)})
    with pytest.raises(ValueError, match="on no value at all"):
        Choice(GENRE, attributes={"status": ()})
    with pytest.raises(ValueError, match="no attribute column kleur"):
        Selection(GENRE.table, GENRE.key).attribute_counts(GENRE, "kleur")
    clash = (Condition("a", Sql("1 = :x", {"x": 1})), Condition("b", Sql("2 = :x", {"x": 2})))
    with pytest.raises(ValueError, match="'x' is used for two different values"):
        Selection(GENRE.table, GENRE.key, conditions=clash).where()


def _args(statement: Sql) -> tuple[str, dict[str, object]]:
    return statement.text, dict(statement.params)
