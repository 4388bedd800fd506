"""Findings grouped so that a person fixes the same thing once."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from toolkit.findings import Ernst
from toolkit.lezer.bevindingen import BevindingMetCel, read_bevindingen
from toolkit.report.database import terms_of
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary


@dataclass(frozen=True, slots=True)
class Plaats:
    """Where a finding was made; `melding` only when it differs from the first of its group."""

    bestand: str | None
    werkblad: str | None
    cel: str | None
    melding: str | None = None

    def __str__(self) -> str:
        parts = (self.bestand, f"blad “{self.werkblad}”" if self.werkblad else None, self.cel)
        return ", ".join(part for part in parts if part) or "hele build"


@dataclass(slots=True)
class FindingGroup:
    """Findings about the same value in the same field, or else with the same message.

    `kandidaten` are labels of terms, best first; an id that is no term of the field is shown as it is.
    """

    melding: str
    veld: str | None
    waarde: str | None
    kandidaten: tuple[str, ...]
    plaatsen: list[Plaats] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Soortgelijk:
    """All groups of one severity and code."""

    ernst: Ernst
    code: str
    groepen: tuple[FindingGroup, ...]

    @property
    def aantal(self) -> int:
        """Number of findings."""
        return sum(len(groep.plaatsen) for groep in self.groepen)


def group_findings(conn: sqlite3.Connection, begrippen: Vocabulary) -> list[Soortgelijk]:
    """Return all findings: gravest first, then the most frequent code, then in the order of the build."""
    sections: dict[tuple[Ernst, str], dict[tuple[str | None, ...], FindingGroup]] = {}
    counts: Counter[tuple[Ernst, str]] = Counter()
    for found in read_bevindingen(conn):
        section = (Ernst(found.ernst), found.code)
        counts[section] += 1
        groups = sections.setdefault(section, {})
        group = groups.setdefault(_key(found), _new_group(found, begrippen))
        melding = None if found.melding == group.melding else found.melding
        group.plaatsen.append(Plaats(found.bestand, found.werkblad, found.cel, melding))
    order = sorted(sections, key=lambda section: (list(Ernst).index(section[0]), -counts[section], section[1]))
    return [Soortgelijk(ernst, code, tuple(sections[ernst, code].values())) for ernst, code in order]


def _key(found: BevindingMetCel) -> tuple[str | None, ...]:
    if found.waarde is None:
        return (found.veld, None, found.melding)
    return (found.veld, fold(found.waarde))


def _new_group(found: BevindingMetCel, begrippen: Vocabulary) -> FindingGroup:
    terms = terms_of(begrippen, found.veld)
    kandidaten = tuple(terms[term_id].nl if term_id in terms else term_id for term_id in found.kandidaten)
    return FindingGroup(found.melding, found.veld, found.waarde, kandidaten)
