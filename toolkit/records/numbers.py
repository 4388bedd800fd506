"""Whole numbers as people write them in a cell."""

import re

_COUNT = re.compile(r"^\s*(?:n\s*=\s*)?(\d{1,3}(?:[.\s]\d{3})+|\d+)(?:[.,]0+)?\s*$", re.IGNORECASE)
_LARGEST = 1_000_000_000  # more people than any study has; a longer number is something else
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")


def parse_count(text: str) -> int | None:
    """Return the number in ``46``, ``n = 46``, ``1.931`` or ``46,0``; None when it is no number of people."""
    match = _COUNT.match(text)
    count = int(re.sub(r"\D", "", match[1])) if match else None
    return count if count is not None and count <= _LARGEST else None


def parse_year(text: str) -> int | None:
    """Return the one year that `text` names (``2015``, ``2015a``, ``mei 2015``), or None."""
    years = set(_YEAR.findall(text))
    return int(years.pop()) if len(years) == 1 else None
