"""Where e-mail addresses stand in a text, however they are written.

``naam at voorbeeld.nl`` is one only when all of it looks like one: directly before *at* a single word that is no
ordinary one, directly after it a domain that does not begin as a web address does, with an ending that exists (a
country, or one of ``taalwoorden.yml``), all small or all capital letters: *youth at risk.In this study* lacks a space,
and *T2* is a measurement. Where it is no address after all (*meet at example.org*) the name of a site is lost; the
other way round the address of a person would be published.
"""

import re
from collections.abc import Iterator

from babel import Locale

from toolkit.taalwoorden import FUNCTIEWOORDEN, TAALWOORDEN
from toolkit.waarden import any_of

_WORDS = TAALWOORDEN.contact
_SURE, _ORDINARY, _POINT = map(any_of, (_WORDS.apenstaartje, _WORDS.apenstaartje_of_gewoon_woord, _WORDS.punt))
_IN_BRACKETS = any_of(_WORDS.apenstaartje_tussen_haken)
_COUNTRIES = {code.lower() for code in map(str, Locale("en").territories) if len(code) == 2 and code.isalpha()}
_ENDINGS = sorted({*_COUNTRIES, *_WORDS.einden})
_ENDING = rf"(?-i:{'|'.join([*_ENDINGS, *map(str.upper, _ENDINGS)])})(?![\w-])"
_OPEN, _CLOSE = r"[(\[{<«]", r"[)\]}>»]"
_LINE = r"[-*|/~_]"  # around a word, in the place of brackets
# The longest parts that RFC 5321 (4.5.3.1) and RFC 1035 (2.3.4) allow: they keep the search linear in a long text.
_NAME, _HOST = r"[\w.+'-]{1,64}+", r"[\w-]{1,63}"
_SIGN = r"(?:\s{0,8}@\s{0,8}|%40"
_SIGN += rf"|\s{{0,3}}{_OPEN}\s?(?:@|{_SURE}|{_ORDINARY})\s?{_CLOSE}\s{{0,3}}"
_SIGN += rf"|\s{{0,3}}{_LINE}\s?(?:{_SURE})\s?{_LINE}\s{{0,3}}|\s+(?:{_SURE})\s+)"
_DOT = (
    rf"(?:[.。]|\s{{0,3}}{_OPEN}\s?(?:[.。]|{_POINT})\s?{_CLOSE}\s{{0,3}}|\s{{0,3}}{_LINE}(?:{_POINT}){_LINE}\s{{0,3}}"
)
_DOT += rf"|\s+(?:{_POINT})\s+)"
_LOOSE = rf"(?:\s?[.。]\s?|{_DOT})"
_KNOWN = rf"{_HOST}(?:{_LOOSE}{_HOST}){{0,8}}{_LOOSE}{_ENDING}"  # an ending that exists
_SURELY = rf"(?:mailto:)?{_NAME}{_SIGN}(?:{_HOST}(?:{_DOT}{_HOST}){{0,8}}{_DOT}[^\W\d_]{{2,}}|{_KNOWN})(?:\?\S*)?"
_NO_NAME, _ARTICLE = any_of((*_WORDS.geen_naam, *FUNCTIEWOORDEN)), any_of(tuple(FUNCTIEWOORDEN))
_BY_WORD = rf"(?:\s{{1,3}}(?:{_ORDINARY})\s{{1,3}}|\s{{0,3}}{_LINE}(?:{_ORDINARY}){_LINE}\s{{0,3}}"
_BY_WORD += rf"|\s?{_OPEN}(?:{_IN_BRACKETS}){_CLOSE}\s?)"
_PERHAPS = (
    rf"(?<![\w.+'-])(?!(?:{_NO_NAME})\s)(?:(?!_at_)[\w.+'-]){{1,64}}+{_BY_WORD}(?!www\.|t\d\b|(?:{_ARTICLE})\s){_KNOWN}"
)
_ADDRESS = re.compile(rf"{_SURELY}|{_PERHAPS}", re.IGNORECASE)
_MAY_HOLD_ONE = re.compile(
    rf"@|%40|(?<![^\W_])(?:{_SURE}|{_ORDINARY})(?![^\W_])|{_OPEN}(?:{_IN_BRACKETS}){_CLOSE}", re.IGNORECASE
)


def may_hold_address(text: str) -> bool:
    """Return whether it is worth while to look for addresses in `text`."""
    return _MAY_HOLD_ONE.search(text) is not None


def email_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each e-mail address of `text` begins and ends."""
    if may_hold_address(text):
        yield from (match.span() for match in _ADDRESS.finditer(text))
