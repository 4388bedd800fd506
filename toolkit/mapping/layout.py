"""What a person decided about the layout of a sheet goes before anything the program finds."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from toolkit.config.workbook import BladIndeling, KolomIndeling, placed_key
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.remarks import Remarks
from toolkit.reading.workbook_reading import Richting, Waarom
from toolkit.vocabulary.velden import NAAM


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """What a person decided about one sheet, and where to say what does not fit.

    Attributes:
        sheet: its name.
        indeling: the decisions.
        knowledge: fields and terms that exist.
        remarks: where findings and questions go.

    """

    sheet: str
    indeling: BladIndeling
    knowledge: Knowledge
    remarks: Remarks

    def apply(self, columns: Sequence[Column], richting: Richting) -> list[Column]:
        """Return the columns of one table with the decisions applied."""
        return [self._decide(column, richting) for column in columns]

    def compare(self, tables: Sequence[tuple[Richting, Sequence[Column]]]) -> None:
        """Ask about columns that the sheet no longer has; once the layout is confirmed, about new ones as well.

        Args:
            tables: direction and columns of every table of the sheet.

        """
        if not self.indeling.kolommen:
            return
        found: set[str] = set()
        new: dict[str, None] = {}
        for richting, columns in tables:
            headers = Counter(column.kop for column in columns)
            for column in columns:
                plaats = column.place(richting)
                key = self.indeling.key_of(column.kop, plaats)
                if key is not None:
                    found.add(key)
                elif column.kop:
                    new[column.kop if headers[column.kop] == 1 else placed_key(column.kop, plaats)] = None
        gone = [key for key in self.indeling.kolommen if key not in found]
        self.remarks.layout_changed(self.sheet, gone, list(new) if self.indeling.bevestigd else [])

    def _decide(self, column: Column, richting: Richting) -> Column:
        decision = self.indeling.column(column.kop, column.place(richting))
        if decision is None:
            return _literally(column) if self.indeling.bevestigd else column
        column = replace(column, ook=(), regel="")
        if not decision.velden:
            return replace(
                column, veld=None, term=None, crosses=False, zekerheid=100, waarom=Waarom.CURATOR, voorstel=()
            )
        if wrong := _unknown(decision, self.knowledge):
            self.remarks.wrong_decision(self.sheet, column.kop, wrong)
            return column
        veld, *ook = sorted(decision.velden, key=lambda veld: veld != NAAM)
        same = veld in (column.veld, *column.voorstel[:1])
        # Crosses below a band that said no field are crosses of the dimension that a person says it is.
        told = column.veld is None and len(column.path) > 1 and veld in self.knowledge.vocabulary
        crosses = decision.term is not None or (column.crosses and (same or told))
        term = decision.term if decision.term is not None else (column.term if crosses else None)
        return replace(
            column,
            veld=veld,
            ook=tuple(ook),
            term=term,
            crosses=crosses,
            zekerheid=100,
            waarom=Waarom.CURATOR,
            voorstel=(),
        )


_GUESSES = frozenset({Waarom.FUZZY, Waarom.WAARDEN, Waarom.POSITIE})


def _literally(column: Column) -> Column:
    """Return a column that nobody named on a confirmed sheet: a literal header is its field, all else is no guess."""
    if column.veld is not None and column.waarom not in _GUESSES:
        return column
    return replace(column, veld=None, ook=(), term=None, crosses=False, zekerheid=0, waarom=None, voorstel=(), regel="")


def _unknown(decision: KolomIndeling, knowledge: Knowledge) -> str | None:
    """Return what a decision names that does not exist, in Dutch, or None."""
    for veld in decision.velden:
        if veld not in knowledge.velden.labels:
            return f"het veld “{veld}”"
    if decision.term is None:
        return None
    veld = decision.velden[0]
    known = veld in knowledge.vocabulary and decision.term in knowledge.vocabulary[veld].termen
    return None if known else f"de term “{decision.term}”"
