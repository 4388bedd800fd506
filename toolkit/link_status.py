"""What a check of a web address can say."""

from dataclasses import dataclass
from enum import StrEnum


class LinkStatus(StrEnum):
    """What came of a check, as kept in ``data/links.yml`` and the database.

    A site that refuses (`GEWEIGERD`) is there and may well serve a person: it is never called dead.
    """

    BEREIKBAAR = "bereikbaar"
    OMGELEID = "omgeleid"
    NIET_GEVONDEN = "niet_gevonden"
    GEEN_ANTWOORD = "geen_antwoord"
    STORING = "storing"
    ONVEILIG = "onveilig"
    GEWEIGERD = "geweigerd"
    NIET_TOEGESTAAN = "niet_toegestaan"


DOOD = frozenset({LinkStatus.NIET_GEVONDEN, LinkStatus.GEEN_ANTWOORD, LinkStatus.STORING})
"""A reader does not get to the page."""

TE_HERSTELLEN = DOOD | {LinkStatus.ONVEILIG, LinkStatus.NIET_TOEGESTAAN}
"""A person must do something; `make links` ends with 1 as long as there is one."""


@dataclass(frozen=True, slots=True)
class LinkUitkomst:
    """What one check says.

    Attributes:
        status: see `Status`.
        code: status code of HTTP (RFC 9110), or None without an answer.
        naar: the address the page moved to for good, only with `Status.OMGELEID`.
        reden: why there is no page, in Dutch; None when status and code say it all.

    """

    status: LinkStatus
    code: int | None = None
    naar: str | None = None
    reden: str | None = None
