"""The shades of maps: by number of interventions, the same on each, so that maps can be compared."""

from itertools import pairwise

from toolkit.talen import _

_ONDERGRENZEN = (1, 4, 10, 20)


def aantallen() -> tuple[str, ...]:
    """Return what each shade means, the lightest first."""
    between = (_("%(van)s tot %(tot)s", van=low, tot=high - 1) for low, high in pairwise(_ONDERGRENZEN))
    return (*between, _("%(van)s of meer", van=_ONDERGRENZEN[-1]))


def dichtheid_van(aantal: int) -> int:
    """Return the shade of a number: 0 for none, 1 to 4."""
    return sum(aantal >= grens for grens in _ONDERGRENZEN)
