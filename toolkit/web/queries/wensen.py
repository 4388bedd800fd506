"""Parts of a question that are filters, offered with what they give; nothing is applied in silence."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from toolkit.search import Wish
from toolkit.talen import _, vertaal
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.parameters import parse_vraag
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import ZONDER, Zoekvraag
from toolkit.weergave.tekst import midden_in_zin


@dataclass(frozen=True, slots=True)
class Wens:
    """What someone may have meant as a filter.

    Attributes:
        tekst: the filter in words.
        vraag: the question with it, and without the words that said so.
        aantal: interventions that this gives.
        zin: what one should know about such a filter, or nothing.

    """

    tekst: str
    vraag: Zoekvraag
    aantal: int
    zin: str


def read_wensen(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> tuple[Wens, ...]:
    """Return the filters that the words of `vraag` may mean."""
    return tuple(_offers(conn, catalogus, vraag)) if vraag.zoek else ()


def _offers(conn: sqlite3.Connection, catalogus: OpenCatalogus, vraag: Zoekvraag) -> Iterator[Wens]:
    said = set()
    for wish in catalogus.zoeker.wishes(vraag.zoek):
        gevraagd = _with(vraag, wish, catalogus)
        if gevraagd is None:
            continue
        aantal = selectie_from(conn, gevraagd, catalogus.geheugen).count(conn)
        zin = "" if wish.zin in said else vertaal(wish.zin)
        said.add(wish.zin)
        yield Wens(_in_words(catalogus, wish), gevraagd, aantal, zin)


def _with(vraag: Zoekvraag, wish: Wish, catalogus: OpenCatalogus) -> Zoekvraag | None:
    """Return `vraag` with a wish as its filters; None when they cannot stand beside what was chosen before."""
    pairs = dict.fromkeys((*replace(vraag, pagina=1).with_zoek(wish.rest).paren, *wish.filters))
    try:
        return parse_vraag(urlencode(list(pairs)), catalogus.begrippen).zoekvraag
    except OnjuisteVraagError:  # another status, or a year after the last one
        return None


def _in_words(catalogus: OpenCatalogus, wish: Wish) -> str:
    """Return the filters of a wish as ``Land is Kenia of België`` or ``Zonder doelgroep: jongeren``."""
    words: dict[str, list[str]] = {}
    for tekst in describe_filters(catalogus, parse_vraag(urlencode(wish.filters), catalogus.begrippen).zoekvraag):
        label, mark, waarde = tekst.partition(": ")
        is_left_out = any(naam.startswith(ZONDER) for naam, _ in wish.filters)
        words.setdefault(label + (mark if is_left_out else _(" is ") if mark else ""), []).append(waarde)
    said = [label + _(" of ").join(waarden) for label, waarden in words.items()]
    return _(" en ").join([*said[:1], *map(midden_in_zin, said[1:])])
