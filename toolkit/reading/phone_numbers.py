"""Where telephone numbers stand in a text: what is one is said by the numbering plans of libphonenumber.

A number without a country is a Dutch one; a Belgian one when an area code stands apart or its nine or ten digits stand
together; one of another neighbour when an area code stands apart. One with a country need not be in use: numbers of new
ranges are not known here.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from phonenumbers import Leniency, PhoneNumberMatcher

from toolkit.taalwoorden import TAALWOORDEN
from toolkit.waarden import any_of
from toolkit.webadres import DOI_START, START

Span = tuple[int, int]

_WORDS = TAALWOORDEN.contact
_ENOUGH_DIGITS = re.compile(r"(?:\D*+\d){7}")
_CHAT = re.compile(rf"(?:https?://)?(?:www\.)?(?:{any_of(_WORDS.adressen)})\+?\d{{7,15}}\S*", re.IGNORECASE)
# What holds digits and is no telephone number: web addresses, DOIs, ISBNs, dates, fractions.
_DAY, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:1[5-9]|20)\d\d"
_OTHER = re.compile(
    rf"(?:{START}|doi:|{DOI_START})\S+"
    rf"|(?<![^\W_])isbn[^\d\n]{{0,8}}\d[\d-]{{8,16}}[\dx](?!\d)"
    rf"|(?<![^\W_])(?:{any_of(_WORDS.geen_telefoonnummer)})[\s:.-]{{0,3}}\d{{8,9}}(?!\d)"
    rf"|(?<![\d+])(?<!\+\d)(?<!\+\d\d){_DAY}([-/. ]){_DAY}\1{_YEAR}(?!\d)|(?<!\d)\d{{4}}-\d\d-\d\d"
    r"|\b0[.,]\d+(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
_ABROAD, _NATIONAL, _AREA_CODE = re.compile(r"\(?\s*\+\d"), re.compile(r"\(?0"), re.compile(r"\(?0\d{1,4}\)?[\s/-]")
_APART_OR_WHOLE = re.compile(rf"{_AREA_CODE.pattern}|0\d{{8,9}}(?!\d)")
_REGIONS = (
    (None, _ABROAD, Leniency.POSSIBLE),
    ("NL", _NATIONAL, Leniency.VALID),
    ("BE", _APART_OR_WHOLE, Leniency.VALID),
    *((region, _AREA_CODE, Leniency.VALID) for region in ("DE", "FR", "GB")),
)
# Signs that libphonenumber takes for the end of a number; after a lone 0 they make a decimal number.
_BETWEEN = re.compile(r"(?<=\d)(?<!\b0)[./](?=\d)|(?<=\d)\s?[/.]\s(?=\d\d)|(?<=\d)\s/(?=\d\d)")
_SIGNS = re.compile(r"(?<=\d)(?:_(?=\d)|:(?=\d{6}))")
_PLUS = re.compile(r"\+(\s{1,3})(?=\d)")
# ``nr06-12345678``; not two capitals, with which a number of a register begins (VAT).
_GLUED = re.compile(r"(?<![^\W_])(?![A-Z]{2}\d)[^\W\d_]++(?=\+?\d)")
_BREAK = re.compile(r"[^\S ]")  # a tab or the end of a line: between two numbers, or within one
# ``06-12345678/020-1234567`` are two numbers, ``020-1234567/24`` is one with an extension, ``06/12345678`` is one.
_NEXT_NUMBER, _SHORT_END = r"(?<=\d\d)/(?=\(?[+0]\d)", r"(?<=\d\d)[/-](?=\d{1,4}(?!\d|[./-]\d|\s\d))"
_ENDS = (re.compile(f"{_NEXT_NUMBER}|{_SHORT_END}"), re.compile(_NEXT_NUMBER), re.compile(_SHORT_END))
_INNER = rf"(?:{any_of(_WORDS.toestel)}|#)[.:]?\s{{0,2}}\d{{1,5}}"
_EXTENSION = re.compile(
    rf"(?:\s?\(\s?{_INNER}\s?\)|[,;]?\s{{0,2}}{_INNER}(?!\d|[./-]\d)|(?:\s?/\s?|-)\d{{1,5}}(?!\d|[./-]\d)"
    rf"|,?\s{{0,2}}(?:{any_of(_WORDS.en_nog)}|[,/])\s{{0,2}}-\s?\d{{1,5}}(?!\d|[./-]\d)){{1,5}}",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\b(?:tel|callto|sms|fax):|\+\s{1,3}|\+)$")
_MOST_AT_ONCE = 4_000  # characters; the matcher of libphonenumber is slow in long texts


def may_hold_number(text: str) -> bool:
    """Return whether it is worth while to look for telephone numbers in `text`."""
    return _ENOUGH_DIGITS.match(text) is not None


def phone_numbers(text: str) -> list[Span]:
    """Return where the telephone numbers of `text` begin and end; none overlaps another."""
    found = [match.span() for match in _CHAT.finditer(text)]
    plain = _PLUS.sub(lambda match: f"{match[1]}+", _SIGNS.sub("-", _without(text, found)))
    for begin, end in _between_others(plain):
        found += ((begin + first, begin + last) for first, last in _numbers_in(plain[begin:end]))
    rest = _without(text, found)  # the next number is no extension
    return [_whole(rest, *span) for span in found]


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with a sign that is part of no number in the place of `spans`."""
    for begin, end in spans:
        text = text[:begin] + "|" * (end - begin) + text[end:]
    return text


def _between_others(text: str) -> Iterator[Span]:
    """Yield the parts of a text in which a number may stand, each short enough to search."""
    ends = [match.span() for match in _OTHER.finditer(text)]
    for begin, end in zip([0, *(end for _, end in ends)], [*(begin for begin, _ in ends), len(text)], strict=True):
        while end - begin > _MOST_AT_ONCE:
            cut = max(text.rfind(" ", begin, begin + _MOST_AT_ONCE), text.rfind("\n", begin, begin + _MOST_AT_ONCE))
            cut = cut if cut > begin else begin + _MOST_AT_ONCE
            yield begin, cut
            begin = cut
        yield begin, end


def _numbers_in(text: str) -> list[Span]:
    """Return the numbers in a part of a text; breaks and slashes are first taken to part numbers, then to be in one."""
    found: list[Span] = []
    tried: set[str] = set()
    text = _GLUED.sub(lambda match: "|" * len(match[0]), text)
    for sign, end in product("| ", (*_ENDS, None)):
        if not may_hold_number(text):
            break
        form = _BREAK.sub(sign, text)
        form = form if end is None else end.sub("|", form)
        form = _BETWEEN.sub(lambda match: "-".ljust(len(match[0])), form)
        if form not in tried:
            tried.add(form)
            new = _read(form)
            text = _without(text, new)
            found += new
    return found


def _read(text: str) -> list[Span]:
    found: list[Span] = []
    for region, shape, leniency in _REGIONS:
        if shape.search(text):
            matches = PhoneNumberMatcher(text, region, leniency=leniency)
            new = [(match.start, match.end) for match in matches if shape.match(match.raw_string)]
            text = _without(text, new)
            found += new
    return found


def _whole(text: str, begin: int, end: int) -> Span:
    """Return the place of a number with its extension, and with ``tel:`` or a plus before it."""
    extension = _EXTENSION.match(text, end)
    before = _BEFORE.search(text, max(begin - 9, 0), begin)
    return (before.start() if before else begin), (extension.end() if extension else end)
