"""Findings grouped so that a person fixes the same thing once."""

import sqlite3
from collections import Counter
from dataclasses import dataclass, field

from toolkit.findings import Ernst
from toolkit.report.database import Begrippen
from toolkit.text import fold


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
class Groep:
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
    groepen: tuple[Groep, ...]

    @property
    def aantal(self) -> int:
        """Number of findings."""
        return sum(len(groep.plaatsen) for groep in self.groepen)


def group_findings(conn: sqlite3.Connection, begrippen: Begrippen) -> list[Soortgelijk]:
    """Return all findings: gravest first, then the most frequent code, then in the order of the build."""
    sections: dict[tuple[Ernst, str], dict[tuple[str | None, ...], Groep]] = {}
    counts: Counter[tuple[Ernst, str]] = Counter()
    for row in conn.execute(_FINDINGS):
        section = (Ernst(row["ernst"]), row["code"])
        counts[section] += 1
        groups = sections.setdefault(section, {})
        group = groups.setdefault(_key(row), _new_group(row, begrippen))
        melding = None if row["melding"] == group.melding else row["melding"]
        group.plaatsen.append(Plaats(row["bestand"], row["werkblad"], row["cel"], melding))
    order = sorted(sections, key=lambda section: (list(Ernst).index(section[0]), -counts[section], section[1]))
    return [Soortgelijk(ernst, code, tuple(sections[ernst, code].values())) for ernst, code in order]


# A finding that only names its source cell has its place there.
_FINDINGS = """
    select bevinding.ernst, bevinding.code, bevinding.melding, bevinding.waarde, bevinding.veld, bevinding.kandidaten,
           coalesce(bevinding.bestand, bron.bestand) as bestand,
           coalesce(bevinding.werkblad, broncel.werkblad) as werkblad,
           coalesce(bevinding.cel, broncel.kolom || broncel.rij) as cel
    from bevinding
    left join broncel on broncel.id = bevinding.broncel_id
    left join bron on bron.id = broncel.bron_id
    order by bevinding.id
"""


def _key(row: sqlite3.Row) -> tuple[str | None, ...]:
    if row["waarde"] is None:
        return (row["veld"], None, row["melding"])
    return (row["veld"], fold(row["waarde"]))


def _new_group(row: sqlite3.Row, begrippen: Begrippen) -> Groep:
    terms = begrippen.get(row["veld"] or "", {})
    ids = (row["kandidaten"] or "").split()
    kandidaten = tuple(terms[term_id].label if term_id in terms else term_id for term_id in ids)
    return Groep(row["melding"], row["veld"], row["waarde"], kandidaten)
