"""How much a catalogue holds of each thing that must not vanish in silence."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from toolkit.changes.stand import Stand
from toolkit.linking.linked import LinkedInterventie

Telling = Literal["interventies", "kenmerken", "statussen", "bronnen", "publicaties"]
Tellingen = Mapping[Telling, int]
_Tag = tuple[str, str, str, str | None, str | None]
"""Intervention, dimension, term, role, status."""


def count_stand(stand: Stand, bronnen: int) -> Tellingen:
    """Return the numbers of a stand."""
    tags = ((i, k.dimensie, k.term, k.rol, k.status) for i, one in stand.interventies.items() for k in one.kenmerken)
    return _count(stand.interventies, tags, bronnen, stand.publicaties)


def count_catalogue(interventies: Sequence[LinkedInterventie], bronnen: int) -> Tellingen:
    """Return the numbers of a catalogue that is being built; the same as those of its stand."""
    tags = ((i.id, tag.dimensie, tag.term_id, tag.rol, tag.status) for i in interventies for tag in i.tags)
    publicaties = {vermelding.publicatie.id for i in interventies for vermelding in i.publicaties}
    return _count([i.id for i in interventies], tags, bronnen, publicaties)


def _count(ids: Collection[str], tags: Iterable[_Tag], bronnen: int, publicaties: Collection[str]) -> Tellingen:
    distinct = set(tags)
    return {
        "interventies": len(ids),
        "kenmerken": len({tag[:4] for tag in distinct}),
        "statussen": sum(tag[4] is not None for tag in distinct),
        "bronnen": bronnen,
        "publicaties": len(publicaties),
    }
