"""What a build noticed and a person should know: collected, never raised, always with a place and a remedy."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Final

from toolkit.config.strict_yaml import StrictModel, load_yaml


class Ernst(StrEnum):
    """How serious a finding is; only `fout` fails a build, and only with ``--strict``."""

    FOUT = "fout"
    WAARSCHUWING = "waarschuwing"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One finding.

    Attributes:
        ernst: severity.
        code: stable name of the kind of finding, such as ``waarde_onbeslist``.
        melding: Dutch; what is wrong, the likely cause, and what to do.
        bestand: file name the finding is about, or None for the whole build.
        werkblad: sheet, or None.
        cel: Excel address such as ``B6``, or None for a whole sheet.
        waarde: the value the finding is about, as in the cell; several signs, headings or crossed columns of one
            sheet stand one per line.
        veld: the field (see `data/velden.yml`) or dimension concerned.
        kandidaten: the best answers, best first: ids of terms for an undecided value, names of fields for a column,
            letters or headers for a table; for a finding about identity the ids of the interventions concerned.

    """

    ernst: Ernst
    code: str
    melding: str
    bestand: str | None = None
    werkblad: str | None = None
    cel: str | None = None
    waarde: str | None = None
    veld: str | None = None
    kandidaten: tuple[str, ...] = ()


class Melding(StrictModel):
    """The text of a kind of finding, with names between braces for what differs; see ``meldingen.yml``.

    Attributes:
        ernst: severity.
        melding: what there is.
        doe: what to do about it, when `melding` does not say it.
        vraag: what only a person can say, asked behind `melding`; None when nothing is asked.
        code: of the finding, when several texts share one.

    """

    ernst: Ernst
    melding: str
    doe: str = ""
    vraag: str | None = None
    code: str | None = None


class _Meldingen(StrictModel):
    meldingen: Mapping[str, Melding]
    vragen: Mapping[str, str]


_TEXTS = load_yaml(Path(__file__).with_name("meldingen.yml"), _Meldingen)
MELDINGEN, VRAGEN = _TEXTS.meldingen, _TEXTS.vragen


USED_NOW: Final = "nu gebruikt: "
"""Before a term among the candidates of a finding: not a candidate, but what the wording is used for already."""


def named_in_list(label: str, lijst: str) -> str:
    """Return a term with the list it is in, as findings name candidates of any list: ``“Zweden” (Land)``."""
    return f"“{label}” ({lijst})"


def bevinding(
    soort: str,
    /,
    *,
    bestand: str | None = None,
    werkblad: str | None = None,
    cel: str | None = None,
    waarde: str | None = None,
    veld: str | None = None,
    kandidaten: Iterable[str] = (),
    **woorden: object,
) -> Bevinding:
    """Return a finding of a kind in ``meldingen.yml``, with its place (see `Bevinding`) and `woorden` in its text.

    Raises:
        KeyError: there is no such kind, or its text asks for a word that is not given.

    """
    text = MELDINGEN[soort]
    said = {"bestand": bestand, "werkblad": werkblad, "waarde": waarde, "veld": veld, **woorden}
    return Bevinding(
        text.ernst,
        text.code or soort,
        f"{text.melding} {text.doe}".format_map(said).strip(),
        bestand=bestand,
        werkblad=werkblad,
        cel=cel,
        waarde=waarde,
        veld=veld,
        kandidaten=tuple(kandidaten),
    )


def vraag(soort: str, /, **woorden: object) -> str | None:
    """Return the question that a kind of finding asks, or a question that goes with none; None when nothing is asked.

    Raises:
        KeyError: there is no such kind, or its text asks for a word that is not given.

    """
    if soort in VRAGEN:
        return VRAGEN[soort].format_map(woorden)
    text = MELDINGEN[soort]
    return None if text.vraag is None else f"{text.melding} {text.vraag}".format_map(woorden).strip()


@dataclass(slots=True)
class Bevindingen:
    """The findings of one build, in the order in which they were made."""

    _items: list[Bevinding] = field(default_factory=list)

    def add(self, bevinding: Bevinding) -> None:
        """Keep one finding."""
        self._items.append(bevinding)

    def __iter__(self) -> Iterator[Bevinding]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def with_ernst(self, ernst: Ernst) -> list[Bevinding]:
        """Return the findings of one severity."""
        return [b for b in self._items if b.ernst is ernst]
