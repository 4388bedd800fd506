"""What curators wrote that matches nothing any more: reported, so that nobody counts on words that do nothing.

Synonyms in the vocabulary and wordings in ``data/herkenning`` are not reported: they are there for any list, also one
that is still to come, and for who searches. A decision, an identity or a link is about what stands in a list.
"""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.changes.uitgave import published_ids
from toolkit.config.folder import nearest
from toolkit.curation import Curation
from toolkit.findings import Bevinding, Bevindingen, bevinding
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.store.catalogus import GelezenBron
from toolkit.terms.decisions import DecidedWording
from toolkit.text import quoted

_MISSPELT = 80  # score of rapidfuzz (0-100) from which a workbook is probably meant


def report_unused(
    curation: Curation,
    bronnen: Sequence[GelezenBron],
    interventies: Sequence[LinkedInterventie],
    bevindingen: Bevindingen,
) -> None:
    """Report what the curators wrote and no list of this build uses; to be called when every list was read.

    Args:
        curation: the curators' files, with the resolver that read the lists.
        bronnen: the workbooks.
        interventies: what they became.
        bevindingen: collects the findings: one per file and remedy, with the wordings.

    """
    werkboeken = [name.stem for bron in bronnen for name in curation.replacements.known_as(bron.reading.pad)]
    decisions = curation.tools.resolver.decisions_not_met()
    for unused in (
        *_decisions({w: waarde for w, waarde in decisions.items() if w.werkboek in (None, *werkboeken)}),
        *_workbooks(curation, decisions, werkboeken),
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


def _workbooks(
    curation: Curation, decisions: Mapping[DecidedWording, str], werkboeken: Sequence[str]
) -> Iterator[Bevinding]:
    """Report every workbook that is named and was not read; a near miss is a mistake, another may be put back."""
    files = (
        path for folder in ("correcties", "werkboeken") for path in sorted((curation.folder / folder).glob("*.yml"))
    )
    named = {path.stem: f"data/{path.parent.name}/{path.name}" for path in files}
    for same in curation.linking.zelfde:
        if same.voorop is not None:
            named.setdefault(same.voorop, "data/koppelingen.yml")
    for wording in decisions:
        if wording.werkboek is not None:
            named.setdefault(wording.werkboek, f"data/besluiten/{wording.veld}.yml")
    for werkboek, place in named.items():
        if werkboek not in werkboeken:
            near = nearest(werkboek, werkboeken, at_least=_MISSPELT)
            soort = "werkboek_verschreven" if near else "werkboek_onbekend"
            yield bevinding(soort, waarde=werkboek, plaats=place, bedoeld=near)


def _compilers(bronnen: Sequence[GelezenBron]) -> Iterator[Bevinding]:
    """Report fields that the compilers are said to have filled in, and that no column of the workbook has."""
    for bron in bronnen:
        present = {value.veld for record in bron.reading.records for value in record.values}
        absent = [veld for veld in bron.config.toegekend_door_samensteller if veld not in present]
        if absent and present:
            pad = bron.reading.pad
            yield bevinding("samensteller_ongebruikt", bestand=pad.name, werkboek=pad.stem, velden=quoted(absent))


def _identities(curation: Curation, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    """Report ids that no row has; one that was published is reported by `toolkit.linking.vanished`, as a fault."""
    present = {interventie.id for interventie in interventies} | published_ids(curation.uitgaven)
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
