"""Which of our terms are the same as, or close to, a concept of a public vocabulary."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from babel.core import get_global
from pydantic import Field

from toolkit.config.folder import nearest
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.webadres import LINK

MATCHES = "opendata/overeenkomsten.yml"
"""The file below ``data/`` in which curators write them."""

_EU_COUNTRY = "http://publications.europa.eu/resource/authority/country/"


@dataclass(frozen=True, slots=True)
class Match:
    """A term and the public concept it matches; `soort` is the name of the SKOS property."""

    term: str
    soort: Literal["exactMatch", "closeMatch"]
    uri: str


class _MatchModel(StrictModel):
    term: str
    soort: Literal["exactMatch", "closeMatch"]
    uri: str = Field(pattern=rf"^{LINK}$")
    naam: str


class _MatchesModel(StrictModel):
    overeenkomsten: dict[str, tuple[_MatchModel, ...]]


@dataclass(frozen=True, slots=True)
class Matches:
    """The curators' matches per dimension; countries follow from their ISO codes."""

    gekozen: dict[str, tuple[Match, ...]]

    def of(self, dimension: str, terms: Collection[str], *, countries: bool) -> Iterator[Match]:
        """Yield the matches of the `terms` of a dimension; `countries` says that their ids are ISO 3166-1 codes."""
        if countries:
            yield from _countries(terms)
        yield from (match for match in self.gekozen.get(dimension, ()) if match.term in terms)


def load_matches(path: Path, begrippen: Vocabulary) -> Matches:
    """Read the curators' matches.

    Raises:
        ConfigError: the file is missing or wrong, or names a dimension or term that is not in the vocabulary.

    """
    model = load_yaml(path, _MatchesModel)
    for dimension, items in model.overeenkomsten.items():
        if dimension not in begrippen.dimensies:
            raise ConfigError(f"{path}: de dimensie {dimension} bestaat niet.{_meant(dimension, begrippen.dimensies)}")
        terms = begrippen.dimensies[dimension].termen
        for item in items:
            if item.term not in terms:
                raise ConfigError(f"{path}: {dimension} heeft geen term {item.term}.{_meant(item.term, terms)}")
    return Matches(
        {
            dimension: tuple(Match(item.term, item.soort, item.uri) for item in items)
            for dimension, items in model.overeenkomsten.items()
        }
    )


def _meant(name: str, names: Collection[str]) -> str:
    near = nearest(name, names)
    return f" Bedoelt u {near}?" if near else ""


# Codes of states that no longer exist, in CLDR beside the current one.
_FORMER = frozenset({"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"})


def _countries(codes: Collection[str]) -> Iterator[Match]:
    """Match ISO 3166-1 alpha-2 codes to the EU's list of countries, which uses alpha-3; CLDR knows both."""
    alpha3 = {
        names[0].lower(): code
        for code, names in get_global("territory_aliases").items()
        if len(code) == 3 and code.isalpha() and len(names) == 1 and code not in _FORMER
    }
    for code in sorted(set(codes) & set(alpha3)):
        yield Match(code, "exactMatch", _EU_COUNTRY + alpha3[code])
