"""The build, on one page: read → map columns → resolve terms → records → link → draft → validate → publish."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.changes.limits import LESS_THAN_BEFORE, below_limits
from toolkit.changes.uitgave import published_ids
from toolkit.codes import BEIDE, DATABASE
from toolkit.config.correcties import Celcorrectie, load_corrections
from toolkit.config.workbook import load_workbook_config
from toolkit.curatielijst.herkennen import is_worklist
from toolkit.curation import Curation, load_curation, report_shared_words, report_vocabulary
from toolkit.findings import Bevinding, Bevindingen, Ernst
from toolkit.gone_workbooks import Workbooks
from toolkit.importing.records import about_cells, export_records
from toolkit.importing.reread import read_back
from toolkit.inputs import bron_ids, find_workbooks, input_hash, other_lists, sources_hash
from toolkit.linking.linked import LinkedInterventie, count_catalogue
from toolkit.linking.lists import Lists
from toolkit.linking.merge import link
from toolkit.linking.vanished import Published, report_vanished
from toolkit.mapping.read import read_workbook
from toolkit.reading.masking import mask_contact_data
from toolkit.reading.workbook_reading import WorkbookError, WorkbookReading
from toolkit.records.build import make_records
from toolkit.records.record import Record
from toolkit.search import write_search_index
from toolkit.sources import ListShape, doubled_lists, replaced_finding
from toolkit.store.catalogus import Catalogus, GelezenBron
from toolkit.store.data_hash import record_data_hash
from toolkit.store.disk import writing
from toolkit.store.write import Extend, write_database
from toolkit.template.own_sheets import without_own_sheets
from toolkit.text import counted, fold, visible
from toolkit.unused import report_unused

Progress = Callable[[str], None]


class BuildError(Exception):
    """Nothing could be built; the message is Dutch and names the folder and the remedy."""


@dataclass(frozen=True, slots=True)
class BuildPaths:
    """Where a build finds its workbooks and decisions, and what it writes."""

    raw: Path
    data: Path
    target: Path


def build(paths: BuildPaths, progress: Progress) -> Catalogus:
    """Build the database ``paths.target``, and only that, and return what it holds.

    Raises:
        see `collect` and `write_database`.

    """
    catalogus, extend = collect(paths, progress)
    with writing(paths.target):
        paths.target.parent.mkdir(parents=True, exist_ok=True)
        draft = paths.target.with_name(f".{paths.target.name}.concept")
        draft.unlink(missing_ok=True)
    write_database(catalogus, draft, extend)
    with writing(paths.target):
        draft.replace(paths.target)
    return catalogus


def collect(paths: BuildPaths, progress: Progress) -> tuple[Catalogus, Extend]:
    """Read the workbooks and return the catalogue they make, and what to add to its database.

    Raises:
        InputError: there is no folder, or no workbook in it.
        BuildError: no record could be read.
        ConfigError: a YAML file is wrong.
        WorkbookError: workbooks cannot be opened; the message names all of them.

    """
    workbooks = find_workbooks(paths.raw)
    curation = load_curation(paths.data)
    bevindingen = Bevindingen()
    report_vocabulary(curation.vocabulary, curation.gepubliceerd, bevindingen)
    report_shared_words(curation.vocabulary, curation.tools.resolver, bevindingen)
    _report_other_lists(paths.raw, bevindingen)
    workbooks, replaced = curation.replacements.current(workbooks)
    for path in replaced:
        bevindingen.add(replaced_finding(path.with_name(mask_contact_data(path.name))))
    bronnen, records = [], []
    unreadable: list[str] = []
    for bron_id, path in bron_ids(workbooks).items():
        progress(f"Lezen: {mask_contact_data(path.name)}")
        try:
            bron, found = _read(bron_id, path, curation, bevindingen)
        except WorkbookError as error:
            unreadable.append(str(error))
            continue
        except MemoryError:
            unreadable.append(
                f"{mask_contact_data(visible(path.name))}: het bestand past niet in het geheugen. Splits het bestand."
            )
            continue
        bronnen.append(bron)
        records += found
    if unreadable:
        raise WorkbookError("\n".join(unreadable))
    for bevinding in doubled_lists([_shape(bron, records) for bron in bronnen]):
        bevindingen.add(bevinding)
    if not records:
        raise BuildError(_nothing_read(paths.raw, bronnen))
    progress(f"Koppelen: {counted(len(records), 'rij', 'rijen')}")
    interventies = link(records, curation.linking, bevindingen, _lists(curation, bronnen))
    _report_less_than_before(interventies, len(bronnen), curation, bevindingen)
    last = curation.gepubliceerd.interventies if curation.gepubliceerd else {}
    told = {id_: Published((one.naam, *one.namen), one.velden) for id_, one in last.items()}
    published = {id_: told.get(id_, Published()) for id_ in published_ids(curation.uitgaven)}
    report_vanished(interventies, published, curation.linking, bevindingen)
    report_unused(curation, Workbooks(bronnen, replaced, interventies), bevindingen)
    catalogus = Catalogus(
        bronnen=bronnen,
        interventies=interventies,
        vocabulary=curation.vocabulary,
        velden=curation.velden,
        aliassen=curation.linking.aliassen,
        links=curation.links,
        uitgaven=curation.uitgaven,
        bevindingen=bevindingen,
        bouw=_facts(bronnen, interventies, input_hash(paths.raw, paths.data)),
    )
    sources = sources_hash(paths.raw, paths.data)

    def extend(connection: sqlite3.Connection) -> None:
        record_data_hash(connection, sources)
        write_search_index(connection, curation.zoekwoorden)

    return catalogus, extend


def _lists(curation: Curation, bronnen: Sequence[GelezenBron]) -> Lists:
    published = curation.gepubliceerd.interventies if curation.gepubliceerd else {}
    corrected = {
        bron.reading.pad.name: {fold(one.wordt): one.was for one in _corrections(curation, bron.reading) if one.wordt}
        for bron in bronnen
    }
    return Lists(curation.replacements.known_as_file, {id_: one.bestanden for id_, one in published.items()}, corrected)


def _corrections(curation: Curation, reading: WorkbookReading) -> tuple[Celcorrectie, ...]:
    return load_corrections(curation.folder / "correcties", _named(reading.pad, reading.written_as.correcties))


def _named(workbook: Path, stem: str) -> Path:
    return workbook.with_name(f"{stem}{workbook.suffix}")


def _report_less_than_before(
    interventies: Sequence[LinkedInterventie], bronnen: int, curation: Curation, bevindingen: Bevindingen
) -> None:
    """Report what there is far less of than in the last publication: a sheet or column was probably not read."""
    if not curation.uitgaven:
        return
    before = curation.uitgaven[-1].aantallen
    for problem in below_limits(before, count_catalogue(interventies, bronnen), curation.grenzen):
        bevindingen.add(Bevinding(Ernst.FOUT, LESS_THAN_BEFORE, problem[:1].upper() + problem[1:]))


def _report_other_lists(raw: Path, bevindingen: Bevindingen) -> None:
    for path in other_lists(raw):
        name = mask_contact_data(visible(path.name))
        bevindingen.add(
            Bevinding(
                Ernst.WAARSCHUWING,
                "bestand_overgeslagen",
                f"{name} is geen .xlsx of .xlsm en is niet gelezen. Sla het in Excel op als .xlsx, of haal het "
                "weg als het niet mee hoort te doen.",
                bestand=name,
            )
        )


def _read(bron_id: str, path: Path, curation: Curation, bevindingen: Bevindingen) -> tuple[GelezenBron, list[Record]]:
    written_as = curation.written_as(path)
    config = load_workbook_config(curation.folder / "werkboeken", _named(path, written_as.indeling))
    tools = curation.tools.for_workbook(written_as.besluiten)
    noticed = Bevindingen()
    reading = read_workbook(
        path,
        knowledge=curation.kennis.for_workbook(written_as.besluiten),
        config=config,
        bevindingen=noticed,
        corrections=load_corrections(curation.folder / "correcties", _named(path, written_as.correcties)),
        written_as=written_as,
    )
    if is_worklist(path, {*(naam for naam, _ in reading.overgeslagen), *(cell.werkblad for cell in reading.cellen)}):
        raise WorkbookError(
            f"{mask_contact_data(path.name)}: dit is een curatielijst, geen lijst met interventies. Haal haar weg uit "
            "de map met werkboeken. Wat u erin besloot, neemt u over met `make curate FILE=…`."
        )
    export = read_back(reading, curation.vocabulary, curation.velden.kolommen)
    for bevinding in without_own_sheets(path, reading, noticed) if export is None else about_cells(noticed):
        bevindingen.add(bevinding)
    if export is None:
        records = make_records(reading, bron_id, config, tools, bevindingen)
    else:
        reading, records = export.reading, export_records(export, bron_id, tools, bevindingen)
    herkomsten = {record.herkomst for record in records} or {DATABASE}
    herkomst = config.herkomst or (herkomsten.pop() if len(herkomsten) == 1 else BEIDE)
    return GelezenBron(bron_id, herkomst, reading, config), records


def _shape(bron: GelezenBron, records: Sequence[Record]) -> ListShape:
    return ListShape.of(
        bron.reading.pad.name,
        [record.naam for record in records if record.bron_id == bron.id],
        [column.kop for table in bron.reading.tabellen for column in table.kolommen if column.kop],
    )


def _nothing_read(raw: Path, bronnen: Sequence[GelezenBron]) -> str:
    lines = [f"{raw}: in deze map is geen enkele interventie te lezen; er is niets gebouwd."]
    for bron in bronnen:
        sheets = ", ".join(f"{sheet} ({reason})" for sheet, reason in bron.reading.overgeslagen) or "geen"
        lines.append(f"  {bron.reading.pad.name}: overgeslagen werkbladen: {sheets}.")
        lines += [f"    {vraag}" for vraag in bron.reading.vragen]
    lines.append("Kijk met `make inspect FILE=…` hoe een bestand wordt gelezen.")
    return "\n".join(lines)


def _facts(bronnen: Sequence[GelezenBron], interventies: Sequence[LinkedInterventie], inputs: str) -> dict[str, str]:
    """Return what the table `bouw` says; no clock, so that the same inputs give the same bytes."""
    facts = {"versie": "1", "invoer_sha256": inputs, "aantal_interventies": str(len(interventies))}
    for bron in bronnen:
        facts[f"bron.{bron.id}.sha256"] = bron.reading.sha256
        facts[f"bron.{bron.id}.aantal_rijen"] = str(len(bron.reading.records))
        for number, (sheet, reason) in enumerate(bron.reading.overgeslagen, start=1):
            facts[f"bron.{bron.id}.overgeslagen.{number}"] = f"{sheet}: {reason}"
    peildata = dict.fromkeys(bron.config.peildatum for bron in bronnen if bron.config.peildatum)
    return facts | ({"peildatum": "; ".join(peildata)} if peildata else {})
