"""What the rows of an intervention hold in columns that nobody named yet."""

from toolkit.lezer import Interventie
from toolkit.lezer.interventie import Broncel


def overige_cellen(interventie: Interventie) -> dict[str, tuple[Broncel, ...]]:
    """Return the cells of columns that nobody named yet, by header, in the order of the sheet."""
    per_kop: dict[str, list[Broncel]] = {}
    for cel in interventie.cellen.values():
        if cel.veld is None and cel.kop and cel.waarde and cel.soort == "waarde" and cel.interventie == interventie.id:
            per_kop.setdefault(cel.kop, []).append(cel)
    return {kop: tuple(cellen) for kop, cellen in per_kop.items()}
