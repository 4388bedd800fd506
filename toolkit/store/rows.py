"""The rows of every table, as dictionaries; no database here."""

from collections.abc import Iterator
from typing import Any

from toolkit.codes import BRON, SAMENSTELLER, UITEINDELIJK
from toolkit.findings import Bevinding
from toolkit.linking.linked import LinkedInterventie
from toolkit.publicaties.publicatie import PUBLICATIE_KOLOMMEN
from toolkit.reading.masking import mask_contact_data
from toolkit.records.record import Record
from toolkit.store.catalogus import Catalogus
from toolkit.store.cell_ids import CellIds
from toolkit.terms.tag import RecognisedTag
from toolkit.vocabulary.dimension import Dimension, Term
from toolkit.vocabulary.kinds import Kenmerk

Row = dict[str, Any]


class CatalogusRows:
    """Gives the rows of each table of one catalogue; every method is one table."""

    def __init__(self, catalogus: Catalogus):
        self._catalogus = catalogus
        self._ids = {bron.id: CellIds(bron.id, bron.reading) for bron in catalogus.bronnen}
        self._bron_of = {bron.reading.pad.name: bron.id for bron in catalogus.bronnen}
        self._config = {bron.id: bron.config for bron in catalogus.bronnen}

    def bron(self) -> Iterator[Row]:
        """Rows of `bron`."""
        for bron in self._catalogus.bronnen:
            yield {
                "id": bron.id,
                "bestand": bron.reading.pad.name,
                "sha256": bron.reading.sha256,
                "herkomst": bron.herkomst,
                "titel": bron.config.titel,
                "samengesteld": int(bron.config.samengesteld),
                "peildatum": bron.config.peildatum,
            }

    def interventie(self) -> Iterator[Row]:
        """Rows of `interventie`; the relation to a programme is set by `onderdeel_van`."""
        velden = self._catalogus.velden
        for i in self._catalogus.interventies:
            row: Row = {"id": i.id, "naam": i.naam, "herkomst": i.herkomst}
            row |= {veld: i.veld(veld) for veld in velden.teksten}
            row |= {veld: i.getal(veld) for veld in velden.getallen}
            yield row | {"onderdeel_van": i.onderdeel_van}

    def naamsvariant(self) -> Iterator[Row]:
        """Rows of `naamsvariant`."""
        for interventie in self._catalogus.interventies:
            for naam in interventie.namen:
                yield {"interventie_id": interventie.id, "naam": naam}

    def interventie_alias(self) -> Iterator[Row]:
        """Rows of `interventie_alias`; one that leads nowhere is a finding (see `toolkit.linking.merge`) and no row."""
        known = {interventie.id for interventie in self._catalogus.interventies}
        for alias in self._catalogus.aliassen:
            if alias.naar is None or alias.naar in known:
                ook = " ".join(alias.ook) or None
                yield {"id": alias.id, "interventie_id": alias.naar, "reden": alias.reden, "ook": ook}

    def uitgave(self) -> Iterator[Row]:
        """Rows of `uitgave`."""
        for uitgave in self._catalogus.uitgaven:
            yield {"datum": uitgave.datum.isoformat(), "inhoud": uitgave.inhoud}

    def wijziging(self) -> Iterator[Row]:
        """Rows of `wijziging`, oldest publication first."""
        rules = [(uitgave.datum, regel) for uitgave in self._catalogus.uitgaven for regel in uitgave.wijzigingen]
        for number, (datum, regel) in enumerate(rules, start=1):
            yield {
                "id": number,
                "datum": datum.isoformat(),
                "soort": regel.soort.value,
                "interventie_id": regel.interventie,
                "naam": regel.naam,
                "onderwerp": regel.onderwerp,
                "was": regel.was,
                "wordt": regel.wordt,
                "waar": "\n".join(regel.waar) or None,
            }

    def broncel(self) -> Iterator[Row]:
        """Rows of `broncel`: every source cell, with the intervention whose record it belongs to."""
        owners = self._owners()
        for bron in self._catalogus.bronnen:
            ids = self._ids[bron.id]
            for cell in bron.reading.cellen:
                yield {
                    "id": ids.id_of(cell),
                    "bron_id": bron.id,
                    "werkblad": cell.werkblad,
                    "rij": cell.rij,
                    "kolom": cell.kolom,
                    "soort": cell.soort.value,
                    "kop": cell.kop,
                    "waarde": cell.waarde,
                    "veld": cell.veld,
                    "interventie_id": owners.get(ids.id_of(cell)),
                    "verborgen": int(cell.verborgen),
                    "kopcel": int(cell.kopcel),
                    "ruw": cell.ruw,
                    "zonder_doorhaling": cell.zonder_doorhaling,
                }

    def correctie(self) -> Iterator[Row]:
        """Rows of `correctie`: the corrections that were applied."""
        for bron in self._catalogus.bronnen:
            for applied in bron.reading.correcties:
                correctie = applied.correctie
                yield {
                    "broncel_id": self._ids[bron.id].id_at(correctie.werkblad, applied.adres),
                    "was": mask_contact_data(correctie.was),
                    "wordt": None if correctie.wordt is None else mask_contact_data(correctie.wordt),
                    "reden": correctie.reden,
                    "door": correctie.door,
                    "datum": correctie.datum.isoformat(),
                }

    def _owners(self) -> dict[str, str]:
        """Return per cell the one intervention it belongs to; a cell of several (a group row) belongs to none."""
        owners: dict[str, set[str]] = {}
        for interventie, record in self._records():
            ids = self._ids[record.bron_id]
            for cell in (*(value.cell for value in record.source.values), *record.source.overig):
                owners.setdefault(ids.id_of(cell), set()).add(interventie.id)
        return {cell: next(iter(found)) for cell, found in owners.items() if len(found) == 1}

    def _records(self) -> Iterator[tuple[LinkedInterventie, Record]]:
        for interventie in self._catalogus.interventies:
            for record in interventie.records:
                yield interventie, record

    def publicatie(self) -> Iterator[Row]:
        """Rows of `publicatie`, each once, sorted by id."""
        found = {v.publicatie.id: v.publicatie for i in self._catalogus.interventies for v in i.publicaties}
        for id_ in sorted(found):
            yield {kolom: getattr(found[id_], kolom) for kolom in PUBLICATIE_KOLOMMEN}

    def interventie_publicatie(self) -> Iterator[Row]:
        """Rows of `interventie_publicatie`."""
        seen = set()
        for interventie, record in self._records():
            for vermelding in record.publicaties:
                key = (interventie.id, vermelding.publicatie.id)
                if key not in seen:
                    seen.add(key)
                    cell = self._ids[record.bron_id].id_of(vermelding.cell)
                    yield {"interventie_id": key[0], "publicatie_id": key[1], "broncel_id": cell}

    def terms(self, dimension: Dimension) -> Iterator[Row]:
        """Rows of the table of one dimension; of the countries only those in use."""
        for volgorde, term in enumerate(self._published_terms(dimension), start=1):
            yield {
                "id": term.id,
                "label": term.nl,
                "label_en": term.en,
                "definitie": term.definitie,
                "broader_id": term.broader,
                "kop": int(term.kop),
                "toegevoegd": int(term.toegevoegd),
                "toelichting": term.toelichting,
                "bron": term.bron,
                "volgorde": volgorde,
            }

    def _published_terms(self, dimension: Dimension) -> list[Term]:
        if not dimension.landen:
            return list(dimension.termen.values())
        used = {tag.term_id for i in self._catalogus.interventies for tag in i.tags if tag.dimensie == dimension.naam}
        return [term for term in dimension.termen.values() if term.id in used]

    def begrip_label(self) -> Iterator[Row]:
        """Rows of `begrip_label`: every wording of every published term."""
        for dimension in self._catalogus.vocabulary:
            for term in self._published_terms(dimension):
                for (soort, label), taal in labels_of(term).items():
                    row = {"dimensie_id": dimension.naam, "term_id": term.id, "soort": soort, "label": label}
                    yield row | {"taal": taal}

    def tags(self, dimension: Dimension) -> Iterator[Row]:
        """Rows of ``interventie_<dimension>``."""
        seen = set()
        for interventie, record in self._records():
            for tag in record.tags:
                if tag.dimensie == dimension.naam:
                    row = self._tag(interventie, record, tag)
                    row |= {kenmerk: _kenmerk(tag, kenmerk) for kenmerk in dimension.kenmerken}
                    key = (row["interventie_id"], tag.term_id, row["broncel_id"], row.get("rol"))
                    if key not in seen:
                        seen.add(key)
                        yield row

    def _tag(self, interventie: LinkedInterventie, record: Record, tag: RecognisedTag) -> Row:
        by_compilers = self._config[record.bron_id].toegekend_door_samensteller
        return {
            "interventie_id": interventie.id,
            f"{tag.dimensie}_id": tag.term_id,
            "broncel_id": self._ids[record.bron_id].id_of(tag.cell),
            "brontekst": tag.brontekst,
            "methode": tag.methode.value,
            "score": tag.score,
            "toegekend_door": tag.toegekend_door or (SAMENSTELLER if tag.veld in by_compilers else BRON),
        }

    def bevinding(self) -> Iterator[Row]:
        """Rows of `bevinding`, in the order in which they were made."""
        cells = {row["id"] for row in self.broncel()}
        for number, b in enumerate(self._catalogus.bevindingen, start=1):
            cell = self._cell_of(b)
            yield {
                "id": number,
                "ernst": b.ernst.value,
                "code": b.code,
                "melding": b.melding,
                "bestand": b.bestand,
                "werkblad": b.werkblad,
                "cel": b.cel,
                "waarde": b.waarde,
                "veld": b.veld,
                "kandidaten": "\n".join(b.kandidaten) or None,
                "broncel_id": cell if cell in cells else None,
            }

    def _cell_of(self, bevinding: Bevinding) -> str | None:
        if bevinding.bestand not in self._bron_of or bevinding.werkblad is None or bevinding.cel is None:
            return None
        return self._ids[self._bron_of[bevinding.bestand]].id_at(bevinding.werkblad, bevinding.cel)

    def bouw(self) -> Iterator[Row]:
        """Rows of `bouw`."""
        for sleutel, waarde in self._catalogus.bouw.items():
            yield {"sleutel": sleutel, "waarde": waarde}


def labels_of(term: Term) -> dict[tuple[str, str], str | None]:
    """Return kind and wording of every label of a term, with its language; that of search words is not known."""
    labels: dict[tuple[str, str], str | None] = {("voorkeur", term.nl): "nl"}
    labels.setdefault(("voorkeur", term.en), "en")
    labels |= {("synoniem", label): term.taal(label) for label in term.alt}
    labels |= {("alledaags", label): term.taal(label) for label in term.alledaags}
    return labels | {("zoekterm", label): None for label in term.zoekterm}


def _kenmerk(tag: RecognisedTag, kenmerk: Kenmerk) -> str | None:
    """Return what a tag says beside its term."""
    if kenmerk == "rol":
        return tag.rol or UITEINDELIJK
    return tag.status if kenmerk == "status" else tag.toelichting
