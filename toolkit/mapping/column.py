"""One column as it is read, and what is known of fields and terms when reading it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from openpyxl.utils.cell import get_column_letter

from toolkit.mapping.evidence import ValueEvidence
from toolkit.mapping.fields import FieldCatalogue
from toolkit.mapping.signs import meaning_of, signs_in
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.shape import Hints
from toolkit.reading.workbook_reading import Richting, Waarom
from toolkit.terms.resolve import Resolver
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.waarden import Status, Woorden, is_sign

_LONGEST_NAME = 80
_REMARK = re.compile(r"\s*[,;:(]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Column:
    """How one column is read.

    Attributes:
        pos: its position (a column number, or a row number when the records are columns).
        path: texts of its header, outermost first.
        veld: the field, or None.
        term: the term its header names, when its cells say whether it holds.
        crosses: its cells only say that the header holds.
        answers: other cells than crosses are terms of the field too: *nee* below *Geëvalueerd?*.
        own_sign: its crosses are one sign, such as ``*``, and nothing else.
        outcome_of: its cells only say the status of the elements in the columns at these positions.
        erboven: the status that its header, or the band above it, gives its elements.
        zekerheid: 0 to 100.
        waarom: what decided; None when the column is not recognised.
        ook: another field that its values are as well: *Titel* is the name and the title of a publication.
        voorstel: fields that it may be, best first, when none is sure: then `veld` is None, and nothing is read.
        regel: the rule behind `waarom`, in Dutch, when that says too little.

    """

    pos: int
    path: tuple[str, ...]
    veld: str | None = None
    term: str | None = None
    crosses: bool = False
    answers: bool = False
    own_sign: bool = False
    outcome_of: tuple[int, ...] = ()
    erboven: Status | None = None
    zekerheid: int = 0
    waarom: Waarom | None = None
    ook: tuple[str, ...] = ()
    voorstel: tuple[str, ...] = ()
    regel: str = ""

    @property
    def velden(self) -> tuple[str, ...]:
        """The fields that its values are; empty when they are not used."""
        return () if self.veld is None else (self.veld, *self.ook)

    @property
    def kop(self) -> str:
        """The joined path of the header."""
        return SEPARATOR.join(self.path)

    @property
    def leaf(self) -> str:
        """The innermost header text, or an empty text."""
        return self.path[-1] if self.path else ""

    def place(self, richting: Richting) -> str:
        """Return where it is: ``kolom K``, or ``rij 5`` when the records are columns."""
        return f"kolom {get_column_letter(self.pos)}" if richting is Richting.RIJEN else f"rij {self.pos}"


@dataclass(frozen=True, slots=True, repr=False)
class Knowledge:
    """What is known of fields, terms and words; `names` knows the decisions that hold in the workbook."""

    velden: FieldCatalogue
    vocabulary: Vocabulary
    names: Resolver

    def for_workbook(self, werkboek: str) -> "Knowledge":
        """Return what is known in one workbook, named without extension."""
        names = self.names.for_workbook(werkboek)
        return self if names is self.names else replace(self, names=names)

    @property
    def woorden(self) -> Woorden:
        """The curators' words."""
        return self.names.words

    @property
    def evidence(self) -> ValueEvidence:
        """What values say about the field of a column."""
        return ValueEvidence(self.vocabulary, self.names)

    def knows_header(self, text: str) -> bool:
        """Return whether a text is a column name or a term: one of the signs of a header."""
        if len(text) > _LONGEST_NAME or (len(text) > 1 and _WORD.search(text) is None):
            return False
        return self.velden.names(text) or self.names.label_anywhere(text) is not None

    def is_answer(self, text: str, veld: str) -> bool:
        """Return whether a text is no cross but a term of dimension `veld` itself, perhaps with a remark behind it."""
        whole, head = text, _REMARK.split(text, maxsplit=1)[0]
        return any(self.names.name(veld, part) is not None for part in (whole, head))

    def has_status(self, veld: str) -> bool:
        """Return whether the terms of a field have an outcome."""
        return veld in self.vocabulary and "status" in self.vocabulary[veld].kenmerken

    def names_records(self, text: str) -> bool:
        """Return whether a text is a name of the column with the names of the interventions."""
        return self.velden.strong(text) == "naam"

    @property
    def hints(self) -> Hints:
        """What the search for tables may use of this knowledge."""
        return Hints(
            self.knows_header, self.velden.recognises, self.woorden.regels, self.names_records, self.explains_sign
        )

    def explains_sign(self, texts: Sequence[str]) -> bool:
        """Return whether the texts of a line say what a sign means: ``+ = effect``, or ``+`` and ``effect`` beside."""
        return bool(signs_in(texts[0], self.woorden)) or (
            len(texts) == 2 and is_sign(texts[0]) and meaning_of(texts[1], self.woorden) is not None
        )
