"""What only a person can say of the columns of a workbook: few questions, each once, the most valuable first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from openpyxl.utils.cell import get_column_letter

from toolkit.config.workbook import WrittenAs, placed_key
from toolkit.findings import vraag
from toolkit.mapping.certainty import NUMBERED, OUTCOMES, PART, VALUES
from toolkit.mapping.column import Column, Knowledge
from toolkit.mapping.doubles import Double
from toolkit.mapping.likely import Likely, as_yaml
from toolkit.mapping.remarks import Remarks
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.workbook_reading import Richting, TableReading, Waarom
from toolkit.text import some
from toolkit.vocabulary.velden import NAAM

_SCREEN = 9  # questions; one more line tells what else there is
_SHOWN = 12
_MANY = 25  # columns that are one finding
_SHEETS = 4
_FIELDS = 4
_TITEL = "publicatie.titel"


@dataclass(frozen=True, slots=True)
class Held:
    """A table that is held back, with the columns that may hold the names, best first; none when it is no list.

    `fields` is the column that names a field on every line, when the list is a long one (*Kenmerk*, *Waarde*).
    """

    table: TableReading
    candidates: Sequence[Column]
    fields: Column | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A table, how its columns are read, and whether it is a list of interventions, or may be one."""

    table: TableReading
    columns: Sequence[Column]
    doubles: Sequence[Double]
    is_list: bool


class Questions:
    """Asks about the columns of one workbook."""

    def __init__(self, written_as: WrittenAs, remarks: Remarks, knowledge: Knowledge) -> None:
        self._file = f"data/werkboeken/{written_as.indeling}.yml"
        self._remarks = remarks
        self._velden = knowledge.velden
        self._likely = Likely(written_as, knowledge)
        self._named: set[str] = set()  # headers that a question about the names is about

    def names(self, held: Sequence[Held]) -> None:
        """Ask of every kind of table that is held back which column names the interventions."""
        groups: dict[tuple[object, ...], list[Held]] = {}
        for one in held:
            if one.fields is not None:
                self._long(one.table, one.fields)
            elif one.candidates:
                headers = tuple(column.kop.casefold() for column in one.table.kolommen)
                groups.setdefault((one.table.richting, headers), []).append(one)
        for group in groups.values():
            self._named.add(group[0].candidates[0].kop.casefold())
            for one in group:
                kandidaten = tuple(column.kop or get_column_letter(column.pos) for column in one.candidates)
                self._say("tabel_opgehouden", one.table.werkblad, kandidaten=kandidaten, **self._name_question(group))

    def no_lists(self, held: Sequence[Held]) -> None:
        """Name the tables that look like no list, but for those of which a person decided every column."""
        for one in held:
            decided = all(column.waarom is Waarom.CURATOR for column in one.table.kolommen)
            if not (one.candidates or one.fields or decided):
                self._say("geen_lijst", one.table.werkblad)

    def _long(self, table: TableReading, fields: Column) -> None:
        """Ask about a list with one field of one intervention on every line."""
        self._say("lange_lijst", table.werkblad, kolom=_shown(fields, table.richting, start=False))

    def _say(self, soort: str, werkblad: str, **woorden: Any) -> None:
        """Report what is about a whole sheet."""
        self._remarks.report(soort, werkblad, None, werkblad, indeling=self._file, **woorden)

    def _name_question(self, group: Sequence[Held]) -> dict[str, str]:
        """Return the words of the question which column of a table has the names."""
        first = group[0]
        best, *others = first.candidates
        richting = first.table.richting
        sheets = list(dict.fromkeys(one.table.werkblad for one in group))
        answer = [NAAM, _TITEL] if _TITEL in (best.veld, *best.ook, *best.voorstel[:1]) else NAAM
        key = best.kop if best.kop else placed_key("", best.place(richting))
        shown = ", ".join(_shown(column, richting, start=False) for column in others)
        return {
            "bladen": _sheets(sheets),
            "kolom": _shown(best, richting),
            "yaml": as_yaml({"indeling": {naam: {"kolommen": {key: answer}} for naam in sheets[:_SHEETS]}}),
            "anders": f"{_said('andere_kandidaten', kolommen=shown)} " if others else "",
        }

    def columns(self, asked: Sequence[Asked]) -> None:
        """Ask once per header what it means: doubles and proposals one by one, the rest together in one line."""
        told: set[tuple[str, str]] = set()
        for one in asked:
            for double in one.doubles:
                self._double(one, double, told)
        self._bands(asked)
        open_columns = self._open_columns(asked)
        single = [entry for entry in open_columns if entry[1].voorstel and entry[1].regel not in (PART, NUMBERED)]
        single.sort(key=lambda entry: -entry[1].zekerheid)
        room = max(0, _SCREEN - self._remarks.asked)
        apart = single[:room]
        for one, column, sheets in apart:
            self._ask_column(one, column, sheets)
        rest = [entry for entry in open_columns if not any(entry[1] is asked_[1] for asked_ in apart)]
        self._rest(rest)

    def _open_columns(self, asked: Sequence[Asked]) -> list[tuple[Asked, Column, list[str]]]:
        """Return every header that is not used in a list, with its best proposal and its sheets."""
        found: dict[str, tuple[Asked, Column, list[str]]] = {}
        for one in asked:
            if not one.is_list:
                continue
            claimed = {veld for column in one.columns for veld in column.velden}
            doubles = {double.other.pos for double in one.doubles}
            for column in one.columns:
                if (
                    column.veld is not None
                    or column.waarom is Waarom.CURATOR
                    or column.pos in doubles
                    or _crossed_in_band(column)
                ):
                    continue
                told = self._velden.dimensions if column.regel == VALUES else frozenset()  # may have several columns
                column = _without(column, (claimed if one.table.opgehouden is None else claimed | {NAAM}) - told)
                if column.kop and column.kop.casefold() in self._named:
                    continue
                key = column.kop.casefold() or f"{one.table.werkblad}!{column.pos}"
                entry = found.setdefault(key, (one, column, []))
                if one.table.werkblad not in entry[2]:
                    entry[2].append(one.table.werkblad)
        return list(found.values())

    def _bands(self, asked: Sequence[Asked]) -> None:
        """Ask once per band of crossed columns what the crosses below it are."""
        bands: dict[tuple[str, ...], list[tuple[Asked, Column]]] = {}
        for one in asked:
            for column in one.columns if one.is_list else ():
                if _crossed_in_band(column) and column.waarom is not Waarom.CURATOR:
                    bands.setdefault(tuple(map(str.casefold, column.path[:-1])), []).append((one, column))
        for members in bands.values():
            one, first = members[0]
            headers = list(dict.fromkeys(column.leaf for _, column in members))
            sheets = list(dict.fromkeys(asked_.table.werkblad for asked_, _ in members))
            self._remarks.report(
                "band_vraag",
                sheets[0],
                _header_cell(one.table, first),
                "\n".join(dict.fromkeys(column.kop for _, column in members)),
                bladen=_sheets(sheets),
                band=SEPARATOR.join(first.path[:-1]),
                koppen=some(headers, _SHOWN),
                indeling=self._file,
            )

    def _ask_column(self, one: Asked, column: Column, sheets: Sequence[str]) -> None:
        richting = one.table.richting
        key = column.kop or placed_key("", column.place(richting))
        self._remarks.report(
            "kolom_vraag",
            sheets[0],
            _header_cell(one.table, column),
            column.kop or None,
            bladen=_sheets(sheets),
            kolom=_shown(column, richting, start=False),
            regel=column.regel or _said("niet_zeker"),
            velden=" of ".join(f"“{veld}”" for veld in column.voorstel[:_FIELDS]),
            kandidaten=column.voorstel,
            indeling=self._file,
            yaml=as_yaml({"indeling": {sheets[0]: {"kolommen": {key: column.voorstel[0]}}}}),
            yaml_nee=as_yaml({key: None}),
            uitkomsten=_said("status_van_elk", veld=column.voorstel[-1]) if column.regel == OUTCOMES else "",
        )

    def _rest(self, rest: Sequence[tuple[Asked, Column, list[str]]]) -> None:
        names = [_shown(column, one.table.richting, start=False) for one, column, _ in rest]
        if len(rest) > _MANY:
            self._remarks.report("kolommen_onbekend", rest[0][2][0], aantal=len(names), kolommen=some(names, _SHOWN))
        else:
            for name, (one, column, sheets) in zip(names, rest, strict=True):
                near = dict.fromkeys(named.veld for named in self._likely.possible(column.leaf))
                self._remarks.report(
                    "kolom_onbekend",
                    sheets[0],
                    _header_cell(one.table, column),
                    column.kop or None,
                    kolom=name,
                    lijkt_op=self._likely.of_column(column, sheets[0]),
                    kandidaten=tuple(dict.fromkeys((*column.voorstel, *near))),
                )
        if rest:
            self._remarks.ask(vraag("niet_herkend", kolommen=some(names, _SHOWN), indeling=self._file))

    def _double(self, asked: Asked, double: Double, told: set[tuple[str, str]]) -> None:
        table = asked.table
        place = "kolom" if table.richting is Richting.RIJEN else "rij"
        kept, other = (_position(table, column.pos) for column in (double.kept, double.other))
        says = partial(
            _said,
            hoort_bij=double.kept.veld,
            plaats=place,
            plaatsen="kolommen" if place == "kolom" else "rijen",
            een=kept,
            ander=other,
            kop=double.kept.kop,
            andere_kop=double.other.kop,
        )
        keys = [placed_key(column.kop, f"{place} {at}") for column, at in ((double.kept, kept), (double.other, other))]
        self._remarks.report(
            "kolom_dubbel_gelezen" if double.both and not double.same_header else "kolom_dubbel",
            table.werkblad,
            f"{other}{table.kop[1]}" if place == "kolom" else None,
            None,
            gelezen=says("beide_gelezen" if double.both else "een_gelezen"),
            sleutel=keys[0],
            andere_sleutel=keys[1],
            **says.keywords,
        )
        headers = (double.kept.kop.casefold(), double.other.kop.casefold())
        if not double.both and headers not in told:
            told.add(headers)
            self._remarks.ask(says("welke_van_twee", werkblad=table.werkblad))


def _said(soort: str, **woorden: object) -> str:
    return vraag(soort, **woorden) or ""


def _crossed_in_band(column: Column) -> bool:
    return column.veld is None and column.crosses and len(column.path) > 1 and not column.voorstel


def _without(column: Column, claimed: set[str]) -> Column:
    """Return a column without the proposals that another column is for certain."""
    kept = column.voorstel[-1:] if column.regel == OUTCOMES else ()  # of the elements whose outcomes it may hold
    return replace(column, voorstel=tuple(veld for veld in column.voorstel if veld not in claimed or veld in kept))


def _sheets(sheets: Sequence[str]) -> str:
    shown = some([f"“{naam}”" for naam in sheets], _SHEETS)
    return f"{'Werkblad' if len(sheets) == 1 else 'Werkbladen'} {shown}"


def _shown(column: Column, richting: Richting, *, start: bool = True) -> str:
    place = column.place(richting)
    return f"{place[0].upper() + place[1:] if start else place} (“{column.kop or 'zonder kop'}”)"


def _position(table: TableReading, pos: int) -> str:
    return get_column_letter(pos) if table.richting is Richting.RIJEN else str(pos)


def _header_cell(table: TableReading, column: Column) -> str | None:
    return f"{get_column_letter(column.pos)}{table.kop[1]}" if table.richting is Richting.RIJEN else None
