"""A question to the catalogue: what the address of the list page says, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any
from urllib.parse import urlencode

Paren = tuple[tuple[str, str], ...]
# Behind the name of a dimension whose tags have a status.
MODUS, STATUS, ALLE = "_modus", "_status", "alle"
ZONDER = "zonder_"  # before the name of a dimension
SORTERINGEN = ("relevantie", "naam", "jaar")


@dataclass(frozen=True, slots=True)
class Zoekvraag:
    """A validated question.

    Attributes:
        zoek: the words typed, or an empty text.
        keuzes: chosen term ids (and ``niet-gerapporteerd``) per dimension; no empty tuples.
        alle: dimensions of which every chosen term must be there (``<dimension>_modus=alle``).
        statussen: status that a chosen term (or any) must have, per dimension (``<dimension>_status=…``).
        zonder: terms per dimension that no intervention may have (``zonder_<dimension>=…``); no empty tuples.
        herkomst: chosen kinds of list.
        jaar_van, jaar_tot: inclusive years of any one publication, or None.
        sorteer: as given, or None for the default order.
        pagina: from 1.

    """

    zoek: str = ""
    keuzes: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    alle: tuple[str, ...] = ()
    statussen: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    zonder: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    herkomst: tuple[str, ...] = ()
    jaar_van: int | None = None
    jaar_tot: int | None = None
    sorteer: str | None = None
    pagina: int = 1

    @property
    def volgorde(self) -> str:
        """Return the order that holds: relevance only exists with a search."""
        standaard = "relevantie" if self.zoek else "naam"
        return standaard if self.sorteer in (None, "relevantie") else str(self.sorteer)

    @property
    def is_leeg(self) -> bool:
        """Return whether the question selects the whole catalogue."""
        return not self.filterparen

    @property
    def filterparen(self) -> Paren:
        """Return the parameters that select, without order and page."""
        pairs: list[tuple[str, str]] = []
        if self.zoek:
            pairs.append(("zoek", self.zoek))
        pairs += [(dimensie, term) for dimensie, terms in self.keuzes.items() for term in terms]
        pairs += [(dimensie + MODUS, ALLE) for dimensie in self.alle]
        pairs += [(dimensie + STATUS, status) for dimensie, status in self.statussen.items()]
        pairs += [(ZONDER + dimensie, term) for dimensie, terms in self.zonder.items() for term in terms]
        pairs += [("herkomst", waarde) for waarde in self.herkomst]
        pairs += [(naam, str(jaar)) for naam, jaar in self._jaren() if jaar is not None]
        return tuple(pairs)

    def _jaren(self) -> tuple[tuple[str, int | None], ...]:
        return (("jaar_van", self.jaar_van), ("jaar_tot", self.jaar_tot))

    @property
    def paren(self) -> Paren:
        """Return all parameters, as short as possible, in a fixed order."""
        pairs = list(self.filterparen)
        if self.sorteer is not None and self.sorteer != replace(self, sorteer=None).volgorde:
            pairs.append(("sorteer", self.sorteer))
        if self.pagina > 1:
            pairs.append(("pagina", str(self.pagina)))
        return tuple(pairs)

    def query(self) -> str:
        """Return the query string, without a question mark."""
        return urlencode(self.paren)

    def without(self, naam: str, waarde: str | None = None) -> "Zoekvraag":
        """Return the question with one parameter (or one of its values) taken away, on the first page."""
        kaal = replace(self, pagina=1)
        if naam in kaal.keuzes:
            rest = tuple(term for term in kaal.keuzes[naam] if waarde is not None and term != waarde)
            keuzes = {**kaal.keuzes, naam: rest}
            return replace(kaal, keuzes=freeze(keuzes), alle=tuple(d for d in kaal.alle if rest or d != naam))
        if naam.endswith(MODUS):
            return replace(kaal, alle=tuple(d for d in kaal.alle if d + MODUS != naam))
        if naam.endswith(STATUS):
            statussen = {d: status for d, status in kaal.statussen.items() if d + STATUS != naam}
            return replace(kaal, statussen=MappingProxyType(statussen))
        if naam.startswith(ZONDER):
            dimensie = naam.removeprefix(ZONDER)
            rest = tuple(term for term in kaal.zonder.get(dimensie, ()) if waarde is not None and term != waarde)
            return replace(kaal, zonder=freeze({**kaal.zonder, dimensie: rest}))
        if naam == "herkomst":
            return replace(kaal, herkomst=tuple(h for h in kaal.herkomst if waarde is not None and h != waarde))
        veld, leeg = _SINGLE[naam]
        return replace(kaal, **{veld: leeg})

    def with_term(self, naam: str, term: str) -> "Zoekvraag":
        """Return the question with one more choice, on the first page."""
        keuzes = {**self.keuzes, naam: (*self.keuzes.get(naam, ()), term)}
        return replace(self, keuzes=freeze(keuzes), pagina=1)

    def with_excluded(self, naam: str, term: str) -> "Zoekvraag":
        """Return the question with one more term that no intervention may have, on the first page."""
        zonder = {**self.zonder, naam: tuple(dict.fromkeys((*self.zonder.get(naam, ()), term)))}
        return replace(self, zonder=freeze(zonder), pagina=1)

    def with_zoek(self, zoek: str) -> "Zoekvraag":
        """Return the same question with other words, on the first page."""
        return replace(self, zoek=zoek, pagina=1)

    def on_page(self, pagina: int) -> "Zoekvraag":
        """Return the same question on another page."""
        return replace(self, pagina=pagina)


_SINGLE: Mapping[str, tuple[str, Any]] = MappingProxyType(
    {
        "zoek": ("zoek", ""),
        "jaar_van": ("jaar_van", None),
        "jaar_tot": ("jaar_tot", None),
        "sorteer": ("sorteer", None),
    }
)


def freeze(keuzes: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Return a read-only copy without empty choices."""
    return MappingProxyType({naam: terms for naam, terms in keuzes.items() if terms})
