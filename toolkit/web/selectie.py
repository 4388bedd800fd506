"""The one definition of “the list that an address gives”, for pages, exports and the map alike."""

import sqlite3
from dataclasses import dataclass

from toolkit.lezer.adressen import read_verwijzingen
from toolkit.lezer.sql import as_json, has_none_of
from toolkit.lezer.tellingen import read_newest_years
from toolkit.m2m import Choice, Condition, Mode, Relation, Selection, Sql
from toolkit.schermwoorden import NIET_GERAPPORTEERD
from toolkit.search import Searcher, SearchResult
from toolkit.text import fold
from toolkit.web.zoekvraag import ZONDER, Zoekvraag


def relation_of(dimensie: str, *attributes: str) -> Relation:
    """Return how a dimension of the contract hangs on `interventie`; `attributes` of its tags are chosen or counted."""
    return Relation(
        name=dimensie,
        table="interventie",
        key="id",
        junction=f"interventie_{dimensie}",
        row_column="interventie_id",
        term_column=f"{dimensie}_id",
        terms=dimensie,
        label_column="label",
        broader_column="broader_id",
        attributes=attributes,
    )


@dataclass(frozen=True, slots=True)
class Selectie:
    """A question with its answer in reach: which interventions, how many beside each value, in what order."""

    zoekvraag: Zoekvraag
    selection: Selection
    uitslag: SearchResult | None

    def widened(self, zoekvraag: Zoekvraag) -> "Selectie":
        """Return the selection of the same question with some filters left out, without searching again."""
        return _selectie(zoekvraag, self.uitslag if zoekvraag.zoek else None)

    def count(self, conn: sqlite3.Connection) -> int:
        """Return the number of interventions."""
        (aantal,) = _run(conn, self.selection.count()).fetchone()
        return int(aantal)

    def counts(self, conn: sqlite3.Connection, dimensie: str) -> dict[str, int]:
        """Return the number of interventions beside each term, drill-sideways; terms without any are absent."""
        rows = _run(conn, self.selection.counts(relation_of(dimensie)))
        return {NIET_GERAPPORTEERD if term is None else str(term): aantal for term, aantal in rows}

    def status_counts(self, conn: sqlite3.Connection, dimensie: str) -> dict[str, int]:
        """Return the number of interventions beside each status of a term."""
        rows = _run(conn, self.selection.attribute_counts(relation_of(dimensie, "status"), "status"))
        return {NIET_GERAPPORTEERD if status is None else str(status): aantal for status, aantal in rows}

    def herkomst_counts(self, conn: sqlite3.Connection) -> dict[str, int]:
        """Return the number of interventions beside each kind of list."""
        where = self.selection.where(without="herkomst")
        sql = Sql(f"select herkomst, count(*) from interventie where {where.text} group by herkomst", where.params)  # noqa: S608
        return {str(herkomst): aantal for herkomst, aantal in _run(conn, sql)}

    def ids(self, conn: sqlite3.Connection) -> frozenset[str]:
        """Return the ids of all selected interventions."""
        return frozenset(str(i) for (i,) in _run(conn, self.selection.keys()))

    def ordered_ids(self, conn: sqlite3.Connection) -> list[str]:
        """Return the ids of all selected interventions in the order of the question."""
        ids = self.ids(conn)
        if self.zoekvraag.volgorde == "relevantie" and self.uitslag is not None:
            rank = {i: place for place, i in enumerate(self.uitslag.ids)}
            return sorted(ids, key=rank.__getitem__)
        namen = {v.id: v.naam for v in read_verwijzingen(conn)}
        jaren = read_newest_years(conn) if self.zoekvraag.volgorde == "jaar" else {}
        return sorted(ids, key=lambda i: (-jaren.get(i, 0), fold(namen[i]), i))


def selectie_from(conn: sqlite3.Connection, zoekvraag: Zoekvraag, zoeker: Searcher) -> Selectie:
    """Return the selection that `zoekvraag` describes; searching happens here, once."""
    return _selectie(zoekvraag, zoeker.search(conn, zoekvraag.zoek) if zoekvraag.zoek else None)


def _selectie(zoekvraag: Zoekvraag, uitslag: SearchResult | None) -> Selectie:
    selection = Selection(
        "interventie", "id", choices=tuple(_choices(zoekvraag)), conditions=tuple(_conditions(zoekvraag, uitslag))
    )
    return Selectie(zoekvraag, selection, uitslag)


def ordered_ids(conn: sqlite3.Connection, zoekvraag: Zoekvraag, zoeker: Searcher) -> list[str]:
    """Return the ids of every intervention that the list page shows for `zoekvraag`, all pages, in its order."""
    return selectie_from(conn, zoekvraag, zoeker).ordered_ids(conn)


def _choices(zoekvraag: Zoekvraag) -> list[Choice]:
    chosen = {**zoekvraag.keuzes, **{d: zoekvraag.keuzes.get(d, ()) for d in zoekvraag.statussen}}
    return [_choice(zoekvraag, dimensie, terms) for dimensie, terms in chosen.items()]


def _choice(zoekvraag: Zoekvraag, dimensie: str, terms: tuple[str, ...]) -> Choice:
    kenmerken: dict[str, tuple[str | None, ...]] = {}
    if status := zoekvraag.statussen.get(dimensie):
        kenmerken["status"] = (None if status == NIET_GERAPPORTEERD else status,)
    return Choice(
        relation_of(dimensie, *kenmerken),
        term_ids=tuple(term for term in terms if term != NIET_GERAPPORTEERD),
        mode=Mode.ALL if dimensie in zoekvraag.alle else Mode.ANY,
        not_reported=NIET_GERAPPORTEERD in terms,
        attributes=kenmerken,
    )


def _conditions(zoekvraag: Zoekvraag, uitslag: SearchResult | None) -> list[Condition]:
    conditions = []
    if uitslag is not None:
        text = "interventie.id in (select value from json_each(:zoek_ids))"
        conditions.append(Condition("zoek", Sql(text, {"zoek_ids": as_json(uitslag.ids)})))
    conditions += [_without_terms(dimensie, terms) for dimensie, terms in zoekvraag.zonder.items()]
    if zoekvraag.herkomst:
        text = "interventie.herkomst in (select value from json_each(:herkomsten))"
        conditions.append(Condition("herkomst", Sql(text, {"herkomsten": as_json(zoekvraag.herkomst)})))
    if zoekvraag.jaar_van is not None or zoekvraag.jaar_tot is not None:
        conditions.append(Condition("jaar", _years(zoekvraag.jaar_van, zoekvraag.jaar_tot)))
    return conditions


def _without_terms(dimensie: str, terms: tuple[str, ...]) -> Condition:
    """Return the condition that an intervention has none of `terms` and nothing under them."""
    naam = ZONDER + dimensie
    return Condition(naam, Sql(has_none_of(dimensie, naam), {naam: as_json(terms)}))


def _years(van: int | None, tot: int | None) -> Sql:
    text = """interventie.id in (
        select ip.interventie_id from interventie_publicatie as ip join publicatie as p on p.id = ip.publicatie_id
        where p.jaar >= coalesce(:jaar_van, p.jaar) and p.jaar <= coalesce(:jaar_tot, p.jaar))"""
    return Sql(text, {"jaar_van": van, "jaar_tot": tot})


def _run(conn: sqlite3.Connection, sql: Sql) -> sqlite3.Cursor:
    return conn.execute(sql.text, dict(sql.params))
