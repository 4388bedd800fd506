"""How values look on screen: dates, long words, addresses, and what `weergave` says of numbers and names."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit

from babel import Locale
from babel.dates import format_date
from babel.messages.extract import extract
from jinja2 import Environment
from jinja2.ext import Extension
from markupsafe import Markup, escape
from pyphen import Pyphen

from toolkit.talen import NEDERLANDS, spreekt, vertaal, vertaal_aantal, vertaalde
from toolkit.talen.aanduiding import getypt, in_taal, nl, onvertaald
from toolkit.vocabulary.dimension import Term
from toolkit.webadres import LINK_IN_TEXT, links_in
from toolkit.weergave.publicaties import verwijzing
from toolkit.weergave.tekst import getal, interventies, midden_in_zin, term_in_zin, termen_in_zin, woorden_van

_INDENTATION = re.compile(r"\n[ \t]+")
_WOORD = re.compile(r"[^\W\d_]+")
_DUTCH_DAY = re.compile(r"(\d{1,2}) ([a-z]+) (\d{4})")
_NO_SYLLABLE = re.compile("(?<=\u00ad)([^aeiouyáéíóúäëïöüAEIOUY\u00ad]+)\u00ad")


def zacht(text: str, vanaf: int = 19) -> str:
    """Put soft hyphens in words of at least `vanaf` letters; for labels on screen, never for ids or citations."""
    return _soft(text, vanaf, spreekt().locale)


@lru_cache(maxsize=8192)
def _soft(text: str, vanaf: int, locale: str) -> str:
    return _WOORD.sub(lambda match: _hyphenated(match[0], locale) if len(match[0]) >= vanaf else match[0], text)


@cache
def _syllables(locale: str) -> Pyphen:
    return Pyphen(lang=locale, left=4, right=4)


def _hyphenated(word: str, locale: str) -> str:
    # A piece without a vowel is no syllable; the patterns give one now and then ("trig-ger-f-actoren").
    return _NO_SYLLABLE.sub(r"\1", str(_syllables(locale).inserted(word, hyphen="\u00ad")))


def datum(text: str) -> str:
    """Return a date (ISO, or in Dutch words) as ``22 november 2026`` in the language of the answer; else the text."""
    try:
        day = date.fromisoformat(text[:10])
    except ValueError:
        found = None if spreekt() is NEDERLANDS else _dutch_day(text)
        if found is None:
            return text
        day = found
    return str(format_date(day, "d MMMM y", locale=spreekt().locale))


def _dutch_day(text: str) -> date | None:
    months = {name: number for number, name in Locale.parse(NEDERLANDS.locale).months["format"]["wide"].items()}
    found = _DUTCH_DAY.fullmatch(text)
    return date(int(found[3]), months[found[2]], int(found[1])) if found and found[2] in months else None


def per_taal(labels: Iterable[str], term: Term) -> Markup:
    """Return labels of a term with their language, those in the language of the page first."""
    if not term.anderstalig and spreekt() is NEDERLANDS:
        return escape(", ".join(labels))
    groups: dict[str, list[str]] = {spreekt().code: []}
    for label in labels:
        groups.setdefault(term.taal(label), []).append(label)
    return Markup(", ").join(in_taal(", ".join(same), code) for code, same in groups.items() if same)


def in_paginataal(labels: Iterable[str], term: Term) -> list[str]:
    """Return the labels of a term that are in the language of the page."""
    return [label for label in labels if term.taal(label) == spreekt().code]


def domein_van(url: str) -> str:
    """Return the host of an address, without ``www.``; an address without a readable host as it is."""
    try:
        return urlsplit(url).netloc.removeprefix("www.") or url
    except ValueError:  # such as http://[::1
        return url


def met_links(text: str) -> Markup:
    """Return text as HTML in which addresses are links that show the site; everything else is escaped."""
    return _linked(text, domein_van)


def met_adressen(text: str) -> Markup:
    """Return text as HTML in which addresses are links that show the whole address, as a reference does."""
    return _linked(text, str)


def _linked(text: str, shown: Callable[[str], str]) -> Markup:
    link = Markup('<a href="{0}" rel="external noreferrer">{1}</a>')
    return _replaced(LINK_IN_TEXT, text, lambda found: link.format(found, shown(found)))


def _replaced(pattern: re.Pattern[str], text: str, shown: Callable[[str], Markup]) -> Markup:
    """Return `text` as HTML with what `pattern` finds as `shown` gives it; everything else is escaped."""
    parts, last = [], 0
    for match in pattern.finditer(text):
        parts += [escape(text[last : match.start()]), shown(match[0])]
        last = match.end()
    return Markup("").join([*parts, escape(text[last:])])


def gemarkeerd(text: str, woorden: Iterable[str]) -> Markup:
    """Return `text` as HTML with every occurrence of one of the `woorden` in ``<mark>``; capitals do not matter."""
    known = sorted({w.strip() for w in woorden if w and w.strip()}, key=len, reverse=True)
    if not known:
        return escape(text)
    pattern = re.compile("|".join(re.escape(w) for w in known), re.IGNORECASE)
    return _replaced(pattern, text, Markup("<mark>{}</mark>").format)


class WithoutIndentation(Extension):
    """Leaves the indentation of a template out of its pages: it is for who reads the template."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Return the source as it is compiled; its lines keep their numbers."""
        return _INDENTATION.sub("\n", source)


def script_words() -> dict[str, str]:
    """Return what the script of the site says, in the language of the answer."""
    return vertaalde({message: message for message in _messages_of_script()})


@lru_cache(maxsize=1)
def _messages_of_script() -> tuple[str, ...]:
    messages: dict[str, None] = {}
    for name in ("catalogus.js", "lijst.js"):
        with (files("toolkit.web") / "static" / name).open("rb") as stream:
            messages |= dict.fromkeys(str(found[1]) for found in extract("javascript", stream))
    return tuple(messages)


# What Jinja makes of its “new style”, without the work that a message with nothing to fill in does not need: a page has
# hundreds.
def _said(message: str, /, **values: object) -> Markup:
    return _markup(vertaal(message)) % values if values or "%" in message else _markup(vertaal(message))


def _counted(one: str, more: str, number: int, /, **values: object) -> Markup:
    return _markup(vertaal_aantal(one, more, number)) % {"num": number, **values}


@lru_cache(maxsize=8192)
def _markup(message: str) -> Markup:
    return Markup(message)  # noqa: S704 -- a message is ours, and no input


def prepare(env: Environment) -> None:
    """Give an environment what the templates of the site count on: filters, languages, and no indentation."""
    env.add_extension(WithoutIndentation)
    env.add_extension("jinja2.ext.i18n")
    env.newstyle_gettext = True  # type: ignore[attr-defined]
    env.globals.update(gettext=_said, ngettext=_counted, _=_said)
    env.filters.update(FILTERS)
    env.globals.update(taal=spreekt, nl=nl, onvertaald=onvertaald, woorden_van_script=script_words)


FILTERS: Mapping[str, Callable[..., Any]] = {
    "zacht": zacht,
    "getal": getal,
    "interventies": interventies,
    "datum": datum,
    "midden_in_zin": midden_in_zin,
    "term_in_zin": term_in_zin,
    "termen_in_zin": termen_in_zin,
    "woorden_van": woorden_van,
    "verwijzing": verwijzing,
    "domein_van": domein_van,
    "webadressen": links_in,
    "met_links": met_links,
    "met_adressen": met_adressen,
    "gemarkeerd": gemarkeerd,
    "in_taal": in_taal,
    "getypt": getypt,
    "per_taal": per_taal,
    "in_paginataal": in_paginataal,
    "vertaald": vertaal,
}
