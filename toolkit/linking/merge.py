"""Make interventions of identified records, as curators decided; report what they have not decided yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from toolkit.codes import BEIDE, DATABASE, SLO
from toolkit.findings import Bevinding, Bevindingen, bevinding
from toolkit.linking.identity import Hoe, Identified, Register
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.lists import BY_NAME, Lists
from toolkit.linking.names import explained_aliases
from toolkit.linking.overlap import Overlap, find_overlap
from toolkit.records.record import Record
from toolkit.text import fold

_LITERATURE_FIRST = {BEIDE: 0, SLO: 1, DATABASE: 2}


def link(
    records: Sequence[Record], config: LinkConfig, bevindingen: Bevindingen, lists: Lists = BY_NAME
) -> list[LinkedInterventie]:
    """Return the interventions that `records` describe, sorted by id.

    Records of one id within one workbook are one intervention (reported); records of two workbooks only when a
    curator said so. Those of an intervention that was withdrawn are left out (reported). Possible overlap that nobody
    decided about is a finding. `lists` tells which list an intervention was published from: that one keeps the address,
    whatever the other file is called.
    """
    identified = _without_withdrawn(Register(config.identiteiten, lists).identify(records), config, bevindingen)
    _report_ids(identified, bevindingen)
    first_come = sorted(identified, key=lambda item: (not lists.gave(item.id, item.record.bestand), *_rank(item)))
    groups = _group(first_come, {z.id for z in config.zelfde}, bevindingen)
    groups = {id_: _shown_first(id_, items, config, lists) for id_, items in groups.items()}
    parts = {part.id: part.van for part in config.onderdeel_van}
    interventies = [_interventie(id_, items, parts.get(id_)) for id_, items in sorted(groups.items())]
    interventies = _checked_parts(interventies, bevindingen)
    for id_, items in sorted(groups.items()):
        if all(same.id != id_ for same in config.zelfde):
            _report_repeated(id_, items, bevindingen)
    _report_overlap(find_overlap(interventies), config, bevindingen)
    _report_lost_aliases(interventies, config, bevindingen)
    return interventies


def _without_withdrawn(identified: list[Identified], config: LinkConfig, bevindingen: Bevindingen) -> list[Identified]:
    """Leave out the rows of interventions that a curator withdrew, and say so."""
    withdrawn = {alias.id: alias.reden for alias in config.aliassen if alias.naar is None}
    for item in identified:
        if item.id in withdrawn:
            reden = withdrawn[item.id].rstrip(".") + "."
            bevindingen.add(_about(item.record, "ingetrokken_staat_er_nog", [item.id], id=item.id, reden=reden))
    return [item for item in identified if item.id not in withdrawn]


def _group(first_come: list[Identified], same: set[str], bevindingen: Bevindingen) -> dict[str, list[Identified]]:
    """Group by id; the same id in another workbook gets an id of its own unless a curator merged them."""
    groups: dict[str, list[Identified]] = defaultdict(list)
    for item in first_come:
        owner = groups[item.id][0].record.bron_id if groups[item.id] else item.record.bron_id
        if item.id in same or item.record.bron_id == owner:
            groups[item.id].append(item)
        else:
            groups[f"{item.id}-{item.record.bron_id}"].append(item)
            _report_claimed(item, groups[item.id][0], bevindingen)
    return {id_: items for id_, items in groups.items() if items}


def _report_claimed(item: Identified, owner: Identified, bevindingen: Bevindingen) -> None:
    """Report that two workbooks claim an id that was promised to one intervention."""
    if item.identiteit is not None:
        other = owner.record
        bevindingen.add(_about(item.record, "identiteit_dubbel", naam=other.naam, ander=other.bestand, id=item.id))


def _rank(item: Identified) -> tuple[int, str, str, int]:
    record = item.record
    return (_LITERATURE_FIRST[record.herkomst], record.bron_id, record.source.werkblad, record.source.eerste)


def _shown_first(id_: str, items: list[Identified], config: LinkConfig, lists: Lists) -> list[Identified]:
    """Return `items` with the one in front whose name and texts are shown, so that a merge leaves a page as it was."""
    voorop = next((same.voorop for same in config.zelfde if same.id == id_), None)

    def key(item: Identified) -> tuple[bool, int, str, int, str, int]:
        behind = voorop is not None and not lists.is_named(voorop, item.record.bestand)
        kind, bron_id, werkblad, rij = _rank(item)
        namen = [*map(fold, item.identiteit.namen)] if item.identiteit else []
        place = namen.index(fold(item.record.naam)) if fold(item.record.naam) in namen else len(namen)
        return behind, kind, bron_id, place, werkblad, rij

    return sorted(items, key=key)


def _interventie(id_: str, items: list[Identified], onderdeel_van: str | None) -> LinkedInterventie:
    records = tuple(item.record for item in items)
    identiteit = next((item.identiteit for item in items if item.identiteit), None)
    naam = (identiteit.naam if identiteit else None) or records[0].naam
    herkomsten = {record.herkomst for record in records}
    return LinkedInterventie(
        id=id_,
        naam=naam,
        herkomst=herkomsten.pop() if len(herkomsten) == 1 else BEIDE,
        records=records,
        namen=_other_names(naam, records, identiteit.ook if identiteit else ()),
        onderdeel_van=onderdeel_van or next((r.onderdeel_van for r in records if r.onderdeel_van), None),
    )


def _other_names(naam: str, records: tuple[Record, ...], ook: tuple[str, ...]) -> tuple[str, ...]:
    names = [*(record.naam for record in records), *(naam for record in records for naam in record.namen), *ook]
    names += [alias for record in records for alias in explained_aliases(record.naam)]
    return tuple(sorted({fold(n): n for n in reversed(names) if fold(n) != fold(naam)}.values()))


def _checked_parts(interventies: list[LinkedInterventie], bevindingen: Bevindingen) -> list[LinkedInterventie]:
    """Drop a relation to a programme that is not in the catalogue, and say so."""
    ids = {interventie.id for interventie in interventies}
    for interventie in interventies:
        if interventie.onderdeel_van is not None and interventie.onderdeel_van not in ids:
            bevindingen.add(bevinding("koppeling_zonder_doel", id=interventie.id, van=interventie.onderdeel_van))
    return [i if i.onderdeel_van in ids else replace(i, onderdeel_van=None) for i in interventies]


def _report_ids(identified: list[Identified], bevindingen: Bevindingen) -> None:
    for item in identified:
        if item.hoe in (Hoe.HERKEND, Hoe.HERSTELD) and item.identiteit is not None:
            soort = "identiteit_herkend" if item.hoe is Hoe.HERKEND else "identiteit_hersteld"
            bevindingen.add(_about(item.record, soort, [item.id], bekend=item.identiteit.namen[0], id=item.id))
        elif item.hoe is Hoe.NIEUW:
            bevindingen.add(_about(item.record, "identiteit_nieuw", [item.id], id=item.id))


def _report_repeated(id_: str, items: list[Identified], bevindingen: Bevindingen) -> None:
    seen: dict[str, Record] = {}
    for item in items:
        first = seen.setdefault(item.record.bron_id, item.record)
        if first is not item.record:
            blad, rij = first.source.werkblad, str(first.source.eerste)
            bevindingen.add(_about(item.record, "naam_staat_er_twee_keer", id=id_, blad=blad, rij=rij))


def _report_lost_aliases(
    interventies: Sequence[LinkedInterventie], config: LinkConfig, bevindingen: Bevindingen
) -> None:
    known = {interventie.id for interventie in interventies}
    for alias in config.aliassen:
        if alias.naar is not None and alias.naar not in known:
            bevindingen.add(bevinding("alias_zonder_doel", waarde=alias.id, naar=alias.naar))


def _report_overlap(overlaps: list[Overlap], config: LinkConfig, bevindingen: Bevindingen) -> None:
    decided = {frozenset(v.ids) for v in config.verschillend}
    decided |= {frozenset((part.id, part.van)) for part in config.onderdeel_van}
    for overlap in overlaps:
        if frozenset((overlap.een.id, overlap.ander.id)) in decided:
            continue
        een, ander = overlap.een.id, overlap.ander.id
        record = overlap.ander.records[0]
        bevindingen.add(_about(record, "overlap_mogelijk", [een, ander], een=een, ander=ander, reden=overlap.reden))


def _about(record: Record, soort: str, ids: Sequence[str] = (), /, **woorden: str) -> Bevinding:
    cell = record.naamcel
    return bevinding(
        soort,
        bestand=record.bestand,
        werkblad=cell.werkblad,
        cel=cell.adres,
        waarde=record.naam,
        kandidaten=ids,
        **woorden,
    )
