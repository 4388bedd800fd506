"""Hide personal contact data: e-mail addresses and telephone numbers, however they are written."""

import unicodedata
from functools import lru_cache

from toolkit.reading.email_addresses import email_addresses, may_hold_address
from toolkit.reading.phone_numbers import may_hold_number, phone_numbers

MASKED_EMAIL = "[e-mailadres verborgen]"
MASKED_PHONE = "[telefoonnummer verborgen]"

# What has no width or no form of its own: the category Cf, marks on a letter, variation selectors, Hangul fillers.
_NOT_SEEN = {"Cf", "Mn", "Me"}
_FILLERS = "\u115f\u1160\u3164\uffa0"


def mask_contact_data(text: str) -> str:
    """Return `text` with e-mail addresses and telephone numbers replaced by a Dutch remark.

    A telephone number is one that can exist by the numbering plan of its country (libphonenumber); digits within web
    addresses, DOIs and dates are left alone. Letters and digits count however they are written: full-width, with
    invisible characters between them, ``(at)`` and ``[punt]`` for their signs, points or slashes within a number.
    """
    if not (may_hold_address(text) or may_hold_number(text) or not text.isascii()):
        return text
    return _masked(text)


def has_masked(text: str) -> bool:
    """Tell whether something was masked in `text`."""
    return MASKED_EMAIL in text or MASKED_PHONE in text


@lru_cache(maxsize=4096)
def _masked(text: str) -> str:
    plain, places = _plain(text)
    spans = [(*span, MASKED_EMAIL) for span in email_addresses(plain)]
    if may_hold_number(plain):
        emails = [(begin, end) for begin, end, _ in spans]
        spans += ((*span, MASKED_PHONE) for span in phone_numbers(plain) if _apart(span, emails))
    for begin, end, remark in sorted(spans, reverse=True):
        text = text[: places[begin]] + remark + text[places[end - 1] + 1 :]
    return text


def _plain(text: str) -> tuple[str, range | list[int]]:
    """Return `text` with every letter and digit in its ordinary form, and where each of them stands in `text`."""
    if text.isascii():
        return text, range(len(text))
    kept = [
        (_ordinary(char), place)
        for place, char in enumerate(text)
        if unicodedata.category(char) not in _NOT_SEEN and char not in _FILLERS
    ]
    return "".join(char for char, _ in kept), [place for _, place in kept]


def _ordinary(char: str) -> str:
    """Return a letter or digit in its ordinary form: ``a`` for a full-width one, ``6`` for the Arabic one."""
    digit = unicodedata.decimal(char, None)
    if digit is not None:
        return str(digit)
    form = unicodedata.normalize("NFKC", char)
    return form if len(form) == 1 else char


def _apart(span: tuple[int, int], found: list[tuple[int, int]]) -> bool:
    return all(span[1] <= begin or end <= span[0] for begin, end in found)
