"""What only a person can say of the columns of a workbook: few questions, each once, the most valuable first."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path

from openpyxl.utils.cell import get_column_letter
from ruamel.yaml import YAML

from toolkit.config.workbook import placed_key
from toolkit.findings import Ernst
from toolkit.mapping.certainty import NUMBERED, OUTCOMES, PART, VALUES
from toolkit.mapping.column import Column
from toolkit.mapping.doubles import Double
from toolkit.mapping.fields import FieldCatalogue
from toolkit.mapping.remarks import Remarks
from toolkit.reading.paths import SEPARATOR
from toolkit.reading.workbook_reading import Richting, TableReading, Waarom
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

    def __init__(self, pad: Path, remarks: Remarks, velden: FieldCatalogue) -> None:
        self._file = f"data/werkboeken/{pad.stem}.yml"
        self._remarks = remarks
        self._velden = velden
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
            text = self._name_question(group)
            self._named.add(group[0].candidates[0].kop.casefold())
            for one in group:
                self._remarks.find(
                    Ernst.FOUT,
                    "tabel_opgehouden",
                    text,
                    one.table.werkblad,
                    waarde=one.table.werkblad,
                    kandidaten=tuple(column.kop or get_column_letter(column.pos) for column in one.candidates),
                )
            self._remarks.ask(text)

    def _long(self, table: TableReading, fields: Column) -> None:
        """Ask about a list with one field of one intervention on every line."""
        text = (
            f"Werkblad “{table.werkblad}”: {_shown(fields, table.richting, start=False)} noemt op elke regel een ander "
            "kenmerk. Zo'n lange lijst wordt niet gelezen: maak er in Excel één rij per interventie van, met een kolom "
            "per kenmerk. Of is het geen lijst met interventies? Zet dan bij het blad `overslaan: true`."
        )
        self._remarks.find(Ernst.FOUT, "tabel_opgehouden", text, table.werkblad, waarde=table.werkblad)
        self._remarks.ask(text)

    def _name_question(self, group: Sequence[Held]) -> str:
        first = group[0]
        best, *others = first.candidates
        richting = first.table.richting
        sheets = list(dict.fromkeys(one.table.werkblad for one in group))
        answer = [NAAM, _TITEL] if _TITEL in (best.veld, *best.ook, *best.voorstel[:1]) else NAAM
        key = best.kop if best.kop else placed_key("", best.place(richting))
        text = (
            f"{_sheets(sheets)}: geen kop zegt zeker waar de namen van de interventies staan; daarom is hier niets "
            f"overgenomen. {_shown(best, richting)} lijkt de namen te hebben: klopt dat? Zet dan in {self._file}: "
            f"`{_yaml({'indeling': {naam: {'kolommen': {key: answer}} for naam in sheets[:_SHEETS]}})}`."
        )
        if others:
            text += f" Andere kandidaten: {', '.join(_shown(column, richting, start=False) for column in others)}."
        return f"{text} Geen lijst met interventies? Zet dan bij het blad `overslaan: true`."

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
            text = (
                f"{_sheets(sheets)}: wat zijn de kruisjes onder “{SEPARATOR.join(first.path[:-1])}” "
                f"({_some(headers)})? Zij geven nu geen kenmerk. Noem in {self._file} bij elke "
                "kolom het veld en de term, of zet in het werkboek de naam van een dimensie boven de kruisjes."
            )
            cell = _header_cell(one.table, first)
            koppen = "\n".join(dict.fromkeys(column.kop for _, column in members))
            self._remarks.find(Ernst.WAARSCHUWING, "kolom_vraag", text, sheets[0], cell, koppen)
            self._remarks.ask(text)

    def _ask_column(self, one: Asked, column: Column, sheets: Sequence[str]) -> None:
        richting = one.table.richting
        labels = [f"“{veld}”" for veld in column.voorstel[:_FIELDS]]
        key = column.kop or placed_key("", column.place(richting))
        text = (
            f"{_sheets(sheets)}: {_shown(column, richting, start=False)} is niet gebruikt "
            f"({column.regel or 'niet zeker'}). Is het {' of '.join(labels)}? Zet dan in {self._file}: "
            f"`{_yaml({'indeling': {sheets[0]: {'kolommen': {key: column.voorstel[0]}}}})}`, of `{_yaml({key: None})}` "
            "als het geen veld is."
        )
        if column.regel == OUTCOMES:
            text += f" Is het de status van elk element, zet er dan `{column.voorstel[-1]}`."
        self._remarks.find(
            Ernst.WAARSCHUWING,
            "kolom_vraag",
            text,
            sheets[0],
            _header_cell(one.table, column),
            column.kop or None,
            column.voorstel,
        )
        self._remarks.ask(text)

    def _rest(self, rest: Sequence[tuple[Asked, Column, list[str]]]) -> None:
        names = [_shown(column, one.table.richting, start=False) for one, column, _ in rest]
        many = len(rest) > _MANY
        for name, (one, column, sheets) in zip(names, rest[:1] if many else rest, strict=False):
            what = f"{len(names)} kolommen: {_some(names)}" if many else name
            self._remarks.find(
                Ernst.INFO,
                "kolom_onbekend",
                f"Bij {what} hoort geen bekend veld; de cellen zijn bewaard maar tellen niet mee. Zet de kop bij een "
                "veld in data/velden.yml, of noem de kolom in de indeling van dit bestand.",
                sheets[0],
                None if many else _header_cell(one.table, column),
                None if many else column.kop or None,
                () if many else column.voorstel,
            )
        if rest:
            self._remarks.ask(
                f"Niet herkend, en daarom niet gebruikt: {_some(names)}. Hoort er een bij een veld, noem haar dan in "
                f"{self._file}; anders hoeft u niets te doen."
            )

    def _double(self, asked: Asked, double: Double, told: set[tuple[str, str]]) -> None:
        table = asked.table
        place = "kolom" if table.richting is Richting.RIJEN else "rij"
        kept, other = (_position(table, column.pos) for column in (double.kept, double.other))
        ends = (
            "Beide zijn gelezen."
            if double.both
            else f"Alleen {place} {kept} is gelezen; de andere cellen zijn bewaard maar tellen niet mee."
        )
        self._remarks.find(
            Ernst.INFO if double.both and not double.same_header else Ernst.WAARSCHUWING,
            "kolom_dubbel",
            f"De {place}men {kept} (“{double.kept.kop}”) en {other} (“{double.other.kop}”) horen allebei bij het veld "
            f"“{double.kept.veld}”. {ends} Geef een van de twee een andere kop, of leg in de indeling vast wat elk is: "
            f"`{placed_key(double.kept.kop, f'kolom {kept}')}` en `{placed_key(double.other.kop, f'kolom {other}')}`."
            if place == "kolom"
            else f"De rijen {kept} en {other} horen allebei bij het veld “{double.kept.veld}”. {ends}",
            table.werkblad,
            f"{other}{table.kop[1]}" if place == "kolom" else None,
        )
        headers = (double.kept.kop.casefold(), double.other.kop.casefold())
        if not double.both and headers not in told:
            told.add(headers)
            self._remarks.ask(
                f"Werkblad “{table.werkblad}”: {place} {kept} (“{double.kept.kop}”) en {place} {other} "
                f"(“{double.other.kop}”) lijken allebei “{double.kept.veld}”. Welke is het?"
            )


def _some(names: Sequence[str]) -> str:
    more = f" en nog {len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return f"{', '.join(names[:_SHOWN])}{more}"


def _crossed_in_band(column: Column) -> bool:
    return column.veld is None and column.crosses and len(column.path) > 1 and not column.voorstel


def _without(column: Column, claimed: set[str]) -> Column:
    """Return a column without the proposals that another column is for certain."""
    kept = column.voorstel[-1:] if column.regel == OUTCOMES else ()  # of the elements whose outcomes it may hold
    return replace(column, voorstel=tuple(veld for veld in column.voorstel if veld not in claimed or veld in kept))


def _sheets(sheets: Sequence[str]) -> str:
    shown = ", ".join(f"“{naam}”" for naam in sheets[:_SHEETS])
    more = f" en nog {len(sheets) - _SHEETS}" if len(sheets) > _SHEETS else ""
    return f"{'Werkblad' if len(sheets) == 1 else 'Werkbladen'} {shown}{more}"


def _shown(column: Column, richting: Richting, *, start: bool = True) -> str:
    place = column.place(richting)
    return f"{place[0].upper() + place[1:] if start else place} (“{column.kop or 'zonder kop'}”)"


def _position(table: TableReading, pos: int) -> str:
    return get_column_letter(pos) if table.richting is Richting.RIJEN else str(pos)


def _header_cell(table: TableReading, column: Column) -> str | None:
    return f"{get_column_letter(column.pos)}{table.kop[1]}" if table.richting is Richting.RIJEN else None


def _yaml(value: object) -> str:
    """Return a value as YAML on one line."""
    yaml = YAML()
    yaml.default_flow_style = True
    yaml.width = 4096
    out = StringIO()
    yaml.dump(value, out)
    return out.getvalue().strip()
