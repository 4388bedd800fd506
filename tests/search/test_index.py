"""What the build writes for search."""

import sqlite3
from pathlib import Path

from tests.search.conftest import INTERVENTIES, add, add_cell, fill
from toolkit.search import SearchWords, write_search_index


def test_the_document_of_an_intervention(small: sqlite3.Connection) -> None:
    row = small.execute(
        "select naam, begrippen, synoniemen, kort, lang from zoek_document where interventie_id = 'toneelklas'"
    ).fetchone()
    assert row == (
        "De Toneelklas",
        "Empathie · Empathy",
        "medeleven",
        "Leerlingen spelen theater in de klas.",
        "Re-integratie lukt.",
    )


def test_a_name_is_searched_with_its_variants(small: sqlite3.Connection) -> None:
    query = "select naam, woorden_naam from zoek_document where interventie_id = 'diamant'"
    assert small.execute(query).fetchone() == ("Diamant · Training Diamant", 3)


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
    row = filled.execute("select kort, lang from zoek_document where interventie_id = 'uitweg'").fetchone()
    assert row == ("Gedetineerden stappen uit extreemrechts.", "Zie ook de handleiding.\nMinder recidive.")


def test_struck_words_are_not_searched(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add_cell(filled, "uitweg", "aanpak", "Gesprekken; theater")
    filled.execute("update broncel set zonder_doorhaling = 'Gesprekken' where waarde = 'Gesprekken; theater'")
    write_search_index(filled, search_words)
    row = filled.execute("select lang from zoek_document where interventie_id = 'uitweg'").fetchone()
    assert row == ("Gesprekken\nMinder recidive.",)


def test_invisible_characters_cannot_stand_for_a_mark(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add(filled, "vals", "Vals", "Een \x02vals\x03 teken.", "Niets.")
    write_search_index(filled, search_words)
    row = filled.execute("select kort from zoek_document where interventie_id = 'vals'").fetchone()
    assert row == ("Een vals teken.",)


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
    for table in ("interventie_fts", "zoek_tekst"):
        copy.execute(f"insert into {table} ({table}, rank) values ('integrity-check', 1)")
    assert (
        copy.execute("select count(*) from zoek_document").fetchone()
        == copy.execute("select count(*) from interventie").fetchone()
    )
