"""The authors of a reference apart, as *Surname, Given*; what is not surely a list of persons stays whole.

The ways in which lists write authors: APA (*Jansen, A. B., & Smit, C.*), Vancouver (*Jansen AB, Smit C*), full names
(*Anna Jansen, Bert de Vries en Cor Smit*), and anything between semicolons.
"""

import re

from toolkit.publicaties.namen import PARTICLES, names_organisation
from toolkit.taalwoorden import TAALWOORDEN
from toolkit.waarden import any_of

_MOST_WORDS = 6  # of one name

_WORDS = TAALWOORDEN.auteurs
_ET_AL = re.compile(
    rf"[\s,;&]*\b(?:(?:{any_of(_WORDS.en)})\s+)?(?:{any_of(_WORDS.en_anderen)})(?!\w)\.?", re.IGNORECASE
)
_YEAR_BEHIND = re.compile(r"[\s,]*(?:\((?:19|20)\d\d[a-z]?\)|\b(?:19|20)\d\d[a-z]?)\s*\.?$")
_AND = rf"(?:&|\b(?:{any_of(_WORDS.en)})\b)"
_BETWEEN = re.compile(rf"\s*,?\s*{_AND}\s*|\s*,\s*", re.IGNORECASE)
_JOINED = re.compile(rf"\s*,?\s*{_AND}\s*", re.IGNORECASE)
# ``Feddes, A. R.`` or ``van der Linden, S.``: a surname, a comma, initials.
_INITIALS = r"(?:[^\W\d_a-zà-öø-ÿ][a-zà-öø-ÿ]?\.[\s-]*)+|[^\W\d_a-zà-öø-ÿ](?![\w.])"
_APA = re.compile(rf"\s*([^,;&]+?),\s*({_INITIALS})(?:\s*,?\s*{_AND}\s+|\s*,\s*|\s*$)")
_VANCOUVER = re.compile(r"((?:[^\W\d_][\w'’-]*\s+)+)([^\W\d_a-zà-öø-ÿ]{1,3}|(?:[^\W\d_a-zà-öø-ÿ]\.-?){1,4})$")
_CAPITAL = re.compile(r"(?:[^\W\d_a-zà-öø-ÿ][\w'’-]*\.?|(?:[^\W\d_a-zà-öø-ÿ]\.-?)+)$")
_TITLES = re.compile(rf"^(?:(?:{any_of(_WORDS.titels)})\.?\s+)+", re.IGNORECASE)


def split_authors(text: str) -> list[str]:
    """Return the authors in `text`, each as *Surname, Given*; the whole text as one when they are not surely persons.

    *Et al.* and a year behind the names are no names. An organisation stays whole.
    """
    line = " ".join(text.split())
    several = _ET_AL.search(line) is not None
    bare = _YEAR_BEHIND.sub("", _ET_AL.sub("", _YEAR_BEHIND.sub("", line))).strip(" ,;&")
    if not bare:
        return []
    if ";" in bare:
        parts = [part.strip(" ,&") for part in bare.split(";") if part.strip(" ,&")]
        turned = [name for part in parts if (name := _turned(_TITLES.sub("", part))) is not None]
        return (
            turned
            if len(turned) == len(parts)
            else [name for part in parts for name in _one_or_more(part, listed=True)]
        )
    return _one_or_more(bare, listed=several)


def _one_or_more(text: str, *, listed: bool) -> list[str]:
    """Return the names in a text without semicolons; `listed` when something else says that it holds persons."""
    return _apa(text) or _vancouver(text, listed=listed) or _surname_first(text) or _full_names(text) or [text]


def _apa(text: str) -> list[str]:
    found, end = [], 0
    while match := _APA.match(text, end):
        found.append(f"{match[1]}, {match[2].strip()}")
        end = match.end()
    rest = text[end:].strip()
    if not found or not rest:
        return found
    return [*found, rest] if "," not in rest and names_organisation(rest) else []


def _vancouver(text: str, *, listed: bool) -> list[str]:
    parts = _BETWEEN.split(text)
    matches = [_VANCOUVER.match(part) for part in parts]
    if not all(matches) or (len(parts) == 1 and not listed) or any(map(names_organisation, parts)):
        return []
    return [f"{match[1].strip()}, {_dotted(match[2])}" for match in matches if match]


def _dotted(initials: str) -> str:
    """Return ``A. B.`` for *AB*."""
    return " ".join(f"{letter}." for letter in initials if letter.isalpha())


def _surname_first(text: str) -> list[str]:
    """Return the names in *Jansen, Piet en Smit, Bea*."""
    parts = _JOINED.split(text)
    halves = [part.split(", ") for part in parts]
    clear = len(parts) > 1 and all(len(half) == 2 and all(map(_is_one_name, half)) for half in halves)
    return [", ".join(half) for half in halves] if clear and not names_organisation(text) else []


def _is_one_name(text: str) -> bool:
    capitals = [word for word in text.split() if word.lower() not in PARTICLES]
    return len(capitals) == 1 and _CAPITAL.match(capitals[0]) is not None


def _full_names(text: str) -> list[str]:
    parts = [_TITLES.sub("", part) for part in _BETWEEN.split(text)]
    names = [_turned(part) for part in parts]
    found = [name for name in names if name is not None]
    return found if len(parts) > 1 and len(found) == len(parts) else []


def _turned(name: str) -> str | None:
    """Return ``de Vries, Bert`` for *Bert de Vries*, or None when it does not look like the name of a person."""
    words = name.split()
    if not 2 <= len(words) <= _MOST_WORDS or names_organisation(name) or words[0].lower() in PARTICLES:
        return None
    if not all(_CAPITAL.match(word) or word.lower() in PARTICLES for word in words) or not _CAPITAL.match(words[-1]):
        return None
    start = next((place for place, word in enumerate(words) if word.lower() in PARTICLES), len(words) - 1)
    return f"{' '.join(words[start:])}, {' '.join(words[:start])}"
