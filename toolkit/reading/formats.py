"""Numbers and durations as Excel shows them: percentages, leading zeros, currency, thousands, hours above 24.

A small part of the number formats of ECMA-376 (part 1, 18.8.31), in Dutch notation: what lists of interventions hold.
Conditions, fractions and exponents are left to the plain number: better the whole value than a wrong picture of it.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

from toolkit.reading.values import number_text

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<blank>[_*].)|\[\$(?P<currency>[^\]-]*)(?:-[^\]]*)?\]'
    r"|\[(?P<colour>black|blue|cyan|green|magenta|red|white|yellow|colou?r ?\d+)\]"
    r"|(?P<general>General)|(?P<digits>[#0?,]*[#0?](?:[#0?,]*)(?:\.[#0?]*)?|\.[#0?]+)(?P<scale>,*)|(?P<percent>%)"
    r"|(?P<plain>[-+()$€£¥: '])",
    re.IGNORECASE,
)
_SECTION = re.compile(r'((?:"[^"]*"|\\.|\[[^\]]*\]|[^;"\\\[])*);')
_ELAPSED = re.compile(r"\[(h+|m+|s+)\]", re.IGNORECASE)
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_BLANK = r'(?:"\s*"|\\\s|[_*].|\[[^\]]*\]|\s)*'
_COLOUR_ONLY = r"(?:\[[^\]]*\]|\s)*\Z"  # shows the plain number in that colour
_NO_NUMBER = re.compile(rf"(?!{_COLOUR_ONLY}){_BLANK}(?:(?:;{_BLANK}){{0,2}}|(?:;{_BLANK}){{2}};.*)")
_NO_TEXT = re.compile(rf"{_BLANK}(?:;{_BLANK}){{3}}")
_MOST_SECTIONS = 4

Show = Callable[[float], str | None]


class _Part(NamedTuple):
    kind: str
    text: str


@lru_cache(maxsize=4096)
def number_format(code: str) -> Show | None:
    """Return what shows a number by the format `code`, or None when it shows the plain number or is not known here.

    ``0%`` shows 0.45 as ``45%``, ``00000`` shows 42 as ``00042``, ``#,##0.00`` shows 1234.5 as ``1.234,50``.
    """
    if code.strip().lower() in {"general", "@", ""}:
        return None
    sections = [match[1] for match in _SECTION.finditer(f"{code};")][:_MOST_SECTIONS]
    read = [_parts(section) for section in sections if section or len(sections) > 1]
    known = [parts for parts in read[:3] if parts is not None]
    if not known or len(known) < len(read[:3]):
        return None
    return lambda number: _show(number, known)


def elapsed(value: dt.timedelta, code: str | None) -> str:
    """Return a duration as its format shows it: ``30:00`` by ``[h]:mm``; hours:minutes:seconds by an unknown one."""
    seconds = round(abs(value.total_seconds()))
    sign = "-" if value < dt.timedelta(0) else ""
    unit = found[1][0].lower() if (found := _ELAPSED.search(code or "")) else "h"
    shown = _ELAPSED.sub(lambda match: match[1], code or "h:mm:ss").lower()
    if unit == "s":
        return f"{sign}{seconds}"
    minutes = seconds // 60
    if unit == "m":
        return f"{sign}{minutes}:{seconds % 60:02}" if "s" in shown else f"{sign}{minutes}"
    parts = [f"{minutes // 60}"]
    parts += [f"{minutes % 60:02}"] if "m" in shown else []
    parts += [f"{seconds % 60:02}"] if "s" in shown else []
    return sign + ":".join(parts)


def shows_nothing(code: str | None, text: bool) -> bool:
    """Return whether a format such as ``;;;`` hides any text, or any number (ECMA-376, 18.8.31).

    Its sections hold no sign, or only room and empty quotes: ``_)``, ``* ``, ``""``. A text is hidden by the fourth.
    """
    return bool(code) and (_NO_TEXT if text else _NO_NUMBER).fullmatch(code or "") is not None


def shows_time_only(code: str | None) -> bool:
    """Return whether the format of a date shows hours or seconds and nothing of the day."""
    shown = _NOT_SHOWN.sub("", code or "").lower().replace("am/pm", "")
    return bool(re.search(r"[hus]", shown)) and not re.search(r"[dyj]", shown)


def _parts(section: str) -> list[_Part] | None:
    """Return the parts of one section, or None when it holds something that is not known here."""
    parts: list[_Part] = []
    place = 0
    while place < len(section):
        match = _TOKEN.match(section, place)
        if match is None or match.end() == place:
            return None
        kind = match.lastgroup or ""
        if kind == "scale":
            parts.append(_Part("digits", match["digits"] + match["scale"]))
        else:
            parts.append(_Part(kind, match[kind]))
        place = match.end()
    numbers = [part for part in parts if part.kind in {"digits", "general"}]
    broken_up = len(numbers) > 1 and any(set(part.text) - set("0#?") for part in numbers)
    return None if broken_up or (not numbers and any(part.kind == "percent" for part in parts)) else parts


def _show(number: float, sections: list[list[_Part]]) -> str | None:
    if number == 0 and len(sections) > 2:
        parts, sign = sections[2], ""
    elif number < 0 and len(sections) > 1:
        parts, sign = sections[1], ""
    else:
        parts, sign = sections[0], "-" if number < 0 else ""
    value = abs(Decimal(repr(float(number)))).scaleb(2 * sum(part.kind == "percent" for part in parts))
    try:
        shown = " ".join("".join(_pieces(parts, value)).split())
    except InvalidOperation:  # more digits than a number in Excel has
        return None
    if not shown:
        return None  # a format that hides a value
    return shown if not re.search(r"[1-9]", shown) and number != 0 else sign + shown


def _pieces(parts: list[_Part], value: Decimal) -> Iterator[str]:
    fields = [part.text for part in parts if part.kind == "digits"]
    filled = iter([_digits(fields[0], value)] if len(fields) == 1 else _spread(fields, value))
    for part in parts:
        if part.kind == "digits":
            yield next(filled)
        elif part.kind == "general":
            yield number_text(float(value))
        elif part.kind == "blank":
            yield " "
        elif part.kind == "percent":
            yield "%"
        elif part.kind != "colour":
            yield part.text


def _digits(pattern: str, value: Decimal) -> str:
    """Return a number by one pattern such as ``#,##0.00``; commas at its end divide by a thousand."""
    bare = pattern.rstrip(",")
    value = value.scaleb(-3 * (len(pattern) - len(bare)))
    whole, _, fraction = bare.partition(".")
    most, least = len(fraction), len(fraction.rstrip("#?"))
    text = f"{value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP):f}"
    before, _, after = text.partition(".")
    after = after[:least] + after[least:].rstrip("0")
    before = before.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        before = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ".", before)
    return f"{before},{after}" if after else before


def _spread(patterns: list[str], value: Decimal) -> list[str]:
    """Return the digits of a whole number over several patterns, as in ``000-000``; what is too many goes first."""
    digits = f"{value.quantize(Decimal(1), ROUND_HALF_UP):f}".rjust(sum(map(len, patterns)), "0")
    pieces: list[str] = []
    for pattern in reversed(patterns[1:]):
        pieces.insert(0, digits[-len(pattern) :])
        digits = digits[: -len(pattern)]
    return [digits, *pieces] if patterns else []
