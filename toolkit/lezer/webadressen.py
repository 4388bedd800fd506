"""What checks of web addresses said."""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.link_status import DOOD, LinkStatus


@dataclass(frozen=True, slots=True)
class Controle:
    """What the last check of one address said.

    Attributes:
        status: see `Status`.
        op: day of the check, as an ISO date.
        archief: address of an archived copy, or None.

    """

    status: LinkStatus
    op: str
    archief: str | None

    @property
    def werkt(self) -> bool:
        """Return whether the page was there."""
        return self.status in (LinkStatus.BEREIKBAAR, LinkStatus.OMGELEID)

    @property
    def dood(self) -> bool:
        """Return whether there was no page."""
        return self.status in DOOD


def read_controles(conn: sqlite3.Connection) -> Mapping[str, Controle]:
    """Return what is known per address that was ever checked."""
    rows = conn.execute("select url, status, gecontroleerd_op, archief from webadres where status is not null")
    return {url: Controle(LinkStatus(status), op, archief) for url, status, op, archief in rows}
