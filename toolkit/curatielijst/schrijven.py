"""Write the work list, `curatielijst.xlsx`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from toolkit.codes import ROLLEN
from toolkit.curatielijst.formulier import (
    ALLE_NAMEN,
    BLADEN,
    BOVENAAN,
    ID,
    JA,
    SOORTEN,
    VORMEN,
    Besluit,
    Invoer,
    Vragenblad,
)
from toolkit.curatielijst.keuzes import Keuzes
from toolkit.curatielijst.kolommen import INVOER_BREEDTE, OPZETTEN, Bladopzet
from toolkit.curatielijst.lezen import read_lijst
from toolkit.curatielijst.opmaak import make_formats, print_wide, set_height, write_text
from toolkit.curatielijst.uitleg import write_uitleg
from toolkit.curatielijst.vragen import NaamVraag, Vraag
from toolkit.exportvorm import LETTERTYPE
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.kinds import BLOKKEN
from toolkit.vocabulary.velden import Velden

SHEET_UITLEG, SHEET_BEGRIPPEN, SHEET_LIJSTEN = "Uitleg", "Begrippen", "Lijsten"
_KEUZELIJST = "Keuzelijst"  # header of the hidden column with the name of the list of a row
_FROM_LIST = "_van_de_regel"
# Where a list comes from: the list of the row itself, or one that is the same everywhere.
_LISTS: Mapping[Invoer, str] = {
    Invoer.BEGRIP: _FROM_LIST,
    Invoer.VELD: _FROM_LIST,
    Invoer.KOLOM: _FROM_LIST,
    Invoer.UITKOMST: _FROM_LIST,
    Invoer.INTERVENTIE: _FROM_LIST,
    Invoer.BLIJFT: _FROM_LIST,
    Invoer.ADRES: _FROM_LIST,
    Invoer.ANDERE_LIJST: "alle_begrippen",
    Invoer.ROL: "rollen",
    Invoer.ALLEEN_HIER: "ja",
    Invoer.SOORT: "soorten",
    Invoer.BLOK: "blokken",
}
# Here other text than a choice is right too: several choices with a semicolon between them, or a new address.
_FREE = {Invoer.BEGRIP, Invoer.ANDERE_LIJST, Invoer.INTERVENTIE, Invoer.ADRES}
_PRINTED = 2  # cells to fill in that fit on paper: the decision and the first it needs
_ONDER = "onder_"  # before the name of a list: the same, with a way to say that a term has nothing above it


def write_worklist(database: Path, target: Path, vocabulary: Vocabulary, velden: Velden) -> None:
    """Write every question of a finished `database` to `target`, an Excel workbook that asks for decisions.

    Text from the source is written as text: it can never run as a formula, also not after a curator edits the cell.
    The same database gives the same bytes.

    Args:
        database: what was built.
        target: the ``.xlsx`` file to write.
        vocabulary, velden: what there is to choose from.

    Raises:
        FileNotFoundError: there is no `database`.

    """
    keuzes = Keuzes(read_lijst(database), vocabulary, velden)
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": dict(LETTERTYPE),  # columns are measured in it
    }
    with xlsxwriter.Workbook(target, options) as workbook:
        # A workbook has a date of its own; a fixed one keeps the bytes the same.
        workbook.set_properties({"title": "Curatielijst", "created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = make_formats(workbook)
        per_blad = {
            blad: [vraag for vraag in keuzes.lijst.vragen if isinstance(vraag, soort)] for soort, blad in BLADEN.items()
        }
        asked = {blad: vragen for blad, vragen in per_blad.items() if vragen}
        write_uitleg(workbook.add_worksheet(SHEET_UITLEG), formats, asked, keuzes.lijst.werkboeken)
        for blad, vragen in asked.items():
            _Vragenblad(workbook.add_worksheet(blad.naam), formats, blad, OPZETTEN[type(vragen[0])]).write(
                vragen, keuzes
            )
        _write_begrippen(workbook.add_worksheet(SHEET_BEGRIPPEN), formats, vocabulary)
        _write_lijsten(workbook, keuzes)


class _Vragenblad:
    """Writes one sheet of questions: what the build knows, what to fill in, where it stands."""

    def __init__(self, sheet: Worksheet, formats: Mapping[str, Format], blad: Vragenblad, opzet: Bladopzet) -> None:
        self._sheet, self._formats, self._blad, self._opzet = sheet, formats, blad, opzet
        headers = [*(k.kop for k in opzet.voor), *blad.invoer, *(k.kop for k in opzet.na), ID, _KEUZELIJST]
        self._place = {header: number for number, header in enumerate(headers)}
        self._widths = {kolom.kop: kolom.breedte for kolom in (*opzet.voor, *opzet.na)}
        self._widths |= {invoer: INVOER_BREEDTE[invoer] for invoer in blad.invoer} | {ID: 24, _KEUZELIJST: 10}

    def write(self, vragen: Sequence[Vraag], keuzes: Keuzes) -> None:
        self._headers()
        row = 0
        if isinstance(vragen[0], NaamVraag):
            row += 1
            self._row(row, {self._opzet.voor[0].kop: _ALLE_NAMEN}, ALLE_NAMEN, keuzes.of(vragen[0]))
        for vraag in vragen:
            row += 1
            shown = {kolom.kop: kolom.toon(vraag, keuzes) for kolom in (*self._opzet.voor, *self._opzet.na)}
            self._row(row, shown, vraag.id, keuzes.of(vraag))
        self._sheet.autofilter(0, 0, row, self._place[ID])
        self._sheet.print_area(0, 0, row, len(self._opzet.voor) + _PRINTED - 1)
        self._lists(row)
        self._colours(row)

    def _headers(self) -> None:
        set_height(self._sheet, 0, [(header, self._widths[header] - 4) for header in self._place])
        for header, number in self._place.items():
            looked_up = number >= len(self._opzet.voor) + len(self._blad.invoer)
            options = {"hidden": header == _KEUZELIJST, "level": int(looked_up and header != _KEUZELIJST)}
            self._sheet.set_column(number, number, self._widths[header], None, options)
            mine = self._formats["kop_invullen" if header in self._blad.invoer else "kop"]
            self._sheet.write_string(0, number, header, mine)
        self._sheet.freeze_panes(1, 1)
        self._sheet.outline_settings(symbols_right=False)
        print_wide(self._sheet)

    def _row(self, row: int, shown: Mapping[str, str | int], key: str, keuzelijst: str) -> None:
        for header, number in self._place.items():
            value = shown.get(header)
            if header in self._blad.invoer:
                self._sheet.write_blank(row, number, None, self._formats["invullen"])
            elif isinstance(value, int):
                self._sheet.write_number(row, number, value, self._formats["getal"])
            elif header not in (ID, _KEUZELIJST):
                write_text(self._sheet, row, number, value, self._formats["tekst"])
        texts = [(str(value), self._widths[header]) for header, value in shown.items()]
        set_height(self._sheet, row, [*texts, (key, self._widths[ID])])
        write_text(self._sheet, row, self._place[ID], key, self._formats["id"])
        write_text(self._sheet, row, self._place[_KEUZELIJST], keuzelijst, self._formats["id"])

    def _lists(self, last: int) -> None:
        """Add the drop-down lists; the list follows a name on the row, so that it stays right after sorting."""
        keuzelijst = self._cell(_KEUZELIJST)
        sources: dict[Invoer, str] = {Invoer.BESLUIT: f"=besluit_{self._blad.naam.lower()}"}
        for invoer, source in _LISTS.items():
            sources[invoer] = f"=INDIRECT({keuzelijst})" if source is _FROM_LIST else f"={source}"
        sources[Invoer.VALT_ONDER] = f'=INDIRECT("{_ONDER}"&{keuzelijst})'
        for invoer in self._blad.invoer:
            if invoer in sources:
                number = self._place[invoer]
                rule = {"validate": "list", "source": sources[invoer], "show_error": invoer not in _FREE}
                self._sheet.data_validation(1, number, last, number, {**rule, **_ERROR})

    def _colours(self, last: int) -> None:
        """Colour what a decision still misses, and what does not go with it."""
        for invoer in self._blad.invoer:
            if invoer is Invoer.BESLUIT:
                continue
            needed = [b for b in self._blad.besluiten if invoer in VORMEN[b].nodig]
            misses = [f"AND({self._is(needed)},{self._blank(invoer)})"] if needed else []
            one_of = [b for b in self._blad.besluiten if invoer in VORMEN[b].een_van]
            if one_of:
                both = ",".join(self._blank(other) for other in VORMEN[one_of[0]].een_van)
                misses.append(f"AND({self._is(one_of)},{both})")
            strange = [b for b in self._blad.besluiten if invoer not in VORMEN[b].hoort]
            misses += [f"AND({self._is(strange)},NOT({self._blank(invoer)}))"] if strange else []
            number = self._place[invoer]
            rules = [(f"=OR({','.join(misses)})", "mist")]
            rules += [(f"={self._is(strange)}", "niet_nodig")] if strange else []
            for criteria, format_ in rules:
                rule = {"type": "formula", "criteria": criteria, "format": self._formats[format_], "stop_if_true": True}
                self._sheet.conditional_format(1, number, last, number, rule)

    def _cell(self, header: str) -> str:
        return f"${xl_col_to_name(self._place[header])}2"

    def _blank(self, invoer: Invoer) -> str:
        return f"LEN(TRIM({self._cell(invoer)}))=0"

    def _is(self, besluiten: Sequence[Besluit]) -> str:
        cell = self._cell(Invoer.BESLUIT)
        return "OR(" + ",".join(f'{cell}="{besluit}"' for besluit in besluiten) + ")"


_ALLE_NAMEN = "ALLE NAMEN HIERONDER waarbij u niets invult"
_ERROR = {
    "error_title": "Staat niet in de lijst",
    "error_message": "Kies een waarde uit de lijst, of laat de cel leeg.",
}


def _write_begrippen(sheet: Worksheet, formats: Mapping[str, Format], vocabulary: Vocabulary) -> None:
    """Write the vocabulary, to look up what a term means."""
    headers = {"Lijst": 26, "Begrip": 44, "Valt onder": 34, "Definitie": 90, "Engels": 40, "Ook bekend als": 60}
    for column, (header, width) in enumerate(headers.items()):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, header, formats["kop"])
    sheet.freeze_panes(1, 2)
    print_wide(sheet)
    row = 0
    for dimension in vocabulary:
        for term in dimension.termen.values():
            row += 1
            above = dimension.termen[term.broader].nl if term.broader else ""
            also = "; ".join((*term.alt, *term.alledaags))
            texts = (dimension.label, f"{term.nl} [{term.id}]", above, term.definitie, term.en, also)
            for column, text in enumerate(texts):
                write_text(sheet, row, column, text, formats["tekst"])
            set_height(sheet, row, [(text or "", width) for text, width in zip(texts, headers.values(), strict=True)])
    sheet.autofilter(0, 0, row, len(headers) - 1)


def _write_lijsten(workbook: Workbook, keuzes: Keuzes) -> None:
    """Write the choices of every drop-down list to a hidden sheet, each in a column with a name."""
    sheet = workbook.add_worksheet(SHEET_LIJSTEN)
    sheet.hide()
    lists: dict[str, Iterable[str]] = {f"besluit_{blad.naam.lower()}": blad.besluiten for blad in BLADEN.values()}
    lists |= {"rollen": ROLLEN, "ja": (JA,), "soorten": SOORTEN, "blokken": BLOKKEN}
    lists |= {"alle_begrippen": keuzes.all_terms(), **keuzes.per_naam}
    for column, (naam, choices) in enumerate(lists.items()):
        last = 0
        for row, text in enumerate(choices):
            sheet.write_string(row, column, text)
            last = row + 1
        letter = xl_col_to_name(column)
        workbook.define_name(naam, f"={SHEET_LIJSTEN}!${letter}$1:${letter}${max(last, 1)}")
        sheet.write_string(last, column, BOVENAAN)
        workbook.define_name(f"{_ONDER}{naam}", f"={SHEET_LIJSTEN}!${letter}$1:${letter}${last + 1}")
