"""Hide personal contact data: e-mail addresses and telephone numbers, however they are written.

What is a telephone number is said by the numbering plans of libphonenumber; see `mask_contact_data`.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from phonenumbers import Leniency, PhoneNumberMatcher

from toolkit.webadres import DOI_START, START

MASKED_EMAIL = "[e-mailadres verborgen]"
MASKED_PHONE = "[telefoonnummer verborgen]"

# The longest parts that RFC 5321 (4.5.3.1) and RFC 1035 (2.3.4) allow: they keep the search linear in a long text.
_AT = r"(?:\s?@\s?|\s?[(\[{<]\s?(?:@|at|apenstaartje)\s?[)\]}>]\s?|\s+apenstaartje\s+)"
_DOT = r"(?:\.|\s?[(\[{<]\s?(?:\.|dot|punt)\s?[)\]}>]\s?|\s+(?:dot|punt)\s+)"
_WORD_DOT, _ENDING = r"\s+(?:dot|punt)\s+", r"(?:nl|be|de|fr|eu|uk|com|org|net|info)\b"
_EMAIL = re.compile(
    rf"(?:mailto:)?[\w.+'-]{{1,64}}+{_AT}[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{0,8}}{_DOT}[^\W\d_]{{2,}}(?:\?\S*)?"
    rf"|[\w.+'-]{{1,64}}+\s+at\s+[\w-]{{1,63}}(?:{_WORD_DOT}[\w-]{{1,63}}){{0,8}}{_WORD_DOT}{_ENDING}",
    re.IGNORECASE,
)
_MAY_BE_EMAIL = re.compile(r"@|\bat\b|apenstaartje", re.IGNORECASE)
# What holds digits and is no telephone number: web addresses, DOIs, dates, fractions.
_OTHER = re.compile(
    rf"(?:{START}|doi:|{DOI_START})\S+"
    r"|\b\d{1,2}([-/. ])\d{1,2}\1\d{4}\b|\b\d{4}-\d\d-\d\d"
    r"|\b0[.,]\d+(?![\d/-]|[.,]\d)",
    re.IGNORECASE,
)
_FEWEST_DIGITS = 7
_ABROAD, _NATIONAL, _AREA_CODE = re.compile(r"\(?\+\d"), re.compile(r"\(?0"), re.compile(r"\(?0\d{1,4}\)?[\s/-]")
# A number without a country is a Dutch one, or one of a neighbour when an area code stands apart. One with a country
# need not be in use: numbers of new ranges are not known here.
_REGIONS = (
    (None, _ABROAD, Leniency.POSSIBLE),
    ("NL", _NATIONAL, Leniency.VALID),
    *((region, _AREA_CODE, Leniency.VALID) for region in ("BE", "DE", "FR", "GB")),
)
# Signs that libphonenumber takes for the end of a number; after a lone 0 they make a decimal number.
_BETWEEN = re.compile(r"(?<=\d)(?<!\b0)[./](?=\d)|(?<=\d)\s?[/.]\s(?=\d\d)|(?<=\d)\s/(?=\d\d)")
_EXTENSION = re.compile(r"\s?(?:/|tst\.?|toestel|ext\.?|x)\s?\d{1,5}(?![\d./-])", re.IGNORECASE)
_SLASH_EXTENSION = re.compile(r"(?<=\d\d)/(?=\d{1,4}(?![\d./-]|\s\d))")
_LINK = re.compile(r"\btel:$")
_MOST_AT_ONCE = 4_000  # characters; the matcher of libphonenumber is slow in long texts
Span = tuple[int, int]


def mask_contact_data(text: str) -> str:
    """Return `text` with e-mail addresses and telephone numbers replaced by a Dutch remark.

    A telephone number is one that can exist by the numbering plan of its country (libphonenumber); digits within web
    addresses, DOIs and dates are left alone. Letters and digits count however they are written: full-width, with
    invisible characters between them, ``(at)`` and ``[punt]`` for their signs, points or slashes within a number.
    """
    if not (_MAY_BE_EMAIL.search(text) or _may_be_phone(text) or not text.isascii()):
        return text
    return _masked(text)


def has_masked(text: str) -> bool:
    """Tell whether something was masked in `text`."""
    return MASKED_EMAIL in text or MASKED_PHONE in text


@lru_cache(maxsize=4096)
def _masked(text: str) -> str:
    plain, places = _plain(text)
    spans = [(*match.span(), MASKED_EMAIL) for match in _EMAIL.finditer(plain)] if _MAY_BE_EMAIL.search(plain) else []
    if _may_be_phone(plain):
        spans += ((*span, MASKED_PHONE) for span in _phones(plain) if _apart(span, [s[:2] for s in spans]))
    for begin, end, remark in sorted(spans, reverse=True):
        text = text[: places[begin]] + remark + text[places[end - 1] + 1 :]
    return text


def _plain(text: str) -> tuple[str, range | list[int]]:
    """Return `text` with every letter and digit in its ordinary form, and where each of them stands in `text`."""
    if text.isascii():
        return text, range(len(text))
    kept = [
        (form if len(form := unicodedata.normalize("NFKC", char)) == 1 else char, place)
        for place, char in enumerate(text)
        if unicodedata.category(char) != "Cf"
    ]
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _may_be_phone(text: str) -> bool:
    return sum(map(str.isdigit, text)) >= _FEWEST_DIGITS


def _apart(span: Span, found: list[Span]) -> bool:
    return all(span[1] <= begin or end <= span[0] for begin, end in found)


def _phones(text: str) -> list[Span]:
    """Return where telephone numbers begin and end; none overlaps another."""
    found: list[Span] = []
    for begin, end in _between_others(text):
        part = text[begin:end]
        if not _may_be_phone(part):
            continue
        # ``020-1234567/24`` is a number with an extension, ``06/12345678`` is one number.
        for form in dict.fromkeys((_SLASH_EXTENSION.sub("|", part), part)):
            form = _BETWEEN.sub(lambda match: "-".ljust(len(match[0])), form)
            spans = (_whole(text, begin + first, begin + last) for first, last in _numbers_in(form))
            found += [span for span in spans if _apart(span, found)]
    return found


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


def _whole(text: str, begin: int, end: int) -> Span:
    """Return the place of a number with its extension, and with ``tel:`` before it."""
    extension = _EXTENSION.match(text, end)
    link = _LINK.search(text, max(begin - 4, 0), begin)
    return (link.start() if link else begin), (extension.end() if extension else end)


def _numbers_in(text: str) -> list[Span]:
    found: list[Span] = []
    for region, shape, leniency in _REGIONS:
        if shape.search(text):
            matches = PhoneNumberMatcher(text, region, leniency=leniency)
            new = [(match.start, match.end) for match in matches if shape.match(match.raw_string)]
            for begin, end in new:
                text = text[:begin] + "|" * (end - begin) + text[end:]
            found += new
    return found
