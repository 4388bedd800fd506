"""Interventions of the catalogue: one or more records with one id."""

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.changes.numbers import Tellingen, count
from toolkit.records.record import PublicatieVermelding, Record
from toolkit.terms.tag import RecognisedTag


@dataclass(frozen=True, slots=True)
class LinkedInterventie:
    """One intervention of the catalogue.

    Attributes:
        id: slug.
        naam: name on screen.
        herkomst: ``slo``, ``database`` or ``beide``.
        records: what the workbooks say, literature first.
        namen: other names by which it is known, sorted.
        onderdeel_van: id of the programme it is a part of, or None.

    """

    id: str
    naam: str
    herkomst: str
    records: tuple[Record, ...]
    namen: tuple[str, ...] = ()
    onderdeel_van: str | None = None

    @property
    def tags(self) -> tuple[RecognisedTag, ...]:
        """All tags of all records."""
        return tuple(tag for record in self.records for tag in record.tags)

    @property
    def publicaties(self) -> tuple[PublicatieVermelding, ...]:
        """All publications of all records, each once."""
        found = {v.publicatie.id: v for record in reversed(self.records) for v in reversed(record.publicaties)}
        return tuple(found.values())[::-1]

    def veld(self, naam: str) -> str | None:
        """Return the first text that a record gives for a field."""
        return next((record.velden[naam] for record in self.records if naam in record.velden), None)

    def getal(self, naam: str) -> int | None:
        """Return the first number that a record gives for a field."""
        return next((record.getallen[naam] for record in self.records if naam in record.getallen), None)


def count_catalogue(interventies: Sequence[LinkedInterventie], bronnen: int) -> Tellingen:
    """Return the numbers of a catalogue that is being built; the same as those of its stand."""
    tags = ((i.id, tag.dimensie, tag.term_id, tag.rol, tag.status) for i in interventies for tag in i.tags)
    publicaties = {vermelding.publicatie.id for i in interventies for vermelding in i.publicaties}
    return count([i.id for i in interventies], tags, bronnen, publicaties)
