"""Hide personal contact data: e-mail addresses and telephone numbers, however they are written."""

from functools import lru_cache

from toolkit.reading.disguises import is_as_usual, plain_form
from toolkit.reading.email_addresses import email_addresses, may_hold_address
from toolkit.reading.phone_numbers import MOST_WORK, may_hold_number, phone_numbers, without
from toolkit.reading.work import Work

MASKED_EMAIL = "[e-mailadres verborgen]"
MASKED_PHONE = "[telefoonnummer verborgen]"
MOST_WORK_IN_WORKBOOK = 15 * MOST_WORK


class Masker:
    """Masks the texts of one workbook.

    Attributes:
        work: what may still be done to find telephone numbers in it.

    """

    def __init__(self) -> None:
        self.work = Work(MOST_WORK_IN_WORKBOOK)

    def __call__(self, text: str) -> str:
        """Return `text` with e-mail addresses and telephone numbers replaced by a Dutch remark.

        A telephone number is one that can exist by the numbering plan of its country (libphonenumber); digits within
        web addresses, DOIs and dates are left alone. Where the search takes too long (`MOST_WORK`), any digits that
        begin as a number and are seven or more count as one.
        """
        if not (may_hold_address(text) or may_hold_number(text) or not is_as_usual(text)):
            return text
        masked, done = _masked(text, 0 if self.work.over else MOST_WORK)
        self.work.may(done)
        return masked


def mask_contact_data(text: str) -> str:
    """Return one text as `Masker` does."""
    return Masker()(text)


def has_masked(text: str) -> bool:
    """Tell whether something was masked in `text`."""
    return MASKED_EMAIL in text or MASKED_PHONE in text


@lru_cache(maxsize=4096)
def _masked(text: str, most: int) -> tuple[str, int]:
    """Return `text` with contact data masked, and how much work that was."""
    plain, work = plain_form(text), Work(most)
    spans = [(*span, MASKED_EMAIL) for span in email_addresses(plain.text)]
    rest = without(plain.text, ((begin, end) for begin, end, _ in spans))
    spans += ((*span, MASKED_PHONE) for span in phone_numbers(rest, work))
    pieces, place = [], 0
    for begin, end, remark in sorted(spans):
        pieces += [text[place : plain.begins[begin]], remark]
        place = plain.ends[end - 1]
    return "".join([*pieces, text[place:]]), work.done
