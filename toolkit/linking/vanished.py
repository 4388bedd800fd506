"""Ids that were ever published and that no workbook gives any more: a person says what became of them."""

from collections.abc import Collection, Sequence

from rapidfuzz import fuzz, process

from toolkit.findings import Bevindingen, bevinding
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.text import fold

_CANDIDATES = 3
_CANDIDATE_SCORE = 55


def report_vanished(
    interventies: Sequence[LinkedInterventie], published: Collection[str], config: LinkConfig, bevindingen: Bevindingen
) -> None:
    """Report each published id that is neither built nor explained in ``data/aliassen.yml``, with likely successors.

    Likely are interventions that were never published before and have a name (or id) alike.
    """
    built = {interventie.id for interventie in interventies}
    explained = {alias.id for alias in config.aliassen}
    names = {identiteit.id: identiteit.namen for identiteit in config.identiteiten}
    fresh = {i.id: f"{fold(i.naam)} {i.id.replace('-', ' ')}" for i in interventies if i.id not in published}
    for id_ in sorted(set(published) - built - explained):
        wanted = " ".join([fold(naam) for naam in names.get(id_, ())] or [id_.replace("-", " ")])
        near = process.extract(
            wanted, fresh, scorer=fuzz.token_set_ratio, score_cutoff=_CANDIDATE_SCORE, limit=_CANDIDATES
        )
        candidates = tuple(key for _, _, key in near)
        likely = f" Misschien is het nu {' of '.join(candidates)}." if candidates else ""
        bevindingen.add(bevinding("id_verdwenen", waarde=id_, kandidaten=candidates, misschien=likely))
