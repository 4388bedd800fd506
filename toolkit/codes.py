"""The codes of the database, said once: for its schema, the YAML of curators, the exports, the API and the site."""

from enum import StrEnum
from typing import Final, Literal, get_args

Status = Literal["effect", "ervaren", "gemengd", "geen_effect", "beoogd"]
"""What a source reports of a term."""
STATUSES: tuple[Status, ...] = get_args(Status)

Herkomst = Literal["slo", "database", "beide"]
"""The kind of list that an intervention is in."""
SLO: Final = "slo"
DATABASE: Final = "database"
BEIDE: Final = "beide"

Rol = Literal["uiteindelijk", "intermediair"]
"""Whether a target group is whom it is about, or through whom they are reached; the first is the usual one."""
ROLLEN: tuple[Rol, ...] = get_args(Rol)
UITEINDELIJK: Final = "uiteindelijk"
INTERMEDIAIR: Final = "intermediair"

Toekenner = Literal["bron", "samensteller"]
"""Who gave an intervention its tag."""
BRON: Final = "bron"
SAMENSTELLER: Final = "samensteller"


class Methode(StrEnum):
    """How the words of a source became a term; only of `OVERGENOMEN` do they stand elsewhere than in the cell."""

    CURATOR = "curator"
    EXACT = "exact"
    SYNONIEM = "synoniem"
    FUZZY = "fuzzy"
    OVERGENOMEN = "overgenomen"


class Celsoort(StrEnum):
    """What kind of content of a sheet a source cell holds."""

    WAARDE = "waarde"
    KOPPELING = "koppeling"
    OPMERKING = "opmerking"
    BLADNAAM = "bladnaam"
