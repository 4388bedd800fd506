"""Which words are part of a name of a person, and which say that a name is one of an organisation."""

import re

# Between a given name and a surname, in lower case or not: *Bert de Vries*, *Sara El Amrani*.
PARTICLES = frozenset(
    {"van", "de", "der", "den", "het", "ten", "ter", "te", "'t", "von", "zu", "zum", "zur", "af", "av", "di", "da",
     "do", "dos", "das", "del", "della", "du", "des", "le", "la", "les", "el", "al", "bin", "ibn", "abu", "op", "in"}
)  # fmt: skip
_PUBLISHER = re.compile(
    r"\b(?:\w*instituut|instituten|institutes?|institution|universiteit|university|universität|université|hogeschool"
    r"|ministeries?|ministry|bureau|centrum|centra|centre|center|stichting|foundation|fonds|fund|raad|council|agency"
    r"|agentschap|gemeente|provincie|vereniging|association|commissie|commission|committee|laborator(?:y|ium)|college"
    r"|academie|academy|inspectie|department|directie|directorate|corps|trust|society|uitgeverij|press|publish\w*|verlag"
    r"|b\.?v\.?|n\.?v\.?|vzw|gmbh|ltd|inc|wodc|nctv|rand)(?!\w)",
    re.IGNORECASE,
)
# More words that no person is called by; journals are.
_NO_PERSON = re.compile(
    r"\b(?:dienst|politie|police|organisatie|organi[sz]ation|school|netwerk|network|groep|group|team|taskforce|afdeling"
    r"|office|services?|union|partners|consult\w*|advies|research|onderzoek|science|technology|justice|justitie|veiligheid"
    r"|security|health|international|nationaal|national|nederland|europe|european)\b",
    re.IGNORECASE,
)


def names_publisher(text: str) -> bool:
    """Return whether a word in `text` says that it is an organisation that publishes, and no journal."""
    return _PUBLISHER.search(text) is not None


def names_organisation(text: str) -> bool:
    """Return whether a word in `text` says that it is no name of a person."""
    return names_publisher(text) or _NO_PERSON.search(text) is not None
