"""Give every record the id of its intervention. Ids are promises: they do not depend on the order of rows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from rapidfuzz import fuzz, process
from slugify import slugify

from toolkit.linking.koppelingen import Identiteit
from toolkit.linking.lists import BY_NAME, Lists
from toolkit.records.record import Record
from toolkit.text import fold

_ID_LENGTH = 80
# Lightly reworded: the same words but for a few letters, in any order. A second name this near is no answer.
_REWORDED = 90
_MARGIN = 5


class Hoe(StrEnum):
    """How a record came by its id."""

    GEREGISTREERD = "geregistreerd"
    HERKEND = "herkend"
    HERSTELD = "hersteld"
    NIEUW = "nieuw"


@dataclass(frozen=True, slots=True)
class Identified:
    """A record with the id of its intervention."""

    record: Record
    id: str
    hoe: Hoe
    identiteit: Identiteit | None


class Register:
    """The identities that curators confirmed, ready for lookup."""

    def __init__(self, identiteiten: Iterable[Identiteit], lists: Lists = BY_NAME):
        self._lists = lists
        self._by_name: dict[str, list[Identiteit]] = defaultdict(list)
        self._by_id: dict[str, Identiteit] = {}
        for identiteit in identiteiten:
            self._by_id[identiteit.id] = identiteit
            for naam in identiteit.namen:
                self._by_name[fold(naam)].append(identiteit)
        self._names = list(self._by_name)

    def identify(self, records: Sequence[Record]) -> list[Identified]:
        """Return `records` with their ids, in the same order.

        A confirmed name gives its id, a lightly reworded one too when the country agrees. A new record gets the slug
        of its name; different interventions of one name are told apart by country, organisation or first goal.
        """
        standing = {(record.bestand, fold(record.naamcel.waarde or "")) for record in records}
        return _tell_apart([self._identify(record, self._before(record, standing)) for record in records])

    def _before(self, record: Record, standing: Collection[tuple[str, str]]) -> str:
        """Return the name of a row before it was put right, by a correction or since then by its own list.

        Of names that still stand in a cell, each belongs to the row of that cell.
        """
        source = record.naamcel.waarde or record.naam
        before = self._lists.corrected.get(record.bestand, {}).get(fold(source), source)
        return source if before != source and (record.bestand, fold(before)) in standing else before

    def _identify(self, record: Record, before: str) -> Identified:
        if record.id is not None:
            return Identified(record, record.id, Hoe.GEREGISTREERD, self._by_id.get(record.id))
        naam = fold(record.naam)
        # A name that a curator corrected is still known by what stands in the cell, or stood there.
        exact = self._named(record, naam) or self._named(record, fold(record.naamcel.waarde or ""))
        repaired = {} if exact else self._named(record, fold(before))
        if len(exact | repaired) == 1:
            (identiteit,) = (exact | repaired).values()
            return Identified(record, identiteit.id, Hoe.HERSTELD if repaired else Hoe.GEREGISTREERD, identiteit)
        if (reworded := self._reworded(record, naam)) is not None:
            return Identified(record, reworded.id, Hoe.HERKEND, reworded)
        own, old = _slug(record.naam), _slug(before)
        return Identified(record, old if old in self._lists.published else own, Hoe.NIEUW, None)

    def _named(self, record: Record, naam: str) -> dict[str, Identiteit]:
        named = (i for i in self._by_name.get(naam, []) if self._on_its_list(record, i))
        return {i.id: i for i in named if _country_agrees(record, i) and _carried_out_by_its_own(record, i)}

    def _reworded(self, record: Record, naam: str) -> Identiteit | None:
        found = process.extract(
            naam, self._names, scorer=fuzz.token_sort_ratio, score_cutoff=_REWORDED - _MARGIN, limit=3
        )
        near = [
            (score, i)
            for name, score, _ in found
            for i in self._by_name[name]
            if _same_country(record, i) and self._on_its_list(record, i)
        ]
        if not near or near[0][0] < _REWORDED or len({i.id for _, i in near}) > 1:
            return None
        return near[0][1]

    def _on_its_list(self, record: Record, identiteit: Identiteit) -> bool:
        return identiteit.werkboek is None or self._lists.is_named(identiteit.werkboek, record.bestand)


def _country_agrees(record: Record, identiteit: Identiteit) -> bool:
    return not record.landen or not identiteit.land or bool(record.landen & set(identiteit.land))


def _carried_out_by_its_own(record: Record, identiteit: Identiteit) -> bool:
    return identiteit.organisatie is None or fold(identiteit.organisatie) == fold(record.velden.get("organisatie", ""))


def _same_country(record: Record, identiteit: Identiteit) -> bool:
    return bool(record.landen & set(identiteit.land))


def _slug(text: str) -> str:
    return slugify(text, max_length=_ID_LENGTH, word_boundary=True) or "interventie"


def _tell_apart(identified: list[Identified]) -> list[Identified]:
    """Give records of one id that are certainly different interventions an id of their own."""
    groups: dict[str, list[Identified]] = defaultdict(list)
    for item in identified:
        groups[item.id].append(item)
    new_ids: dict[int, str] = {}
    for items in groups.values():
        new_ids |= _distinct_ids(items)
    return [
        Identified(item.record, new_ids[id(item)], Hoe.NIEUW, None) if id(item) in new_ids else item
        for item in identified
    ]


def _distinct_ids(items: list[Identified]) -> dict[int, str]:
    new = [item for item in items if item.hoe is Hoe.NIEUW]
    keys = {id(item): _distinction(item.record, items) for item in new}
    return {key: f"{item.id}-{keys[key]}" for item in new if keys[key := id(item)]}


def _distinction(record: Record, items: list[Identified]) -> str:
    """Return what tells `record` from the others of its id, as a slug; empty when nothing does."""
    others = [other.record for other in items if other.record is not record]
    if any(fold(other.naam) != fold(record.naam) for other in others):
        return sha256(fold(record.naam).encode()).hexdigest()[:6]
    if any(record.landen and other.landen and not record.landen & other.landen for other in others):
        return "-".join(sorted(record.landen))
    if any(_differs(record, other, "organisatie") for other in others):
        return _slug(record.velden["organisatie"])[:30].strip("-")
    return ""


def _differs(record: Record, other: Record, veld: str) -> bool:
    own, others = record.velden.get(veld), other.velden.get(veld)
    return own is not None and others is not None and fold(own) != fold(others)
