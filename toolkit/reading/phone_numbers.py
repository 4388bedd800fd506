"""Where telephone numbers stand in a text: what is one is said by the numbering plans of libphonenumber.

A number without a country is a Dutch one; a Belgian one when an area code stands apart or its nine or ten digits stand
together; one of another neighbour when an area code stands apart. One with a country need not be in use: numbers of new
ranges are not known here. The search has a limit (`Work`); beyond it nothing is looked up, and every run of digits that
could be a number counts as one.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import product

from phonenumbers import Leniency, PhoneNumberMatcher

from toolkit.reading.lost_zeros import COST_OF_PARSING, IN_TEXT, IN_TEXT_OF, number_at
from toolkit.reading.work import Work
from toolkit.taalwoorden import TAALWOORDEN
from toolkit.waarden import any_of, first_of
from toolkit.webadres import DOI_START, START

Span = tuple[int, int]

MOST_WORK = 10_000
"""Characters that libphonenumber goes through for one text, each time that it is asked; 2 to 25 microseconds each."""

_WORDS = TAALWOORDEN.contact
_ENOUGH_DIGITS = re.compile(r"(?:\D*+\d){7}")
# Web addresses that say what they hold: ``https://wa.me/31612345678``, ``https://voorbeeld.nl/?tel=0612345678``.
_CHAT = re.compile(
    rf"(?={first_of(('http', 'www', 'whatsapp', *_WORDS.adressen))})(?:"
    rf"(?:https?://)?(?:www\.)?(?:{any_of(_WORDS.adressen)})\+?\d{{7,15}}\S*"
    rf"|(?:https?|whatsapp)://[^\s?]{{1,200}}+\?(?:[^\s=&]{{1,50}}=[^\s&]{{0,200}}&){{0,9}}"
    rf"(?:{any_of(_WORDS.telefoonkop)})=\+?\d{{7,15}}\S*)",
    re.IGNORECASE,
)
# What holds digits and is no telephone number: web addresses, DOIs, ISBNs, dates, fractions.
_DAY, _MONTH, _YEAR = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0[1-9]|1[0-2])", r"(?:1[5-9]|20)\d\d"
_IN_ADDRESS = r"(?:(?<=\d)\(|[^\s;|(,]|,(?!\s?[+(0]))*"  # a bracket stands behind a digit in numbers of articles
_OTHER = re.compile(
    rf"(?=\d|{first_of(('http', 'www', 'doi', 'isbn', *_WORDS.geen_telefoonnummer))})(?:"
    rf"{START}{_IN_ADDRESS}|(?:doi:|{DOI_START})(?:[^\s;|]|[;|](?![+(0]))+"
    rf"|(?<![^\W_])isbn[^\d\n]{{0,8}}\d[\d-]{{8,16}}[\dx](?!\d)|(?<![\d-])\d{{9}}X(?![^\W_])"
    rf"|(?<![^\W_])(?:{any_of(_WORDS.geen_telefoonnummer)})[\s:.-]{{0,3}}\d{{8,9}}(?!\d)"
    rf"|(?<![\d+])(?<!\+\d)(?<!\+\d\d){_DAY}([-/. ]){_DAY}\1{_YEAR}(?!\d)|(?<!\d){_YEAR}-{_MONTH}-{_DAY}(?!\d)"
    r"|\b0[.,]\d+(?![\d/-]|[.,]\d))",
    re.IGNORECASE,
)
_ABROAD, _NATIONAL, _AREA_CODE = re.compile(r"\(?\s*\+\d"), re.compile(r"\(?0"), re.compile(r"\(?0\d{1,4}\)?[\s/-]")
_EUROPE = re.compile(r"\(?00[34]\d[-\s./(]")
_APART_OR_WHOLE = re.compile(rf"{_AREA_CODE.pattern}|0\d{{8,9}}(?!\d)")
_REGIONS = (
    (None, _ABROAD, Leniency.POSSIBLE),
    ("NL", _NATIONAL, Leniency.VALID),
    ("NL", _EUROPE, Leniency.POSSIBLE),
    ("BE", _APART_OR_WHOLE, Leniency.VALID),
    *((region, _AREA_CODE, Leniency.VALID) for region in ("DE", "FR", "GB")),
)
# Signs within a number: what libphonenumber knows, and what this module turns into it.
_SIGN = r"[^\S\n]|[-x‐-―−ー－/／.。．~⁓∼()（）［］\[\]#*+\n]"
_RUN = re.compile(rf"[+(\[]*\d(?:(?:{_SIGN}){{0,6}}+\d)*+")
_COULD_BE_ONE = re.compile(rf"(?:\+[\s(]{{0,3}}+\d|\(?(?<!\d)0)(?:(?:{_SIGN}){{0,6}}+\d){{6,}}+")
# Signs that libphonenumber takes for the end of a number; after a lone 0 they make a decimal number.
_BETWEEN = re.compile(r"(?<=\d)(?<!\b0)[./](?=\d)|(?<=\d)\s?[/.]\s(?=\d\d)|(?<=\d)\s/(?=\d\d)")
_SIGNS = re.compile(r"(?<=\d)(?:_(?=\d)|:(?=\d{6}))")
_PLUS = re.compile(r"\+(\s{1,3})(?=[1-9])")
# ``nr06-12345678``, ``06-12345678werk``; not a number of a register (VAT), nor a code of digits and letters.
_GLUED = re.compile(
    rf"(?<![^\W_])(?!(?-i:{any_of(_WORDS.btw_landen)})\d)[^\W\d_]++(?=\+?\d)|(?<=\d\d\d)[^\W\d_]++(?!\d)"
    r"|(?<=\d{6})[^\W\d_]++(?=\(?0\d(?:\d{6}|[\s/-]))",
    re.IGNORECASE,
)
_BREAK = re.compile(r"[^\S ]")  # a tab or the end of a line: between two numbers, or within one
# ``06-12345678/020-1234567`` are two numbers, ``020-1234567/24`` is one with an extension, ``06/12345678`` is one.
_NEXT_NUMBER = r"(?<=\d\d)\s?/(?=\s?(?:\(?[+0]\d|[1-9]\d{5,7}(?!\d|[./-]\d)))|(?<=\d\d)\s?\+(?=\s?\(?0\d)"
_SHORT_END = r"(?<=\d\d)[/-](?=\d{1,4}(?!\d|[./-]\d|\s\d))"
_ENDS = (re.compile(f"{_NEXT_NUMBER}|{_SHORT_END}"), re.compile(_NEXT_NUMBER), re.compile(_SHORT_END))
_INNER = rf"(?:{any_of(_WORDS.toestel)}|#)[.:=]?\s{{0,2}}\d{{1,5}}"
_EXTENSION = re.compile(
    rf"(?:\s?\(\s?{_INNER}\s?\)|[,;]?\s{{0,2}}{_INNER}(?!\d|[./-]\d)|(?:\s?/\s?|-)\d{{1,5}}(?!\d|[./-]\d)"
    rf"|(?:\s?[,;/+&]|\s(?:{any_of(_WORDS.en_nog)}))\s{{0,2}}\d{{6,8}}(?!\d|[./-]\d)"  # ``06-12345678/87654321``
    rf"|,?\s{{0,2}}(?:{any_of(_WORDS.en_nog)}|[,/])\s{{0,2}}-\s?\d{{1,5}}(?!\d|[./-]\d)){{1,5}}",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"(?:\b(?:tel|callto|sms|fax):|\+\s{1,3}|\+)$")


def may_hold_number(text: str) -> bool:
    """Return whether it is worth while to look for telephone numbers in `text`."""
    return _ENOUGH_DIGITS.match(text) is not None


def phone_numbers(text: str, work: Work) -> list[Span]:
    """Return where the telephone numbers of `text` begin and end; none overlaps another."""
    if not may_hold_number(text):
        return []
    found = [match.span() for match in _CHAT.finditer(text)]
    plain = _PLUS.sub(lambda match: f"{match[1]}+", _SIGNS.sub("-", without(text, found)))
    plain = without(plain, (match.span() for match in _OTHER.finditer(plain)))
    found += _without_zero(plain, work)
    plain = _GLUED.sub(lambda match: "|" * len(match[0]), without(plain, found))
    for run in _RUN.finditer(plain):
        if _COULD_BE_ONE.search(run[0]):
            begin = max(run.start() - 1, 0)  # what stands directly around it can say that it is another number
            found += ((begin + first, begin + last) for first, last in _in_run(plain[begin : run.end() + 3], work))
    rest = without(_SIGNS.sub("-", text), found)  # the next number is no extension
    return [_whole(rest, *span) for span in found]


def without(text: str, spans: Iterable[Span]) -> str:
    """Return `text` with a sign that is part of no number in the place of `spans`."""
    pieces, place = [], 0
    for begin, end in sorted(spans):
        pieces += [text[place:begin], "|" * (end - begin)]
        place = end
    return "".join([*pieces, text[place:]])


def _without_zero(text: str, work: Work) -> Iterator[Span]:
    """Yield the numbers that lack their zero or plus and of which a word before them, or their form, says so."""
    for match in IN_TEXT.finditer(text):
        begin, end = match.span("number")
        if work.may(COST_OF_PARSING):
            end = begin + number_at(match["number"], IN_TEXT_OF if match["word"] else ())
        if end > begin:
            yield begin, end


def _in_run(text: str, work: Work) -> list[Span]:
    """Return the numbers in a run of digits; all that could be one when there is too much to look up."""
    found = _numbers_in(text, work)
    if work.over:
        found += (match.span() for match in _COULD_BE_ONE.finditer(without(text, found)))
    return found


def _numbers_in(text: str, work: Work) -> list[Span]:
    """Return the numbers in a part of a text; breaks and slashes are first taken to part numbers, then to be in one."""
    found: list[Span] = []
    tried: set[str] = set()
    for sign, end in product("| ", (*_ENDS, None)):
        if work.over or not may_hold_number(text):
            break
        form = _BREAK.sub(sign, text)
        form = form if end is None else end.sub(lambda match: "|" * len(match[0]), form)
        form = _BETWEEN.sub(lambda match: "-".ljust(len(match[0])), form)
        if form not in tried:
            tried.add(form)
            new = _read(form, work)
            text = without(text, new)
            found += new
    return found


def _read(text: str, work: Work) -> list[Span]:
    found: list[Span] = []
    for region, shape, leniency in _REGIONS:
        if shape.search(text):
            if not work.may(len(text)):
                break
            matches = PhoneNumberMatcher(text, region, leniency=leniency)
            new = [(match.start, match.end) for match in matches if shape.match(match.raw_string)]
            text = without(text, new)
            found += new
    return found


def _whole(text: str, begin: int, end: int) -> Span:
    """Return the place of a number with its extension, and with ``tel:`` or a plus before it."""
    extension = _EXTENSION.match(text, end)
    before = _BEFORE.search(text, max(begin - 9, 0), begin)
    return (before.start() if before else begin), (extension.end() if extension else end)
