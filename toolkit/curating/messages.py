"""What became of a work list, on one screen, in Dutch."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from toolkit.curating.run import Uitslag


def render(uitslag: Uitslag, path: Path, data: Path) -> str:
    """Return what was taken from the work list at `path` into the files below `data`, and what was not."""
    return "\n".join(_lines(uitslag, path, data))


def _lines(uitslag: Uitslag, path: Path, data: Path) -> Iterator[str]:
    counts = (
        _count(len(uitslag.overgenomen), "besluit overgenomen", "besluiten overgenomen"),
        _count(len(uitslag.al_zo), "was al zo besloten", "waren al zo besloten"),
        _count(len(uitslag.overgeslagen), "regel overgeslagen", "regels overgeslagen"),
        _count(len(uitslag.geweigerd), "regel geweigerd", "regels geweigerd"),
        _count(len(uitslag.bladen), "blad geweigerd", "bladen geweigerd"),
        _count(uitslag.open, "vraag nog open", "vragen nog open"),
    )
    if not uitslag.gevraagd:
        yield f"{path.name}: deze lijst vraagt niets. Er was bij die bouw niets te beslissen."
        return
    yield f"{path.name}: {', '.join(filter(None, counts)) or 'niets ingevuld'}."
    if not uitslag.bestanden:
        yield "Er is niets veranderd."
    for besluit, number in Counter(besluit for _, besluit in uitslag.overgenomen).items():
        yield f"  {number} × {besluit}"
    if uitslag.bestanden:
        yield "Veranderd:"
        width = max(len(str(data / name)) for name in uitslag.bestanden)
        for name, (added, out) in uitslag.bestanden.items():
            yield f"  {data / name!s:<{width}}  +{added} -{out} regels"
    if uitslag.overgeslagen:
        yield "Overgeslagen, want deze vraag staat niet open in de laatste bouw:"
        yield from (f"  {regel.plaats}" for regel in uitslag.overgeslagen)
    if uitslag.bladen:
        yield "Geweigerd; van deze bladen is niets overgenomen:"
        yield from (f"  blad {blad}: {why}" for blad, why in uitslag.bladen.items())
    if uitslag.geweigerd:
        yield "Geweigerd; van deze regels is niets overgenomen:"
        yield from (f"  {regel.plaats}: {why}" for regel, why in uitslag.geweigerd)
    if uitslag.bestanden:
        yield "Bouw nu opnieuw met `make build`."


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}" if number else ""
