"""Make records of what was read: names, texts, numbers, tags and publications."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from toolkit.codes import DATABASE, SLO
from toolkit.config.workbook import WorkbookConfig
from toolkit.findings import Bevindingen
from toolkit.publicaties.doi import dois_in
from toolkit.reading.workbook_reading import SourceRecord, WorkbookReading
from toolkit.records.findings import RecordFindings
from toolkit.records.implied import Implications, check_implied, implied_tags
from toolkit.records.numbers import parse_count, parse_year
from toolkit.records.outcomes import Settled, settle
from toolkit.records.publicatie import parse_publicaties
from toolkit.records.record import PublicatieVermelding, Record
from toolkit.terms.resolve import Resolver
from toolkit.terms.tag import RecognisedTag
from toolkit.terms.tags import Tagger
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import NAAM, Velden
from toolkit.waarden import is_status


@dataclass(frozen=True, slots=True)
class TermTools:
    """What turns texts into fields and terms; one for a whole build, but for decisions about one workbook."""

    vocabulary: Vocabulary
    velden: Velden
    resolver: Resolver
    tagger: Tagger

    def for_workbook(self, werkboek: str) -> "TermTools":
        """Return the tools with the decisions that hold in one workbook, named without extension."""
        resolver = self.resolver.for_workbook(werkboek)
        return (
            self if resolver is self.resolver else replace(self, resolver=resolver, tagger=self.tagger.using(resolver))
        )

    def countries(self, tags: Sequence[RecognisedTag]) -> frozenset[str]:
        """Return the ids of the countries in `tags`."""
        return frozenset(tag.term_id for tag in tags if self.vocabulary[tag.dimensie].landen)


def make_records(
    reading: WorkbookReading, bron_id: str, config: WorkbookConfig, tools: TermTools, bevindingen: Bevindingen
) -> list[Record]:
    """Return the records of one workbook, in the order of its sheets; a row without a name is a finding.

    Raises:
        ConfigError: the workbook's YAML names a field or term that does not exist.

    """
    check_implied(config.volgt_uit, tools.vocabulary, reading.pad)
    settled = {fold(one.tekst): one.uitkomst if is_status(one.uitkomst) else None for one in config.uitkomsten}
    findings = RecordFindings(bevindingen, reading.pad, tools.vocabulary, reading.written_as.indeling)
    maker = _Maker(bron_id, tools, findings, config.volgt_uit, settled)
    herkomst = config.herkomst or maker.derived_herkomst(reading)
    records = [maker.make(source, herkomst) for source in reading.records]
    findings.outcomes_unused([one.tekst for one in config.uitkomsten if fold(one.tekst) not in maker.met])
    return [record for record in records if record is not None]


def read_counts(source: SourceRecord, tools: TermTools, findings: RecordFindings) -> dict[str, int]:
    """Return the first whole number of every field of that kind; what is no number is a finding."""
    counts: dict[str, int] = {}
    for value in source.values:
        if value.veld not in tools.velden.getallen or value.veld in counts:
            continue
        count = parse_count(value.text)
        if count is not None:
            counts[value.veld] = count
        elif tools.resolver.has_value(value.text):
            findings.unreadable(value, "getal_onleesbaar", "Hier hoort één geheel getal, zoals 46.")
    return counts


@dataclass(frozen=True, slots=True)
class _Maker:
    bron_id: str
    tools: TermTools
    findings: RecordFindings
    volgt_uit: Implications
    settled: Settled
    met: set[str] = field(default_factory=set)  # outcomes that a person had to settle, or still has to

    def derived_herkomst(self, reading: WorkbookReading) -> str:
        velden = {veld for table in reading.tabellen for column in table.kolommen for veld in column.velden}
        has_publications = any(veld.startswith("publicatie.") for veld in velden)
        herkomst = SLO if has_publications else DATABASE
        if "herkomst" not in velden:
            self.findings.herkomst_derived(herkomst, has_publications)
        return herkomst

    def make(self, source: SourceRecord, herkomst: str) -> Record | None:
        names = source.of(NAAM)
        if not names:
            self.findings.nameless(source)
            return None
        herkomst = self._row_herkomst(source) or herkomst
        getallen = read_counts(source, self.tools, self.findings)
        tags = tuple(self._tags(source))
        return Record(
            bron_id=self.bron_id,
            bestand=self.findings.pad.name,
            herkomst=herkomst,
            naam=" ".join(names[0].text.split()),
            naamcel=names[0].cell,
            velden={veld: text for veld in self.tools.velden.teksten if (text := self._text(source, veld))},
            getallen=getallen,
            landen=self.tools.countries(tags),
            tags=tags,
            publicaties=tuple(self._publicaties(source)),
            source=source,
        )

    def _tags(self, source: SourceRecord) -> list[RecognisedTag]:
        tags: list[RecognisedTag] = []
        for value in source.values:
            told, asked = self.tools.tagger.tag(value)
            self.met.update(fold(item.uitkomst_van) for item in asked if item.uitkomst_van is not None)
            found, undecided = settle(told, asked, self.settled, self.tools.vocabulary)
            tags += found
            for item in undecided:
                self.findings.undecided(item)
        return [*tags, *implied_tags(source, tags, self.volgt_uit, self.tools.resolver)]

    def _text(self, source: SourceRecord, veld: str) -> str | None:
        texts = [value.text for value in source.of(veld) if self.tools.resolver.has_value(value.text)]
        return "\n".join(dict.fromkeys(texts)) or None

    def _row_herkomst(self, source: SourceRecord) -> str | None:
        for value in source.of("herkomst"):
            herkomst = self.tools.resolver.words.herkomst(value.text)
            if herkomst is not None:
                return herkomst
            if self.tools.resolver.has_value(value.text):
                self.findings.unreadable(
                    value, "herkomst_onbekend", "Zet dit woord bij `herkomst` in data/waarden.yml, bij slo of database."
                )
        return None

    def _publicaties(self, source: SourceRecord) -> list[PublicatieVermelding]:
        for value in source.of("publicatie.jaar"):
            if self.tools.resolver.has_value(value.text) and parse_year(value.text) is None:
                self.findings.unreadable(value, "jaar_onleesbaar", "Hier hoort één jaartal, zoals 2015.")
        for value in source.of("publicatie.doi"):
            if len(dois_in(value.text)) > 1:
                self.findings.unreadable(
                    value,
                    "publicatie_meer_dan_een",
                    "In één cel staan meer DOI's; alleen de eerste telt. Maak er regels van.",
                )
        return parse_publicaties(source, self.tools.resolver)
