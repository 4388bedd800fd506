"""What the value of a field gives: tags, and what nobody decided about yet."""

from dataclasses import dataclass

from toolkit.codes import Methode
from toolkit.reading.workbook_reading import FieldValue, SourceCell
from toolkit.waarden import Status


@dataclass(frozen=True, slots=True)
class RecognisedTag:
    """One term given to an intervention by one source cell.

    Attributes:
        dimensie, term_id: the term.
        cell: the source cell that says so.
        veld: field of the column of that cell, which may be another than the dimension.
        brontekst: the words in the cell (for a cross: the header).
        methode, score: how it was recognised; `score` is 0 to 100.
        rol, status, toelichting: only where the dimension has that `kenmerken`.
        toegekend_door: ``bron`` or ``samensteller`` when the cell itself says so; None: as the workbook's YAML says.

    """

    dimensie: str
    term_id: str
    cell: SourceCell
    veld: str
    brontekst: str
    methode: Methode
    score: int = 100
    rol: str | None = None
    status: Status | None = None
    toelichting: str | None = None
    toegekend_door: str | None = None


@dataclass(frozen=True, slots=True)
class Undecided:
    """A value of a dimension, or an outcome beside it, that nobody decided about yet.

    Attributes:
        value: where it stands.
        tekst: the item, or the outcome beside it.
        kandidaten: ids of the terms it may mean, best first.
        uitkomst_van: of an outcome, the words by which a person can settle it; None of any other value.
        alle: the outcome is about all items of the value, not only about `tekst`.

    """

    value: FieldValue
    tekst: str
    kandidaten: tuple[str, ...]
    uitkomst_van: str | None = None
    alle: bool = False

    @property
    def is_status(self) -> bool:
        """Whether it is the outcome that is not clear."""
        return self.uitkomst_van is not None
