"""Headings that say an outcome: a band or header of element columns, a group of rows, a title, the name of a sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from toolkit.config.workbook import Kopje
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.signs import Signs
from toolkit.reading.body import group_name
from toolkit.terms.header_keys import header_key, header_wordings
from toolkit.terms.items import read_item
from toolkit.terms.told import mentions_status
from toolkit.text import plain_sign
from toolkit.waarden import Status, is_sign, is_status

_SHORT = 4  # words; a longer line of text is no name of a group


@dataclass(frozen=True, slots=True)
class Headings:
    """Reads headings of one sheet.

    Attributes:
        known: what curators said that a heading gives the elements below it, by the heading as it is compared.
        signs: what signs mean.
        knowledge: fields, terms and words.

    """

    known: Mapping[str, Kopje]
    signs: Signs
    knowledge: Knowledge

    def decided(self, text: str) -> Status | None:
        """Return the status that a curator gave a heading, or None."""
        said = self.known.get(plain_sign(text))
        return said if said is not None and is_status(said) else None

    def knows(self, text: str, by_group: frozenset[str]) -> bool:
        """Return whether the name of a group is a term that is used, decided as an outcome, or a question about one."""
        named = self.knowledge.names.anywhere(group_name(text))
        return (
            (named is not None and named.is_used(by_group)) or plain_sign(text) in self.known or self.is_question(text)
        )

    def is_question(self, text: str, *, whole: bool = False) -> bool:
        """Return whether the name of a group, a title or the name of a sheet seems a status; nobody said of which.

        It groups interventions, and a status is about one element: so it is never taken for one without a person.
        `whole`: only a text that is a status, not one with such a word in it.
        """
        bare = group_name(text)
        if plain_sign(text) in self.known or self.knowledge.names.anywhere(bare) is not None:
            return False
        if self._status(bare) is not None:
            return True
        return not whole and len(bare.split()) <= _SHORT and mentions_status(bare, self.knowledge.woorden)

    def mark(self, columns: Sequence[Column]) -> list[Column]:
        """Return the columns of elements with the status that their header or the band above them says."""
        return [
            replace(column, erboven=self._above(column, columns))
            if self.knowledge.has_status(column.veld or "") and not column.outcome_of
            else column
            for column in columns
        ]

    def unclear(self, column: Column, columns: Sequence[Column]) -> list[str]:
        """Return the headings of a column of elements that seem a status, when it is not clear which or of what."""
        if not self.knowledge.has_status(column.veld or "") or column.outcome_of:
            return []
        bands = [
            text
            for depth, text in enumerate(column.path[:-1])
            if plain_sign(text) not in self.known
            and (
                (
                    self._status(text) is None
                    and mentions_status(text, self.knowledge.woorden)
                    and not self._is_header(text)
                )
                or (self._status(text) is not None and not self._covers_elements(column, depth, columns))
            )
        ]
        leaf = column.leaf
        if plain_sign(leaf) in self.known or self._status_of_leaf(column) is not None or self._is_header(leaf):
            return bands
        woorden = self.knowledge.woorden
        is_name = column.term is not None and self.knowledge.names.name(column.veld or "", leaf) is not None
        asks = mentions_status(leaf, woorden) or (woorden.holds_denial(leaf) and not is_name)
        return [*bands, leaf] if asks or (is_sign(leaf) and woorden.status(plain_sign(leaf))) else bands

    def _above(self, column: Column, columns: Sequence[Column]) -> Status | None:
        for depth, text in reversed(list(enumerate(column.path[:-1]))):
            if (decided := self.decided(text)) is not None:
                return decided
            said = self._status(text)
            if (
                said is not None
                and plain_sign(text) not in self.known
                and self._covers_elements(column, depth, columns)
            ):
                return said
        return self.decided(column.leaf) or self._status_of_leaf(column)

    def _covers_elements(self, column: Column, depth: int, columns: Sequence[Column]) -> bool:
        """Return whether a band stands above columns of elements, and their outcomes, only."""
        members = [one for one in columns if one.path[: depth + 1] == column.path[: depth + 1]]
        return all(self.knowledge.has_status(one.veld or "") for one in members)

    def _status_of_leaf(self, column: Column) -> Status | None:
        """Return the status in the innermost header: *Geen effect*, *Werkzame elementen (geen effect)*."""
        leaf = column.leaf
        if plain_sign(leaf) in self.known or self._is_header(leaf):
            return None
        if (said := self._status(leaf)) is not None:
            return said
        for reading in read_item(leaf, self.knowledge.woorden)[1:]:
            if reading.onduidelijk or not (reading.status or reading.by_sign):
                continue
            named = self.knowledge.names.name(column.veld or "", reading.woord)
            if self.knowledge.velden.strong(reading.woord) == column.veld or (
                named is not None and named.term == column.term
            ):
                return reading.status or self._status(reading.teken or "")
        return None

    def _is_header(self, text: str) -> bool:
        """Return whether curators gave a header, as a whole, to a field: *Effectieve elementen*."""
        return header_key(text) in self.knowledge.velden.known

    def _status(self, text: str) -> Status | None:
        """Return the status that a text as a whole is; a sign only when the sheet or a curator explains it."""
        meaning = self.signs.meaning(text)
        if meaning is not None and is_status(meaning):
            return meaning
        if is_sign(text):
            return None
        found = (self.knowledge.woorden.status(wording) for wording in header_wordings(text))
        return next((status for status in found if status is not None), None)
