"""Ids that were ever published and that no workbook gives any more: a person says what became of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from toolkit.findings import Bevindingen, bevinding
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.text import fold

Texts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Published:
    """What the last publication said of an intervention: its names, the one on screen first, and its texts."""

    namen: tuple[str, ...] = ()
    velden: Texts = field(default_factory=dict)


_CANDIDATES = 3
_CANDIDATE_SCORE = 55
_OF_ANOTHER_COUNTRY = (
    " De rij met die naam is nu nog een andere interventie, {here}: haar land staat niet bij {nu}. Zet het in "
    "data/identiteiten.yml bij `land`."
)
_SHARED = 2  # one text, such as the language, is the same by chance


def report_vanished(
    interventies: Sequence[LinkedInterventie],
    published: Mapping[str, Published],
    config: LinkConfig,
    bevindingen: Bevindingen,
) -> None:
    """Report each published id that is neither built nor explained in ``data/aliassen.yml``, with likely successors.

    Likely is the intervention that has its name now; else those that were never published before and have a name (or
    id) alike, then those that say the same in most fields.

    Args:
        interventies: what is built.
        published: each id that was ever published → the last publication of it, empty when it was not in that one.
        config: what curators said of identities.
        bevindingen: collects the findings.

    """
    built = {interventie.id for interventie in interventies}
    explained = {alias.id for alias in config.aliassen}
    names = {identiteit.id: identiteit.namen for identiteit in config.identiteiten}
    by_name = {fold(naam): i.id for i in interventies for naam in (*i.namen, i.naam)}
    given = {fold(naam): identiteit.id for identiteit in config.identiteiten for naam in identiteit.namen}
    fresh = {i.id: f"{fold(i.naam)} {i.id.replace('-', ' ')}" for i in interventies if i.id not in published}
    for id_ in sorted(set(published) - built - explained):
        before = published[id_]
        shown = f"“{before.namen[0]}” ({id_})" if before.namen else id_
        naam = before.namen[0] if before.namen else id_
        here = by_name.get(fold(naam))
        moved = given.get(fold(naam), here)
        if moved is not None and moved in built & published.keys() and not _had(published[moved], naam):
            row = "" if here in (None, moved) else _OF_ANOTHER_COUNTRY.format(nu=moved, here=here)
            words = {"shown": shown, "naam": naam, "misschien": row}
            bevindingen.add(bevinding("id_verhuisd", waarde=id_, kandidaten=[moved], nu=moved, **words))
            continue
        wanted = " ".join([fold(naam) for naam in names.get(id_, ())] or [id_.replace("-", " ")])
        near = process.extract(
            wanted, fresh, scorer=fuzz.token_set_ratio, score_cutoff=_CANDIDATE_SCORE, limit=_CANDIDATES
        )
        same = _same_texts(before.velden, [i for i in interventies if i.id not in published])
        candidates = tuple(dict.fromkeys([*(key for _, _, key in near), *same]))[:_CANDIDATES]
        likely = f" Misschien is het nu {' of '.join(candidates)}." if candidates else ""
        bevindingen.add(bevinding("id_verdwenen", waarde=id_, kandidaten=candidates, misschien=likely, shown=shown))


def _had(one: Published, naam: str) -> bool:
    return fold(naam) in map(fold, one.namen)


def _same_texts(before: Texts, fresh: Sequence[LinkedInterventie]) -> list[str]:
    """Return the ids of interventions that say the same as before in some field, most fields first."""
    texts = {veld: fold(text) for veld, text in before.items() if isinstance(text, str)}
    shared = {i.id: sum(fold(i.veld(veld) or "") == text for veld, text in texts.items()) for i in fresh}
    return sorted((id_ for id_, number in shared.items() if number >= _SHARED), key=lambda id_: -shared[id_])
