"""The items of a cell of a dimension, and the outcome that a sign, a cell beside it or a heading gives each."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from toolkit.reading.workbook_reading import FieldValue
from toolkit.terms.header_keys import header_key, without_stopwords
from toolkit.terms.resolve import Resolution, Resolver
from toolkit.terms.split import Splitter
from toolkit.terms.told import told_status
from toolkit.waarden import Status, any_of, is_sign, is_status

_APART = re.compile(r"[;|\n•]")  # what follows is not told together with what stands before


class CellItems:
    """Splits cells as the dimension wants, and resolves each item."""

    def __init__(self, resolver: Resolver):
        words = resolver.words
        self._resolver = resolver
        self._and = re.compile(rf"(?:(?<!\w)(?:{any_of(words.opsomming.tussen)})|[&+/])\s*$", re.IGNORECASE)
        outcome = any_of([*(word for word in words.status_words if not is_sign(word)), *words.unclear_outcomes])
        self._outcome_before = re.compile(rf"(?:{outcome})(?!\w)(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
        self._outcome_behind = re.compile(rf"(?<!\w)(?:{outcome})\W*$", re.IGNORECASE)
        self._plain = Splitter(words.opsomming)
        self._with_status = Splitter(words.opsomming, lambda note: told_status(note, words).tells)

    def of(self, veld: str, text: str) -> list[Resolution]:
        """Return the items of a cell of dimension `veld`; none when only separators stand in it."""
        splitter = self._with_status if self._resolver.has_status(veld) else self._plain
        items = splitter.items(text, lambda item: self._resolver.is_known(veld, item))
        found = [self._resolver.resolve(veld, item) for item in items]
        return self._shared_outcome(veld, text, found) if self._resolver.has_status(veld) else found

    def _shared_outcome(self, veld: str, text: str, items: list[Resolution]) -> list[Resolution]:
        """Ask for the outcome of items that may share one: ``Empathie en moed (geen effect)``.

        An outcome behind the last may be about all before it. So may one in an item that says more than a wording:
        ``geen effect op: empathie, moed``, ``empathie en moed hadden geen effect``.
        """
        asked = list(items)
        for places, ands in self._enumerations(text, items):
            if any(self._tells_of_others(veld, items[place]) for place in places):
                for place in places:
                    asked[place] = _asked(items[place]) if _is_bare(items[place]) else items[place]
                continue
            for last in ands:
                before = _bare_before(items, places, last) if _tells(items[last]) else []
                for place in (*before, last) if before else ():
                    asked[place] = _asked(items[place])
        return asked

    def _enumerations(self, text: str, items: list[Resolution]) -> Iterator[tuple[list[int], list[int]]]:
        """Yield the places of items that stand together, on one line, and of those that close an enumeration."""
        places: list[int] = []
        ands: list[int] = []
        position = 0
        for place, item in enumerate(items):
            start = text.find(item.tekst, position)
            between = text[position:start] if start > position else ""
            if places and _APART.search(between):
                yield places, ands
                places, ands = [], []
            places.append(place)
            if self._and.search(between):
                ands.append(place)
            position = start + len(item.tekst) if start >= 0 else position
        yield places, ands

    def _tells_of_others(self, veld: str, item: Resolution) -> bool:
        """Tell whether an item that nobody decided about says an outcome before or behind something else."""
        if item.beslist:
            return False
        behind = self._outcome_before.match(item.tekst)
        about = without_stopwords(header_key(behind["rest"])) if behind else ""
        return bool(about and self._resolver.is_known(veld, about)) or bool(self._outcome_behind.search(item.tekst))

    def unexplained(self, veld: str, text: str, tekens: Mapping[str, str]) -> tuple[str, ...]:
        """Return the signs behind the items of a cell of which only a person knows what they mean."""
        if self._resolver.decision(veld, text) is not None:
            return ()
        found = (r.teken for r in self.of(veld, text) if r.by_sign and r.termen)
        return tuple(dict.fromkeys(sign for sign in found if sign is not None and sign not in tekens))


def _tells(item: Resolution) -> bool:
    return bool(item.termen) and (item.status is not None or item.onduidelijk or item.by_sign)


def _is_bare(item: Resolution) -> bool:
    """Return whether nothing stands behind the wording of a term."""
    return bool(item.termen) and not _tells(item) and item.toelichting is None and item.teken is None


def _asked(item: Resolution) -> Resolution:
    return replace(item, status=None, onduidelijk=True)


def _bare_before(items: Sequence[Resolution], places: Sequence[int], last: int) -> list[int]:
    """Return the places before `last` of the items without an outcome of their own, up to the first that has one."""
    found: list[int] = []
    for place in range(last - 1, places[0] - 1, -1):
        if not _is_bare(items[place]):
            break
        found.append(place)
    return found


def explained(item: Resolution, tekens: Mapping[str, str] | None) -> Resolution:
    """Return an item with what the sign behind it means; without terms when that is *no*, or not known.

    `tekens`: what signs mean, where the column asks about the others; None: nobody asks, so that it is a question.
    """
    if item.teken is None or item.onduidelijk:
        return item
    meaning = (tekens or {}).get(item.teken)
    if meaning is None:
        return replace(item, termen=(), onduidelijk=tekens is None) if item.by_sign else item
    toelichting = item.toelichting if item.by_sign else None
    return replace(
        item,
        termen=() if meaning == "nee" else item.termen,
        status=meaning if is_status(meaning) else None,
        toelichting=toelichting,
    )


def with_outcomes(items: Sequence[Resolution], value: FieldValue) -> list[Resolution] | None:
    """Return items with the status beside each, or above all; None when it is not clear which belongs to which."""
    statussen: tuple[Status | None, ...] = value.statussen
    if value.erboven is not None:
        statussen = statussen or (value.erboven,) * len(items)
        if any(status != value.erboven for status in statussen):
            return None
    if not statussen:
        return list(items)
    if len(statussen) != len(items) or None in statussen:
        return None
    pairs = list(zip(items, statussen, strict=True))
    if any(item.onduidelijk or item.status not in (None, status) for item, status in pairs):
        return None
    return [replace(item, status=status) for item, status in pairs]


def single_outcome(value: FieldValue) -> Status | None:
    """Return the one status that everything beside, in and above a value agrees on, or None."""
    told = {*value.statussen, *(() if value.erboven is None else (value.erboven,))}
    return told.pop() if len(told) == 1 and len(value.statussen) <= 1 else None
