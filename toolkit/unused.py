"""What curators wrote that matches nothing any more: reported, so that nobody counts on words that do nothing.

Synonyms in the vocabulary and wordings in ``data/herkenning`` are not reported: they are there for any list, also one
that is still to come, and for who searches. A decision, an identity or a link is about what stands in a list.
"""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.changes.uitgave import published_ids
from toolkit.curation import Curation
from toolkit.findings import Bevinding, Bevindingen, bevinding
from toolkit.gone_workbooks import Workbooks, gone_workbooks
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.store.catalogus import GelezenBron
from toolkit.terms.decisions import DecidedWording
from toolkit.text import quoted


def report_unused(
    curation: Curation,
    workbooks: Workbooks,
    bevindingen: Bevindingen,
) -> None:
    """Report what the curators wrote and no list of this build uses; to be called when every list was read.

    Args:
        curation: the curators' files, with the resolver that read the lists.
        workbooks: the lists, and what they became.
        bevindingen: collects the findings: one per file and remedy, with the wordings.

    """
    bronnen, interventies = workbooks.bronnen, workbooks.interventies
    werkboeken = [name.stem for bron in bronnen for name in curation.replacements.known_as(bron.reading.pad)]
    decisions = curation.tools.resolver.decisions_not_met()
    for unused in (
        *_decisions({w: waarde for w, waarde in decisions.items() if w.werkboek in (None, *werkboeken)}),
        *gone_workbooks(curation, workbooks, decisions),
        *_compilers(bronnen),
        *_identities(curation, interventies),
        *_links(curation.linking, interventies),
        *_aliases(curation.linking, interventies),
    ):
        bevindingen.add(unused)


def _decisions(decisions: Mapping[DecidedWording, str]) -> Iterator[Bevinding]:
    by_field: dict[str, list[str]] = {}
    for wording, waarde in decisions.items():
        by_field.setdefault(wording.veld, []).append(waarde)
    for veld, waarden in by_field.items():
        yield bevinding("besluit_ongebruikt", veld=veld, waarden=quoted(waarden))


def _compilers(bronnen: Sequence[GelezenBron]) -> Iterator[Bevinding]:
    """Report fields that the compilers are said to have filled in, and that no column of the workbook has."""
    for bron in bronnen:
        present = {value.veld for record in bron.reading.records for value in record.values}
        absent = [veld for veld in bron.config.toegekend_door_samensteller if veld not in present]
        if absent and present:
            written = bron.reading.written_as.indeling
            yield bevinding(
                "samensteller_ongebruikt", bestand=bron.reading.pad.name, werkboek=written, velden=quoted(absent)
            )


def _identities(curation: Curation, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    """Report ids that no row has; one that was published is reported by `toolkit.linking.vanished`, as a fault."""
    present = {interventie.id for interventie in interventies} | published_ids(curation.uitgaven)
    present |= {alias.id for alias in curation.linking.aliassen}
    absent = [identiteit.id for identiteit in curation.linking.identiteiten if identiteit.id not in present]
    if absent:
        yield bevinding("identiteit_ongebruikt", ids=", ".join(absent))


def _links(linking: LinkConfig, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    rows = {i.id: len(i.records) for i in interventies}
    idle = [f"zelfde {z.id}" for z in linking.zelfde if rows.get(z.id, 0) < 2]
    idle += [f"verschillend {' en '.join(v.ids)}" for v in linking.verschillend if not rows.keys() >= set(v.ids)]
    idle += [f"onderdeel_van {part.id}" for part in linking.onderdeel_van if part.id not in rows]
    if idle:
        yield bevinding("koppeling_ongebruikt", koppelingen=quoted(idle))


def _aliases(linking: LinkConfig, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    present = {interventie.id for interventie in interventies}
    if back := [alias.id for alias in linking.aliassen if alias.id in present]:
        yield bevinding("alias_ongebruikt", ids=", ".join(back))
