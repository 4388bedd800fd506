"""One publication, as the catalogue keeps it."""

from dataclasses import dataclass, fields

from toolkit.taalwoorden import Publicatiesoort


@dataclass(frozen=True, slots=True)
class Publicatie:
    """One publication.

    Attributes:
        id: DOI, or first author, year and title, as a slug.
        auteurs: as the source writes them; `toolkit.publicaties.auteurs` takes them apart.
        jaar: a year, or None.
        tijdschrift: journal, book or publisher, without volume, issue and pages.
        doi: bare and lower case (``10.…``).
        soort: kind of publication, when the source says it.
        jaargang, nummer, paginas: within the journal or book.
        verschenen_in: all that the source says of where it appeared, for a reference.

    """

    id: str
    auteurs: str | None
    jaar: int | None
    titel: str | None
    tijdschrift: str | None
    doi: str | None
    url: str | None
    soort: Publicatiesoort | None = None
    jaargang: str | None = None
    nummer: str | None = None
    paginas: str | None = None
    verschenen_in: str | None = None


PUBLICATIE_KOLOMMEN = tuple(column.name for column in fields(Publicatie))
"""The columns of table `publicatie`, in its order."""
