"""What the lists themselves say about a dimension."""

import sqlite3
from pathlib import Path

from tests.web.voorbeeld import Geval, Tag, write_catalogus
from toolkit.lezer import read_interventies, read_opbouw
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.weergave.bronwoorden import Bronwoord, Bronwoorden, bronwoorden_of

LITERATUUR, DATABANK = "Literatuurlijst (door ons gemaakt)", "Databanklijst (door ons gemaakt)"
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


def _bronwoorden(conn: sqlite3.Connection, ids: list[str]) -> dict[str, Bronwoorden]:
    opbouw = read_opbouw(conn)
    return {i.id: bronwoorden_of(i, opbouw.dimensies) for i in read_interventies(conn, opbouw, ids)}


def test_words_are_shown_once_and_only_when_they_say_more_than_the_terms(
    tmp_path: Path, vocabulary: Vocabulary
) -> None:
    with sqlite3.connect(write_catalogus(tmp_path / "interventies.db", vocabulary, (GEVAL,))) as conn:
        found = _bronwoorden(conn, ["diamant"])["diamant"]
        assert list(found) == [d.naam for d in read_opbouw(conn).dimensies if d.in_woorden]
    assert {dimensie: woorden for dimensie, woorden in found.items() if woorden} == {
        "werkzaam_element": (Bronwoord("zelfvertrouwen; het gezin doet mee", "database-i6", DATABANK, "samensteller"),),
        "doelgroep": (Bronwoord("Moslimjongeren van 12 tot 18", "slo-e6", LITERATUUR, "bron"),),
        "uitvoeringskenmerk": (Bronwoord("het gezin doet mee", "database-i6", DATABANK, "samensteller"),),
        "onderzoeksdesign": (Bronwoord("metingen voor en na", "slo-t6", LITERATUUR, "bron"),),
        "evaluatie": (Bronwoord("onderzoek bij twaalf jongeren", "database-o6", DATABANK, "bron"),),
    }


def test_struck_words_are_not_shown(tmp_path: Path, vocabulary: Vocabulary) -> None:
    with sqlite3.connect(write_catalogus(tmp_path / "interventies.db", vocabulary, (GEVAL,))) as conn:
        conn.execute("update broncel set zonder_doorhaling = 'Moslimjongeren' where id = 'slo-e6'")
        conn.execute("update broncel set zonder_doorhaling = '' where id = 'database-o6'")
        found = _bronwoorden(conn, ["diamant"])["diamant"]
    assert [woord.tekst for woord in found["doelgroep"]] == ["Moslimjongeren"]
    assert found["evaluatie"] == ()


def test_every_evaluation_that_says_more_than_yes_or_unknown_is_quoted(built_database: Path) -> None:
    with sqlite3.connect(built_database) as conn:
        cells = dict(conn.execute("select interventie_id, waarde from broncel where veld = 'evaluatie' and rij > 2"))
        cells.pop(None, None)
        found = _bronwoorden(conn, sorted(cells))
    quoted = {i: w[0].tekst for i, per in found.items() if (w := per["evaluatie"])}
    assert quoted == {i: cell for i, cell in cells.items() if cell != "onbekend"}
    assert len(quoted) == 37
