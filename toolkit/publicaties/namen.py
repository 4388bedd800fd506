"""Which words are part of a name of a person, and which say that a name is one of an organisation."""

import re

from toolkit.taalwoorden import TAALWOORDEN, any_stem

PARTICLES = frozenset(TAALWOORDEN.auteurs.tussenvoegsels)
_PUBLISHER = re.compile(rf"\b(?:{any_stem(TAALWOORDEN.uitgevers)})(?!\w)", re.IGNORECASE)
_NO_PERSON = re.compile(rf"\b(?:{any_stem(TAALWOORDEN.geen_persoon)})\b", re.IGNORECASE)


def names_publisher(text: str) -> bool:
    """Return whether a word in `text` says that it is an organisation that publishes, and no journal."""
    return _PUBLISHER.search(text) is not None


def names_organisation(text: str) -> bool:
    """Return whether a word in `text` says that it is no name of a person."""
    return names_publisher(text) or _NO_PERSON.search(text) is not None
