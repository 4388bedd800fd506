"""What curators wrote that matches nothing any more: reported, so that nobody counts on words that do nothing.

Synonyms in the vocabulary and wordings in ``data/herkenning`` are not reported: they are there for any list, also one
that is still to come, and for who searches. A decision, an identity or a link is about what stands in a list.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from toolkit.changes.uitgave import published_ids
from toolkit.config.folder import nearest
from toolkit.curation import Curation
from toolkit.findings import Bevinding, Bevindingen, Ernst
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.store.catalogus import Bron
from toolkit.terms.decisions import DecidedWording

_MISSPELT = 80  # score of rapidfuzz (0-100) from which a workbook is probably meant


def report_unused(
    curation: Curation, bronnen: Sequence[Bron], interventies: Sequence[LinkedInterventie], bevindingen: Bevindingen
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
    for bevinding in (
        *_decisions({w: waarde for w, waarde in decisions.items() if w.werkboek in (None, *werkboeken)}),
        *_workbooks(curation, decisions, werkboeken),
        *_compilers(bronnen),
        *_identities(curation, interventies),
        *_links(curation.linking, interventies),
        *_aliases(curation.linking, interventies),
    ):
        bevindingen.add(bevinding)


def _decisions(decisions: Mapping[DecidedWording, str]) -> Iterator[Bevinding]:
    by_field: dict[str, list[str]] = {}
    for wording, waarde in decisions.items():
        by_field.setdefault(wording.veld, []).append(waarde)
    for veld, waarden in by_field.items():
        melding = (
            f"Deze woorden uit data/besluiten/{veld}.yml staan in geen enkele cel meer: {_quoted(waarden)}. Zijn zij "
            "in het werkboek anders geschreven? Schrijf ze dan ook hier zo. Anders kunt u ze weghalen."
        )
        yield Bevinding(Ernst.INFO, "besluit_ongebruikt", melding, veld=veld)


def _workbooks(
    curation: Curation, decisions: Mapping[DecidedWording, str], werkboeken: Sequence[str]
) -> Iterator[Bevinding]:
    """Report every workbook that is named and was not read; a near miss is a mistake, another may be put back."""
    files = (
        path for folder in ("correcties", "werkboeken") for path in sorted((curation.folder / folder).glob("*.yml"))
    )
    named = {path.stem: f"data/{path.parent.name}/{path.name}" for path in files}
    for wording in decisions:
        if wording.werkboek is not None:
            named.setdefault(wording.werkboek, f"data/besluiten/{wording.veld}.yml")
    for werkboek, place in named.items():
        if werkboek not in werkboeken:
            near = nearest(werkboek, werkboeken, at_least=_MISSPELT)
            melding = (
                f"{place} gaat over het werkboek “{werkboek}”, maar zo'n werkboek is niet gelezen. Wat daar besloten "
                f"is, geldt dus nergens.{f' Bedoelt u “{near}”?' if near else ''} Verbeter de naam, of haal weg wat "
                "niet meer nodig is."
            )
            ernst = Ernst.WAARSCHUWING if near else Ernst.INFO
            yield Bevinding(ernst, "werkboek_onbekend", melding, waarde=werkboek)


def _compilers(bronnen: Sequence[Bron]) -> Iterator[Bevinding]:
    """Report fields that the compilers are said to have filled in, and that no column of the workbook has."""
    for bron in bronnen:
        present = {value.veld for record in bron.reading.records for value in record.values}
        absent = [veld for veld in bron.config.toegekend_door_samensteller if veld not in present]
        if absent and present:
            melding = (
                f"In data/werkboeken/{bron.reading.pad.stem}.yml staan bij `toegekend_door_samensteller` velden die "
                f"geen kolom van dit werkboek heeft: {_quoted(absent)}. Verbeter de naam, of haal hem weg."
            )
            yield Bevinding(Ernst.WAARSCHUWING, "besluit_ongebruikt", melding, bestand=bron.reading.pad.name)


def _identities(curation: Curation, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    """Report ids that no row has; one that was published is reported by `toolkit.linking.vanished`, as a fault."""
    present = {interventie.id for interventie in interventies} | published_ids(curation.uitgaven)
    absent = [identiteit.id for identiteit in curation.linking.identiteiten if identiteit.id not in present]
    if absent:
        melding = (
            f"Deze id's uit data/identiteiten.yml horen bij geen enkele rij meer: {', '.join(absent)}. Hun adres geeft "
            "nu een foutpagina. Heet de interventie anders? Zet de nieuwe naam bij het id. Is zij van de lijst "
            "gehaald? Zet het id dan in data/aliassen.yml en haal het hier weg."
        )
        yield Bevinding(Ernst.WAARSCHUWING, "identiteit_ongebruikt", melding)


def _links(linking: LinkConfig, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    lists = {i.id: {record.bron_id for record in i.records} for i in interventies}
    idle = [f"zelfde {z.id}" for z in linking.zelfde if len(lists.get(z.id, ())) < 2]
    idle += [f"verschillend {' en '.join(v.ids)}" for v in linking.verschillend if not lists.keys() >= set(v.ids)]
    idle += [f"onderdeel_van {part.id}" for part in linking.onderdeel_van if part.id not in lists]
    if idle:
        melding = (
            f"Deze koppelingen uit data/koppelingen.yml doen niets meer: {_quoted(idle)}. Een interventie ervan staat "
            "op geen lijst, of bij `zelfde` nog maar op één. Verbeter het id, of haal de koppeling weg."
        )
        yield Bevinding(Ernst.INFO, "koppeling_ongebruikt", melding)


def _aliases(linking: LinkConfig, interventies: Sequence[LinkedInterventie]) -> Iterator[Bevinding]:
    present = {interventie.id for interventie in interventies}
    if back := [alias.id for alias in linking.aliassen if alias.id in present]:
        melding = (
            f"Deze adressen staan in data/aliassen.yml als oud, maar er is weer een interventie met dat id: "
            f"{', '.join(back)}. De alias doet nu niets. Haal haar weg, of geef de interventie een ander id."
        )
        yield Bevinding(Ernst.WAARSCHUWING, "alias_ongebruikt", melding)


def _quoted(texts: Iterable[str]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
