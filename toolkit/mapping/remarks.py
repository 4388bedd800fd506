"""Findings and questions about how a workbook was read, in Dutch."""

from collections.abc import Callable, Iterable, Sequence

from openpyxl.utils.cell import get_column_letter

from toolkit.config.workbook import BladIndeling, WorkbookConfig
from toolkit.findings import Bevinding, Bevindingen, Ernst
from toolkit.mapping.column import Column
from toolkit.mapping.records import RecordLines
from toolkit.reading.body import LineKind
from toolkit.reading.sheet import OpenedWorkbook, Sheet
from toolkit.reading.tables import SheetTable
from toolkit.reading.workbook_reading import ColumnReading, Richting, TableReading, Waarom

SEVERAL = 8
_MANY = 25


class Remarks:
    """Says what a person should know or decide about one workbook."""

    def __init__(self, bestand: str, bevindingen: Bevindingen, vragen: list[str]) -> None:
        self.bestand = bestand
        self._bevindingen = bevindingen
        self._vragen = vragen

    def find(
        self,
        ernst: Ernst,
        code: str,
        melding: str,
        werkblad: str | None = None,
        cel: str | None = None,
        waarde: str | None = None,
        kandidaten: tuple[str, ...] = (),
    ) -> None:
        """Add a finding; see `Bevinding`."""
        self._bevindingen.add(
            Bevinding(ernst, code, melding, self.bestand, werkblad, cel, waarde=waarde, kandidaten=kandidaten)
        )

    @property
    def asked(self) -> int:
        """How many questions there are so far."""
        return len(self._vragen)

    def ask(self, vraag: str) -> None:
        """Ask something, once."""
        if vraag not in self._vragen:
            self._vragen.append(vraag)

    def opened(self, book: OpenedWorkbook) -> None:
        """Report what the reader that opened the workbook cannot see."""
        for limit in book.limits:
            self.find(Ernst.WAARSCHUWING, "andere_lezer", limit)

    def skipped(self, naam: str, reden: str, indeling: BladIndeling) -> None:
        """Report a sheet that is left out."""
        self.find(Ernst.INFO, "werkblad_overgeslagen", f"Het werkblad “{naam}” is niet gelezen: {reden}.", naam)
        if indeling.overslaan is None and reden not in {"geen tabel", "leeg"}:
            self.ask(
                f"Het werkblad “{naam}” is overgeslagen ({reden}). Staan er toch interventies op? "
                "Zet dan in de indeling van dit blad `overslaan: false`."
            )

    def hidden_sheet(self, naam: str) -> None:
        """Report a hidden sheet with a table."""
        self.find(
            Ernst.WAARSCHUWING,
            "werkblad_verborgen",
            f"Het werkblad “{naam}” is verborgen; de inhoud is niet overgenomen. Maak het zichtbaar in Excel, of zet "
            "`publiceer_verborgen: true` in de YAML van dit bestand als de inhoud openbaar mag zijn.",
            naam,
        )

    def hidden_parts(self, sheet: Sheet, *, publish: bool) -> None:
        """Report hidden rows and columns with content, and rows that only a filter hides."""
        rows = sorted({row for row, _ in sheet.cells if row in sheet.hidden_rows})
        cols = sorted({col for _, col in sheet.cells if col in sheet.hidden_cols})
        filtered = sorted({row for row, _ in sheet.cells} & sheet.filtered_rows)
        if (rows or cols) and not publish:
            places = [*(f"kolom {get_column_letter(col)}" for col in cols), *(f"rij {row}" for row in rows)]
            self.find(
                Ernst.WAARSCHUWING,
                "cellen_verborgen",
                f"Verborgen, en daarom niet overgenomen: {some(places)}. Maak ze zichtbaar in Excel, of zet "
                "`publiceer_verborgen: true` in de YAML van dit bestand als de inhoud openbaar mag zijn.",
                sheet.naam,
            )
        if filtered:
            self.find(
                Ernst.INFO,
                "rijen_gefilterd",
                f"Een filter in Excel verbergt {some([f'rij {row}' for row in filtered])}. "
                "Deze rijen zijn gewoon gelezen; haal ze weg als ze niet mee horen te doen.",
                sheet.naam,
            )

    def no_header(self, table: TableReading) -> None:
        """Report a table whose first line is a record; once a person has named all its columns that is settled."""
        first = (
            f"rij {table.kop[0]}" if table.richting is Richting.RIJEN else f"kolom {get_column_letter(table.kop[0])}"
        )
        if all(column.waarom is Waarom.CURATOR for column in table.kolommen):
            return
        text = (
            f"Werkblad “{table.werkblad}”: de tabel heeft geen kop; {first} is gelezen als de eerste interventie, en "
            "de kolommen zijn herkend aan hun waarden en hun plaats."
        )
        self.find(
            Ernst.WAARSCHUWING,
            "kop_ontbreekt",
            f"{text} Zet een rij met koppen boven de tabel, of zeg in de indeling wat elke kolom is.",
            table.werkblad,
        )
        self.ask(f"{text} Klopt dat?")

    def no_records(self) -> None:
        """Report a workbook with tables in which no column holds names of interventions."""
        text = "In dit bestand staat wel een tabel, maar geen kolom met namen van interventies is herkend."
        self.find(
            Ernst.WAARSCHUWING,
            "geen_interventies",
            f"{text} Geef de kolom met de namen een duidelijke kop, of wijs haar in de indeling aan als `naam`.",
        )
        self.ask(f"{text} Welke kolom is dat, of hoort dit bestand niet mee te doen?")

    def linked_by_number(self, naam: str, known: int, unknown: Sequence[str]) -> None:
        """Report a table whose lines were given to interventions by their number, and the numbers nobody has."""
        text = f"Werkblad “{naam}”: {known} nummers horen bij een interventie met hetzelfde nummer op een ander blad."
        self.find(Ernst.INFO, "gekoppeld_op_nummer", f"{text} Zo zijn de gegevens gekoppeld.", naam)
        self.ask(f"{text} Zijn het dezelfde nummers, of telt dit blad zijn eigen regels?")
        if unknown:
            self.find(
                Ernst.WAARSCHUWING,
                "nummer_onbekend",
                f"Werkblad “{naam}”: bij deze nummers is geen interventie gevonden, of meer dan een: {some(unknown)}. "
                "De cellen zijn bewaard maar tellen niet mee. Verbeter het nummer, of zet de naam in de rij.",
                naam,
            )

    def first_of_runs(self, naam: str, columns: Iterable[tuple[Column, int]]) -> None:
        """Report columns of which the empty cells may mean *the same as above*."""
        for column, blank in columns:
            text = (
                f"Werkblad “{naam}”: de kolom “{column.kop}” is bij {blank} interventies leeg, en lijkt alleen gevuld "
                "waar de waarde verandert. Een lege cel geeft nu geen kenmerk."
            )
            self.find(
                Ernst.WAARSCHUWING,
                "waarde_alleen_bovenaan",
                f"{text} Geldt de waarde ook voor de regels eronder, vul haar dan overal in of voeg de cellen samen.",
                naam,
            )
            self.ask(f"{text} Geldt de waarde ook voor de regels eronder?")

    def nameless(self, naam: str, lines: Sequence[int], richting: Richting) -> None:
        """Report lines with content above the first name."""
        first = f"rij {lines[0]}" if richting is Richting.RIJEN else f"kolom {get_column_letter(lines[0])}"
        self.find(
            Ernst.FOUT,
            "naam_ontbreekt",
            f"In {first} staat geen naam van een interventie. De cellen zijn bewaard maar tellen niet mee. "
            "Vul de naam in.",
            naam,
        )

    def unknown_groups(self, naam: str, table: SheetTable, is_name: Callable[[str], bool]) -> None:
        """Ask about lines that were taken for the name of a group of rows and that name no term."""
        for entry in table.body:
            cell = next(iter(table.strip.cells(entry.line).values()))
            if entry.kind is LineKind.GROUP and not is_name(cell.text):
                self.ask(
                    f"Werkblad “{naam}”: cel {cell.address} (“{cell.text[:60]}”) is gelezen als naam van een groep "
                    "regels, niet als interventie. Klopt dat?"
                )

    def records(self, naam: str, records: Iterable[RecordLines]) -> None:
        """Report records that were put together because their name is repeated."""
        for record in records:
            if record.repeated:
                lines = some([str(line) for line in record.lines])
                self.find(
                    Ernst.INFO,
                    "naam_herhaald",
                    f"De regels {lines} hebben dezelfde naam en zijn gelezen als één interventie. Zijn het er meer, "
                    "geef ze dan verschillende namen of nummers.",
                    naam,
                )

    def layout_changed(self, naam: str, gone: Sequence[str], new: Sequence[str]) -> None:
        """Report headers that differ from the layout that a person confirmed."""
        if not gone and not new:
            return
        parts = []
        if gone:
            parts.append(f"deze kolommen ontbreken: {some([f'“{kop}”' for kop in gone])}")
        if new:
            parts.append(f"deze kolommen zijn nieuw: {some([f'“{kop}”' for kop in new])}")
        text = f"Werkblad “{naam}” is anders dan de vastgelegde indeling; {' en '.join(parts)}."
        self.find(Ernst.WAARSCHUWING, "indeling_gewijzigd", f"{text} Pas de indeling van dit bestand aan.", naam)
        self.ask(f"{text} Klopt de indeling nog?")

    def wrong_decision(self, naam: str, kop: str, wat: str) -> None:
        """Report a decision about a column that names a field or term that does not exist."""
        self.find(
            Ernst.FOUT,
            "indeling_ongeldig",
            f"De indeling noemt bij de kolom “{kop}” {wat}, maar dat bestaat niet. De beslissing is niet gevolgd; "
            "verbeter haar in de YAML van dit bestand.",
            naam,
        )

    def unknown_sheets(self, config: WorkbookConfig, present: Sequence[str]) -> None:
        """Report sheets that the layout names and the workbook does not have."""
        for naam in config.indeling:
            if naam != "*" and naam not in present:
                text = f"De indeling noemt het werkblad “{naam}”, maar dat staat niet in het bestand."
                self.find(Ernst.WAARSCHUWING, "indeling_gewijzigd", f"{text} Pas de indeling van dit bestand aan.")
                self.ask(f"{text} Heeft het een andere naam gekregen?")


def _name(column: ColumnReading, place: str) -> str:
    return f"{place} {column.kolom} (“{column.kop or 'zonder kop'}”)"


def some(texts: Sequence[str]) -> str:
    """Return the first texts in one line, and how many more there are."""
    shown = ", ".join(texts[:SEVERAL])
    return shown if len(texts) <= SEVERAL else f"{shown} en nog {len(texts) - SEVERAL}"
