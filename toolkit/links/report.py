"""What a run of `make links` tells a maintainer: which addresses need a person, where they stand, and what to do."""

from collections.abc import Iterator, Mapping, Sequence

from toolkit.link_status import DOOD, TE_HERSTELLEN, LinkStatus
from toolkit.links.catalogued import Webadres
from toolkit.links.results import GecontroleerdAdres
from toolkit.text import dutch_date

_HEADINGS: Mapping[LinkStatus, tuple[str, str]] = {
    LinkStatus.NIET_GEVONDEN: (
        "Niet gevonden",
        "De site zegt dat deze pagina er niet is. Zoek het nieuwe adres en zet het in het werkboek. Is er geen? Zet "
        "dan het adres van een bewaarde kopie (bijvoorbeeld op web.archive.org) bij `archief` in data/links.yml.",
    ),
    LinkStatus.GEEN_ANTWOORD: (
        "Geen antwoord",
        "Kijk in een browser of de site nog bestaat. Draai `make links` een andere dag nog eens. Blijft het zo? Doe "
        "dan hetzelfde als bij niet gevonden.",
    ),
    LinkStatus.STORING: (
        "Storing bij de site",
        "De site meldt een fout van zichzelf. Controleer een andere dag opnieuw.",
    ),
    LinkStatus.ONVEILIG: (
        "Niet veilig te bereiken",
        "Een browser waarschuwt hier. Kijk of er een ander adres is, en meld het de beheerder van de site.",
    ),
    LinkStatus.NIET_TOEGESTAAN: (
        "Niet gecontroleerd: dit adres mag niet",
        "Verbeter het adres in het werkboek. Alleen openbare adressen met http of https horen hier.",
    ),
    LinkStatus.OMGELEID: (
        "Verhuisd",
        "Deze werken nog, maar de site zegt dat het adres voorgoed veranderd is. Zet het nieuwe adres in het werkboek.",
    ),
    LinkStatus.GEWEIGERD: (
        "Geweigerd",
        "De site laat geen programma toe. Kijk zelf in een browser of de pagina er is; dit telt niet als dood.",
    ),
}


def needs_a_person(adressen: Sequence[Webadres], known: Mapping[str, GecontroleerdAdres]) -> list[str]:
    """Return the addresses of the catalogue that must be repaired and have no archived copy yet."""
    found = ((one.url, known.get(one.url)) for one in adressen)
    return [url for url, link in found if link and link.status in TE_HERSTELLEN and not _settled(link)]


def _settled(link: GecontroleerdAdres) -> bool:
    return link.archief is not None and link.status in DOOD


def report_lines(adressen: Sequence[Webadres], known: Mapping[str, GecontroleerdAdres]) -> Iterator[str]:
    """Yield the report on every address of the catalogue, in Dutch; what needs a person comes first."""
    for status, (heading, remedy) in _HEADINGS.items():
        found = [(one, link) for one in adressen if (link := known.get(one.url)) and link.status is status]
        open_ones = [(one, link) for one, link in found if not _settled(link)]
        if open_ones:
            yield f"{heading}: {len(open_ones)}"
            yield f"  {remedy}"
            for one, link in open_ones:
                yield from _about(one, link)
            yield ""
    yield _counts(adressen, known)


def _about(one: Webadres, link: GecontroleerdAdres) -> Iterator[str]:
    details = [f"HTTP {link.code}" if link.code else None, link.reden]
    if link.gecontroleerd_op:
        details.append(f"gecontroleerd op {dutch_date(link.gecontroleerd_op)}")
    yield f"  - {one.url}"
    if link.naar:
        yield f"      nieuw adres: {link.naar}"
    yield f"      {'; '.join(detail for detail in details if detail)}"
    for place in one.vindplaatsen:
        yield f"      {place.interventie}{''.join(f' ({cel})' for cel in place.cellen)}"


def _counts(adressen: Sequence[Webadres], known: Mapping[str, GecontroleerdAdres]) -> str:
    links = [known.get(one.url) for one in adressen]
    checked = [link for link in links if link and link.status]
    good = sum(link.status in (LinkStatus.BEREIKBAAR, LinkStatus.OMGELEID) for link in checked)
    archived = sum(_settled(link) for link in checked)
    parts = [
        f"{len(adressen)} {'webadres' if len(adressen) == 1 else 'webadressen'} in de catalogus",
        f"{good} bereikbaar",
        f"{len(needs_a_person(adressen, known))} te herstellen",
        f"{archived} dood met een bewaarde kopie" if archived else None,
        f"{len(adressen) - len(checked)} nog niet gecontroleerd" if len(checked) < len(adressen) else None,
    ]
    return ", ".join(part for part in parts if part) + "."
