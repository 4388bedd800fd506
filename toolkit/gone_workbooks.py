"""Workbooks that curators named and no build reads: replaced without a word, misspelt, or gone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath

from toolkit.config.folder import nearest
from toolkit.config.workbook import load_workbook_config
from toolkit.curation import Curation
from toolkit.findings import Bevinding, bevinding
from toolkit.linking.linked import LinkedInterventie
from toolkit.sources import SAME_HEADERS, SAME_NAMES, alike
from toolkit.store.catalogus import GelezenBron
from toolkit.terms.decisions import DecidedWording
from toolkit.text import fold

_MISSPELT = 80  # score of rapidfuzz (0-100) from which a workbook is probably meant
_FEW_HEADERS = 2  # one header that two lists share says nothing


@dataclass(frozen=True, slots=True)
class Workbooks:
    """The workbooks of a build, and what they became.

    Attributes:
        bronnen: those that were read.
        passed_over: those in the same folder that another replaces.
        interventies: what was made of them.

    """

    bronnen: Sequence[GelezenBron]
    passed_over: Sequence[Path]
    interventies: Sequence[LinkedInterventie]

    @property
    def names(self) -> frozenset[str]:
        """The names of all files there are."""
        return frozenset(path.name for path in (*self.passed_over, *(bron.reading.pad for bron in self.bronnen)))

    def ids(self, bron: GelezenBron) -> frozenset[str]:
        """Return the ids of the interventions that stand in one workbook."""
        return frozenset(i.id for i in self.interventies if any(record.bron_id == bron.id for record in i.records))


def gone_workbooks(
    curation: Curation, workbooks: Workbooks, decisions: Mapping[DecidedWording, str]
) -> Iterator[Bevinding]:
    """Yield a finding for every workbook that the curators name and that was not read, with what is probably meant.

    A new file that gives mostly what was published from such a workbook, or has its layout, is a fault: what was
    decided about the old one no longer holds, and nobody said so. Another near miss of a name is a mistake; the rest
    may be put back. Names in ``data/bronnen.yml`` that no file ever had are reported too.

    Args:
        curation: the curators' files.
        workbooks: what this build has.
        decisions: decisions that no value met.

    """
    stems = [name.stem for bron in workbooks.bronnen for name in curation.replacements.known_as(bron.reading.pad)]
    named = _named(curation, decisions)
    published = _published(curation)
    for werkboek, place in named.items():
        if werkboek in stems:
            continue
        old = next((name for name in published if PurePath(name).stem == werkboek), f"{werkboek}.xlsx")
        successor = next((b for b in workbooks.bronnen if _follows(b, old, published, curation, workbooks)), None)
        if successor is not None:
            yield _unsaid(successor.reading.pad.name, old, place, curation)
            continue
        near = None if old in published else nearest(werkboek, stems, at_least=_MISSPELT)
        soort = "werkboek_verschreven" if near else "werkboek_onbekend"
        yield bevinding(soort, waarde=werkboek, plaats=place, bedoeld=near)
    yield from _misspelt_replacements(curation, workbooks.names, frozenset(published), named)


def _named(curation: Curation, decisions: Mapping[DecidedWording, str]) -> dict[str, str]:
    """Return each workbook, without its ending, that the curators' files are about, and where it stands first."""
    files = (
        path for folder in ("correcties", "werkboeken") for path in sorted((curation.folder / folder).glob("*.yml"))
    )
    named = {path.stem: f"data/{path.parent.name}/{path.name}" for path in files}
    for same in curation.linking.zelfde:
        if same.voorop is not None:
            named.setdefault(same.voorop, "data/koppelingen.yml")
    for identiteit in curation.linking.identiteiten:
        if identiteit.werkboek is not None:
            named.setdefault(identiteit.werkboek, "data/identiteiten.yml")
    for wording in decisions:
        if wording.werkboek is not None:
            named.setdefault(wording.werkboek, f"data/besluiten/{wording.veld}.yml")
    return named


def _published(curation: Curation) -> dict[str, set[str]]:
    """Return file name → ids of what the last publication has from it."""
    published: dict[str, set[str]] = {}
    for id_, one in (curation.gepubliceerd.interventies if curation.gepubliceerd else {}).items():
        for bestand in one.bestanden:
            published.setdefault(bestand, set()).add(id_)
    return published


def _follows(
    bron: GelezenBron, old: str, published: Mapping[str, set[str]], curation: Curation, workbooks: Workbooks
) -> bool:
    """Return whether a workbook nobody published from is a new version of the file `old`."""
    if not published.keys().isdisjoint(curation.replacements.known_as_file(bron.reading.pad.name)):
        return False
    if old in published:
        return alike(workbooks.ids(bron), frozenset(published[old])) >= SAME_NAMES
    layout = load_workbook_config(curation.folder / "werkboeken", Path(old)).indeling
    wanted = frozenset((blad, fold(kop)) for blad, one in layout.items() for kop in one.kolommen)
    there = {(table.werkblad, fold(column.kop)) for table in bron.reading.tabellen for column in table.kolommen}
    return len(wanted) >= _FEW_HEADERS and len(wanted & there) / len(wanted) >= SAME_HEADERS


def _unsaid(new: str, old: str, place: str, curation: Curation) -> Bevinding:
    said = curation.replacements.vervangt
    now = next(((n, o) for n, o in said.items() if new == n or old == o), None)
    instead = f", in plaats van `bestand: {now[0]}` met `vervangt: {now[1]}`" if now else ""
    return bevinding("vervangt_ontbreekt", bestand=new, waarde=old, plaats=place, in_plaats_van=instead)


def _misspelt_replacements(
    curation: Curation, present: frozenset[str], published: frozenset[str], named: Mapping[str, str]
) -> Iterator[Bevinding]:
    """Yield each file in ``data/bronnen.yml`` that is nowhere, with the file that is probably meant."""
    said = curation.replacements.vervangt
    older = present | published | {f"{werkboek}.xlsx" for werkboek in named}
    for new, old in said.items():
        if new not in present and new not in said.values():
            yield _misspelt("bestand", new, "staat niet in data/raw", present - said.keys())
        if old not in older and PurePath(old).stem not in named and old not in said:
            yield _misspelt("vervangt", old, "kent de catalogus niet", older - {new, *said.values()})


def _misspelt(sleutel: str, bestand: str, wat: str, meant: frozenset[str]) -> Bevinding:
    near = nearest(bestand, sorted(meant))
    bedoeld = f" Bedoelt u {near}?" if near else ""
    return bevinding("vervangt_onbekend", waarde=bestand, sleutel=sleutel, wat=wat, misschien=bedoeld)
