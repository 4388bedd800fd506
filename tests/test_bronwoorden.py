"""What the lists themselves say about a dimension."""

import sqlite3
from pathlib import Path

from tests.web.voorbeeld import Geval, Tag, write_catalogus
from toolkit.bronwoorden import Bronwoord, read_bronwoorden, worded_dimensions
from toolkit.vocabulary.model import Vocabulary

LITERATUUR, DATABANK = "Literatuurlijst (samengesteld)", "Databanklijst (samengesteld)"
GEVAL = Geval(
    "diamant",
    "Diamant",
    "beide",
    6,
    (
        Tag("doelgroep", "jongeren", "Moslimjongeren van 12 tot 18", door="bron", kolom="E"),
        # Only repeats its label, also with a bullet and in lower case.
        Tag("psychologische_behoefte", "rechtvaardigheid", "• rechtvaardigheid", kolom="K"),
        # A cross: the words stand in the header.
        Tag("triggerniveau", "meso", "x", methode="overgenomen", kolom="L"),
        # Another column names a way of working beside its own terms.
        Tag("werkzaam_element", "zelfvertrouwen", "zelfvertrouwen", kolom="I", bestand="database"),
        Tag("uitvoeringskenmerk", "systeembenadering", "het gezin doet mee", kolom="I", bestand="database"),
        # A whole cell of another column is said there.
        Tag("onderzoeksdesign", "voor-na-meting", "metingen voor en na", door="bron", kolom="T"),
        Tag("evaluatie", "geevalueerd", "metingen voor en na", methode="curator", door="bron", kolom="T"),
    ),
    cellen=(("database", "O", "evaluatie", "onderzoek bij twaalf jongeren"),),
)


def test_words_are_shown_once_and_only_when_they_say_more_than_the_terms(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    with sqlite3.connect(write_catalogus(tmp_path / "interventies.db", vocabulary, (GEVAL,))) as conn:
        found = read_bronwoorden(conn, ["diamant"])["diamant"]
        assert tuple(found) == worded_dimensions(conn)
    assert {dimensie: woorden for dimensie, woorden in found.items() if woorden} == {
        "werkzaam_element": (Bronwoord("zelfvertrouwen; het gezin doet mee", "database-i6", DATABANK, "samensteller"),),
        "doelgroep": (Bronwoord("Moslimjongeren van 12 tot 18", "slo-e6", LITERATUUR, "bron"),),
        "uitvoeringskenmerk": (Bronwoord("het gezin doet mee", "database-i6", DATABANK, "samensteller"),),
        "onderzoeksdesign": (Bronwoord("metingen voor en na", "slo-t6", LITERATUUR, "bron"),),
        "evaluatie": (Bronwoord("onderzoek bij twaalf jongeren", "database-o6", DATABANK, "bron"),),
    }


def test_every_evaluation_that_says_more_than_yes_or_unknown_is_quoted(built_database: Path) -> None:
    with sqlite3.connect(built_database) as conn:
        cells = dict(conn.execute("select interventie_id, waarde from broncel where veld = 'evaluatie' and rij > 2"))
        cells.pop(None, None)
        found = read_bronwoorden(conn, sorted(cells))
    quoted = {i: w[0].tekst for i, per in found.items() if (w := per["evaluatie"])}
    assert quoted == {i: cell for i, cell in cells.items() if cell != "onbekend"}
    assert len(quoted) == 36
