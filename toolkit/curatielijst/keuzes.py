"""What the drop-down lists of the work list offer: the likely answers first, then everything else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from toolkit.curatielijst.formulier import choice, choice_in
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
from toolkit.findings import USED_NOW, named_in_list
from toolkit.schermwoorden import STATUS
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import Velden


@dataclass
class Keuzes:
    """The lists of one work list; questions with the same choices share a list.

    Attributes:
        lijst: what is asked.
        vocabulary, velden: what there is to choose from.
        per_naam: name of a list → its choices, filled by `of`.

    """

    lijst: Vragenlijst
    vocabulary: Vocabulary
    velden: Velden
    per_naam: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def of(self, vraag: Vraag) -> str:
        """Return the name of the list of choices of one question."""
        return self._all_names if isinstance(vraag, NaamVraag) else self._name_of(self._choices(vraag))

    @cached_property
    def _all_names(self) -> str:
        return self._name_of(self.interventies.values())

    def _name_of(self, choices: Iterable[str]) -> str:
        distinct = tuple(dict.fromkeys(choices))
        naam = self._names.setdefault(distinct, f"keuze_{len(self._names) + 1}")
        self.per_naam[naam] = distinct
        return naam

    def _choices(self, vraag: Vraag) -> Iterable[str]:
        if isinstance(vraag, KolomVraag):
            return first(vraag.kandidaten, self.fields())
        if isinstance(vraag, OpschriftVraag):
            return [*self.named(vraag.kandidaten), *self.all_terms()]
        if isinstance(vraag, (TekenVraag, UitkomstVraag, KopjeVraag)):
            return [choice(woord, status) for status, woord in STATUS.items()]
        if isinstance(vraag, TabelVraag):
            return [column_choice(letter, kop) for letter, kop in vraag.kolommen.items()]
        if isinstance(vraag, VerdwenenVraag):
            return first(vraag.kandidaten, self.interventies)
        if isinstance(vraag, DubbelVraag):
            known = self.interventies
            return [known.get(id_, choice(id_, id_)) for id_ in (vraag.een, vraag.ander)]
        if isinstance(vraag, NaamVraag):
            return self.interventies.values()
        return first(vraag.kandidaten, self.terms(vraag.veld))

    def terms(self, veld: str) -> dict[str, str]:
        """Return the terms of a dimension by id, as shown; empty for what is no dimension."""
        if veld not in self.vocabulary:
            return {}
        return {term.id: choice(term.nl, term.id) for term in self.vocabulary[veld].termen.values()}

    def all_terms(self) -> list[str]:
        """Return the terms of all dimensions, as the list of all terms shows them."""
        return [choice_in(d.naam, d.label, term.nl, term.id) for d in self.vocabulary for term in d.termen.values()]

    def named(self, texts: Iterable[str]) -> list[str]:
        """Return terms that a finding names with their list, as the list of all terms shows them."""
        known = {
            named_in_list(term.nl, d.label): choice_in(d.naam, d.label, term.nl, term.id)
            for d in self.vocabulary
            for term in d.termen.values()
        }
        return [known[text] for text in texts if text in known]

    def fields(self) -> dict[str, str]:
        """Return every field and dimension by name, as shown."""
        fields = {veld.veld: choice(veld.titel, veld.veld) for veld in self.velden}
        return fields | {dimension.naam: choice(dimension.label, dimension.naam) for dimension in self.vocabulary}

    def countries(self, landen: Iterable[str]) -> str:
        """Return the names of countries by their ids, with commas."""
        naam = self.vocabulary.landen
        named = {term.id: term.nl for term in self.vocabulary[naam].termen.values()} if naam else {}
        return ", ".join(named.get(land, land) for land in landen)

    @cached_property
    def interventies(self) -> dict[str, str]:
        """Return every intervention of the build by id, as shown."""
        return {id_: choice(one.naam, id_) for id_, one in self.lijst.interventies.items()}

    def explained(self, vraag: Vraag) -> tuple[str, ...]:
        """Return the candidates of a question, as shown, with what they mean."""
        if isinstance(vraag, OpschriftVraag):
            return (*vraag.kandidaten, *(f"{USED_NOW}{text}" for text in vraag.gebruikt))
        if not isinstance(vraag, (WaardeVraag, KolomVraag, VerdwenenVraag)):
            return ()
        return tuple(self._explained(vraag, key) for key in vraag.kandidaten)

    def _explained(self, vraag: WaardeVraag | KolomVraag | VerdwenenVraag, key: str) -> str:
        if isinstance(vraag, VerdwenenVraag):
            return self.interventies.get(key, key)
        if isinstance(vraag, KolomVraag):
            shown, means = self.fields().get(key, key), self._field_means(key)
        elif vraag.veld not in self.vocabulary:
            return key
        else:
            term = self.vocabulary[vraag.veld].termen.get(key)
            shown, means = (choice(term.nl, key), term.definitie) if term else (key, None)
        return f"{shown}: {means}" if means else shown

    def _field_means(self, key: str) -> str | None:
        if key in self.vocabulary:
            return self.vocabulary[key].definitie
        column = self.velden[key].kolom if key in self.velden.per_naam else None
        return column.uitleg if column else None


def first(kandidaten: Iterable[str], choices: Mapping[str, str]) -> list[str]:
    """Return the choices with the candidates in front."""
    return [*(choices[key] for key in kandidaten if key in choices), *choices.values()]


def column_choice(letter: str, kop: str) -> str:
    """Return a column as the list shows it: ``Naam van het project [B]``."""
    return choice(kop or "(zonder kop)", letter)
