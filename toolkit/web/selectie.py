"""The one definition of “the list that an address gives”, for pages, exports and the map alike."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from toolkit.m2m import Choice, Mode, Relation, Rows, Selection
from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.search import Resembling, SearchResult
from toolkit.web.geheugen import INTERVENTIE, Geheugen, union
from toolkit.web.zoekvraag import Zoekvraag


@dataclass(frozen=True, slots=True)
class Selectie:
    """A question with its answer in reach: which interventions, how many beside each value, in what order.

    Attributes:
        zoekvraag: the question.
        geheugen: what it is answered from.
        keuzes: what is chosen in dimensions.
        uitslag: what the search found, or None without a search.
        gevonden: the same as a set of rows; every intervention without a search.

    """

    zoekvraag: Zoekvraag
    geheugen: Geheugen
    keuzes: Selection
    uitslag: SearchResult | None
    gevonden: Rows

    def widened(self, zoekvraag: Zoekvraag) -> "Selectie":
        """Return the selection of the same question with other filters, without searching again."""
        if zoekvraag.zoek:
            return _selectie(zoekvraag, self.geheugen, self.uitslag, self.gevonden)
        return _selectie(zoekvraag, self.geheugen, None, self.geheugen.index.everything)

    def rows(self, conn: sqlite3.Connection) -> Rows:
        """Return the selected interventions."""
        return self.geheugen.index.rows(conn, self.keuzes, within=self._within())

    def lijkt(self, conn: sqlite3.Connection) -> tuple[Resembling, ...]:
        """Return what only meaning found and what else was chosen leaves; nothing of it is selected or counted."""
        found = self.geheugen.zoeker.alike(self.zoekvraag.zoek, self.uitslag) if self.uitslag is not None else ()
        rows = self.widened(self.zoekvraag.with_zoek("")).rows(conn) if found else 0
        kept = set(map(str, self.geheugen.index.kept(rows, [one.id for one in found])))
        return tuple(one for one in found if one.id in kept)

    def count(self, conn: sqlite3.Connection) -> int:
        """Return the number of interventions."""
        return self.rows(conn).bit_count()

    def counts(self, conn: sqlite3.Connection, dimensie: str) -> dict[str, int]:
        """Return the number of interventions beside each term, drill-sideways; terms without any are absent."""
        found = self.geheugen.index.counts(conn, self.keuzes, self.geheugen.relaties[dimensie], self._within())
        return {
            **{str(term): number for term, number in found.per_term.items()},
            NIET_GERAPPORTEERD: found.not_reported,
        }

    def status_counts(self, conn: sqlite3.Connection, dimensie: str) -> dict[str, int]:
        """Return the number of interventions beside each status of a term."""
        relation = self.geheugen.relaties[dimensie]
        found = self.geheugen.index.attribute_counts(conn, self.keuzes, relation, "status", self._within())
        return {NIET_GERAPPORTEERD if status is None else status: number for status, number in found.items()}

    def herkomst_counts(self, conn: sqlite3.Connection) -> dict[str, int]:
        """Return the number of interventions beside each kind of list; kinds without any are absent."""
        rows = self.geheugen.index.rows(conn, self.keuzes, within=self._within(herkomst=False))
        numbers = {herkomst: (rows & own).bit_count() for herkomst, own in self.geheugen.herkomst.items()}
        return {herkomst: number for herkomst, number in numbers.items() if number}

    def ids(self, conn: sqlite3.Connection) -> Iterator[str]:
        """Yield the ids of all selected interventions in the order of the question."""
        rows = self.rows(conn)
        if self.zoekvraag.volgorde == "relevantie" and self.uitslag is not None:
            return map(str, self.geheugen.index.kept(rows, self.uitslag.ids))
        if self.zoekvraag.volgorde == "jaar":
            return map(str, self.geheugen.index.kept(rows, self.geheugen.op_jaar))
        return self.geheugen.ids(rows)

    def _within(self, *, herkomst: bool = True) -> Rows:
        """Return the interventions that meet everything but the choices in dimensions."""
        rows, vraag = self.gevonden, self.zoekvraag
        if herkomst and vraag.herkomst:
            rows &= union(self.geheugen.herkomst.get(kind, 0) for kind in vraag.herkomst)
        if vraag.jaar_van is not None or vraag.jaar_tot is not None:
            rows &= self.geheugen.jaar(vraag.jaar_van, vraag.jaar_tot)
        for dimensie, terms in vraag.zonder.items():
            rows &= ~union(self.geheugen.met(dimensie, term) for term in terms)
        return rows


def selectie_from(conn: sqlite3.Connection, zoekvraag: Zoekvraag, geheugen: Geheugen) -> Selectie:
    """Return the selection that `zoekvraag` describes; searching happens here, once."""
    if not zoekvraag.zoek:
        return _selectie(zoekvraag, geheugen, None, geheugen.index.everything)
    uitslag = geheugen.zoeker.search(conn, zoekvraag.zoek)
    return _selectie(zoekvraag, geheugen, uitslag, geheugen.met_nummers(uitslag.nummers))


def _selectie(zoekvraag: Zoekvraag, geheugen: Geheugen, uitslag: SearchResult | None, gevonden: Rows) -> Selectie:
    keuzes = Selection(INTERVENTIE, "id", choices=tuple(_choices(zoekvraag, geheugen)))
    return Selectie(zoekvraag, geheugen, keuzes, uitslag, gevonden)


def _choices(zoekvraag: Zoekvraag, geheugen: Geheugen) -> list[Choice]:
    chosen = {**zoekvraag.keuzes, **{d: zoekvraag.keuzes.get(d, ()) for d in zoekvraag.statussen}}
    return [_choice(zoekvraag, geheugen.relaties[dimensie], terms) for dimensie, terms in chosen.items()]


def _choice(zoekvraag: Zoekvraag, relation: Relation, terms: tuple[str, ...]) -> Choice:
    kenmerken: dict[str, tuple[str | None, ...]] = {}
    if status := zoekvraag.statussen.get(relation.name):
        kenmerken["status"] = (None if status == NIET_GERAPPORTEERD else status,)
    return Choice(
        relation,
        term_ids=tuple(term for term in terms if term != NIET_GERAPPORTEERD),
        mode=Mode.ALL if relation.name in zoekvraag.alle else Mode.ANY,
        not_reported=NIET_GERAPPORTEERD in terms,
        attributes=kenmerken,
    )
