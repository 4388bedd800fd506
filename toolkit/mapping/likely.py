"""The terms that a header, the name of a group or of a sheet may name, and the YAML by which a person says so."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from ruamel.yaml import YAML

from toolkit.config.workbook import WrittenAs
from toolkit.findings import named_in_list, vraag
from toolkit.mapping.column import Column, Knowledge
from toolkit.terms.resolve import NamedTerm

_SHEETS = 4


@dataclass(frozen=True, slots=True)
class UnusedName:
    """The name of a sheet, or a part of it, that is not used.

    Attributes:
        naam: the name.
        possible: the terms that it may stand for, best first.
        lacking: how many interventions on the sheet have nothing in the dimension of the first.
        used: what else the name says, and is used.

    """

    naam: str
    possible: tuple[NamedTerm, ...]
    lacking: int
    used: NamedTerm | None


class Likely:
    """Says in Dutch which terms a wording of one workbook may name."""

    def __init__(self, written_as: WrittenAs, knowledge: Knowledge) -> None:
        self._written_as = written_as
        self._knowledge = knowledge

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
        decided = {"kolommen": {column.kop: {"veld": possible[0].veld, "term": possible[0].term}}}
        yaml = as_yaml({"indeling": {werkblad: decided}})
        return _said("kop_lijkt_op", welke=self._says(possible), werkboek=self._written_as.indeling, yaml=yaml)

    def of_name(self, text: str, possible: Sequence[NamedTerm], used: NamedTerm | None = None) -> str:
        """Return what the name of a group or sheet may name, with the YAML that says so or not; empty when nothing.

        `used`: what else the name says, and is used; it stays so.
        """
        if not possible:
            return ""
        yes, no = self._yes(text, possible[0], used), self._no([text], used)
        return _said("naam_lijkt_op", welke=self._says(possible), veld=possible[0].veld, yaml=yes, yaml_nee=no)

    def of_sheets(self, names: Sequence[UnusedName]) -> str:
        """Return the one question about the names of sheets that are not used, with the YAML that says so or not."""
        shown = names[:_SHEETS]
        plain = [one.naam for one in names if one.used is None]
        no = [self._no(plain)] if plain else []
        no += [self._no([one.naam], one.used) for one in shown if one.used is not None]
        return _said(
            "bladnamen_ongebruikt",
            bladen=", ".join(f"“{one.naam}”" for one in shown),
            rest=f" en nog {len(names) - len(shown)}" if len(names) > len(shown) else "",
            termen=", ".join(dict.fromkeys(self._label(named) for one in shown for named in one.possible)),
            yaml="`, `- ".join(self._yes(one.naam, one.possible[0], one.used) for one in shown),
            yaml_nee="`, `- ".join(no),
            bestanden=" en ".join(dict.fromkeys(f"data/besluiten/{one.possible[0].veld}.yml" for one in shown)),
        )

    def _yes(self, text: str, named: NamedTerm, used: NamedTerm | None) -> str:
        wordt: dict[str, list[str | None]] = {} if used is None else {used.veld: [used.term]}
        wordt.setdefault(named.veld, []).append(named.term)
        return as_yaml({"waarden": [text], "wordt": wordt, "werkboek": self._written_as.besluiten})

    def _no(self, texts: list[str], used: NamedTerm | None = None) -> str:
        says = {"negeren": "…"} if used is None else {"wordt": {used.veld: [used.term]}}
        return as_yaml({"waarden": texts, **says, "werkboek": self._written_as.besluiten})

    def _says(self, possible: Sequence[NamedTerm]) -> str:
        labels = " of ".join(map(self._label, possible))
        return _said("een_lijkt_op" if len(possible) == 1 else "meer_lijken_op", aantal=len(possible), labels=labels)

    def _label(self, named: NamedTerm) -> str:
        dimension = self._knowledge.vocabulary[named.veld]
        label = named.wording if named.term is None else dimension.termen[named.term].nl
        return named_in_list(label, dimension.label)


def _said(soort: str, **woorden: object) -> str:
    return vraag(soort, **woorden) or ""


def as_yaml(value: object) -> str:
    """Return a value as YAML on one line."""
    yaml = YAML()
    yaml.default_flow_style = True
    yaml.width = 4096
    out = StringIO()
    yaml.dump(value, out)
    return out.getvalue().strip()
