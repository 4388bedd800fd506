"""Every synonym has a language."""

from pathlib import Path

from toolkit.store.rows import labels_of
from toolkit.vocabulary.countries import country_terms
from toolkit.vocabulary.dimension import Term, Vocabulary
from toolkit.vocabulary.load import load_vocabulary

DIMENSION = """
label: Duur
meervoud: Duren
definitie: Hoe lang.
bron: bedacht
volgorde: 1
pagina: {blok: aanpak, volgorde: 10}
termen:
  - id: kort
    nl: Kort
    en: Short
    alt: [kortdurend, test]
    alt_en: [brief, test]
    alledaags: [even]
    alledaags_en: [quick]
    zoekterm: [vlug]
"""


def test_synonyms_of_the_vocabulary_have_the_language_of_their_list(tmp_path: Path) -> None:
    (tmp_path / "duur.yml").write_text(DIMENSION, encoding="utf-8")
    term = load_vocabulary(tmp_path)["duur"].termen["kort"]
    assert labels_of(term) == {
        ("voorkeur", "Kort"): "nl",
        ("voorkeur", "Short"): "en",
        ("synoniem", "kortdurend"): "nl",
        ("synoniem", "test"): "nl",
        ("synoniem", "brief"): "en",
        ("alledaags", "even"): "nl",
        ("alledaags", "quick"): "en",
        ("zoekterm", "vlug"): None,
    }


def test_a_label_that_is_the_same_in_both_languages_is_there_once() -> None:
    assert labels_of(Term("trauma", "Trauma", "Trauma")) == {("voorkeur", "Trauma"): "nl"}


def test_names_of_countries_have_a_language() -> None:
    terms = {term.id: term for term in country_terms({"gb": {"nl": ("Engeland",), "en": ("UK",)}})}
    labels = {label: taal for (soort, label), taal in labels_of(terms["gb"]).items() if soort == "synoniem"}
    assert labels == {"Vereinigtes Königreich": "de", "Royaume-Uni": "fr", "Engeland": "nl", "UK": "en"}


def test_no_synonym_of_the_catalogue_is_without_a_language(vocabulary: Vocabulary) -> None:
    found = {taal for dimension in vocabulary for term in dimension.termen.values()
             for (soort, _), taal in labels_of(term).items() if soort != "zoekterm"}  # fmt: skip
    assert found == {"nl", "en", "de", "fr"}
