"""Hide personal contact data: e-mail addresses and telephone numbers."""

import re

from phonenumbers import Leniency, PhoneNumberMatcher

MASKED_EMAIL = "[e-mailadres verborgen]"
MASKED_PHONE = "[telefoonnummer verborgen]"

_EMAIL = re.compile(r"(?:mailto:)?[\w.+'-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}(?:\?[^\s]*)?", re.IGNORECASE)
# What holds digits and is no telephone number: web addresses, DOIs, dates.
_OTHER = re.compile(
    r"(?:https?://|www\.|doi:|10\.\d{4,9}/)\S+|\b\d{1,2}([-/. ])\d{1,2}\1\d{4}\b|\b\d{4}-\d\d-\d\d", re.IGNORECASE
)
_LINK = re.compile(r"\btel:(?=\[telefoonnummer)")
_FEWEST_DIGITS = 7
# Numbers without a country are Dutch ones, or those of a neighbour when an area code stands apart.
_HOME, _NEIGHBOURS = "NL", ("BE", "DE", "FR", "GB")
_NATIONAL = re.compile(r"[+0]|\([+0]")
_AREA_CODE = re.compile(r"\(?0\d{1,4}\)?[\s/-]")


def mask_contact_data(text: str) -> str:
    """Return `text` with e-mail addresses and telephone numbers replaced by a Dutch remark.

    A telephone number is one that can exist by the numbering plan of its country (libphonenumber); digits within web
    addresses, DOIs and dates are left alone.
    """
    if "@" in text:
        text = _EMAIL.sub(MASKED_EMAIL, text)
    if sum(char.isdigit() for char in text) < _FEWEST_DIGITS:
        return text
    parts = []
    end = 0
    for other in _OTHER.finditer(text):
        parts += [_mask_phones(text[end : other.start()]), other[0]]
        end = other.end()
    return "".join([*parts, _mask_phones(text[end:])])


def _mask_phones(text: str) -> str:
    if sum(char.isdigit() for char in text) < _FEWEST_DIGITS:
        return text
    for begin, einde in sorted(_phones(text), reverse=True):
        text = text[:begin] + MASKED_PHONE + text[einde:]
    return _LINK.sub("", text)


def _phones(text: str) -> list[tuple[int, int]]:
    """Return where telephone numbers begin and end; none overlaps another."""
    found: list[tuple[int, int]] = []
    for region in (_HOME, *_NEIGHBOURS):
        shape = _NATIONAL if region == _HOME else _AREA_CODE
        for match in PhoneNumberMatcher(text, region, leniency=Leniency.VALID):
            is_apart = all(match.end <= begin or einde <= match.start for begin, einde in found)
            if is_apart and shape.match(match.raw_string):
                found.append((match.start, match.end))
    return found
