"""Findings and questions about how a workbook was read, in Dutch."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from openpyxl.utils.cell import get_column_letter

from toolkit.config.workbook import BladIndeling, WorkbookConfig
from toolkit.findings import USED_NOW, Bevindingen, bevinding, vraag
from toolkit.mapping.column import Column
from toolkit.mapping.likely import Likely, UnusedName
from toolkit.mapping.records import RecordLines
from toolkit.reading.body import LineKind, group_name
from toolkit.reading.sheet import OpenedWorkbook, Sheet
from toolkit.reading.tables import SheetTable
from toolkit.reading.workbook_reading import Richting, TableReading, Waarom
from toolkit.text import some

NO_TABLE, EMPTY = "geen tabel", "leeg"  # reasons to skip a sheet that nobody needs to be asked about


class Remarks:
    """Says what a person should know or decide about one workbook."""

    def __init__(self, bestand: str, bevindingen: Bevindingen, vragen: list[str], werkboek: str) -> None:
        self.bestand, self.werkboek = bestand, werkboek
        self._bevindingen = bevindingen
        self._vragen = vragen

    def report(
        self,
        soort: str,
        werkblad: str | None = None,
        cel: str | None = None,
        waarde: str | None = None,
        /,
        **woorden: Any,
    ) -> None:
        """Add a finding of a kind in ``meldingen.yml``, and ask what it asks."""
        self._bevindingen.add(
            bevinding(soort, bestand=self.bestand, werkblad=werkblad, cel=cel, waarde=waarde, **woorden)
        )
        self.ask(vraag(soort, bestand=self.bestand, werkblad=werkblad, waarde=waarde, **woorden))

    @property
    def asked(self) -> int:
        """How many questions there are so far."""
        return len(self._vragen)

    def ask(self, text: str | None) -> None:
        """Ask something, once; None asks nothing."""
        if text is not None and text not in self._vragen:
            self._vragen.append(text)

    def opened(self, book: OpenedWorkbook) -> None:
        """Report what the reader that opened the workbook cannot see."""
        for limit in book.limits:
            self.report("andere_lezer", grens=limit)

    def skipped(self, naam: str, reden: str, indeling: BladIndeling) -> None:
        """Report a sheet that is left out."""
        self.report("werkblad_overgeslagen", naam, reden=reden)
        if indeling.overslaan is None and reden not in {NO_TABLE, EMPTY}:
            self.ask(vraag("toch_interventies", werkblad=naam, reden=reden))

    def hidden_sheet(self, naam: str) -> None:
        """Report a hidden sheet with a table."""
        self.report("werkblad_verborgen", naam)

    def hidden_parts(self, sheet: Sheet, *, publish: bool) -> None:
        """Report hidden rows, columns and cells with content, and rows that only a filter hides."""
        rows = sorted({row for row, _ in sheet.cells if row in sheet.hidden_rows})
        cols = sorted({col for _, col in sheet.cells if col in sheet.hidden_cols})
        alone = sorted(place for place in sheet.hidden_cells if place[0] not in rows and place[1] not in cols)
        filtered = sorted({row for row, _ in sheet.cells} & sheet.filtered_rows)
        if (rows or cols or alone) and not publish:
            places = [*(f"kolom {get_column_letter(col)}" for col in cols), *(f"rij {row}" for row in rows)]
            places += [f"cel {get_column_letter(col)}{row}" for row, col in alone]
            self.report("cellen_verborgen", sheet.naam, plaatsen=some(places))
        if filtered:
            self.report("rijen_gefilterd", sheet.naam, rijen=some([f"rij {row}" for row in filtered]))

    def no_header(self, table: TableReading) -> None:
        """Report a table whose first line is a record; once a person has named all its columns that is settled."""
        if not all(column.waarom is Waarom.CURATOR for column in table.kolommen):
            self.report("kop_ontbreekt", table.werkblad, plaats=_line(table.kop[0], table.richting))

    def no_records(self) -> None:
        """Report a workbook with tables in which no column holds names of interventions."""
        self.report("geen_interventies")

    def linked_by_number(self, naam: str, known: int, unknown: Sequence[str]) -> None:
        """Report a table whose lines were given to interventions by their number, and the numbers nobody has."""
        self.report("gekoppeld_op_nummer", naam, aantal=known)
        if unknown:
            self.report("nummer_onbekend", naam, nummers=some(unknown))

    def first_of_runs(self, naam: str, columns: Iterable[tuple[Column, int]]) -> None:
        """Report columns of which the empty cells may mean *the same as above*."""
        for column, blank in columns:
            self.report("waarde_alleen_bovenaan", naam, kop=column.kop, aantal=blank)

    def nameless(self, naam: str, lines: Sequence[int], richting: Richting) -> None:
        """Report lines with content above the first name."""
        self.report("naam_ontbreekt", naam, plaats=_line(lines[0], richting))

    def unknown_groups(self, naam: str, table: SheetTable, is_name: Callable[[str], bool], likely: Likely) -> None:
        """Report lines that were taken for the name of a group of rows and that name no term."""
        for entry in table.body:
            cell = next(iter(table.strip.cells(entry.line).values()))
            if entry.kind is LineKind.GROUP and not is_name(cell.text):
                name = group_name(cell.text)
                possible = likely.possible(name)
                self.report(
                    "naam_van_groep",
                    naam,
                    cell.address,
                    name,
                    plaats=cell.address,
                    tekst=cell.text[:60],
                    kandidaten=likely.labels(possible),
                    lijkt_op=likely.of_name(name, possible),
                )

    def unused_sheet_name(self, one: UnusedName, likely: Likely) -> None:
        """Report the name of a sheet that may name a term and that says nothing of its interventions."""
        used = (one.used,) if one.used is not None and one.used.term is not None else ()
        self.report(
            "bladnaam_ongebruikt",
            one.naam,
            None,
            one.naam,
            kandidaten=(*likely.labels(one.possible), *(f"{USED_NOW}{label}" for label in likely.labels(used))),
            aantal=one.lacking,
            veld_label=likely.dimension(one.possible[0]),
            lijkt_op=likely.of_name(one.naam, one.possible, one.used),
        )

    def records(self, naam: str, records: Iterable[RecordLines]) -> None:
        """Report records that were put together because their name is repeated."""
        for record in records:
            if record.repeated:
                self.report("naam_herhaald", naam, regels=some([str(line) for line in record.lines]))

    def layout_changed(self, naam: str, gone: Sequence[str], new: Sequence[str]) -> None:
        """Report headers that differ from the layout that a person confirmed."""
        if not gone and not new:
            return
        parts = []
        if gone:
            parts.append(f"deze kolommen ontbreken: {some([f'“{kop}”' for kop in gone])}")
        if new:
            parts.append(f"deze kolommen zijn nieuw: {some([f'“{kop}”' for kop in new])}")
        self.report("indeling_gewijzigd", naam, anders=" en ".join(parts))

    def wrong_decision(self, naam: str, kop: str, wat: str) -> None:
        """Report a decision about a column that names a field or term that does not exist."""
        self.report("indeling_ongeldig", naam, kop=kop, wat=wat)

    def unknown_sheets(self, config: WorkbookConfig, present: Sequence[str]) -> None:
        """Report sheets that the layout names and the workbook does not have."""
        for naam in config.indeling:
            if naam != "*" and naam not in present:
                self.report("indeling_zonder_blad", blad=naam)


def _line(number: int, richting: Richting) -> str:
    return f"rij {number}" if richting is Richting.RIJEN else f"kolom {get_column_letter(number)}"
