"""The web addresses of a built catalogue, with where each stands."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.lezer import Interventie, Opbouw, open_readonly, read_interventies, read_opbouw
from toolkit.lezer.adressen import read_verwijzingen
from toolkit.publicaties.doi import doi_url, normalise_doi
from toolkit.webadres import links_in


@dataclass(frozen=True, slots=True)
class Adresplaats:
    """Where an address stands: the intervention, and the cells of the workbooks (``file, sheet, address``)."""

    interventie: str
    cellen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Webadres:
    """One address of the catalogue with every place where it stands."""

    url: str
    vindplaatsen: tuple[Adresplaats, ...]


def read_web_addresses(database: Path) -> list[Webadres]:
    """Return the addresses in the fields that hold one, and those of publications, sorted.

    Raises:
        FileNotFoundError: there is no `database`.
        sqlite3.DatabaseError: it is no catalogue.

    """
    found: dict[str, list[Adresplaats]] = {}
    with open_readonly(database) as conn:
        opbouw = read_opbouw(conn)
        ids = [verwijzing.id for verwijzing in read_verwijzingen(conn)]
        for interventie in read_interventies(conn, opbouw, ids, dimensies=()):
            for url in dict.fromkeys(_addresses(interventie, opbouw)):
                found.setdefault(url, []).append(Adresplaats(interventie.naam, _cells(interventie, url)))
    return [Webadres(url, tuple(places)) for url, places in sorted(found.items())]


def _addresses(interventie: Interventie, opbouw: Opbouw) -> Iterator[str]:
    for veld in opbouw.velden:
        if veld.kolom is not None and veld.kolom.soort == "webadres":
            yield from links_in(str(interventie.velden[veld.veld] or ""))
    for publicatie in interventie.publicaties:
        if publicatie.doi:
            yield doi_url(publicatie.doi)
        yield from links_in(publicatie.url or "")


def _cells(interventie: Interventie, url: str) -> tuple[str, ...]:
    doi = normalise_doi(url)
    return tuple(
        dict.fromkeys(
            f"{cel.bestand}, {cel.werkblad}, {cel.adres}"
            for cel in interventie.cellen.values()
            if cel.waarde and (url in links_in(cel.waarde) or (doi and doi in cel.waarde.lower()))
        )
    )
