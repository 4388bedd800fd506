"""Understand what a curator chose or typed where a drop-down list offers choices."""

from collections.abc import Mapping
from dataclasses import dataclass

from toolkit.curatielijst.formulier import chosen
from toolkit.curatielijst.vragen import Vragenlijst
from toolkit.curating.refusals import Weigering
from toolkit.schermwoorden import STATUS
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.velden import Velden


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen: terms, fields and interventions. Several choices in a cell stand between semicolons."""

    vocabulary: Vocabulary
    velden: Velden
    lijst: Vragenlijst

    def terms(self, text: str, veld: str | None) -> list[tuple[str, str]]:
        """Return dimension and id of each term in `text`; of dimension `veld`, or of any when None.

        Raises:
            Weigering: a part is no term, or is one in more than one dimension.

        """
        found = [self._term(part, veld) for part in _parts(text)]
        return list(dict.fromkeys(found))

    def _term(self, text: str, veld: str | None) -> tuple[str, str]:
        if (choice := chosen(text)) is not None:
            dimensie = choice[0] or veld
            if dimensie in self.vocabulary and choice[1] in self.vocabulary[str(dimensie)].termen:
                return str(dimensie), choice[1]
        dimensies = [d for d in self.vocabulary if veld is None or d.naam == veld]
        hits = [
            (d.naam, term.id)
            for d in dimensies
            for term in d.termen.values()
            if fold(text) in (fold(term.nl), term.id, f"{d.naam}/{term.id}")
        ]
        if len(hits) != 1:
            why = "staat in meer dan één lijst" if hits else "is geen begrip uit de lijst"
            raise Weigering(f"“{text}” {why}. Kies het in de cel, of zet meer begrippen met een ; ertussen.")
        return hits[0]

    def field(self, text: str) -> str:
        """Return the name of the field or dimension in `text`.

        Raises:
            Weigering: it is none.

        """
        labels = {veld.veld: veld.titel for veld in self.velden} | {d.naam: d.label for d in self.vocabulary}
        return _one(text, labels, "geen veld uit de lijst")

    def status(self, text: str) -> str:
        """Return the status in `text`.

        Raises:
            Weigering: it is none.

        """
        return _one(text, {str(status): woord for status, woord in STATUS.items()}, "geen uitkomst uit de lijst")

    def interventies(self, text: str) -> list[str]:
        """Return the id of each intervention of the build in `text`.

        Raises:
            Weigering: a part is none.

        """
        names = {id_: one.naam for id_, one in self.lijst.interventies.items()}
        return list(dict.fromkeys(_one(part, names, "geen interventie uit de lijst") for part in _parts(text)))

    def column(self, text: str, kolommen: Mapping[str, str]) -> str:
        """Return the letter of the column in `text`; `kolommen` are headers by letter.

        Raises:
            Weigering: it is none of them.

        """
        if text.upper() in kolommen:
            return text.upper()
        return _one(text, kolommen, "geen kolom van deze tabel")


def _parts(text: str) -> list[str]:
    return [part for line in text.split("\n") for part in map(str.strip, line.split(";")) if part]


def _one(text: str, labels: Mapping[str, str], wrong: str) -> str:
    """Return the key that `text` names: as a choice, as the key itself, or by its label.

    Raises:
        Weigering: it names none, or more than one.

    """
    match = _bracketed(text)
    if match in labels:
        return match
    hits = [key for key, label in labels.items() if fold(text) in (fold(label), fold(key))]
    if len(hits) != 1:
        raise Weigering(
            f"“{text}” is {wrong if not hits else 'niet één ding: het staat er vaker'}. Kies het in de cel."
        )
    return hits[0]


def _bracketed(text: str) -> str:
    """Return what stands between the last brackets of a choice."""
    return text[text.rfind("[") + 1 : -1] if text.endswith("]") else ""
