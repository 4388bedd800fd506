"""Write interventions as a workbook in a given layout."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.made_up.layouts import GROUPS, HEADERS, MARKS, SEPARATORS, Layout
from tests.made_up.truth import DIMENSIONS, VerzonnenInterventie, label, usable_terms
from toolkit.vocabulary.dimension import Vocabulary

Value = str | int | None

_TITLES = {
    "nl": ("Overzicht van interventies", "Samengesteld door het projectteam", "Peildatum: 1 november 2026"),
    "en": ("Overview of interventions", "Compiled by the project team", "Date: 1 November 2026"),
}
_NOTES = {
    "nl": ("* Een element met een ster is beoogd, niet gemeten.", "Bron: openbare webpagina's, najaar 2026."),
    "en": ("* An element with an asterisk is intended, not measured.", "Source: public web pages, autumn 2026."),
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column: its group header, its own header, and the value of a record on its n-th line."""

    group: str
    leaf: str
    value: Callable[[VerzonnenInterventie, int], Value]
    per_publication: bool = False


@dataclass(slots=True)
class Renderer:
    """Renders one truth in one layout."""

    vocabulary: Vocabulary
    layout: Layout
    random: Random

    def write(self, truth: Sequence[VerzonnenInterventie], path: Path) -> None:
        """Save the workbook at `path`."""
        book = Workbook()
        book.remove(book.worksheets[0])
        if self.layout.guide:
            self._guide(book.create_sheet("Leeswijzer" if self.layout.language == "nl" else "Read me"))
        if self.layout.land == "sheets":
            for land in dict.fromkeys(one.terms["land"][0] for one in truth):
                group = [one for one in truth if one.terms["land"][0] == land]
                self._sheet(book.create_sheet(self._label("land", land)), group)
        else:
            self._sheet(book.create_sheet("Interventies"), truth)
        if self.layout.guide:
            self._list_of_terms(book.create_sheet("Lijsten" if self.layout.language == "nl" else "Lists"))
        book.save(path)

    def _label(self, veld: str, term: str) -> str:
        return label(self.vocabulary, veld, term, self.layout.language)

    def _guide(self, sheet: Worksheet) -> None:
        for text in ("Toelichting bij dit bestand.", "Elke rij is een interventie.", "Wat niet bekend is, is leeg."):
            sheet.append([text])

    def _list_of_terms(self, sheet: Worksheet) -> None:
        sheet.append(["Lijst", "Waarde"])
        for veld in ("fase", "domein"):
            for term in usable_terms(self.vocabulary, veld):
                sheet.append([HEADERS[veld]["nl"][0], self._label(veld, term)])

    def _sheet(self, sheet: Worksheet, truth: Sequence[VerzonnenInterventie]) -> None:
        if self.layout.shape == "sideways":
            self._sideways(sheet, truth)
            return
        half = len(truth) // 2 if self.layout.shape == "stacked" and len(truth) > 3 else len(truth)
        last = self._table(sheet, truth[:half], 1)
        if half < len(truth):
            sheet.cell(last + 2, 1, "Vervolg" if self.layout.language == "nl" else "Continued")
            self._table(sheet, truth[half:], last + 3)

    def _sideways(self, sheet: Worksheet, truth: Sequence[VerzonnenInterventie]) -> None:
        """Write the records as columns; titles and notes stay above and below."""
        lying = Workbook().worksheets[0]
        columns = self._columns()
        at = self._headers(lying, columns, 1)
        for one in truth:
            at = self._record(lying, columns, one, at)
        top = self._titles(sheet, 1)
        for row in lying.iter_rows():
            for cell in row:
                if cell.value is not None:
                    sheet.cell(top + (cell.column or 1) - 1, cell.row, str(cell.value))
        self._notes(sheet, top + len(columns))

    def _titles(self, sheet: Worksheet, row: int) -> int:
        for title in _TITLES[self.layout.language][: self.layout.titles]:
            sheet.cell(row, 1, title)
            row += 1
        return row + (1 if self.layout.titles else 0)

    def _notes(self, sheet: Worksheet, row: int) -> int:
        for note in _NOTES[self.layout.language][: self.layout.notes]:
            sheet.cell(row + 1, 1, note)
            row += 1
        return row

    def _table(self, sheet: Worksheet, truth: Sequence[VerzonnenInterventie], top: int) -> int:
        """Write one table from row `top` on and return its last row, notes included."""
        columns = self._columns()
        row = self._headers(sheet, columns, self._titles(sheet, top))
        first = row
        lands = [one.terms["land"][0] for one in truth]
        order = (
            sorted(truth, key=lambda one: lands.index(one.terms["land"][0])) if self.layout.land == "groups" else truth
        )
        land = None
        for one in order:
            if self.layout.land == "groups" and one.terms["land"][0] != land:
                land = one.terms["land"][0]
                sheet.cell(row, 1, self._label("land", land))
                row += 1
            row = self._record(sheet, columns, one, row)
        if self.layout.shape == "beside":
            self._beside(sheet, first - 1, len(columns) + 3)
        return self._notes(sheet, row)

    def _beside(self, sheet: Worksheet, row: int, col: int) -> None:
        rows: list[tuple[str, Value]] = [
            ("Onderwerp", "Aantal"),
            ("Sport", 4),
            ("Muziek", 7),
            ("Theater", 2),
            ("Koken", 9),
        ]
        for at, (subject, number) in enumerate(rows, row):
            sheet.cell(at, col, subject)
            sheet.cell(at, col + 1, number)

    def _record(self, sheet: Worksheet, columns: Sequence[_Column], one: VerzonnenInterventie, row: int) -> int:
        lines = 1 if self.layout.several == "first" else len(one.jaren)
        for line in range(lines):
            for col, column in enumerate(columns, 1):
                if line and not column.per_publication and self.layout.several in {"merged", "blank"}:
                    continue
                value = column.value(one, line)
                sheet.cell(row + line, col, self._spaced(value) if value else (self.layout.missing or None))
        if self.layout.several == "merged" and lines > 1 and self.layout.shape != "sideways":
            for col, column in enumerate(columns, 1):
                if not column.per_publication:
                    sheet.merge_cells(start_row=row, end_row=row + lines - 1, start_column=col, end_column=col)
        return row + lines

    def _spaced(self, value: Value) -> Value:
        if not self.layout.spaces or not isinstance(value, str):
            return value
        return f"\u200b{value}\u00a0 " if self.random.random() < 0.5 else value.replace(" ", "\u00a0")

    def _columns(self) -> list[_Column]:
        about, traits, study = GROUPS[self.layout.language]
        columns = [_Column(about, self._header("naam"), lambda one, _: one.naam)]
        if self.layout.several == "numbered":
            columns.insert(
                0, _Column(about, "Nr.", lambda one, _: one.naam[:3].upper() + str(len(one.naam)) + one.naam[-2:])
            )
        columns.append(_Column(about, self._header("doel"), lambda one, _: one.doel))
        for veld in DIMENSIONS:
            if veld == "land" and not self._land_in_column():
                continue
            columns += (
                self._crosses(veld)
                if veld in self.layout.crossed
                else [self._list(veld, about if veld == "land" else traits)]
            )
        columns.append(_Column(study, self._header("jaar"), lambda one, line: one.jaren[line], per_publication=True))
        if self.layout.unknown_column:
            columns.append(
                _Column(study, "Kleur van de omslag", lambda one, _: "blauw" if len(one.naam) % 2 else "groen")
            )
        if self.layout.hidden:
            columns.append(_Column(study, "Intern", lambda one, _: "nog nabellen"))
        return columns

    def _land_in_column(self) -> bool:
        return self.layout.land == "column" or (self.layout.land == "groups" and self.layout.shape == "sideways")

    def _list(self, veld: str, group: str) -> _Column:
        separator = SEPARATORS[self.layout.separator]

        def value(one: VerzonnenInterventie, _line: int) -> Value:
            items = [*(self._label(veld, term) for term in one.terms[veld]), *one.unknown.get(veld, ())]
            if not items:
                return None
            if separator.startswith("\n") and len(separator) > 1:
                return "\n".join(f"{separator[1:]}{item}" for item in items)
            if separator == "; en ":
                return "; ".join(items[:-1]) + ("; en " if len(items) > 1 else "") + items[-1]
            return separator.join(items)

        return _Column(group, self._header(veld), value)

    def _crosses(self, veld: str) -> list[_Column]:
        mark = MARKS[self.layout.mark]
        group = HEADERS[veld][self.layout.language][0]

        def value_of(term: str) -> Callable[[VerzonnenInterventie, int], Value]:
            return lambda one, _: mark if term in one.terms[veld] else None

        return [_Column(group, self._label(veld, term), value_of(term)) for term in usable_terms(self.vocabulary, veld)]

    def _header(self, veld: str) -> str:
        return self._noisy(self.random.choice(HEADERS[veld][self.layout.language]))

    def _noisy(self, text: str) -> str:
        match self.layout.noise:
            case "numbered":
                return f"{self.random.randint(1, 9)}. {text}"
            case "footnotes":
                return f"{text}{self.random.choice(['*', '¹', ' (1)', '²'])}"
            case "breaks":
                return text.replace(" ", "\n", 1)
            case "case":
                return text.upper()
            case "colon":
                return f"{text}:"
            case "typos" if len(text) > 7:
                at = self.random.randint(3, len(text) - 4)
                swapped = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
                return swapped if " " not in text[at : at + 2] else text
            case _:
                return text

    def _headers(self, sheet: Worksheet, columns: Sequence[_Column], row: int) -> int:
        """Write the header from `row` on and return the row below it."""
        bold = Font(bold=self.random.random() < 0.5)
        if self.layout.header != "one":
            self._group_line(sheet, columns, row)
            row += 1
        for col, column in enumerate(columns, 1):
            sheet.cell(row, col, column.leaf).font = bold
            if column.leaf == "Intern" and self.layout.shape != "sideways":
                sheet.column_dimensions[get_column_letter(col)].hidden = True
        return row + 1

    def _group_line(self, sheet: Worksheet, columns: Sequence[_Column], row: int) -> None:
        start = 0
        while start < len(columns):
            end = start
            while end + 1 < len(columns) and columns[end + 1].group == columns[start].group:
                end += 1
            sheet.cell(row, start + 1, columns[start].group)
            if self.layout.header == "merged" and end > start and self.layout.shape != "sideways":
                sheet.merge_cells(start_row=row, end_row=row, start_column=start + 1, end_column=end + 1)
            start = end + 1
