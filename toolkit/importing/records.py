"""From an exported workbook that was read back to records of the pipeline: nothing is recognised again."""

from collections.abc import Iterable, Iterator

from toolkit.codes import DATABASE, Methode
from toolkit.findings import Bevinding, Bevindingen, bevinding
from toolkit.importing.settled import ExportReading, ExportRecord, SettledTag
from toolkit.reading.workbook_reading import FieldValue
from toolkit.records.build import TermTools, read_counts
from toolkit.records.findings import RecordFindings
from toolkit.records.publicatie import parse_publicaties
from toolkit.records.record import Record
from toolkit.schermwoorden import TUSSEN_TITELS
from toolkit.terms.tag import RecognisedTag

# What the general reader notices about columns and names; for an export it is about the wrong thing.
_ABOUT_LAYOUT = frozenset(
    {
        "geen_interventies",
        "indeling_gewijzigd",
        "kolom_dubbel",
        "kolom_onbekend",
        "kolom_vraag",
        "kop_ontbreekt",
        "naam_herhaald",
        "naam_ontbreekt",
        "tabel_opgehouden",
        "werkblad_overgeslagen",
    }
)


def about_cells(bevindingen: Iterable[Bevinding]) -> list[Bevinding]:
    """Return the findings of the general reader that still hold for an export: about cells, not about layout."""
    return [bevinding for bevinding in bevindingen if bevinding.code not in _ABOUT_LAYOUT]


def export_records(export: ExportReading, bron_id: str, tools: TermTools, bevindingen: Bevindingen) -> list[Record]:
    """Return the records of an exported workbook, in the order of sheet Interventies.

    A tag is taken over as it was exported; only what a maintainer added goes through the general rules. A column that
    an export does not have, a row that belongs to no intervention, and a row without a name are findings.
    """
    findings = RecordFindings(bevindingen, export.reading.pad, tools.vocabulary, export.reading.written_as.indeling)
    for question in export.reading.vragen:
        bevindingen.add(bevinding("export_aangepast", bestand=export.reading.pad.name, vraag=question))
    made = (_record(record, bron_id, tools, findings) for record in export.records)
    return [record for record in made if record is not None]


def _record(record: ExportRecord, bron_id: str, tools: TermTools, findings: RecordFindings) -> Record | None:
    source = record.source
    names = source.of("naam")
    if not names:
        findings.nameless(source)
        return None
    texts = {veld: "\n".join(value.text for value in source.of(veld)) for veld in tools.velden.teksten}
    herkomst = _herkomst(record, tools, findings)
    getallen = read_counts(source, tools, findings)
    tags = (*map(_tag, record.tags), *_other_tags(record, tools, findings))
    return Record(
        bron_id=bron_id,
        bestand=findings.pad.name,
        herkomst=herkomst,
        naam=names[0].text,
        naamcel=names[0].cell,
        velden={veld: text for veld, text in texts.items() if text},
        getallen=getallen,
        landen=tools.countries(tags),
        tags=tags,
        publicaties=tuple(parse_publicaties(source, tools.resolver)),
        source=source,
        id=_text(record, "id"),
        onderdeel_van=_text(record, "onderdeel_van"),
        namen=tuple(value.text for value in source.of("naamsvariant")),
    )


def _herkomst(record: ExportRecord, tools: TermTools, findings: RecordFindings) -> str:
    """Return the kind of list; a row without one was added by hand and comes from no study.

    A cell may name the titles of several workbooks of one kind; a name that ``data/waarden.yml`` does not have is a
    finding.
    """
    for value in record.source.of("herkomst"):
        named = {tools.resolver.words.herkomst(title) for title in value.text.split(TUSSEN_TITELS)}
        herkomst = named.pop()
        if herkomst and not named:
            return herkomst
        findings.bevindingen.add(_unknown_list(value, findings.pad.name))
    return DATABASE


def _unknown_list(value: FieldValue, bestand: str) -> Bevinding:
    return bevinding(
        "export_onbekende_lijst",
        bestand=bestand,
        werkblad=value.cell.werkblad,
        cel=value.cell.adres,
        waarde=value.text,
        veld=value.veld,
    )


def _text(record: ExportRecord, veld: str) -> str | None:
    return next((value.text for value in record.source.of(veld)), None)


def _tag(tag: SettledTag) -> RecognisedTag:
    return RecognisedTag(
        tag.dimensie,
        tag.term_id,
        tag.cell,
        tag.dimensie,
        tag.tekst,
        Methode.EXACT,
        rol=tag.rol,
        status=tag.status,
        toelichting=tag.toelichting,
        toegekend_door=tag.toegekend_door,
    )


def _other_tags(record: ExportRecord, tools: TermTools, findings: RecordFindings) -> Iterator[RecognisedTag]:
    for value in record.overig:
        tags, undecided = tools.tagger.tag(value)
        yield from tags
        for item in undecided:
            findings.undecided(item)
