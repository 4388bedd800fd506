"""Decisions of curators about wordings: ``data/besluiten/<field>.yml``.

A decision holds for a whole value of that field, compared without case, accents and line breaks; in any workbook, or
only in the one that `werkboek` names. `intermediair` are terms of the field itself, which then says a role::

    besluiten:
      - waarden: [gezinsbegeleiding]
        wordt: {uitvoeringskenmerk: [systeembenadering]}
      - waarden: [Ouders via bijeenkomsten]
        wordt: {}
        intermediair: [ouders-en-gezin]
      - waarden: [maatwerk per persoon]
        negeren: Zegt hoe er gewerkt wordt, niet waaraan.
      - waarden: [werkgevers]
        intermediair: [omgeving]
        werkboek: toolkit_database_interventies
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import model_validator

from toolkit.codes import INTERMEDIAIR, UITEINDELIJK
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary


@dataclass(frozen=True, slots=True)
class DecidedTerm:
    """One term a curator gave to a wording; `rol` only in a dimension that has it."""

    dimensie: str
    term_id: str
    rol: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """What a curator decided about one wording: terms, or to ignore it with a reason.

    `dimensies` are those the decision speaks about, also when it gives no term there; `werkboek` is the only workbook
    it holds in, or None.
    """

    termen: tuple[DecidedTerm, ...]
    negeren: str | None
    dimensies: frozenset[str]
    werkboek: str | None = None


@dataclass(frozen=True, slots=True)
class DecidedWording:
    """A wording that curators decided about: in which field, folded, and in which workbook only."""

    veld: str
    gevouwen: str
    werkboek: str | None


class _DecisionModel(StrictModel):
    waarden: tuple[str, ...]
    wordt: Mapping[str, tuple[str, ...]] | None = None
    intermediair: tuple[str, ...] = ()
    negeren: str | None = None
    toelichting: str | None = None
    werkboek: str | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        decided = self.wordt is not None or bool(self.intermediair)
        if decided == (self.negeren is not None):
            raise ValueError("een besluit zegt óf wat de waarde wordt, óf waarom zij wordt genegeerd")
        if not self.waarden:
            raise ValueError("`waarden` is leeg")
        return self

    def as_decision(self, veld: str, vocabulary: Vocabulary) -> Decision:
        """Return the decision about a wording of dimension `veld`."""
        met_rol = {dimension.naam for dimension in vocabulary.met("rol")}
        terms = [
            DecidedTerm(dimensie, term_id, UITEINDELIJK if dimensie in met_rol else None)
            for dimensie, term_ids in (self.wordt or {}).items()
            for term_id in term_ids
        ]
        terms += [DecidedTerm(veld, term_id, INTERMEDIAIR) for term_id in self.intermediair]
        named = set(self.wordt or {}) | ({veld} if self.intermediair else set())
        return Decision(tuple(terms), self.negeren, frozenset(named), self.werkboek)


class _DecisionsModel(StrictModel):
    besluiten: tuple[_DecisionModel, ...] = ()


FieldDecisions = Mapping[str, Mapping[str, Decision]]
"""Field → folded wording → decision."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What curators decided.

    Attributes:
        overal: decisions for any workbook.
        per_werkboek: name of a workbook without extension → all decisions that hold there, its own first.
        geschreven: every wording that is decided about, as the curator wrote it, in the order of the files.

    """

    overal: FieldDecisions
    per_werkboek: Mapping[str, FieldDecisions]
    geschreven: Mapping[DecidedWording, str]

    def of(self, werkboek: str) -> FieldDecisions:
        """Return the decisions that hold in a workbook, named without extension."""
        return self.per_werkboek.get(werkboek, self.overal)


def load_decisions(folder: Path, vocabulary: Vocabulary) -> Decisions:
    """Read every file in `folder`; the name of a file is the field it decides about.

    Raises:
        ConfigError: a file is wrong, a term does not exist, or one wording is decided twice.

    """
    paths = sorted(folder.glob("*.yml"))
    if unknown := [path for path in paths if path.stem not in vocabulary]:
        raise ConfigError(f"{unknown[0]}: de naam van dit bestand is geen dimensie.")
    loaded: dict[str | None, dict[str, dict[str, Decision]]] = {None: {}}
    written: dict[DecidedWording, str] = {}
    for path in paths:
        for werkboek, decisions in _load(path, vocabulary, written).items():
            loaded.setdefault(werkboek, {})[path.stem] = decisions
    overal = loaded.pop(None)
    merged = {
        werkboek: {veld: {**overal.get(veld, {}), **own.get(veld, {})} for veld in {**overal, **own}}
        for werkboek, own in loaded.items()
        if werkboek is not None
    }
    return Decisions(overal, merged, written)


def _load(
    path: Path, vocabulary: Vocabulary, written: dict[DecidedWording, str]
) -> dict[str | None, dict[str, Decision]]:
    """Return the decisions of one file per workbook, None for any; note in `written` what they are about."""
    decisions: dict[str | None, dict[str, Decision]] = {}
    for model in load_yaml(path, _DecisionsModel).besluiten:
        decision = model.as_decision(path.stem, vocabulary)
        if model.intermediair and "rol" not in vocabulary[path.stem].kenmerken:
            raise ConfigError(f"{path}: `intermediair` kan niet: {path.stem} heeft geen rol. Zet de term bij `wordt`.")
        _check_terms(path, decision, vocabulary)
        scope = decisions.setdefault(model.werkboek, {})
        for waarde in model.waarden:
            if fold(waarde) in scope:
                raise ConfigError(f"{path}: over “{waarde}” is twee keer besloten.")
            scope[fold(waarde)] = decision
            written[DecidedWording(path.stem, fold(waarde), model.werkboek)] = waarde
    return decisions


def _check_terms(path: Path, decision: Decision, vocabulary: Vocabulary) -> None:
    for term in decision.termen:
        if term.dimensie not in vocabulary:
            raise ConfigError(f"{path}: de dimensie {term.dimensie} bestaat niet.")
        if term.term_id not in vocabulary[term.dimensie].termen:
            lower = term.term_id.lower()
            meant = f" Bedoelde u {lower}?" if lower in vocabulary[term.dimensie].termen else ""
            raise ConfigError(f"{path}: {term.dimensie} heeft geen term {term.term_id}.{meant}")
