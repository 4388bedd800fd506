"""Cell values as text: whole numbers without ``.0``, ISO dates, nothing rounded."""

import datetime as dt
from decimal import Decimal

from toolkit.reading.sheet import Kind

_MIDNIGHT = dt.time(0, 0)


def describe_value(value: object, data_type: str) -> tuple[str, Kind, float | None]:
    """Return the text, the kind and the number of one cell's value.

    Args:
        value: what the workbook library made of the cell.
        data_type: Excel's type letter; ``e`` is an error value such as ``#DIV/0!``.

    """
    if data_type == "e":
        return str(value), Kind.ERROR, None
    if isinstance(value, bool):
        return ("TRUE" if value else "FALSE"), Kind.BOOL, None
    if isinstance(value, int | float | Decimal):
        return number_text(value), Kind.NUMBER, float(value)
    if isinstance(value, dt.datetime | dt.date | dt.time | dt.timedelta):
        return date_text(value), Kind.DATE, None
    return str(value), Kind.TEXT, None


def number_text(value: int | float | Decimal) -> str:
    """Return ``2015`` for 2015.0, and the shortest exact notation of any other number."""
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def date_text(value: dt.datetime | dt.date | dt.time | dt.timedelta) -> str:
    """Return ISO 8601, the time of a date only when it is not midnight; a duration as hours, minutes and seconds."""
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == _MIDNIGHT else value.isoformat(timespec="seconds")
    if isinstance(value, dt.timedelta):
        hours, seconds = divmod(round(abs(value.total_seconds())), 3600)
        return f"{'-' if value < dt.timedelta(0) else ''}{hours}:{seconds // 60:02}:{seconds % 60:02}"
    return value.isoformat()
