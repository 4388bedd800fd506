"""Countries of the world as terms: ISO 3166-1 codes with the names CLDR gives them (through Babel)."""

from collections.abc import Mapping
from typing import Literal

from babel import Locale

from toolkit.text import fold
from toolkit.vocabulary.dimension import Term

# Languages in which a workbook may name a country. Dutch and English are the labels; the rest are altLabels.
_LANGUAGES = ("nl", "en", "de", "fr")

Names = Mapping[Literal["nl", "en", "de", "fr"], tuple[str, ...]]
"""Language → names of a country that CLDR does not give."""

CountryAliases = Mapping[str, Names]
"""Country code → those names."""


def country_terms(aliases: CountryAliases) -> list[Term]:
    """Return a term per country, sorted by Dutch name, with the curators' `aliases` added.

    CLDR also knows continents (three digits) and groupings such as the European Union; those are no country.
    """
    names = {language: _territories(language) for language in _LANGUAGES}
    codes = [code for code in names["nl"] if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY]
    terms = [_term(code, names, aliases.get(code.lower(), {})) for code in codes]
    return sorted(terms, key=lambda term: fold(term.nl))


# Groupings, and codes that ISO only reserves, in the list of territories of CLDR.
_NO_COUNTRY = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"})


def _territories(language: str) -> Mapping[str, str]:
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


def _term(code: str, names: Mapping[str, Mapping[str, str]], aliases: Names) -> Term:
    nl, en = names["nl"][code], names["en"].get(code, names["nl"][code])
    others = [(names[language].get(code, nl), language) for language in _LANGUAGES[2:]]
    others += [(label, language) for language, labels in aliases.items() for label in labels]
    alt: dict[str, tuple[str, str]] = {}
    for label, language in others:
        if fold(label) not in {fold(nl), fold(en)}:
            alt.setdefault(fold(label), (label, language))
    return Term(
        id=code.lower(),
        nl=nl,
        en=en,
        definitie=f"ISO 3166-1: {code}.",
        alt=tuple(label for label, _ in alt.values()),
        anderstalig=tuple((label, language) for label, language in alt.values() if language != "nl"),
        bron="ISO 3166-1; namen uit Unicode CLDR",
    )
