"""Take the decisions of one filled work list into the curators' files."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from toolkit.changes.uitgave import published_ids
from toolkit.config.strict_yaml import ConfigError
from toolkit.curatielijst.formulier import ALLE_NAMEN, BLADEN, Besluit, Invoer
from toolkit.curatielijst.lezen import read_lijst
from toolkit.curatielijst.vragen import (
    DubbelVraag,
    KolomVraag,
    KopjeVraag,
    NaamVraag,
    OpschriftVraag,
    TabelVraag,
    TekenVraag,
    UitkomstVraag,
    VerdwenenVraag,
    Vraag,
    Vragenlijst,
    WaardeVraag,
)
from toolkit.curating.check_form import decision_of
from toolkit.curating.choices import Choices
from toolkit.curating.columns import decide_column, decide_table
from toolkit.curating.data_files import DataFiles
from toolkit.curating.identity import decide_double, decide_name, decide_vanished
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.outcomes import decide_outcome, settle_outcome
from toolkit.curating.read_list import Lijstrij, read_list
from toolkit.curating.refusals import ListError, Weigering
from toolkit.curating.replace_files import check_on_a_copy, replace_all
from toolkit.curating.sheet_names import decide_name_above
from toolkit.curating.values import decide_value
from toolkit.curation import Curation, load_curation

Apply = Callable[[Kennis], None]


@dataclass(slots=True)
class Uitslag:
    """What became of a work list.

    Attributes:
        overgenomen: rows that were taken, with what was decided.
        al_zo: rows of which the decision stood there already.
        overgeslagen: rows about a question that this build does not ask.
        geweigerd: rows that were not taken, and why (Dutch).
        bladen: sheets of which nothing was taken, and why (Dutch).
        gevraagd: the list asks something.
        open: number of questions of the list without a decision.
        bestanden: files that changed, relative to the data folder → number of lines added and taken out.

    """

    overgenomen: list[tuple[Lijstrij, Besluit]] = field(default_factory=list)
    al_zo: list[Lijstrij] = field(default_factory=list)
    overgeslagen: list[Lijstrij] = field(default_factory=list)
    geweigerd: list[tuple[Lijstrij, str]] = field(default_factory=list)
    bladen: Mapping[str, str] = field(default_factory=dict)
    gevraagd: bool = True
    open: int = 0
    bestanden: dict[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Taken:
    """A decision that may be taken: its row, and how to take it."""

    regel: Lijstrij
    besluit: Besluit
    apply: Apply


def take_decisions(path: Path, database: Path, data: Path) -> Uitslag:
    """Take every decision of the work list at `path` that can be taken into the YAML below `data`.

    All files are replaced together, after a build could load them, or none is. A second time changes nothing.

    Args:
        path: the filled work list.
        database: the build it belongs to.
        data: the folder with the curators' files.

    Raises:
        ListError: the list or the build cannot be read.
        ConfigError: the curators' files are wrong as they are.
        ReplaceError: the files cannot be written.

    """
    read = read_list(path)
    regels = read.regels
    try:
        lijst = read_lijst(database)
    except FileNotFoundError as error:
        raise ListError(
            f"{database}: er is nog geen bouw waar deze lijst bij hoort. Draai eerst `make build`."
        ) from error
    curation = load_curation(data)
    uitslag = Uitslag(bladen=read.geweigerd, gevraagd=read.gevraagd)
    decided = _decided(regels, lijst, uitslag)
    while True:
        files, taken = _taken(decided, lijst, curation, data, uitslag)
        wrong = _first_wrong(taken, lijst, curation, data)
        if wrong is None:
            break
        number, why = wrong
        uitslag.geweigerd.append((taken[number].regel, why))
        decided = [one for one in decided if one is not taken[number]]
    texts = files.changed()
    replace_all(data, texts, files.originals())
    uitslag.overgenomen = [(one.regel, one.besluit) for one in taken]
    uitslag.bestanden = {name: _lines(files.originals()[name], text) for name, text in texts.items()}
    uitslag.geweigerd.sort(key=lambda pair: regels.index(pair[0]))
    return uitslag


def _kennis(files: DataFiles, lijst: Vragenlijst, curation: Curation) -> Kennis:
    choices = Choices(curation.vocabulary, curation.velden, lijst)
    return Kennis(lijst, curation, files, choices, published_ids(curation.uitgaven))


def _decided(regels: Sequence[Lijstrij], lijst: Vragenlijst, uitslag: Uitslag) -> list[_Taken]:
    """Return the decisions that are filled in as they should, in the order of the questions."""
    vragen = {vraag.id: vraag for vraag in lijst.vragen}
    per_id: dict[str, list[tuple[Lijstrij, Besluit]]] = {}
    undecided: list[tuple[Lijstrij, Vraag]] = []
    everyone: Lijstrij | None = None
    for regel in regels:
        vraag = vragen.get(regel.id)
        soort: type[Vraag] | None = NaamVraag if regel.id == ALLE_NAMEN else type(vraag) if vraag else None
        try:
            if soort is None:
                _without_question(regel, uitslag)
                continue
            besluit = decision_of(regel, soort)
            if regel.id == ALLE_NAMEN:
                everyone = regel if _for_all(besluit) else None
            elif besluit is not None:
                per_id.setdefault(regel.id, []).append((regel, besluit))
            elif vraag is not None:
                undecided.append((regel, vraag))
        except Weigering as reason:
            uitslag.geweigerd.append((regel, str(reason)))
    decided = {id_: found for id_, rows in per_id.items() if (found := _agreed(rows, uitslag)) is not None}
    taken = [
        _Taken(*decided[vraag.id], _apply(vraag, *decided[vraag.id])) for vraag in lijst.vragen if vraag.id in decided
    ]
    if everyone is not None:
        names = [vraag for _, vraag in undecided if isinstance(vraag, NaamVraag) and vraag.id not in per_id]
        taken += [_Taken(everyone, Besluit.HOUDT_ADRES, partial(_keep_unless_named, vraag)) for vraag in names]
        undecided = [(regel, vraag) for regel, vraag in undecided if vraag not in names]
    uitslag.open = len({vraag.id for _, vraag in undecided} - set(per_id))
    return taken


def _without_question(regel: Lijstrij, uitslag: Uitslag) -> None:
    if not regel.id:
        raise Weigering("het Id van deze regel is weg, dus we weten niet om welke vraag het gaat. Zet het terug.")
    if Invoer.BESLUIT in regel.cellen:
        uitslag.overgeslagen.append(regel)


def _for_all(besluit: Besluit | None) -> bool:
    if besluit is Besluit.ANDER_ADRES:
        raise Weigering(f"alle namen tegelijk kunnen alleen “{Besluit.HOUDT_ADRES}” krijgen.")
    return besluit is not None


def _agreed(rows: Sequence[tuple[Lijstrij, Besluit]], uitslag: Uitslag) -> tuple[Lijstrij, Besluit] | None:
    """Return the one decision of the rows about one question; rows that contradict each other are all refused."""
    first, besluit = rows[0]
    soort = next(blad for blad in BLADEN.values() if besluit in blad.besluiten)
    said = [{invoer: regel.cellen.get(invoer) for invoer in soort.invoer} for regel, _ in rows]
    if any(other != said[0] for other in said):
        numbers = " en ".join(str(regel.rij) for regel, _ in rows)
        for regel, _ in rows:
            uitslag.geweigerd.append(
                (regel, f"de rijen {numbers} zeggen iets anders over dezelfde vraag. Laat er één staan.")
            )
        return None
    uitslag.al_zo += [regel for regel, _ in rows[1:]]
    return first, besluit


_DECIDE: Mapping[type[Vraag], Callable[[Any, Besluit, Cellen, Kennis], None]] = {
    WaardeVraag: decide_value,
    KolomVraag: decide_column,
    TabelVraag: decide_table,
    TekenVraag: decide_outcome,
    UitkomstVraag: settle_outcome,
    KopjeVraag: decide_outcome,
    OpschriftVraag: decide_name_above,
    VerdwenenVraag: decide_vanished,
    DubbelVraag: decide_double,
    NaamVraag: decide_name,
}


def _apply(vraag: Vraag, regel: Lijstrij, besluit: Besluit) -> Apply:
    return partial(_DECIDE[type(vraag)], vraag, besluit, regel.cellen)


def _keep_unless_named(vraag: NaamVraag, kennis: Kennis) -> None:
    """Let a name keep its id, unless another decision gave it a place already."""
    try:
        decide_name(vraag, Besluit.HOUDT_ADRES, {}, kennis)
    except Weigering:
        return


def _taken(
    decided: Sequence[_Taken], lijst: Vragenlijst, curation: Curation, data: Path, uitslag: Uitslag
) -> tuple[DataFiles, list[_Taken]]:
    """Take the decisions one by one; return the files they change and those that changed something."""
    files = DataFiles(data)
    kennis = _kennis(files, lijst, curation)
    refused = {id(regel) for regel, _ in uitslag.geweigerd}
    settled = {id(regel) for regel in uitslag.al_zo}
    taken = []
    for one in decided:
        try:
            with files.attempt():
                one.apply(kennis)
                changes = files.differs()
        except Weigering as reason:
            if id(one.regel) not in refused:
                uitslag.geweigerd.append((one.regel, str(reason)))
            continue
        if changes:
            taken.append(one)
        elif id(one.regel) not in settled and one.regel.id != ALLE_NAMEN:
            uitslag.al_zo.append(one.regel)
            settled.add(id(one.regel))
    return files, taken


def _first_wrong(taken: Sequence[_Taken], lijst: Vragenlijst, curation: Curation, data: Path) -> tuple[int, str] | None:
    """Return the number of the first decision after which a build could not load the files, and why; None when none."""
    why = _why_wrong(taken, lijst, curation, data)
    if why is None:
        return None
    good, bad = 0, len(taken)
    while bad - good > 1:
        middle = (good + bad) // 2
        found = _why_wrong(taken[:middle], lijst, curation, data)
        good, bad, why = (middle, bad, why) if found is None else (good, middle, found)
    return bad - 1, why


def _why_wrong(taken: Sequence[_Taken], lijst: Vragenlijst, curation: Curation, data: Path) -> str | None:
    files = DataFiles(data)
    kennis = _kennis(files, lijst, curation)
    for one in taken:
        one.apply(kennis)
    try:
        check_on_a_copy(data, files.changed())
    except ConfigError as error:
        return str(error)
    return None


def _lines(old: str | None, new: str) -> tuple[int, int]:
    """Return how many lines were added and how many were taken out."""
    before, after = _counted(old or ""), _counted(new)
    added = sum(max(count - before.get(line, 0), 0) for line, count in after.items())
    return added, sum(max(count - after.get(line, 0), 0) for line, count in before.items())


def _counted(text: str) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    for line in text.splitlines():
        counts[line] = counts.get(line, 0) + 1
    return counts
