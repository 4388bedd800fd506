"""A made-up catalogue of any size, for measuring speed: the real schema, vocabulary and search index, invented rows.

Terms are drawn by Zipf's law, several in each dimension; texts are long and their words follow it too. Every name says
that it is made up, and so does table `bouw`. The same size gives the same rows.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import accumulate
from pathlib import Path
from random import Random

from toolkit.curation import Curation
from toolkit.findings import Bevindingen
from toolkit.search import write_search_index
from toolkit.store.catalogus import Catalogus
from toolkit.store.described import dimensie_rows, veld_rows
from toolkit.store.rows import CatalogusRows, Row
from toolkit.store.schema import schema_sql
from toolkit.store.write import Tables, write_tables
from toolkit.vocabulary.dimension import Dimension, Vocabulary, freeze

ARRAYS = ("werkzaam_element", "fase", "doelgroep", "land", "vorm_van_extremisme")
"""The dimensions of the table that Datasette itself counts: their terms as JSON arrays."""
_COUNTRIES = 60
_BRON = "verzonnen"
# Dimension → tags of an intervention on average, as in the shipped workbooks; of the others one.
_TAGS = {"werkzaam_element": 3.7, "doelgroep": 3.0, "vorm": 2.5, "fase": 1.9, "uitvoeringskenmerk": 1.9}
_STATUSES = (None, "beoogd", "ervaren", "effect", "gemengd", "geen_effect")
# Field → words of its text.
_TEXTS = {"organisatie": 3, "doel": 24, "aanpak": 45, "uitkomst": 30, "beperkingen": 15}
_SYLLABLES = (
    "ra",
    "bel",
    "to",
    "ken",
    "vor",
    "min",
    "de",
    "sta",
    "ling",
    "ope",
    "gra",
    "tie",
    "wer",
    "huis",
    "noo",
    "pe",
)


@dataclass(frozen=True, slots=True)
class _Bag:
    """Things to draw from, the first most often: the n-th with a chance in proportion to 1 / (n + 2)."""

    things: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, things: Sequence[str]) -> "_Bag":
        return cls(tuple(things), tuple(accumulate(1 / (rank + 3) for rank in range(len(things)))))

    def some(self, chance: Random, number: int) -> list[str]:
        return chance.choices(self.things, cum_weights=self.weights, k=number)


def write_catalogue(path: Path, curation: Curation, size: int) -> None:
    """Write a database of `size` made-up interventions to `path`, with its search index."""
    vocabulary = _vocabulary(curation.vocabulary)
    rows = _MadeUp(vocabulary, size)
    empty = Catalogus((), (), vocabulary, curation.velden, (), {}, (), Bevindingen(), {})

    def extend(connection: sqlite3.Connection) -> None:
        write_search_index(connection, curation.zoekwoorden)

    write_tables(path, schema_sql(vocabulary, curation.velden), _tables(empty, rows), extend)


def write_arrays(path: Path, catalogue: Path) -> None:
    """Write the same interventions as one table with their terms as JSON arrays: what Datasette can do by itself."""
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("attach ? as c", [str(catalogue)])
        pieces = ", ".join(
            f"(select json_group_array(distinct {d}_id) from c.interventie_{d} where interventie_id = i.id) as {d}"
            for d in ARRAYS
        )
        conn.execute("create table interventie (id text primary key, naam text, doel text, aanpak text, uitkomst text)")
        for dimensie in ARRAYS:
            conn.execute(f"alter table interventie add column {dimensie} text")
        conn.execute(f"insert into interventie select id, naam, doel, aanpak, uitkomst, {pieces} from c.interventie i")
        conn.commit()


def _vocabulary(vocabulary: Vocabulary) -> Vocabulary:
    """Return the vocabulary with the countries that are in use: a build only publishes those."""
    some = {
        d.naam: replace(d, termen=freeze(list(d.termen.values())[:_COUNTRIES])) if d.landen else d for d in vocabulary
    }
    return replace(vocabulary, dimensies=some)


def _tables(empty: Catalogus, rows: "_MadeUp") -> Tables:
    kept = CatalogusRows(empty)
    yield "bron", rows.bron()
    yield "dimensie", dimensie_rows(empty.vocabulary)
    yield "veld", veld_rows(empty.velden)
    for dimension in empty.vocabulary:
        # A country is published when it is used, and here none is yet.
        yield dimension.naam, kept.terms(replace(dimension, landen=False))
    yield "begrip_label", kept.begrip_label()
    yield "interventie", rows.interventies()
    yield "broncel", rows.cellen()
    for dimension in empty.vocabulary:
        yield f"interventie_{dimension.naam}", rows.tags(dimension)
    yield "publicatie", rows.publicaties()
    yield "interventie_publicatie", rows.koppelingen()
    yield "bouw", rows.bouw()


class _MadeUp:
    """The rows of each table; each kind is drawn by a chance of its own, so that no table is kept in memory."""

    def __init__(self, vocabulary: Vocabulary, size: int):
        self._vocabulary, self._size = vocabulary, size
        known = [word for d in vocabulary for t in d.termen.values() for word in f"{t.nl} {t.definitie or ''}".split()]
        chance = Random(0)
        invented = ("".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(6_000))
        self._words = _Bag.of(list(dict.fromkeys([*(word.strip(".,()").lower() for word in known), *invented])))

    def bron(self) -> Iterator[Row]:
        yield {"id": _BRON, "bestand": f"{_BRON}.xlsx", "sha256": "0" * 64, "herkomst": "database"}

    def interventies(self) -> Iterator[Row]:
        for number, ((i, naam), texts) in enumerate(zip(self._names(), self._texts(), strict=True)):
            row: Row = {"id": i, "naam": naam, "herkomst": ("slo", "database", "beide")[number % 3]}
            yield row | texts | {"steekproef_n": number % 400 if number % 4 == 0 else None}

    def cellen(self) -> Iterator[Row]:
        per_dimension = zip(*(self._terms(d) for d in self._vocabulary), strict=True)
        for number, ((i, naam), texts, chosen) in enumerate(
            zip(self._names(), self._texts(), per_dimension, strict=True)
        ):
            columns = [("naam", naam), *texts.items()]
            columns += [
                (d.naam, "; ".join(d.termen[t].nl for t in terms))
                for d, terms in zip(self._vocabulary, chosen, strict=True)
                if terms
            ]
            for place, (veld, waarde) in enumerate(columns):
                yield {
                    "id": f"{i}:{veld}",
                    "bron_id": _BRON,
                    "werkblad": "Lijst",
                    "rij": number + 2,
                    "kolom": chr(ord("A") + place),
                    "soort": "waarde",
                    "kop": veld,
                    "waarde": waarde,
                    "veld": veld,
                    "interventie_id": i,
                    "verborgen": 0,
                }

    def tags(self, dimension: Dimension) -> Iterator[Row]:
        chance = Random("kenmerken")
        for (i, _), terms in zip(self._names(), self._terms(dimension), strict=True):
            for term in terms:
                row: Row = {
                    "interventie_id": i,
                    f"{dimension.naam}_id": term,
                    "broncel_id": f"{i}:{dimension.naam}",
                    "brontekst": dimension.termen[term].nl,
                    "methode": "exact",
                    "score": 100,
                    "toegekend_door": "bron",
                }
                made = {"status": chance.choice(_STATUSES), "toelichting": None, "rol": "uiteindelijk"}
                yield row | {kenmerk: made[kenmerk] for kenmerk in dimension.kenmerken}

    def publicaties(self) -> Iterator[Row]:
        chance = Random("publicaties")
        for number in range(0, self._size, 2):
            titel = " ".join(self._words.some(chance, 8))
            yield {"id": f"p{number}", "auteurs": "Verzonnen, V.", "jaar": 1995 + number % 31, "titel": titel}

    def koppelingen(self) -> Iterator[Row]:
        for number, (i, _) in enumerate(self._names()):
            if number % 2 == 0:
                yield {"interventie_id": i, "publicatie_id": f"p{number}", "broncel_id": f"{i}:naam"}

    def bouw(self) -> Iterator[Row]:
        facts = {
            "versie": "1",
            "aantal_interventies": str(self._size),
            "gegevens_sha256": sha256(f"verzonnen {self._size}".encode()).hexdigest(),
            "verzonnen": "ja, voor metingen",
        }
        yield from ({"sleutel": key, "waarde": value} for key, value in facts.items())

    def _names(self) -> Iterator[tuple[str, str]]:
        chance = Random("namen")
        for number in range(self._size):
            yield f"verzonnen-{number}", f"Verzonnen {' '.join(self._words.some(chance, 3))} {number}"

    def _texts(self) -> Iterator[dict[str, str]]:
        chance = Random("teksten")
        for _ in range(self._size):
            yield {veld: " ".join(self._words.some(chance, words)) + "." for veld, words in _TEXTS.items()}

    def _terms(self, dimension: Dimension) -> Iterator[list[str]]:
        chance, bag = Random(dimension.naam), _Bag.of(list(dimension.termen))
        for _ in range(self._size):
            # Some say nothing here; most have a term, and some have many.
            number_of = round(chance.expovariate(1 / _TAGS.get(dimension.naam, 1.0)) + 0.2)
            yield list(dict.fromkeys(bag.some(chance, min(number_of, 12))))


def array_query() -> str:
    """Return the query string of Datasette's own table page that counts what `write_arrays` wrote."""
    return "".join(f"&_facet_array={d}" for d in ARRAYS)
