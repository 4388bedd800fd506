"""The ordinary words that decide what a cell means: ``data/waarden.yml`` and ``data/lezen.yml``.

They are loaded once and handed on. No other module of reading, mapping and terms holds a list of such words.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeGuard

from toolkit.codes import STATUSES
from toolkit.codes import Herkomst as Herkomst
from toolkit.codes import Status as Status
from toolkit.config.strict_yaml import StrictModel, load_yaml
from toolkit.text import fold

_LONGEST_MARK = 24  # no mark is longer; saves the folding of long texts
_SHORT_NOTE = 3  # words; in a longer phrase such a word may be about something else
_END_OF_PHRASE = re.compile(r"[;,(\[\n]|[.:!](?=\s)|\s[-–—]\s")
_P_VALUE = r"p\s*[<>=≤≥]\s*[\d.,]+"
_IN_BRACKETS = re.compile(r"^[(\[]\s*(.*?)\s*[)\]]$")
_SYMBOL_OF_NOTE = r"[*†‡§¹²³⁴⁵⁶⁷⁸⁹]|\(?\d{1,2}\)|\[\d+\]|[a-z]\)"
_DOUBT = re.compile(r"\?\s*\)?$")  # "Empathie?" and "Empathie (?)" ask rather than say


class GeenWaarde(StrEnum):
    """Why a filled cell holds no value; three different things."""

    LEEG = "leeg"
    NIET_VAN_TOEPASSING = "niet_van_toepassing"
    ONBEKEND = "onbekend"


@dataclass(frozen=True, slots=True)
class Mark:
    """What a short text says where a cross could stand.

    Attributes:
        ja: it is a cross: ``x``, ``✓``, ``1``, ``ja``.
        nee: it says no: ``0``, ``nee``; a dash does, and may be an empty cell as well.
        leeg: it stands for an empty cell or *not applicable*.
        onbekend: it says that it is not known.
        twijfel: neither yes nor no: *misschien*, or not known.

    """

    ja: bool = False
    nee: bool = False
    leeg: bool = False
    onbekend: bool = False
    twijfel: bool = False

    @property
    def no_cross(self) -> bool:
        """Whether it is no cross, for whatever reason."""
        return self.nee or self.leeg or self.onbekend

    @property
    def denies(self) -> bool:
        """Whether it says no itself; a dash may be an empty cell."""
        return self.nee and not self.leeg


NO_MARK = Mark()


class DenyingWords(StrictModel):
    """The words by which a text denies another word; see ``data/waarden.yml``."""

    voor: tuple[str, ...]
    behalve: tuple[str, ...]
    achter: tuple[str, ...]
    werkwoorden: tuple[str, ...]
    na_werkwoord: tuple[str, ...]
    achter_teken: tuple[str, ...]
    noot: tuple[str, ...]
    zinsdelen: tuple[str, ...]


class Enumeration(StrictModel):
    """Words between and before the members of a list in a sentence."""

    tussen: tuple[str, ...]
    ervoor: tuple[str, ...]


class _ValuesModel(StrictModel):
    statussen: Mapping[Status, tuple[str, ...]]
    uitkomst_onduidelijk: tuple[str, ...]
    statuskoppen: tuple[str, ...]
    kruiskoppen: tuple[str, ...]
    ja: tuple[str, ...]
    nee: tuple[str, ...]
    twijfel: tuple[str, ...]
    zonder_waarde: Mapping[GeenWaarde, tuple[str, ...]]
    geen_kenmerk: tuple[str, ...]
    ontkenning: DenyingWords
    opsomming: Enumeration
    bij_meer_dimensies: tuple[str, ...] = ()
    herkomst: Mapping[Herkomst, tuple[str, ...]]


class _LinesModel(StrictModel):
    totaal: tuple[str, ...]
    totaal_voor: tuple[str, ...]
    noot: tuple[str, ...]
    legenda: tuple[str, ...]
    opmerking_boven: tuple[str, ...]
    soorten_antwoord: tuple[str, ...]
    soorten_samen: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]


class LineWords:
    """Says what a line of a sheet is by the first words of a cell."""

    def __init__(self, model: _LinesModel):
        self._note = re.compile(rf"^(?:{_SYMBOL_OF_NOTE}|(?:{any_of(model.noot)})\b)", re.IGNORECASE)
        self._legend = re.compile(rf"^(?:{any_of(model.legenda)})\b", re.IGNORECASE)
        self._total = re.compile(
            rf"^(?:(?:{any_of(model.totaal_voor)})\s?)?-?\s*(?:{any_of(model.totaal)})\b", re.IGNORECASE
        )
        self._remark = re.compile(rf"^(?:{any_of(model.opmerking_boven)})(?!\w)\s*[:.]?\s+\w", re.IGNORECASE)
        self._kinds = {_words_of(kind) for kind in model.soorten_antwoord} | {
            f"{_words_of(one)} {_words_of(other)}"
            for firsts, seconds in model.soorten_samen
            for one in firsts
            for other in seconds
        }

    def is_note(self, text: str) -> bool:
        """Tell whether a text starts as a note below or above a table."""
        return self._note.match(text) is not None

    def is_legend(self, text: str) -> bool:
        """Tell whether a text starts as an explanation of signs."""
        return self._legend.match(text) is not None

    def is_total(self, text: str) -> bool:
        """Tell whether a text starts as the name of a total or mean."""
        return self._total.match(text) is not None

    def is_remark(self, text: str) -> bool:
        """Tell whether a text starts as a remark about the table below it."""
        return self._remark.match(text) is not None

    def is_kind_of_answer(self, text: str) -> bool:
        """Tell whether a text says what kind of answer a column takes: *vrije tekst*, *ja/nee*."""
        return _words_of(text) in self._kinds


class Woorden:
    """Looks words up, compared folded; `regels` are the words by which lines of a sheet are known."""

    def __init__(self, model: _ValuesModel, regels: LineWords):
        self.regels = regels
        self.ontkenning = model.ontkenning
        self.opsomming = model.opsomming
        self._status = {fold(word): status for status, words in model.statussen.items() for word in words}
        self.bij_meer_dimensies = _folded(model.bij_meer_dimensies)
        self._zonder = {fold(word): soort for soort, words in model.zonder_waarde.items() for word in words}
        self._ja, self._nee, self._twijfel = _folded(model.ja), _folded(model.nee), _folded(model.twijfel)
        self._geen_kenmerk = _folded(model.geen_kenmerk)
        self.unclear_outcomes = tuple(map(fold, model.uitkomst_onduidelijk))
        self._unclear_outcome = re.compile(rf"(?<!\w)(?:{any_of(self.unclear_outcomes)}|{_P_VALUE})(?!\w)")
        self._statuskoppen = _folded(model.statuskoppen)
        self._kruiskoppen = _folded(model.kruiskoppen)
        self._herkomst = {fold(word): herkomst for herkomst, words in model.herkomst.items() for word in words}
        deny = model.ontkenning
        not_applicable = {w for w, soort in self._zonder.items() if soort is GeenWaarde.NIET_VAN_TOEPASSING}
        self._ontkend = self._nee | _folded((*deny.voor, *deny.achter, *deny.noot)) | not_applicable
        self._denying = re.compile(rf"(?<!\w)(?:{any_of((*deny.voor, *deny.achter))})(?!\w)")
        self._marks: dict[str, Mark] = {}

    @property
    def ja_woorden(self) -> tuple[str, ...]:
        """The words, no signs, that say yes."""
        return tuple(sorted(word for word in self._ja if len(word) > 1 and word.isalpha()))

    @property
    def nee_woorden(self) -> tuple[str, ...]:
        """The words, no signs, that say no."""
        return tuple(sorted(word for word in self._nee if len(word) > 1 and word.isalpha()))

    @property
    def status_words(self) -> tuple[str, ...]:
        """Every wording of a status, folded."""
        return tuple(self._status)

    def status(self, text: str) -> Status | None:
        """Return the status that `text` stands for, or None."""
        return self._status.get(fold(text))

    def tells_unclear_outcome(self, note: str) -> bool:
        """Tell whether a note is, or begins as, an outcome of which it is not clear which: *averechts*, *p > .05*."""
        folded = fold(_END_OF_PHRASE.split(note.strip(" ()[]"), maxsplit=1)[0])
        return len(folded.split()) <= _SHORT_NOTE and self._unclear_outcome.search(folded) is not None

    def is_status_header(self, text: str) -> bool:
        """Tell whether `text` may head a column with the status of each element."""
        return fold(text) in self._statuskoppen

    def is_about_term(self, text: str) -> bool:
        """Tell whether `text`, below the name of a term, heads what is said of that term: whether, or its status."""
        return (
            self.is_status_header(text) or self.status(text) is not None or fold(text) in self._kruiskoppen | self._ja
        )

    def geen_waarde(self, text: str) -> GeenWaarde | None:
        """Return why `text` is no value, or None when it is one."""
        return self._zonder.get(fold(text))

    def geen_kenmerk(self, text: str) -> bool:
        """Tell whether `text`, in a column of terms, only says that there are none, or nothing at all."""
        mark = self.mark(text)
        return mark.leeg or mark.onbekend or fold(text) in self._geen_kenmerk

    def denies(self, note: str | None) -> bool:
        """Tell whether `note`, behind a wording, says that the wording does not hold (``RCT: nee``)."""
        return note is not None and fold(note) in self._ontkend

    def holds_denial(self, text: str) -> bool:
        """Tell whether a word that denies stands anywhere in `text`."""
        return self._denying.search(fold(text)) is not None

    def herkomst(self, text: str) -> Herkomst | None:
        """Return the list that `text` names, or None."""
        return self._herkomst.get(fold(text))

    def mark(self, text: str) -> Mark:
        """Return what `text` says where a cross could stand; brackets around it do not matter."""
        if len(text) > _LONGEST_MARK:
            return NO_MARK
        if text not in self._marks:
            self._marks[text] = self._mark(_IN_BRACKETS.sub(r"\1", fold(text)))
        return self._marks[text]

    def _mark(self, bare: str) -> Mark:
        zonder = self._zonder.get(bare)
        unknown = zonder is GeenWaarde.ONBEKEND
        mark = Mark(
            ja=bare in self._ja,
            nee=bare in self._nee,
            leeg=zonder is not None and not unknown,
            onbekend=unknown,
            twijfel=unknown or bare.rstrip(" ?") in self._twijfel,
        )
        return NO_MARK if mark == NO_MARK else mark


def is_doubted(text: str) -> bool:
    """Return whether an item ends in a question mark: ``Empathie?``."""
    return _DOUBT.search(text) is not None


def is_status(text: str) -> TypeGuard[Status]:
    """Return whether a text is the id of a status."""
    return text in STATUSES


def is_sign(text: str) -> bool:
    """Return whether a text holds no letter: ``+``, ``-``, ``0``; its meaning depends on the sheet."""
    return bool(text) and not any(map(str.isalpha, text))


def load_words(folder: Path) -> Woorden:
    """Read ``waarden.yml`` and ``lezen.yml`` in `folder`.

    Raises:
        ConfigError: a file is missing or wrong.

    """
    return Woorden(
        load_yaml(folder / "waarden.yml", _ValuesModel), LineWords(load_yaml(folder / "lezen.yml", _LinesModel))
    )


def any_of(words: Iterable[str]) -> str:
    """Return a pattern for one of `words`, the longest first; a blank stands for any blanks."""
    return "|".join(
        re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=lambda word: (-len(word), word))
    )


def first_of(words: Iterable[str]) -> str:
    """Return a pattern for the first letter of one of `words`: looked for first, it makes a long search much faster."""
    return f"[{''.join(sorted({re.escape(word[0]) for word in words}))}]"


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold, words))


def _words_of(text: str) -> str:
    return " ".join(re.sub(r"\W+", " ", fold(text)).split())
