"""Ordinary words of languages in headers, names and references, from ``taalwoorden.yml`` beside this module.

They say nothing about interventions, and the site, which has no ``data/``, needs them too.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.text import fold
from toolkit.waarden import any_of

Words = tuple[str, ...]
Publicatiesoort = Literal["artikel", "rapport", "proefschrift", "hoofdstuk", "boek", "dataset"]


class AuthorWords(StrictModel):
    """Words between and beside the names of authors."""

    en: Words
    en_anderen: Words
    titels: Words
    tussenvoegsels: Words


class PlaceWords(StrictModel):
    """Labels of the parts of where something appeared."""

    jaargang: Words
    nummer: Words
    paginas: Words
    redactie: Words


class ContactWords(StrictModel):
    """By what words an e-mail address or a telephone number is known that someone wrote out."""

    apenstaartje: Words
    apenstaartje_of_gewoon_woord: Words
    apenstaartje_tussen_haken: Words
    punt: Words
    geen_naam: Words
    einden: Words
    toestel: Words
    telefoonkop: Words
    en_nog: Words
    geen_telefoonnummer: Words
    btw_landen: Words
    adressen: Words


class _Taalwoorden(StrictModel):
    functiewoorden: Mapping[str, Words]
    auteurs: AuthorWords
    uitgevers: Words
    geen_persoon: Words
    tijdschriften: Words
    soorten: Mapping[Publicatiesoort, Words]
    vindplaats: PlaceWords
    contact: ContactWords


TAALWOORDEN = load_yaml(Path(__file__).with_suffix(".yml"), _Taalwoorden)

FUNCTIEWOORDEN = frozenset(fold(word) for words in TAALWOORDEN.functiewoorden.values() for word in words)
"""Articles, prepositions and conjunctions, folded."""


def any_stem(words: Words) -> str:
    """Return a pattern for one of `words`, in which ``*`` is the rest of a word."""
    return any_of(words).replace(r"\*", r"\w*")
