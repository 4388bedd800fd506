"""Dutch words for what Datasette's own pages say in English."""

import re
from types import MappingProxyType

_VERGELIJKINGEN = MappingProxyType(
    {
        "exact": "is gelijk aan",
        "not": "is niet gelijk aan",
        "contains": "bevat",
        "endswith": "eindigt op",
        "startswith": "begint met",
        "gt": "is groter dan",
        "gte": "is minstens",
        "lt": "is kleiner dan",
        "lte": "is hoogstens",
        "like": "past bij een patroon met %",
        "notlike": "past niet bij een patroon met %",
        "glob": "past bij een patroon met *",
        "in": "is een van",
        "notin": "is geen van",
        "arraycontains": "de lijst bevat",
        "arraynotcontains": "de lijst bevat niet",
        "date": "is op datum",
        "isnull": "is niet ingevuld",
        "notnull": "is wel ingevuld, ook met niets",
        "isblank": "is leeg of niet ingevuld",
        "notblank": "is ingevuld",
    }
)
_WOORDEN = MappingProxyType(
    {
        "search matches": "gezocht op",
        "sorted by": "gesorteerd op",
        "descending": "aflopend",
        "does not contain": "bevat niet",
        "contains": "bevat",
        "ends with": "eindigt op",
        "starts with": "begint met",
        "is not null": "is niet leeg",
        "is null": "is leeg",
        "is not blank": "is ingevuld",
        "is blank": "is leeg",
        "is on date": "is op datum",
        "where": "waar",
        "and": "en",
    }
)
# Words between quotes are the visitor's own and stay as they are.
_ENGELS = re.compile(r'("[^"]*")|\b(' + "|".join(_WOORDEN) + r")\b")


def vergelijking(sleutel: str, anders: str) -> str:
    """Return the Dutch words for a comparison of Datasette, or `anders` for one of another plugin."""
    return _VERGELIJKINGEN.get(sleutel, anders)


def omschrijving(engels: str) -> str:
    """Return Datasette's description of a selection in Dutch: ``where naam contains "x" sorted by id``."""
    return _ENGELS.sub(lambda match: match[1] or _WOORDEN[match[2]], engels)


FILTERS = MappingProxyType({"vergelijking": vergelijking, "omschrijving": omschrijving})
