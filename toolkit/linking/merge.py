"""Make interventions of identified records, as curators decided; report what they have not decided yet."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from toolkit.findings import Bevinding, Bevindingen, Ernst
from toolkit.linking.identity import Hoe, Identified, Register
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.names import explained_aliases
from toolkit.linking.overlap import Overlap, find_overlap
from toolkit.records.record import Record
from toolkit.text import fold

_LITERATURE_FIRST = {"beide": 0, "slo": 1, "database": 2}


def link(records: Sequence[Record], config: LinkConfig, bevindingen: Bevindingen) -> list[LinkedInterventie]:
    """Return the interventions that `records` describe, sorted by id.

    Records of one id within one workbook are one intervention (reported); records of two workbooks only when a
    curator said so. Possible overlap that nobody decided about is a finding.
    """
    identified = Register(config.identiteiten).identify(records)
    _report_ids(identified, bevindingen)
    groups = _group(identified, {z.id for z in config.zelfde}, bevindingen)
    parts = {part.id: part.van for part in config.onderdeel_van}
    interventies = [_interventie(id_, items, parts.get(id_)) for id_, items in sorted(groups.items())]
    interventies = _checked_parts(interventies, bevindingen)
    for id_, items in sorted(groups.items()):
        _report_repeated(id_, items, bevindingen)
    _report_overlap(find_overlap(interventies), config, bevindingen)
    _report_lost_aliases(interventies, config, bevindingen)
    return interventies


def _group(identified: list[Identified], same: set[str], bevindingen: Bevindingen) -> dict[str, list[Identified]]:
    """Group by id; the same id in another workbook gets an id of its own unless a curator merged them."""
    groups: dict[str, list[Identified]] = defaultdict(list)
    for item in sorted(identified, key=_rank):
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
        melding = (
            f"“{item.record.naam}” in dit bestand en “{owner.record.naam}” in {owner.record.bestand} hebben allebei "
            f"recht op het vaste id {item.id}. Zijn zij dezelfde? Zet het id bij `zelfde` in data/koppelingen.yml. Zo "
            "niet, geef een van beide een eigen id in data/identiteiten.yml. Nu houdt de eerste lijst het adres."
        )
        bevindingen.add(_about(item.record, Ernst.FOUT, "identiteit_dubbel", melding))


def _rank(item: Identified) -> tuple[int, str, str, int]:
    record = item.record
    return (_LITERATURE_FIRST[record.herkomst], record.bron_id, record.source.werkblad, record.source.eerste)


def _interventie(id_: str, items: list[Identified], onderdeel_van: str | None) -> LinkedInterventie:
    records = tuple(item.record for item in items)
    identiteit = next((item.identiteit for item in items if item.identiteit), None)
    naam = (identiteit.naam if identiteit else None) or records[0].naam
    herkomsten = {record.herkomst for record in records}
    return LinkedInterventie(
        id=id_,
        naam=naam,
        herkomst=herkomsten.pop() if len(herkomsten) == 1 else "beide",
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
            bevindingen.add(
                Bevinding(
                    Ernst.WAARSCHUWING,
                    "koppeling_zonder_doel",
                    f"{interventie.id} is volgens data/koppelingen.yml een onderdeel van {interventie.onderdeel_van}, "
                    "maar die interventie staat in geen enkel werkboek. Haal de koppeling weg of verbeter het id.",
                )
            )
    return [i if i.onderdeel_van in ids else replace(i, onderdeel_van=None) for i in interventies]


def _report_ids(identified: list[Identified], bevindingen: Bevindingen) -> None:
    for item in identified:
        if item.hoe is Hoe.HERKEND and item.identiteit is not None:
            melding = (
                f"De naam “{item.record.naam}” is nieuw, maar lijkt zo op “{item.identiteit.namen[0]}” in hetzelfde "
                f"land dat de rij het id {item.id} houdt. Klopt dat? Zet de nieuwe naam bij dat id in "
                "data/identiteiten.yml."
            )
            bevindingen.add(_about(item.record, Ernst.WAARSCHUWING, "identiteit_herkend", melding, item.id))
        elif item.hoe is Hoe.NIEUW:
            melding = (
                f"“{item.record.naam}” heeft nog geen vast id; nu is dat {item.id}. Zet id en naam in "
                "data/identiteiten.yml, dan blijft het adres gelijk als de naam verandert."
            )
            bevindingen.add(_about(item.record, Ernst.INFO, "identiteit_nieuw", melding, item.id))


def _report_repeated(id_: str, items: list[Identified], bevindingen: Bevindingen) -> None:
    seen: dict[str, Record] = {}
    for item in items:
        first = seen.setdefault(item.record.bron_id, item.record)
        if first is not item.record:
            melding = (
                f"“{item.record.naam}” staat twee keer in dit bestand (ook in {first.source.werkblad}, rij "
                f"{first.source.eerste}), met hetzelfde land of zonder land. Beide rijen zijn samen één interventie "
                f"({id_}). Zijn het er twee? Geef ze elk een eigen id in data/identiteiten.yml."
            )
            bevindingen.add(_about(item.record, Ernst.WAARSCHUWING, "naam_herhaald", melding))


def _report_lost_aliases(
    interventies: Sequence[LinkedInterventie], config: LinkConfig, bevindingen: Bevindingen
) -> None:
    known = {interventie.id for interventie in interventies}
    for alias in config.aliassen:
        if alias.naar is not None and alias.naar not in known:
            melding = (
                f"Het oude adres {alias.id} gaat volgens data/aliassen.yml naar {alias.naar}, maar die interventie "
                "staat in geen enkel werkboek. Het adres geeft nu een foutpagina. Verbeter het id."
            )
            bevindingen.add(Bevinding(Ernst.FOUT, "alias_zonder_doel", melding, waarde=alias.id))


def _report_overlap(overlaps: list[Overlap], config: LinkConfig, bevindingen: Bevindingen) -> None:
    decided = {frozenset(v.ids) for v in config.verschillend}
    decided |= {frozenset((part.id, part.van)) for part in config.onderdeel_van}
    for overlap in overlaps:
        if frozenset((overlap.een.id, overlap.ander.id)) in decided:
            continue
        melding = (
            f"{overlap.een.id} en {overlap.ander.id} zijn misschien één interventie: {overlap.reden}. Beslis in "
            "data/koppelingen.yml: `zelfde` (en zet beide namen bij één id in data/identiteiten.yml), `verschillend` "
            "of `onderdeel_van`. Tot die tijd blijven het er twee."
        )
        ids = (overlap.een.id, overlap.ander.id)
        bevindingen.add(_about(overlap.ander.records[0], Ernst.WAARSCHUWING, "overlap_mogelijk", melding, *ids))


def _about(record: Record, ernst: Ernst, code: str, melding: str, *ids: str) -> Bevinding:
    cell = record.naamcel
    return Bevinding(
        ernst,
        code,
        melding,
        bestand=record.bestand,
        werkblad=cell.werkblad,
        cel=cell.adres,
        waarde=record.naam,
        kandidaten=ids,
    )
