"""Questions and what they give, in a catalogue of four."""

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.search.conftest import add, add_cell
from toolkit.search import SearchedAsWell, Searcher, SearchResult, SearchWords, Suggestion, write_search_index

ORDER_ONLY = "‘extremisme’ telt alleen mee voor de volgorde."


def _not_left_out(sign: str) -> str:
    return f"Uitsluiten met ‘{sign}’ kan niet: u ziet ook wat u wilde weglaten. Kies een filter."


@pytest.mark.parametrize(
    ("vraag", "result"),
    [
        pytest.param("diamant", SearchResult(("diamant",), 1), id="name"),
        pytest.param("way out", SearchResult(("uitweg",), 1), id="variant of a name"),
        pytest.param("Way o", SearchResult(("uitweg",), 1), id="beginning of a name"),
        pytest.param("steunlijnen", SearchResult(("steunlijn",), 1), id="stem"),
        pytest.param("reïntegratie", SearchResult(("toneelklas",), 1), id="accent for a hyphen"),
        pytest.param("re integratie", SearchResult(("toneelklas",), 1), id="space for a hyphen"),
        pytest.param("toneel", SearchResult(("toneelklas",), 1), id="part of a compound in a name"),
        pytest.param(
            "acteren",
            SearchResult(("toneelklas",), 1, ook_gezocht=(SearchedAsWell("acteren", ("theater",), False),)),
            id="an everyday word",
        ),
        pytest.param("theaterproject", SearchResult(("toneelklas",), 0), id="a compound that is not there"),
        pytest.param("self-esteem", SearchResult(("diamant",), 1), id="English label"),
        pytest.param(
            "bajes",
            SearchResult(("uitweg",), 0, ook_gezocht=(SearchedAsWell("bajes", ("gedetineerd",), False),)),
            id="everyday word that no text has",
        ),
        pytest.param("gedet", SearchResult(("uitweg",), 1), id="beginning of a word"),
        pytest.param(
            "jongensproject",
            SearchResult(("diamant",), 0, ook_gezocht=(SearchedAsWell("jongensproject", ("jongeren",), False),)),
            id="what is near a part of a compound is near the compound",
        ),
        pytest.param(
            "ouders dia",
            SearchResult(("steunlijn", "diamant"), 0, ook_gezocht=(SearchedAsWell("dia", ("diamant",), True),)),
            id="last word is a word, and the beginning of a name",
        ),
        pytest.param(
            "dia ouders",
            SearchResult((), 0, niet_gevonden=("dia",)),
            id="a word that is not the last one is finished",
        ),
        pytest.param(
            "gedetineeisme",
            SearchResult(("uitweg",), 0, ook_gezocht=(SearchedAsWell("gedetineeisme", ("gedetineerden",), False),)),
            id="what is left without an ending is no word, so the words that were found are shown",
        ),
        pytest.param("re-int", SearchResult(("toneelklas",), 1), id="an unfinished word with a hyphen"),
        pytest.param(
            "rust",
            SearchResult(("steunlijn",), 0, ook_gezocht=(SearchedAsWell("rust", ("rustiger",), True),)),
            id="a whole word that may become a word of a text, mentioned once",
        ),
        pytest.param(
            "ouders rust",
            SearchResult(("steunlijn",), 0, ook_gezocht=(SearchedAsWell("rust", ("rustiger",), True),)),
            id="the last word may become a word of a text",
        ),
        pytest.param(
            "rust ouders", SearchResult(("steunlijn",), 0, niet_gevonden=("rust",)), id="a finished word may not"
        ),
        pytest.param("wat werkt er voor ouders?", SearchResult(("steunlijn",), 1), id="whole question"),
        pytest.param("theater of gedetineerden", SearchResult(("toneelklas", "uitweg"), 2), id="one or the other"),
        pytest.param('"in de klas"', SearchResult(("toneelklas",), 1), id="literal"),
        pytest.param('"de klas in"', SearchResult((), niet_gevonden=("de klas in",)), id="literal, in another order"),
        pytest.param("", SearchResult(()), id="nothing"),
        pytest.param('?! "" - ', SearchResult(()), id="no words"),
        pytest.param("NEAR(", SearchResult(()), id="a command of another search box"),
        pytest.param("AND NOT *", SearchResult(()), id="commands only"),
        pytest.param("theater OR gedetineerden", SearchResult(("toneelklas", "uitweg"), 2), id="a command that works"),
        pytest.param(
            "NOT(theater)",
            SearchResult(("toneelklas",), 1, opmerkingen=(_not_left_out("NOT"),)),
            id="a command beside a word",
        ),
        pytest.param(
            "ouders NOT theater",
            SearchResult(("toneelklas", "steunlijn"), 0, opmerkingen=(_not_left_out("NOT"),)),
            id="a command that leaves out",
        ),
        pytest.param(
            "ouders -theater",
            SearchResult(("toneelklas", "steunlijn"), 0, opmerkingen=(_not_left_out("-"),)),
            id="a sign that leaves out",
        ),
        pytest.param("ouders - theater", SearchResult(("toneelklas", "steunlijn"), 0), id="a dash between words"),
        pytest.param("ouders not theater", SearchResult(("toneelklas", "steunlijn"), 0), id="an English word"),
        pytest.param(
            "NEAR(gedetineerdn, extreemrechts)",
            SearchResult(("uitweg",), 1, "NEAR gedetineerden, extreemrechts", (("gedetineerdn", "gedetineerden"),)),
            id="a suggestion has no signs of commands",
        ),
    ],
)
def test_a_question_and_its_answer(
    small: sqlite3.Connection, searcher: Searcher, vraag: str, result: SearchResult
) -> None:
    assert searcher.search(small, vraag) == result


def test_a_typing_error_is_corrected_and_said(small: sqlite3.Connection, searcher: Searcher) -> None:
    assert searcher.search(small, "Gedetineerdn uit EXTREEMRECTS") == SearchResult(
        ids=("uitweg",),
        volledig=1,
        bedoelde_u="gedetineerden uit extreemrechts",
        gebruikt=(("gedetineerdn", "gedetineerden"), ("extreemrects", "extreemrechts")),
    )


@pytest.mark.parametrize(
    ("vraag", "result"),
    [
        pytest.param(
            "enkelband",
            SearchResult(("proef",), 0, ook_gezocht=(SearchedAsWell("enkelband", ("reclassering",), False),)),
            id="more precise than what the catalogue has: related, not an answer",
        ),
        pytest.param("Wolfe", SearchResult(("diamant",), 1), id="name of an author, as it is written"),
        pytest.param("wolven", SearchResult((), niet_gevonden=("wolven",)), id="the name of an author is no subject"),
        pytest.param("Mali", SearchResult((), niet_gevonden=("mali",)), id="a country is no typing error"),
        pytest.param(
            "rekroetering",
            SearchResult(("proef",), 1, "rekrutering", (("rekroetering", "rekrutering"),)),
            id="two vowels wrong in a long word",
        ),
        pytest.param(
            "rekratelink", SearchResult((), niet_gevonden=("rekratelink",)), id="two consonants is another word"
        ),
        pytest.param(
            "ekstremisme",
            SearchResult(("proef", "diamant"), 2, ook_gezocht=(SearchedAsWell("ekstremisme", ("extremisme",), True),)),
            id="spelled as it sounds, or in another language",
        ),
        pytest.param("gewelddad", SearchResult(("proef",), 0), id="the beginning of a word is no typing error"),
        pytest.param(
            "boekenkask",
            SearchResult(("proef",), 1, "boekenkast", (("boekenkask", "boekenkast"),)),
            id="one wrong letter is likelier than a compound of which a part is there",
        ),
        pytest.param(
            "boekenlegger",
            SearchResult((), 0, niet_gevonden=("boekenlegger",)),
            id="a compound of which only an ordinary word is there",
        ),
        pytest.param(
            "extremisme op Bali",
            SearchResult(("proef",), 1, opmerkingen=(ORDER_ONLY,)),
            id="what fits everything counts little",
        ),
        pytest.param("ex-Bali", SearchResult(("proef",), 0, niet_gevonden=("ex",)), id="a prefix counts little"),
        pytest.param(
            "rekruteringisme",
            SearchResult(("proef",), 0, ook_gezocht=(SearchedAsWell("rekruteringisme", ("rekrutering",), False),)),
            id="another word made of a known one: related, not an answer",
        ),
        pytest.param(
            "Voorspoedhuus",
            SearchResult(("haven",), 1, "voorspoedhuset", (("voorspoedhuus", "voorspoedhuset"),)),
            id="nearly the beginning of a name",
        ),
        pytest.param("boeken kasten", SearchResult(("proef",), 1), id="parts of a compound that is there"),
        pytest.param("boekkasten", SearchResult(("proef",), 1), id="the same parts in another form"),
    ],
)
def test_what_only_comes_near(
    filled: sqlite3.Connection, search_words: SearchWords, vraag: str, result: SearchResult
) -> None:
    add(
        filled,
        "proef",
        "Proef",
        "Reclassering op Bali tegen rekrutering.",
        "Een boekenkast; minder gewelddadig extremisme.",
    )
    add(filled, "haven", "Voorspoedhuset", "Rust.", "Rust.")
    filled.execute(
        "insert into publicatie (id, auteurs, titel) values ('p', 'Wolfe, A., Institut for Ekstremisme', 'Een studie')"
    )
    filled.execute("insert into interventie_publicatie (interventie_id, publicatie_id) values ('diamant', 'p')")
    write_search_index(filled, search_words)
    assert Searcher.load(filled).search(filled, vraag) == result


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("gedetinerden", "gedetineerden", id="a vowel too few"),
        pytest.param("gedetineerdde", "gedetineerde", id="another form is meant than the catalogue has"),
        pytest.param("theeater", "theater", id="sounds the same"),
        pytest.param("leerlingenn", "leerlingen", id="a letter too many at the end"),
        pytest.param("weerbarheid", "weerbaarheid", id="of the curators' words"),
    ],
)
def test_an_error_that_the_stem_forgives_is_said_as_well(
    small: sqlite3.Connection, searcher: Searcher, typed: str, meant: str
) -> None:
    assert searcher.search(small, typed).gebruikt == ((typed, meant),)


def test_an_everyday_label_finds_the_tag_but_says_nothing_within_a_text(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    filled.execute(
        "insert into begrip_label values ('werkzaam_element', 'zelfvertrouwen', 'alledaags', 'krukje', 'nl')"
    )
    add(filled, "meubel", "Meubel", "Een krukje.", "Geen.")
    write_search_index(filled, search_words)
    searcher = Searcher.load(filled)
    assert searcher.search(filled, "self-esteem").ids == ("diamant",)
    assert set(searcher.search(filled, "krukje").ids) == {"diamant", "meubel"}


def test_a_part_that_most_texts_have_says_nothing_beside_the_whole_word(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    for number in range(8):
        add(filled, f"fase{number}", f"Naam {number}", "Een fase.", "Geen.")
    add(filled, "kern", "Kern", "De groepsfase.", "Geen.")
    write_search_index(filled, search_words)
    searcher = Searcher.load(filled)
    assert searcher.search(filled, "groepsfase").ids == ("kern",)
    assert len(searcher.search(filled, "fase").ids) == 9


def test_a_real_word_that_sounds_like_a_name_finds_the_name(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    add(filled, "gids", "Wegweiser", "Rust.", "Rust.")
    write_search_index(filled, search_words)
    assert Searcher.load(filled).search(filled, "wegwijzer") == SearchResult(
        ("gids",), 1, ook_gezocht=(SearchedAsWell("wegwijzer", ("wegweiser",), False),)
    )


def test_words_that_belong_to_what_was_typed_have_it_and_come_before_other_words(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    filled.execute(
        "insert into werkzaam_element (id, label, label_en, kop, toegevoegd, volgorde) "
        "values ('moed', 'Moed', 'Jihad', 0, 0, 9)"
    )
    add(filled, "durf", "Durf", "Moed verzamelen.", "Rust.")
    add(filled, "reis", "Reis", "Wat jihadisten en jihadistische groepen beloven.", "Rust.")
    write_search_index(filled, search_words)
    result = Searcher.load(filled).search(filled, "jihad")
    assert result.ids[0] == "reis"
    assert [(deel.getypt, deel.zelf_gevonden) for deel in result.ook_gezocht] == [("jihad", True)]


def test_a_text_with_what_was_typed_and_a_stronger_other_word_has_what_was_typed(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    add(filled, "cel", "Cel", "Een gevangenisregime voor gedetineerden.", "Rust.")
    write_search_index(filled, search_words)
    (deel,) = Searcher.load(filled).search(filled, "gevangenis").ook_gezocht
    assert deel.zelf_gevonden


@pytest.mark.parametrize(
    ("vraag", "uitleg"),
    [
        pytest.param("training ouders", "‘training’ telt alleen mee voor de volgorde.", id="one"),
        pytest.param(
            "training ouders programma",
            "‘training’, ‘programma’ tellen alleen mee voor de volgorde.",
            id="more",
        ),
        pytest.param("training", "", id="the general word is all that is asked"),
        pytest.param("ouders", "", id="no general word"),
    ],
)
def test_a_word_that_does_not_choose_the_answers_is_said(
    filled: sqlite3.Connection, search_words: SearchWords, vraag: str, uitleg: str
) -> None:
    add(filled, "cursus", "Cursus", "Een training in een programma.", "Rust.")
    write_search_index(filled, search_words)
    assert list(Searcher.load(filled).search(filled, vraag).opmerkingen) == [uitleg][: bool(uitleg)]


def test_an_abbreviation_has_no_other_forms(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add(filled, "engels", "Engels", "Being well.", "It is.")
    write_search_index(filled, search_words)
    assert Searcher.load(filled).search(filled, "AI") == SearchResult((), niet_gevonden=("ai",))


def test_another_first_letter_is_another_word(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add(filled, "gang", "Gang", "Misleidingen.", "Rust.")
    write_search_index(filled, search_words)
    assert Searcher.load(filled).search(filled, "raslaadingen") == SearchResult((), niet_gevonden=("raslaadingen",))


def test_a_real_word_that_the_catalogue_does_not_have_is_no_typing_error(
    small: sqlite3.Connection, searcher: Searcher
) -> None:
    assert searcher.search(small, "roken") == SearchResult((), niet_gevonden=("roken",))


def test_a_short_question_for_what_is_nowhere_has_no_answer(small: sqlite3.Connection, searcher: Searcher) -> None:
    assert searcher.search(small, "ouders roken") == SearchResult((), 0, niet_gevonden=("roken",))


def test_the_name_counts_more_than_a_tag_and_a_tag_more_than_a_long_text(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    add(filled, "naam", "Empathie", "Een doel.", "Een uitkomst.")
    write_search_index(filled, search_words)
    result = Searcher.load(filled).search(filled, "empathie")
    assert (result.ids[0], set(result.ids[1:3]), result.ids[3]) == ("naam", {"toneelklas", "uitweg"}, "diamant")


def test_a_compound_in_a_name_counts_as_the_word(filled: sqlite3.Connection, search_words: SearchWords) -> None:
    add(filled, "a-tekst", "Tekst", "Praten en dialoog.", "Dialoog.")
    add(filled, "b-naam", "Dialoogtraining", "Praten.", "Rust.")
    write_search_index(filled, search_words)
    assert Searcher.load(filled).search(filled, "dialoog").ids == ("b-naam", "a-tekst")


def test_a_word_with_a_meaning_of_its_own_is_not_as_general_as_its_parts(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    add(filled, "gast", "Gast", "Voormalige extremisten in de klas.", "Rust.")
    write_search_index(filled, search_words)
    assert Searcher.load(filled).search(filled, "ex-extremisten klas").ids[0] == "gast"


def test_another_word_is_not_sought_in_the_names_of_the_source(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    add_cell(filled, "diamant", "organisatie", "Bureau Toneel")
    write_search_index(filled, search_words)
    searcher = Searcher.load(filled)
    assert searcher.search(filled, "acteren").ids == ("toneelklas",)
    assert set(searcher.search(filled, "toneel").ids) == {"toneelklas", "diamant"}


def test_the_words_that_were_found_are_those_of_the_cells(
    filled: sqlite3.Connection, search_words: SearchWords
) -> None:
    add(filled, "vals", "Vals", "Een <script> & weerbare jongeren.", "Niets.")
    write_search_index(filled, search_words)
    searcher = Searcher.load(filled)
    texts = {"vals": ["Een <script> & weerbare jongeren.", "Niets."], "diamant": ["Jongeren weerbaarder maken."]}
    assert searcher.found_words("weerbaarheid jongeren <script>", texts) == {
        "vals": frozenset({"script", "weerbare", "jongeren"}),
        "diamant": frozenset({"Jongeren", "weerbaarder maken"}),
    }


def test_no_words_without_a_question_or_texts(searcher: Searcher) -> None:
    assert searcher.found_words("", {"diamant": ["Jongeren"]}) == {}
    assert searcher.found_words("jongeren", {}) == {}


def test_suggestions(searcher: Searcher) -> None:
    assert searcher.suggest("dia") == [Suggestion("Diamant", "interventie", "diamant")]
    assert searcher.suggest("TONEEL") == [Suggestion("De Toneelklas", "interventie", "toneelklas")]
    assert searcher.suggest("e") == [Suggestion("Empathie", "werkzaam_element", "empathie")]
    assert searcher.suggest("mpathie") == []
    assert searcher.suggest(" ") == []
    assert len(searcher.suggest("d", limit=1)) == 1


@pytest.mark.parametrize(
    ("begin", "labels"),
    [
        pytest.param("klas toneel", [], id="one word cannot be two"),
        pytest.param("toneelk de", ["De Toneelklas"], id="words in another order"),
        pytest.param("way ou", ["Way Out"], id="last word of a name"),
        pytest.param("tranin dia", ["Training Diamant"], id="an error in one of two words"),
        pytest.param("zelvertr", ["Zelfvertrouwen"], id="a letter too few"),
        pytest.param("zelfvver", ["Zelfvertrouwen"], id="a letter too many"),
        pytest.param("dimant", ["Diamant"], id="a name"),
        pytest.param("dima", [], id="too short to tell an error"),
        pytest.param("steun", ["Steunlijn"], id="no error"),
        pytest.param("stenen", [], id="a word is no typing error"),
        pytest.param("zelf roken", [], id="a word that no label has"),
    ],
)
def test_suggestions_for_more_words_and_for_typing_errors(searcher: Searcher, begin: str, labels: list[str]) -> None:
    assert [suggestion.label for suggestion in searcher.suggest(begin)] == labels


def test_what_is_suggested_is_found_as_well(built_database: Path) -> None:
    conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
    searcher = Searcher.load(conn)
    words = {label.split()[0] for (label,) in conn.execute("select label from zoek_voorstel")}
    begins = sorted({word[:size] for word in words for size in range(3, len(word) + 1)})
    assert len(begins) > 500
    assert [begin for begin in begins if searcher.suggest(begin) and not searcher.search(conn, begin).ids] == []


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(['"', "OR", "NEAR(", "*", "^", "jongeren", "-", "'", "ouders"])).map(" ".join)
)
def test_anything_may_be_typed(small: sqlite3.Connection, searcher: Searcher, vraag: str) -> None:
    result = searcher.search(small, vraag)
    assert result.volledig <= len(result.ids) == len(set(result.ids))
    assert searcher.found_words(vraag, {"een": [vraag], "niets": [""]}).keys() <= {"een"}
    searcher.suggest(vraag)


@pytest.mark.parametrize(
    "vraag",
    [
        "jongeren ouders empathie theater " * 160,
        "x" * 5_000,
        '"' * 5_000,
        "weerbaarheidstraining" * 240,
        " ".join(f"woordd{number}" for number in range(600)),
        "gevangenis-" * 500,
        "1" * 5_000 + " jaar",
        '"' + "jongeren " * 500 + '"',
    ],
    ids=["words", "one letter", "quotes", "one compound", "typing errors", "hyphens", "digits", "one phrase"],
)
def test_a_long_question_takes_bounded_time(built_database: Path, vraag: str) -> None:
    conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
    searcher = Searcher.load(conn)
    start = time.perf_counter()
    result = searcher.search(conn, vraag)
    searcher.found_words(vraag, dict.fromkeys(result.ids[:10], ["jongeren, ouders en empathie"] * 100))
    assert time.perf_counter() - start < 5


def test_threads_share_a_searcher(built_database: Path) -> None:
    vragen = ["jongeren boos", "gevangnis", "ouders Syrië", '"kritisch denken"', "exit", "toneel op school"] * 5

    def ask(vraag: str) -> SearchResult:
        conn = sqlite3.connect(f"file:{built_database}?immutable=1", uri=True)
        try:
            return searcher.search(conn, vraag)
        finally:
            conn.close()

    searcher = Searcher.load(sqlite3.connect(f"file:{built_database}?immutable=1", uri=True))
    alone = [ask(vraag) for vraag in vragen]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(ask, vragen)) == alone


@pytest.mark.parametrize(
    ("naam", "vraag"),
    [
        ("Søren", "soren"),
        ("Cœur", "coeur"),
        ("Łódź", "lodz"),
        ("Đorđe", "dorde"),
        ("Þór", "thor"),
        ("İzmir", "izmir"),
        ("Ærø", "aero"),
        ("Straße", "strasse"),
    ],
)
def test_letters_that_unicode_does_not_take_apart(
    filled: sqlite3.Connection, search_words: SearchWords, naam: str, vraag: str
) -> None:
    add(filled, "ander", f"Zomerkamp {naam}", "Een huis.", "Geen.")
    write_search_index(filled, search_words)
    searcher = Searcher.load(filled)
    for asked in (vraag, naam, naam.upper(), f'"zomerkamp {naam}"'):
        assert searcher.search(filled, asked).ids[:1] == ("ander",)
