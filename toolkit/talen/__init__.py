"""The languages in which the site speaks: one catalogue of messages (gettext) for each, with Dutch as the source.

A message is the Dutch text itself. Who answers a visitor says in which language (`spreken`); what is not asked in
another language is Dutch: exports, the API, files and everything for maintainers.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from gettext import GNUTranslations, NullTranslations
from importlib.resources import files
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

_BLANKS = re.compile(r"\s+")
_AROUND = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Taal:
    """One language.

    Attributes:
        code: ISO 639-1, as in `lang` and in the address.
        naam: how its speakers call it.
        locale: for dates, numbers and syllables (CLDR).
        prefix: what stands before the addresses of its pages.

    """

    code: str
    naam: str
    locale: str
    prefix: str


NEDERLANDS = Taal("nl", "Nederlands", "nl_NL", "")
ENGELS = Taal("en", "English", "en_GB", "/en")
TALEN: Mapping[str, Taal] = {taal.code: taal for taal in (NEDERLANDS, ENGELS)}
"""The languages of the site; those but the first have a catalogue, ``<code>.po``, beside this file."""

_SPREEKT: ContextVar[Taal] = ContextVar("taal", default=NEDERLANDS)


def spreekt() -> Taal:
    """Return the language in which the answer at hand is given."""
    return _SPREEKT.get()


@contextmanager
def spreken(taal: Taal) -> Iterator[None]:
    """Give the answer at hand in a language."""
    token = _SPREEKT.set(taal)
    try:
        yield
    finally:
        _SPREEKT.reset(token)


def _(message: str, **values: object) -> str:
    """Return a message in the language of the answer, with `values` at their names: ``%(naam)s``."""
    return vertaal(message) % values


def ngettext(one: str, more: str, number: int, **values: object) -> str:
    """Return the message for `number`, with `values` at their names; ``%(num)s`` is the number itself."""
    return vertaal_aantal(one, more, number) % {"num": number, **values}


def N_(message: str) -> str:  # noqa: N802 - the name that gettext gives it
    """Return `message` as it is: it is said later, and stands in the catalogue."""
    return message


def vertaal(message: str) -> str:
    """Return a message in the language of the answer; itself in Dutch, or when the catalogue does not have it."""
    taal = spreekt()
    if taal is NEDERLANDS:
        return message
    before, core, after = _apart(message)
    return f"{before}{catalogus_van(taal).gettext(core)}{after}" if core else message


def vertaal_aantal(one: str, more: str, number: int) -> str:
    """Return the message for `number` in the language of the answer."""
    taal = spreekt()
    if taal is NEDERLANDS:
        return one if number == 1 else more
    before, core, after = _apart(one)
    return f"{before}{catalogus_van(taal).ngettext(core, _apart(more)[1], number)}{after}"


def vertaalde(woorden: Mapping[str, str]) -> dict[str, str]:
    """Return the words of codes in the language of the answer."""
    return {code: vertaal(woord) for code, woord in woorden.items()}


@lru_cache(maxsize=8192)
def _apart(message: str) -> tuple[str, str, str]:
    """Return the blanks before a message, the message as it stands in a catalogue, and the blanks behind it."""
    found = _AROUND.fullmatch(message)
    return (found[1], as_message(found[2]), found[3]) if found else ("", message, "")


def as_message(text: str) -> str:
    """Return a text as it stands in a catalogue: the lines of a template are one line there."""
    return _BLANKS.sub(" ", text.strip())


@cache
def catalogus_van(taal: Taal) -> NullTranslations:
    """Return the messages of a language."""
    compiled = BytesIO()
    with (files(__name__) / f"{taal.code}.po").open("rb") as stream:
        write_mo(compiled, read_po(stream, taal.code))
    compiled.seek(0)
    return GNUTranslations(compiled)
