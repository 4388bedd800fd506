"""The shades of maps: by number of interventions, the same on each, so that maps can be compared."""

from itertools import pairwise

_ONDERGRENZEN = (1, 4, 10, 20)
AANTALLEN = (*(f"{low} tot {high - 1}" for low, high in pairwise(_ONDERGRENZEN)), f"{_ONDERGRENZEN[-1]} of meer")
"""What each shade means, the lightest first."""


def dichtheid_van(aantal: int) -> int:
    """Return the shade of a number: 0 for none, 1 to 4."""
    return sum(aantal >= grens for grens in _ONDERGRENZEN)
