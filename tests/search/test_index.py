"""What the build writes for search."""

import sqlite3
from collections import Counter
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.search.conftest import INTERVENTIES, add, add_cell, fill
from toolkit.search import SearchWords, write_search_index
from toolkit.search.documents import VELDEN, Document, collect_documents
from toolkit.search.language import form, words
from toolkit.search.numbers import read_numbers
from toolkit.search.places import WordPlaces, pack_places, unpack_places


def test_the_document_of_an_intervention(small: sqlite3.Connection) -> None:
    assert _document(small, "toneelklas") == Document(
        "toneelklas",
        "De Toneelklas",
        "Empathie · Empathy",
        "medeleven",
        "Leerlingen spelen theater in de klas.",
        "Re-integratie lukt.",
        "",
    )


def test_a_name_is_searched_with_its_variants(small: sqlite3.Connection) -> None:
    assert _document(small, "diamant").naam == "Diamant · Training Diamant"
    lengths = np.frombuffer(read_numbers(small)["lengte"], "<u2").reshape(-1, len(VELDEN))
    assert lengths[:, 0].tolist() == [3, 1, 2, 3]  # diamant, steunlijn, toneelklas, uitweg


def test_words_with_their_families_and_parts(small: sqlite3.Connection) -> None:
    query = "select vorm, sleutel, aantal, in_naam from zoek_woord where vorm in ('re integratie', 'toneelklas')"
    assert small.execute(query).fetchall() == [
        ("re integratie", "reintegratie", 1, 0),
        ("toneelklas", "toneelklas", 1, 1),
    ]
    query = "select stam from zoek_deel where vorm = 'toneelklas' and stam not like 'en:%'"
    assert small.execute(query).fetchall() == [("klas",), ("tonel",)]


def test_the_labels_of_a_term_are_synonyms_and_its_hidden_label_finds_it(small: sqlite3.Connection) -> None:
    query = """select rol, uiting from zoek_synoniem where groep = (
                 select max(groep) from zoek_synoniem where uiting = 'Empathie') order by 1, 2"""
    assert small.execute(query).fetchall() == [
        *(("ook", "medeleven"), ("typt", "medeleven"), ("zelfde", "Empathie"), ("zelfde", "Empathy"))
    ]


def test_what_is_suggested_are_names_and_terms_in_use(small: sqlite3.Connection) -> None:
    assert small.execute("select label, soort, id, aantal from zoek_voorstel order by 2, 3, 1").fetchall() == [
        ("Diamant", "interventie", "diamant", 1),
        ("Training Diamant", "interventie", "diamant", 1),
        ("Steunlijn", "interventie", "steunlijn", 1),
        ("De Toneelklas", "interventie", "toneelklas", 1),
        ("Uitweg", "interventie", "uitweg", 1),
        ("Way Out", "interventie", "uitweg", 1),
        ("Empathie", "werkzaam_element", "empathie", 2),
        ("Zelfvertrouwen", "werkzaam_element", "zelfvertrouwen", 1),
    ]


def test_hidden_cells_links_and_marks_are_not_searched(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add_cell(filled, "uitweg", "aanpak", None)
    add_cell(filled, "uitweg", "werkzaam_element", "x")
    add_cell(filled, "uitweg", "aanpak", "https://voorbeeld.nl/koppeling", soort="koppeling")
    add_cell(filled, "uitweg", "aanpak", "https://voorbeeld.nl/waarde")
    add_cell(filled, "uitweg", "website", "www.voorbeeld.nl")
    add_cell(filled, "uitweg", "aanpak", "Zie ook de handleiding.", soort="opmerking")
    write_search_index(filled, search_words)
    document = _document(filled, "uitweg")
    assert (document.kort, document.lang) == (
        "Gedetineerden stappen uit extreemrechts.",
        "Zie ook de handleiding.\nMinder recidive.",
    )


def test_struck_words_are_not_searched(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add_cell(filled, "uitweg", "aanpak", "Gesprekken; theater")
    filled.execute("update broncel set zonder_doorhaling = 'Gesprekken' where waarde = 'Gesprekken; theater'")
    write_search_index(filled, search_words)
    assert _document(filled, "uitweg").lang == "Gesprekken\nMinder recidive."


def test_invisible_characters_cannot_stand_for_a_mark(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add(filled, "vals", "Vals", "Een \x02vals\x03 teken.", "Niets.")
    write_search_index(filled, search_words)
    assert _document(filled, "vals").kort == "Een vals teken."


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, search_words: SearchWords) -> None:
    for name in ("een.db", "twee.db"):
        conn = sqlite3.connect(tmp_path / name)
        fill(conn)
        write_search_index(conn, search_words)
        conn.close()
    assert (tmp_path / "een.db").read_bytes() == (tmp_path / "twee.db").read_bytes()


def test_datasettes_own_search_finds_the_right_rows(small: sqlite3.Connection) -> None:
    query = """select i.id from interventie_fts f join interventie i on i.rowid = f.rowid
               where interventie_fts match ?"""
    found = {i: small.execute(query, (f'naam : "{row[0]}"',)).fetchall() for i, row in INTERVENTIES.items()}
    assert found == {i: [(i,)] for i in INTERVENTIES}


def test_the_indexes_of_the_real_build_agree_with_their_texts(built_database: Path) -> None:
    # Writing happens in a copy. The build may compact the file, and a row number must not move by that.
    source = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
    copy = sqlite3.connect(":memory:")
    source.backup(copy)
    copy.execute("insert into interventie_fts (interventie_fts, rank) values ('integrity-check', 1)")
    copy.execute("insert into zoek_tekst (zoek_tekst) values ('integrity-check')")
    documents = copy.execute("select d.id, d.interventie_id from zoek_document d order by d.id").fetchall()
    assert documents == list(enumerate((one.interventie_id for one in collect_documents(copy)), start=1))


def test_the_places_of_every_word_are_those_in_the_texts(built_database: Path) -> None:
    conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
    each: dict[str, list[tuple[int, int, int]]] = {}
    for number, document in enumerate(collect_documents(conn), start=1):
        for veld, text in enumerate(document.texts()):
            for token, times in Counter(token for word in words(text) for token in form(word)).items():
                each.setdefault(token, []).append((number, veld, min(times, 40)))
    packed = {word: unpack_places(found) for word, found in conn.execute("select woord, plaatsen from zoek_treffer")}
    assert {word: [*zip(p.document, p.veld, p.aantal, strict=True)] for word, p in packed.items()} == each


@given(st.dictionaries(st.tuples(st.integers(1, 200_000), st.integers(0, 5)), st.integers(1, 90), min_size=1))
def test_places_stay_what_they_are_when_they_are_packed(found: dict[tuple[int, int], int]) -> None:
    rows = [(document, veld, times) for (document, veld), times in sorted(found.items())]
    document, veld, times = np.array(rows, dtype=np.int64).T
    back = unpack_places(pack_places(WordPlaces(document, veld, times)))
    assert [*zip(back.document, back.veld, back.aantal, strict=True)] == [(d, v, min(n, 40)) for d, v, n in rows]


def _document(conn: sqlite3.Connection, i: str) -> Document:
    return next(document for document in collect_documents(conn) if document.interventie_id == i)
