"""One screen per workbook: how it would be read, what is asked, and the YAML to answer with."""

from collections import Counter
from io import StringIO

from rich.console import Console, Group
from rich.panel import Panel
from rich.table import Table as ScreenTable
from rich.text import Text
from ruamel.yaml import YAML

from toolkit.config.workbook import placed_key
from toolkit.findings import Bevindingen, Ernst
from toolkit.inspection.as_json import Json, table_as_json
from toolkit.mapping.fields import FieldCatalogue
from toolkit.reading.workbook_reading import ColumnReading, Richting, TableReading, Waarom, WorkbookReading
from toolkit.text import counted
from toolkit.vocabulary.dimension import Vocabulary

_MOST = 6  # lines that are named
_WHY = {
    Waarom.EXACT: "de kop is de naam van het veld",
    Waarom.SYNONIEM: "de kop is een bekende andere naam",
    Waarom.FUZZY: "de kop lijkt erop",
    Waarom.WAARDEN: "de waarden wijzen erop",
    Waarom.POSITIE: "de plaats van de kolom",
    Waarom.CURATOR: "vastgelegd door een mens",
}


_MARKS = {  # by gebruikt, and whether a rule says why it is not sure
    (True, True): "",
    (True, False): "",
    (False, True): " (voorstel)",
    (False, False): " (wacht op de namen)",
}


def show_reading(
    console: Console, reading: WorkbookReading, bevindingen: Bevindingen, velden: FieldCatalogue, vocabulary: Vocabulary
) -> None:
    """Print how the workbook is read. Tables with the same layout are shown once."""
    console.print(Text(reading.pad.name, style="bold"))
    console.print(
        f"{counted(len(reading.records), 'interventie', 'interventies')} uit "
        f"{counted(len(reading.tabellen), 'tabel', 'tabellen')}; "
        f"{counted(len(reading.cellen), 'broncel', 'broncellen')} bewaard.\n"
    )
    names = {**velden.labels, **{dimension.naam: dimension.label for dimension in vocabulary}}
    for tables in _alike(reading.tabellen):
        console.print(_panel(tables, names))
    if reading.overgeslagen:
        console.print(Text("Niet gelezen", style="bold"))
        for naam, reden in reading.overgeslagen:
            console.print(f"  werkblad {naam}: {reden}", highlight=False, markup=False)
        console.print()
    warnings = [b for b in bevindingen if b.ernst is not Ernst.INFO and b.melding not in reading.vragen]
    if warnings:
        console.print(Text("Let op", style="bold yellow"))
        for bevinding in warnings:
            place = " ".join(filter(None, [bevinding.werkblad, bevinding.cel]))
            console.print(f"  {place + ': ' if place else ''}{bevinding.melding}", highlight=False, markup=False)
        console.print()
    _questions(console, reading)


def _alike(tables: list[TableReading]) -> list[list[TableReading]]:
    """Group tables whose columns are read the same way, keeping the order of the sheets."""
    groups: dict[tuple[object, ...], list[TableReading]] = {}
    for table in tables:
        columns = tuple(
            (column.kolom, column.kop, column.velden, column.veld, column.term) for column in table.kolommen
        )
        groups.setdefault((table.richting, table.kop, columns), []).append(table)
    return list(groups.values())


def _panel(tables: list[TableReading], names: dict[str, str]) -> Panel:
    first = tables[0]
    upright = first.richting is Richting.RIJEN
    grid = ScreenTable(box=None, pad_edge=False, header_style="dim")
    for heading in ("Kolom" if upright else "Rij", "Kop in het bestand", "Gelezen als", "Zeker", "Waarom"):
        grid.add_column(heading, overflow="fold")
    for column in first.kolommen:
        grid.add_row(*_row(column, names))
    lines = [Text(_where(table)) for table in tables]
    if first.opgehouden is not None:
        lines.append(Text(f"Opgehouden: {first.opgehouden}. Hieruit is niets overgenomen.", style="bold yellow"))
    title = ", ".join(dict.fromkeys(table.werkblad for table in tables))
    return Panel(Group(*lines, Text(""), grid), title=Text(title), title_align="left")


def _where(table: TableReading) -> str:
    shown = table_as_json(table)
    upright = table.richting is Richting.RIJEN
    lines, unit = ("regels", "rij") if upright else ("kolommen", "kolom")
    kop, data = shown[f"kop{lines}"], shown[f"gegevens{lines}"]
    text = (
        f"{table.werkblad}: kop in {unit} {_range(kop)}, gegevens in {unit} {_range(data)} "
        f"({counted(table.aantal, 'regel', 'regels')})"
    )
    skipped = [f"{entry[unit]} ({entry['reden']})" for entry in shown[f"overgeslagen_{lines}"]]
    if skipped:
        text += f"; overgeslagen: {', '.join(skipped[:_MOST])}{' …' if len(skipped) > _MOST else ''}"
    return f"{text}\n{_decided(shown['beslist'], unit)}"


def _decided(beslist: Json, unit: str) -> str:
    """Return how sure the header is, and which rule decided each line of the header and each one that is skipped."""
    rules = [f"{unit} {entry[unit]}: {entry['regel']}" for entry in beslist["regels"]]
    more = " …" if len(rules) > _MOST else ""
    return (
        f"  De kop is {beslist['zekerheid_kop']}% zeker; einde: {beslist['einde_kop']}. "
        f"{'; '.join(rules[:_MOST])}{more}"
    )


def _range(ends: list[int] | list[str]) -> str:
    return str(ends[0]) if ends[0] == ends[-1] else f"{ends[0]} tot en met {ends[-1]}"


def _row(column: ColumnReading, names: dict[str, str]) -> tuple[Text, ...]:
    why = " – ".join(filter(None, [_WHY[column.waarom] if column.waarom else "", column.regel]))
    if column.veld is None:
        ignored = column.waarom is Waarom.CURATOR
        read, style = ("(telt niet mee)", "dim") if ignored else ("niet herkend", "yellow")
        sure, why = "", _WHY[Waarom.CURATOR] if ignored else ""
    else:
        fields = " en ".join(names.get(veld, veld) for veld in (column.veld, *column.ook))
        read = fields + (f": {column.term}" if column.term else "") + _MARKS[column.gebruikt, bool(column.regel)]
        style, sure = "green" if column.gebruikt else "yellow", f"{column.zekerheid}"
    return Text(column.kolom), Text(column.kop or "(zonder kop)"), Text(read, style=style), Text(sure), Text(why)


def _questions(console: Console, reading: WorkbookReading) -> None:
    if not reading.vragen:
        console.print(Text("Geen vragen: dit bestand wordt zo gelezen.", style="green"))
        return
    console.print(Text("Wat u moet beslissen", style="bold"))
    for number, vraag in enumerate(reading.vragen, 1):
        console.print(f"  {number}. {vraag}", highlight=False, markup=False)
    console.print(
        f"\nAntwoord in data/werkboeken/{reading.written_as.indeling}.yml. Dit is de indeling zoals hij nu is; "
        "verander wat niet klopt (een leeg veld betekent: telt niet mee; een regel met # is een voorstel: haal het "
        "hekje weg als het klopt) en zet `bevestigd: true` als alles is nagekeken.\n",
        highlight=False,
        markup=False,
    )
    console.print(layout_yaml(reading), highlight=False, markup=False, soft_wrap=True)


def layout_yaml(reading: WorkbookReading) -> str:
    """Return the layout as YAML for the key `indeling` of the workbook's file, ready to be corrected.

    What is only proposed is a comment: without its ``#`` it is a decision.
    """
    by_sheet: dict[str, list[TableReading]] = {}
    for table in reading.tabellen:
        by_sheet.setdefault(table.werkblad, []).append(table)
    lines = ["indeling:"]
    for naam, tables in by_sheet.items():
        decisions = _decisions(tables)
        sure = any(column.gebruikt or column.veld is None or not column.regel for column, _ in decisions.values())
        lines += [f"  {_key(naam)}:", "    bevestigd: false", "    kolommen:" if sure else "    kolommen: {}"]
        for key, (column, decision) in decisions.items():
            said = [f"      {line}" for line in _dumped({key: decision})]
            proposal = column.veld is not None and not column.gebruikt and bool(column.regel)
            lines += [f"#{line[1:]}" for line in said] if proposal else said
    return "\n".join(lines) + "\n"


def _key(text: str) -> str:
    return _dumped({text: 0})[0].removesuffix(": 0")


def _dumped(value: object) -> list[str]:
    yaml = YAML()
    yaml.width = 4096
    yaml.default_flow_style = False
    out = StringIO()
    yaml.dump(value, out)
    return out.getvalue().splitlines()


def _decisions(tables: list[TableReading]) -> dict[str, tuple[ColumnReading, object]]:
    """Return key, column and field of every column of a sheet; with its place where its header is not the only one."""
    fields: dict[str, set[tuple[str | None, str | None]]] = {}
    repeated = {""}
    for table in tables:
        headers = Counter(column.kop for column in table.kolommen)
        repeated.update(kop for kop, times in headers.items() if times > 1)
        for column in table.kolommen:
            fields.setdefault(column.kop, set()).add((column.veld, column.term))
    repeated.update(kop for kop, several in fields.items() if len(several) > 1)
    return {
        placed_key(column.kop, _place(table, column)) if column.kop in repeated else column.kop: (
            column,
            _decision(column),
        )
        for table in tables
        for column in table.kolommen
    }


def _place(table: TableReading, column: ColumnReading) -> str:
    return f"{'kolom' if table.richting is Richting.RIJEN else 'rij'} {column.kolom}"


def _decision(column: ColumnReading) -> object:
    if column.term is not None:
        return {"veld": column.veld, "term": column.term}
    return [column.veld, *column.ook] if column.ook else column.veld
