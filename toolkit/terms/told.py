"""Read the words behind an element, or in a cell of its own, as an outcome: a status with a remark, or unclear."""

import re
from dataclasses import dataclass
from functools import lru_cache

from toolkit.text import fold, plain_sign
from toolkit.waarden import Status, Woorden, any_of, is_sign

# Behind a status only these begin a remark about it; behind the firm ones something else may begin.
_FIRM = r"[;\n]"
_END = rf"\s*(?:{_FIRM}|[.,:!](?=\s|$)|(?=[(\[])|[*†‡¹²³⁴]+|\s[-–—]\s|$)"
_AROUND = re.compile(r"^[(\[]([^()\[\]]*)[)\]]?\.?$")
_LONGEST_SIGN = 3


@dataclass(frozen=True, slots=True)
class Told:
    """What a text says as an outcome.

    Attributes:
        status: the status it says; None when it says none, or it is not clear which.
        rest: what else it says; the whole text when there is no status.
        unclear: words of a status, or a denial, stand in it that `status` does not tell.
        teken: the sign that stands where a status could, as it is compared (`plain_sign`); its meaning depends on the
            sheet, so it is no status. A sign that may be no outcome at all, such as a number, is `rest` as well.

    """

    status: Status | None
    rest: str | None
    unclear: bool = False
    teken: str | None = None

    @property
    def by_sign(self) -> bool:
        """Whether a sign says an outcome, unless the sheet explains the sign otherwise."""
        return self.teken is not None and plain_sign(self.rest or "") != self.teken

    @property
    def tells(self) -> bool:
        """Whether it says an outcome, in words or by a sign."""
        return self.status is not None or self.by_sign


def told_status(text: str, words: Woorden) -> Told:
    """Return the outcome that `text` tells.

    ``geen effect (n=30)`` is a status and a remark, ``geen effect op korte termijn`` is unclear, and in
    ``effect; geen verandering in slaap`` only what follows the status is.
    """
    if is_sign(text):
        return _signed(_AROUND.sub(r"\1", text).strip(), words)
    if status := words.status(text):
        return Told(status, None)
    start = _start_of(words).match(text)
    if start is None:
        return Told(None, text, _mentions(text, words))
    status, rest = words.status(start["status"]), text[start.end() :].strip()
    unclear = _mentions(rest, words)
    if is_sign(start["status"]):
        return Told(None, _AROUND.sub(r"\1", rest) or None, unclear, plain_sign(start["status"]))
    if status is None or (unclear and re.search(_FIRM, start["end"]) is None):
        return Told(None, text, unclear=True)
    return Told(status, _AROUND.sub(r"\1", rest) or None, unclear)


def _signed(sign: str, words: Woorden) -> Told:
    teken = plain_sign(sign) if 0 < len(sign) <= _LONGEST_SIGN else None
    return Told(None, None if teken is not None and words.status(teken) else sign, teken=teken)


@lru_cache(maxsize=8)
def _start_of(words: Woorden) -> re.Pattern[str]:
    return re.compile(rf"(?P<status>{any_of(words.status_words)})(?P<end>{_END})", re.IGNORECASE)


@lru_cache(maxsize=8)
def _status_word(words: Woorden) -> re.Pattern[str]:
    wordings = [word for word in words.status_words if not is_sign(word)]
    return re.compile(rf"(?<!\w)(?:{any_of(wordings)})(?!\w)")


def mentions_status(text: str, words: Woorden) -> bool:
    """Return whether a word of a status stands anywhere in `text`."""
    return _status_word(words).search(fold(text)) is not None


def _mentions(text: str, words: Woorden) -> bool:
    """Return whether a word of a status or a denial stands in `text`."""
    return mentions_status(text, words) or words.holds_denial(text)
