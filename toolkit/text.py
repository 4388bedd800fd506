"""Clean and compare pieces of text the same way everywhere."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache

from babel.dates import format_date

# Control characters (a terminal obeys them), and characters without width, which can turn the direction of reading:
# Unicode 16, chapters 23.1 to 23.5; the soft hyphen, U+00AD, only says where a word may break. Then what is shown as
# nothing (Default_Ignorable_Code_Point): joiners, fillers of Hangul, and what selects a form of the letter before it.
INVISIBLE = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
INVISIBLE += "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_ENDS_LINE = re.compile("[\u2028\u2029]")
_NO_WIDTH = re.compile(f"[{INVISIBLE}]")
_SMART = str.maketrans({"‘": "'", "’": "'", "‚": "'", "“": '"', "”": '"', "„": '"', "‐": "-", "‑": "-"})
# Letters that Unicode does not take apart, as a Dutch reader spells and sorts them.
_SPELLED_OUT = str.maketrans(
    {"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "ẞ": "SS", "ı": "i", "İ": "I"}
)
_NOT_SPELLED_OUT = re.compile(f"[{''.join(map(chr, _SPELLED_OUT))}]")
_ESCAPED_CONTROL = re.compile(r"_x00(0[0-9A-F]|1[0-9A-F])_", re.IGNORECASE)
_DASHES = str.maketrans("–—−‐‑", "-----")
SEVERAL = 8  # things that a sentence names before it only counts them
_BLANKS = re.compile(r"[^\S\n]+")


def visible(text: str) -> str:
    """Return `text` without what nobody sees and what a screen or terminal would obey; lines stay lines."""
    if text.isascii() and text.isprintable():
        return text
    return _NO_WIDTH.sub("", _CONTROL.sub(" ", _ENDS_LINE.sub("\n", text)))


def clean(text: str) -> str:
    """Return `text` as a person sees it: NFC, plain spaces, no invisible characters, no Excel escapes.

    Line breaks are kept (as ``\\n``), since they separate items of a list.
    """
    if text.isascii() and text.isprintable() and "_x00" not in text:
        return " ".join(text.split())  # most text is plain; the long way costs ten times as much
    text = _ESCAPED_CONTROL.sub(lambda m: "\n" if m[1].upper() in {"0A", "0D"} else " ", text)
    text = visible(unicodedata.normalize("NFC", text).replace("\u00ad", ""))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = (_BLANKS.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(lines).strip("\n")


def spell_out(text: str) -> str:
    """Return `text` with letters such as *ø* and *œ* in those of the Dutch alphabet; accents stay."""
    return text if text.isascii() or not _NOT_SPELLED_OUT.search(text) else text.translate(_SPELLED_OUT)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Return `text` for comparison: cleaned, one line, lower case, plain quotes and hyphens, no accents,
    and letters such as *ø* spelled out.

    ``"Re\u00adïntegratie "`` and ``"reintegratie"`` fold to the same text.
    """
    if text.isascii() and text.isprintable() and "_x00" not in text:
        return " ".join(text.casefold().split())
    text = unicodedata.normalize("NFKD", spell_out(clean(text)).translate(_SMART).casefold())
    text = "".join(c for c in text if not unicodedata.combining(c))
    return " ".join(text.split())


def quoted(texts: Iterable[str], last: str = ", ") -> str:
    """Return `texts` between quotation marks, in one line; `last` stands before the last one."""
    marked = [f"“{text}”" for text in texts]
    return last.join(filter(None, [", ".join(marked[:-1]), *marked[-1:]]))


def some(texts: Sequence[str], most: int = SEVERAL) -> str:
    """Return the first `most` texts in one line, and how many more there are."""
    shown = ", ".join(texts[:most])
    return shown if len(texts) <= most else f"{shown} en nog {len(texts) - most}"


def counted(number: int, one: str, more: str) -> str:
    """Return ``1 interventie`` or ``15 interventies``."""
    return f"{number} {one if number == 1 else more}"


def dutch_date(day: date) -> str:
    """Return a day as ``22 november 2026``."""
    return str(format_date(day, "d MMMM y", locale="nl_NL"))


def plain_sign(text: str) -> str:
    """Return a sign or word as they are compared: every dash is the same, and capitals do not matter."""
    return text.strip().translate(_DASHES).casefold()
