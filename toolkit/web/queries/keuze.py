"""What a visitor chose to compare: it stands in the address of the list, and goes along to a page and back."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlencode

from toolkit.lezer.adressen import Verwijzing, read_bestemmingen
from toolkit.talen import _
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.parameters import KEUZE
from toolkit.web.zoekvraag import Paren

# So many fit side by side; an address may name a few more, so that the page can offer to take some away.
_MEESTE, _MEESTE_IN_ADRES = 4, 12


@dataclass(frozen=True, slots=True)
class Keuze:
    """The interventions chosen, in the order of choosing, and what the address names that does not exist."""

    gekozen: tuple[Verwijzing, ...] = ()
    onbekend: tuple[str, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """Return their slugs."""
        return tuple(gekozen.id for gekozen in self.gekozen)

    @property
    def vol(self) -> bool:
        """Return whether no more can be chosen."""
        return len(self.gekozen) >= _MEESTE

    @property
    def te_veel(self) -> int:
        """Return how many must go before they can be compared."""
        return max(0, len(self.gekozen) - _MEESTE)

    def met(self, slug: str) -> "Keuze":
        """Return the choice with one more; its name is not needed for an address."""
        return self if slug in self.ids else replace(self, gekozen=(*self.gekozen, Verwijzing(slug, slug)))

    def zonder(self, slug: str) -> "Keuze":
        """Return the choice without one."""
        return replace(self, gekozen=tuple(g for g in self.gekozen if g.id != slug))

    def query(self, paren: Paren = ()) -> str:
        """Return a query string of `paren` and the choice."""
        return urlencode([*paren, *((KEUZE, i) for i in self.ids)])

    def in_lijst(self, query: str | None) -> str:
        """Return the query string of a list with this choice instead of the one it has; as it is when they agree."""
        pairs = parse_qsl(query or "", keep_blank_values=True)
        if query and [value for naam, value in pairs if naam == KEUZE] == list(self.ids):
            return query
        return self.query(tuple((naam, value) for naam, value in pairs if naam != KEUZE))

    @property
    def vergelijking(self) -> str:
        """Return the query string of the comparison."""
        return urlencode([("id", i) for i in self.ids])


def read_keuze(conn: sqlite3.Connection, ids: Sequence[str]) -> Keuze:
    """Return the distinct interventions behind `ids`, old slugs replaced by new ones; what does not exist stands apart.

    Raises:
        OnjuisteVraagError: there are far more than can be compared.

    """
    found = read_bestemmingen(conn, ids)
    known = {slug: bestemming.interventie for slug, bestemming in found.items() if bestemming.interventie}
    distinct = tuple(dict.fromkeys(known[i] for i in ids if i in known))
    if len(distinct) > _MEESTE_IN_ADRES:
        raise OnjuisteVraagError(
            _(
                "U kunt er vier vergelijken; dit adres noemt er %(aantal)s. Kies opnieuw in de lijst.",
                aantal=len(distinct),
            )
        )
    return Keuze(distinct, tuple(i[:60] for i in dict.fromkeys(ids) if i not in known))
