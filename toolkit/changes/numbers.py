"""How much a catalogue holds of each thing that must not vanish in silence."""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from toolkit.changes.stand import Stand

Telling = Literal["interventies", "kenmerken", "statussen", "bronnen", "publicaties"]
Tellingen = Mapping[Telling, int]
CountedTag = tuple[str, str, str, str | None, str | None]
"""Intervention, dimension, term, role, status."""


def count_stand(stand: Stand, bronnen: int) -> Tellingen:
    """Return the numbers of a stand."""
    tags = ((i, k.dimensie, k.term, k.rol, k.status) for i, one in stand.interventies.items() for k in one.kenmerken)
    return count(stand.interventies, tags, bronnen, stand.publicaties)


def count(ids: Collection[str], tags: Iterable[CountedTag], bronnen: int, publicaties: Collection[str]) -> Tellingen:
    """Return the numbers of interventions `ids`, their distinct tags, the workbooks and the publications."""
    distinct = set(tags)
    return {
        "interventies": len(ids),
        "kenmerken": len({tag[:4] for tag in distinct}),
        "statussen": sum(tag[4] is not None for tag in distinct),
        "bronnen": bronnen,
        "publicaties": len(publicaties),
    }
