"""What reading a workbook yields: every source cell, and the records that its tables hold.

These types are the contract between `toolkit.reading` (sheets and tables), `toolkit.mapping` (columns to fields) and
everything after them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from toolkit.codes import Celsoort as Celsoort
from toolkit.codes import Status
from toolkit.config.correcties import AppliedCorrection
from toolkit.config.workbook import WrittenAs
from toolkit.text import visible


class Richting(StrEnum):
    """Whether the records of a table are its rows or its columns."""

    RIJEN = "rijen"
    KOLOMMEN = "kolommen"


class Waarom(StrEnum):
    """Why a column was taken for a field."""

    EXACT = "exact"
    SYNONIEM = "synoniem"
    FUZZY = "fuzzy"
    WAARDEN = "waarden"
    POSITIE = "positie"
    CURATOR = "curator"


@dataclass(slots=True)
class SourceCell:
    """One piece of content of a data sheet: a value, a link, a comment, or the sheet's name.

    Attributes:
        werkblad: title of the sheet.
        rij, kolom: Excel row (from 1) and column letter; both None for the sheet's name.
        soort: what it holds.
        waarde: the text (``2015`` not ``2015.0``, ISO dates, cached value of a formula), or None when hidden.
        verborgen: the column, row or sheet is hidden, so the value is not published.
        kop: joined path of the header it stands under, such as ``Fase › Groep``, or None outside a table; for a cell
            of the header its own path.
        veld: field the column was mapped to, or None; always None in the header.
        kopcel: it is part of the header of a table.
        ruw: the value itself, such as ``0.45`` where Excel shows ``45%``; None when that is `waarde`.
        zonder_doorhaling: `waarde` without the words that are struck through; None when none is.

    """

    werkblad: str
    rij: int | None
    kolom: str | None
    soort: Celsoort
    waarde: str | None
    verborgen: bool = False
    kop: str | None = None
    veld: str | None = None
    kopcel: bool = False
    ruw: str | None = None
    zonder_doorhaling: str | None = None

    @property
    def adres(self) -> str | None:
        """The Excel address, such as ``B6``, or None for a sheet's name."""
        return None if self.rij is None else f"{self.kolom}{self.rij}"


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One value of one record in one field.

    Attributes:
        veld: name of the field, as in `data/velden.yml`.
        text: cleaned text (see `toolkit.text.clean`); for a cross the mark itself, such as ``x``.
        cell: the source cell that holds it.
        term: for a cross below a header that is a term: the id of that term; else None.
        kop: joined path of the header.
        overgenomen: taken over from a sheet's name, a group row, the header behind a cross, or a merge over several
            records.
        statussen: what the cell itself (of a cross) or the cell beside it says of each item; None for what is not
            understood; empty when nothing says anything.
        naast: the cell beside it that holds `statussen`, or None.
        erboven: the status that a heading above it gives every item; None when none does.
        tekens: what the signs behind items mean on its sheet (an id of a status, ``ja``, ``nee`` or ``leeg``), when its
            column asks about the others; else None.

    """

    veld: str
    text: str
    cell: SourceCell
    term: str | None = None
    kop: str | None = None
    overgenomen: bool = False
    statussen: tuple[Status | None, ...] = ()
    naast: SourceCell | None = None
    erboven: Status | None = None
    tekens: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """One record: the values of one intervention, possibly over several rows (or columns).

    `values` keeps the order of the sheet; a field may occur more than once (a second publication on the next row, two
    columns for one field). `line_of` tells the lines of a record apart. `overig` are the cells in columns that nobody
    knows yet: kept and shown, not understood.
    """

    werkblad: str
    eerste: int
    laatste: int
    values: tuple[FieldValue, ...]
    richting: Richting = Richting.RIJEN
    overig: tuple[SourceCell, ...] = ()

    def line_of(self, value: FieldValue) -> int | str | None:
        """Return the line of the record that holds `value`: its row, or its column when records are columns."""
        return value.cell.rij if self.richting is Richting.RIJEN else value.cell.kolom

    def of(self, veld: str) -> tuple[FieldValue, ...]:
        """Return the values of one field, in the order of the sheet."""
        return tuple(value for value in self.values if value.veld == veld)


@dataclass(frozen=True, slots=True)
class ColumnReading:
    """How one column (or, in a transposed table, one row) is read.

    Attributes:
        kolom, kop: its letter (or row number) and the joined path of its header.
        veld: the field it is, or may be when it is not `gebruikt`.
        zekerheid: 0 to 100.
        waarom: what decided; None when it was not recognised.
        term: the term its header stands for, when its cells are crosses.
        ook: another field that its values are as well.
        gebruikt: its values become data; else its field is a proposal until a person says yes.
        kandidaten: the fields that a column may be that is not used, best first.
        regel: the rule behind `waarom`, in Dutch; empty when that says enough.

    """

    kolom: str
    kop: str
    veld: str | None
    zekerheid: int
    waarom: Waarom | None
    term: str | None = None
    ook: tuple[str, ...] = ()
    gebruikt: bool = True
    kandidaten: tuple[str, ...] = ()
    regel: str = ""

    @property
    def velden(self) -> tuple[str, ...]:
        """The fields that its values become; empty when it is not used."""
        return (self.veld, *self.ook) if self.veld is not None and self.gebruikt else ()


@dataclass(frozen=True, slots=True)
class TableReading:
    """How one table is read; numbers are Excel's, letters too when the records are columns.

    `opgehouden` says why nothing of the table is read, in Dutch; None when it is.
    `regels` holds the rule that decided each line of the header and each line that is skipped, `einde_kop` the one that
    decided where the header ends, and `zekerheid_kop` how sure it is that this is a header, from 0 to 100.
    """

    werkblad: str
    richting: Richting
    kop: tuple[int, int]
    gegevens: tuple[int, int]
    aantal: int
    overgeslagen: tuple[tuple[int, str], ...]
    kolommen: tuple[ColumnReading, ...]
    opgehouden: str | None = None
    regels: Mapping[int, str] = field(default_factory=dict)
    einde_kop: str = ""
    zekerheid_kop: int = 0

    @property
    def zonder_kop(self) -> bool:
        """Whether nothing names the columns: the records start where a header would."""
        return self.gegevens[0] <= self.kop[1]


@dataclass(slots=True)
class WorkbookReading:
    """Everything one workbook holds and how it was understood; `correcties` are the values that curators put right."""

    pad: Path
    sha256: str
    written_as: WrittenAs
    cellen: list[SourceCell] = field(default_factory=list)
    tabellen: list[TableReading] = field(default_factory=list)
    records: list[SourceRecord] = field(default_factory=list)
    overgeslagen: list[tuple[str, str]] = field(default_factory=list)
    vragen: list[str] = field(default_factory=list)
    correcties: list[AppliedCorrection] = field(default_factory=list)


class WorkbookError(Exception):
    """A file cannot be opened as a workbook; the message names the file and the cause in Dutch.

    Names of files and of what is in them may hold anything: a terminal shows only what can be seen.
    """

    def __init__(self, message: str) -> None:
        super().__init__(visible(message))
