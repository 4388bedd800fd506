"""A question to the API: the parameters of the list page in lowerCamelCase, paging, and a choice of fields."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.fouten import NietGevondenError, OnjuisteVraagError
from toolkit.web.parameters import filter_names, known_values, parse_own, parse_vraag
from toolkit.web.zoekvraag import Zoekvraag

PER_PAGINA, MEESTE_PER_PAGINA = 20, 100


@dataclass(frozen=True, slots=True)
class Lijstdeel:
    """Which part of a collection is asked."""

    nummer: int
    per_pagina: int

    def cut(self, items: Sequence[Any]) -> Sequence[Any]:
        """Return the items on this page.

        Raises:
            NietGevondenError: the page is past the end.

        """
        if self.nummer > self.last(len(items)):
            raise NietGevondenError(f"Er zijn {self.last(len(items))} pagina’s. U vroeg pagina {self.nummer}.")
        return items[(self.nummer - 1) * self.per_pagina : self.nummer * self.per_pagina]

    def last(self, aantal: int) -> int:
        """Return the number of the last page of a collection of `aantal` items."""
        return max(1, -(-aantal // self.per_pagina))


@dataclass(frozen=True, slots=True)
class ApiVraag:
    """A validated question.

    Attributes:
        zoekvraag: which interventions.
        eigen: the parameters of one collection only.
        pagina: which part.
        velden: the fields to give, all when it is empty.
        paren: the parameters as given, without page, for links.

    """

    zoekvraag: Zoekvraag
    eigen: Mapping[str, tuple[str, ...]]
    pagina: Lijstdeel
    velden: tuple[str, ...]
    paren: tuple[tuple[str, str], ...]

    def link(self, address: str, nummer: int) -> str:
        """Return the address of another page of the same question."""
        return f"{address}?{urlencode([*self.paren, ('pagina', nummer)])}"


def camel(naam: str) -> str:
    """Return a name in lowerCamelCase: ``werkzaam_element`` is ``werkzaamElement``."""
    first, *rest = naam.split("_")
    return first + "".join(part.capitalize() for part in rest)


def parse_list(query_string: str, begrippen: Vocabulary, velden: Collection[str]) -> ApiVraag:
    """Read a question for a collection that the filters of the list page select from.

    Raises:
        OnjuisteVraagError: an unknown parameter, value or field; see `parse_vraag`.

    """
    names = {camel(naam): naam for naam in filter_names(begrippen)}
    waarden = parse_own(query_string, (*names, "pagina", "perPagina", "velden"))
    pairs = [(names[naam], waarde) for naam, given in waarden.items() if naam in names for waarde in given]
    zoekvraag = parse_vraag(urlencode(pairs), begrippen).zoekvraag
    return replace(_parsed(waarden, velden), zoekvraag=zoekvraag)


def parse_simple(query_string: str, velden: Collection[str], eigen: Collection[str] = ()) -> ApiVraag:
    """Read a question for a collection with parameters of its own.

    Raises:
        OnjuisteVraagError: an unknown parameter or field.

    """
    return _parsed(parse_own(query_string, (*eigen, "pagina", "perPagina", "velden")), velden)


def _parsed(waarden: Mapping[str, tuple[str, ...]], velden: Collection[str]) -> ApiVraag:
    nummer = _whole(waarden, "pagina", 1, 999_999_999)
    per_pagina = _whole(waarden, "perPagina", PER_PAGINA, MEESTE_PER_PAGINA)
    asked = [veld.strip() for given in waarden.get("velden", ()) for veld in given.split(",") if veld.strip()]
    chosen = known_values("velden", asked, velden, "De beschrijving van de API noemt de velden.")
    paren = tuple((naam, waarde) for naam, given in waarden.items() if naam != "pagina" for waarde in given)
    return ApiVraag(Zoekvraag(), waarden, Lijstdeel(nummer, per_pagina), chosen, paren)


def _whole(waarden: Mapping[str, tuple[str, ...]], naam: str, standaard: int, most: int) -> int:
    given = waarden.get(naam, ())
    if not given:
        return standaard
    waarde = given[0]
    if len(given) > 1 or not (waarde.isascii() and waarde.isdigit()) or len(waarde) > 9 or not 1 <= int(waarde) <= most:
        raise OnjuisteVraagError(f"‘{naam}’ is één getal van 1 tot en met {most}.")
    return int(waarde)
