"""The fields of an intervention and the headers by which workbooks call them (``data/velden.yml``)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.mapping.header_keys import header_key, header_keys, header_parts, is_typo_of, without_stopwords
from toolkit.reading.model import Waarom
from toolkit.text import fold

WEAK = 60
INSIDE = 80
SURE = 90
_LONGEST_TYPO = 50


class _FieldModel(StrictModel):
    veld: str
    label: str
    enkel: bool = False
    groepen: tuple[str, ...] = ()
    koppen: Mapping[str, tuple[str, ...]]
    zwak: tuple[str, ...] = ()


class _CatalogueModel(StrictModel):
    velden: tuple[_FieldModel, ...]
    bladen_zonder_interventies: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Guess:
    """A field that a header may stand for, how sure that is (0-100), and why."""

    veld: str
    zekerheid: int
    waarom: Waarom


@dataclass(frozen=True, slots=True)
class FieldCatalogue:
    """All fields; headers are compared by their keys (see `header_keys`).

    Attributes:
        labels: Dutch name of every field, in the order of the file.
        single: fields that only one column of a table can be.
        exact: key of the label of a field → the field.
        known: key of a header → the field.
        weak: key of a header that may mean something else → the fields.
        groups: key of a group header → the fields that fit below it.
        other_sheets: reason why a sheet is no list of interventions → words in its name that say so.

    """

    labels: Mapping[str, str]
    single: frozenset[str]
    exact: Mapping[str, str]
    known: Mapping[str, str]
    weak: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, frozenset[str]]
    other_sheets: Mapping[str, tuple[str, ...]]
    _cache: dict[str, tuple[Guess, ...]] = field(default_factory=dict)

    def guess(self, text: str) -> tuple[Guess, ...]:
        """Return the fields a header text may stand for, best first; empty when it is unknown."""
        if text not in self._cache:
            self._cache[text] = tuple(self._guess(text))
        return self._cache[text]

    def strong(self, text: str) -> str | None:
        """Return the field that a text names literally, or None."""
        guesses = self.guess(text)
        return guesses[0].veld if guesses and guesses[0].zekerheid >= SURE else None

    def names(self, text: str) -> bool:
        """Return whether a text is literally a header of some field; cheaper than `strong`, for many cells."""
        return any(key in self.known for key in header_keys(text))

    def recognises(self, text: str) -> bool:
        """Return whether a text is a header of some field, typing errors allowed."""
        return len(text) <= _LONGEST_TYPO and (self.names(text) or bool(self._typo(header_keys(text))))

    def _guess(self, text: str) -> list[Guess]:
        keys = header_keys(text)
        found = self._literal(keys)
        if not found:
            found = self._of_parts(text) or self._typo(keys)
        weak = [Guess(veld, WEAK, Waarom.SYNONIEM) for key in keys for veld in self.weak.get(key, ())]
        if not found and not weak:
            found = self._inside(keys)
        if not found and not weak:
            weak = [Guess(veld, WEAK - 5, Waarom.FUZZY) for veld in self._weak_typo(keys)]
        return [*found, *dict.fromkeys(weak)]

    def _literal(self, keys: Iterable[str]) -> list[Guess]:
        for key in keys:
            if key in self.exact:
                return [Guess(self.exact[key], 100, Waarom.EXACT)]
            if key in self.known:
                return [Guess(self.known[key], 100, Waarom.SYNONIEM)]
        return []

    def _of_parts(self, text: str) -> list[Guess]:
        """Return the field that the first known part of ``Land / Country`` names; less sure when parts differ."""
        named = [guess[0] for part in header_parts(text) if (guess := self._literal(header_keys(part)))]
        if not named:
            return []
        agree = len({guess.veld for guess in named}) == 1
        return [Guess(named[0].veld, 95 if agree and len(named) > 1 else INSIDE + 2, Waarom.SYNONIEM)]

    def _typo(self, keys: Iterable[str]) -> list[Guess]:
        for key in keys:
            near = process.extract(key, list(self.known), scorer=OSA.distance, score_cutoff=2, limit=5)
            fits = [name for name, _, _ in near if is_typo_of(key, name)]
            if fits and len({self.known[name] for name in fits}) == 1:
                score = round(100 * OSA.normalized_similarity(key, fits[0]))
                return [Guess(self.known[fits[0]], min(score, 99), Waarom.FUZZY)]
        return []

    def _weak_typo(self, keys: Iterable[str]) -> tuple[str, ...]:
        for key in keys:
            near = process.extract(key, list(self.weak), scorer=OSA.distance, score_cutoff=2, limit=3)
            fits = [name for name, _, _ in near if is_typo_of(key, name)]
            if len(fits) == 1:
                return self.weak[fits[0]]
        return ()

    def _inside(self, keys: tuple[str, ...]) -> list[Guess]:
        """Return the field whose name occurs first as whole words in a longer header."""
        words = without_stopwords(keys[-1]).split() if keys else []
        if not 2 <= len(words) <= 8:
            return []
        for start in range(len(words)):
            for end in range(len(words), start, -1):
                phrase = " ".join(words[start:end])
                if len(phrase) >= 4 and phrase in self.known:
                    return [Guess(self.known[phrase], INSIDE, Waarom.FUZZY)]
        return []


def load_fields(path: Path) -> FieldCatalogue:
    """Read ``data/velden.yml``.

    Raises:
        ConfigError: the file is missing or wrong, or one header stands for two fields.

    """
    catalogue = load_yaml(path, _CatalogueModel)
    models = catalogue.velden
    known: dict[str, str] = {}
    exact: dict[str, str] = {}
    for model in models:
        exact[header_key(model.label)] = model.veld
        names = [
            model.label,
            model.veld.replace("publicatie.", ""),
            *(n for names in model.koppen.values() for n in names),
        ]
        for name in names:
            key = header_key(name)
            if known.setdefault(key, model.veld) != model.veld:
                raise ConfigError(f"{path}: de kop “{name}” staat bij {known[key]} en bij {model.veld}.")
    for key, veld in list(known.items()):
        known.setdefault(without_stopwords(key), veld)
    return FieldCatalogue(
        labels={model.veld: model.label for model in models},
        single=frozenset(model.veld for model in models if model.enkel),
        exact=exact,
        known=known,
        weak=_gather((header_key(name), model.veld) for model in models for name in model.zwak),
        groups={
            key: frozenset(velden)
            for key, velden in _gather((header_key(g), m.veld) for m in models for g in m.groepen).items()
        },
        other_sheets={reden: tuple(map(fold, names)) for reden, names in catalogue.bladen_zonder_interventies.items()},
    )


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, tuple[str, ...]] = {}
    for key, veld in pairs:
        gathered[key] = (*gathered.get(key, ()), veld)
    return gathered
