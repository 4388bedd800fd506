"""Pieces of SQL that carry their own parameters."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

Value = str | int | float | None
Parameters = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Sql:
    """SQL text with named parameters (`:name`) and the values that belong to them."""

    text: str
    params: Parameters = field(default_factory=lambda: MappingProxyType({}))


def quote(name: str) -> str:
    """Return an SQL identifier that is safe whatever characters the name has."""
    return '"' + name.replace('"', '""') + '"'


def as_json(values: Iterable[str | int]) -> str:
    """Return the values as one JSON array, to be read back with `json_each`.

    One parameter instead of one for each value: the statement stays the same whatever is chosen, and neither the
    number of variables nor the depth of the expression has a limit.
    """
    return json.dumps(list(values), ensure_ascii=False)


def merge(pieces: Iterable[Sql]) -> Parameters:
    """Return the parameters of all pieces together.

    Raises:
        ValueError: two pieces use one name for different values, which would silently change one of them.
    """
    merged: dict[str, Value] = {}
    for piece in pieces:
        for name, value in piece.params.items():
            if name in merged and merged[name] != value:
                raise ValueError(f"SQL parameter {name!r} is used for two different values")
            merged[name] = value
    return merged


def join(pieces: Iterable[Sql], operator: str, empty: str) -> Sql:
    """Return the pieces in brackets with the operator (`and`, `or`) between them, or `empty` when there are none."""
    listed = list(pieces)
    if not listed:
        return Sql(empty)
    return Sql(f" {operator} ".join(f"({piece.text})" for piece in listed), merge(listed))
