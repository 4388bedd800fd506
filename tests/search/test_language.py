"""Words, word families and compounds."""

import pytest

from toolkit.search import SearchWords
from toolkit.search.language import Compounds, Families, form, is_word, key, words


def test_words_keep_hyphens_and_apostrophes_inside() -> None:
    assert list(words("Re-integratie, risico’s (12-17 jaar) – “ouders”!")) == [
        *("re-integratie", "risico's", "12-17", "jaar", "ouders")
    ]


@pytest.mark.parametrize(
    ("word", "spelling", "tokens"),
    [
        ("re-integratie", "reintegratie", ("re", "integratie")),
        ("reïntegratie", "reintegratie", ("reintegratie",)),
        ("risico's", "risicos", ("risico", "s")),
        ("geëvalueerd", "geevalueerd", ("geevalueerd",)),
    ],
)
def test_spellings_and_tokens(word: str, spelling: str, tokens: tuple[str, ...]) -> None:
    assert (key(word), form(word)) == (spelling, tokens)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("training", "trainingen", True),
        ("weerbaar", "weerbaarder", True),
        ("gevangenis", "gevangenissen", True),
        ("boos", "boze", True),
        ("family", "families", True),
        ("radicalisatie", "radicalisering", True),  # Flemish and Dutch
        ("polarisaties", "polariseren", True),
        ("organisatie", "organiseren", False),  # by a curator
        ("gezin", "zin", False),
        ("geweld", "wel", False),
        ("gezondheid", "zon", False),
        ("begeleiding", "beleid", False),
        ("gevoel", "gevoeligheid", False),  # by a curator
        ("spel", "spelen", False),  # by a curator
        ("spel", "spelletje", True),  # by a curator
    ],
)
def test_families(search_words: SearchWords, one: str, other: str, same: bool) -> None:
    families = Families(search_words.eigen_familie)
    assert bool(families.of(one) & families.of(other)) is same


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("weerbaarheidstraining", ("weerbaarheid", "training")),
        ("moslimjongeren", ("moslim", "jongeren")),
        ("lesprogramma", ("les", "programma")),
        ("zorg-veiligheid", ("zorg", "veiligheid")),
        ("sportmentoring", ("sport", "mentoring")),  # mentoring is a word of the catalogue only
        ("kinderen", ()),
        ("behandeling", ()),
        ("maatschappelijk", ()),
        ("empathie", ()),
        ("x" * 5_000, ()),
        ("-", ()),
    ],
)
def test_compounds(search_words: SearchWords, word: str, parts: tuple[str, ...]) -> None:
    compounds = Compounds(search_words.korte_delen, search_words.geen_deel, ["mentoring"])
    assert compounds.split(word) == parts


@pytest.mark.parametrize(
    ("word", "known"), [("roken", True), ("duitsland", True), ("prison", True), ("gevangnis", False)]
)
def test_what_is_a_word(word: str, known: bool) -> None:
    assert is_word(word) is known
