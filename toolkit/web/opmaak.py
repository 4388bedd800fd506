"""How values look on screen: dates, long words, addresses, and what `weergave` says of numbers and names."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit

from jinja2.ext import Extension
from markupsafe import Markup, escape
from pyphen import Pyphen

from toolkit.text import dutch_date
from toolkit.webadres import LINK_IN_TEXT, links_in
from toolkit.weergave.publicaties import verwijzing
from toolkit.weergave.tekst import getal, interventies, midden_in_zin, term_in_zin, termen_in_zin, woorden_van

_INDENTATION = re.compile(r"\n[ \t]+")
_WOORD = re.compile(r"[^\W\d_]+")
_HYPHENATE = Pyphen(lang="nl_NL", left=4, right=4)
_NO_SYLLABLE = re.compile("(?<=\u00ad)([^aeiouyáéíóúäëïöüAEIOUY\u00ad]+)\u00ad")


@lru_cache(maxsize=4096)
def zacht(text: str, vanaf: int = 19) -> str:
    """Put soft hyphens in words of at least `vanaf` letters; for labels on screen, never for ids or citations."""
    return _WOORD.sub(lambda match: _hyphenated(match[0]) if len(match[0]) >= vanaf else match[0], text)


def _hyphenated(word: str) -> str:
    # A piece without a vowel is no syllable; the patterns give one now and then ("trig-ger-f-actoren").
    return _NO_SYLLABLE.sub(r"\1", str(_HYPHENATE.inserted(word, hyphen="\u00ad")))


def datum(iso: str) -> str:
    """Return an ISO date as ``22 november 2026``; other text as it is."""
    try:
        return dutch_date(date.fromisoformat(iso[:10]))
    except ValueError:
        return iso


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
}
