"""The terms that a header, the name of a group or of a sheet may name, and the YAML by which a person says so."""

from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from ruamel.yaml import YAML

from toolkit.mapping.column import Column, Knowledge
from toolkit.terms.resolve import NamedTerm

_SEVERAL = 2


class Likely:
    """Says in Dutch which terms a wording of one workbook may name."""

    def __init__(self, pad: Path, knowledge: Knowledge) -> None:
        self._werkboek = pad.stem
        self._knowledge = knowledge

    def terms(self, text: str) -> tuple[str, ...]:
        """Return the labels of the terms that `text` may name, each with its dimension."""
        return self.labels(self.possible(text))

    def possible(self, text: str) -> tuple[NamedTerm, ...]:
        """Return the terms that `text` may name."""
        return self._knowledge.names.possible(text) if text else ()

    def labels(self, possible: Sequence[NamedTerm]) -> tuple[str, ...]:
        """Return the labels of terms, each with its dimension."""
        return tuple(map(self._label, possible))

    def dimension(self, named: NamedTerm) -> str:
        """Return the label of the dimension of a term."""
        return self._knowledge.vocabulary[named.veld].label

    def of_column(self, column: Column, werkblad: str) -> str:
        """Return what a header that is not used may name, with the YAML that says so; empty when nothing."""
        possible = self.possible(column.leaf)
        if not possible:
            return ""
        first = possible[0]
        decided = {"kolommen": {column.kop: {"veld": first.veld, "term": first.term}}}
        yaml = as_yaml({"indeling": {werkblad: decided}})
        place = f"data/werkboeken/{self._werkboek}.yml"
        return f"{self._says(possible)} Staan er kruisjes onder? Zet dan in {place}: `{yaml}`."

    def of_name(self, text: str, possible: Sequence[NamedTerm]) -> str:
        """Return what the name of a group or sheet may name, with the YAML that says so or not."""
        first = possible[0]
        decision = {"waarden": [text], "wordt": {first.veld: [first.term]}, "werkboek": self._werkboek}
        no = {"waarden": [text], "negeren": "…", "werkboek": self._werkboek}
        return (
            f"{self._says(possible)} Zo ja, zet dan onder `besluiten` in data/besluiten/{first.veld}.yml: "
            f"`- {as_yaml(decision)}`; zo nee: `- {as_yaml(no)}`."
        )

    def _says(self, possible: Sequence[NamedTerm]) -> str:
        labels = " of ".join(map(self._label, possible))
        if len(possible) >= _SEVERAL:
            count = "Twee" if len(possible) == _SEVERAL else str(len(possible))
            return f" {count} lijsten kennen dit woord, of een woord dat erop lijkt: {labels}. Welke is het?"
        return f" Is het {labels}?"

    def _label(self, named: NamedTerm) -> str:
        dimension = self._knowledge.vocabulary[named.veld]
        label = named.wording if named.term is None else dimension.termen[named.term].nl
        return f"“{label}” ({dimension.label})"


def as_yaml(value: object) -> str:
    """Return a value as YAML on one line."""
    yaml = YAML()
    yaml.default_flow_style = True
    yaml.width = 4096
    out = StringIO()
    yaml.dump(value, out)
    return out.getvalue().strip()
