"""The headers by which workbooks call fields and dimensions, and the field that a header stands for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from toolkit.config.strict_yaml import ConfigError
from toolkit.reading.workbook_reading import Waarom
from toolkit.terms.fuzzy import is_typing_error
from toolkit.terms.header_keys import (
    compound_keys,
    header_key,
    header_keys,
    header_parts,
    stopwords_in,
    without_stopwords,
)
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.kinds import ALTIJD, Koppen
from toolkit.vocabulary.velden import Velden

WEAK = 60
INSIDE = 80
SURE = 90
COMPOUND = 92
AGREED = 95
_LONGEST_TYPO = 50
_MOST_KEPT = 4096  # cells of which it is known whether they are a header: values repeat


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
        addresses: fields that want the address of a page or a DOI.
        numbers: fields that hold a whole number.
        dimensions: the fields that are a dimension.
        always: key of a header that a person said always means a field, whatever its values → the field.
        exact: key of the label of a field → the field.
        known: key of a header → the field.
        bare: key of a header without articles and prepositions → the fields, with those words per header.
        loose: the keys of `known` and `bare` → the field.
        compounds: the words of a header joined in any order → the field.
        weak: key of a header that may mean something else → the fields.
        groups: key of a group header → the fields that fit below it.
        other_sheets: reason why a sheet is no list of interventions → words in its name that say so.
        empty_words: words of a header that say nothing of what its column holds.

    """

    labels: Mapping[str, str]
    single: frozenset[str]
    addresses: frozenset[str]
    numbers: frozenset[str]
    dimensions: frozenset[str]
    always: Mapping[str, str]
    exact: Mapping[str, str]
    known: Mapping[str, str]
    bare: Mapping[str, Mapping[str, tuple[frozenset[str], ...]]]
    loose: Mapping[str, str]
    compounds: Mapping[str, str]
    weak: Mapping[str, tuple[str, ...]]
    groups: Mapping[str, frozenset[str]]
    other_sheets: Mapping[str, tuple[str, ...]]
    empty_words: frozenset[str] = frozenset()
    _cache: dict[str, tuple[Guess, ...]] = field(default_factory=dict)
    _recognised: dict[str, bool] = field(default_factory=dict)

    def guess(self, text: str) -> tuple[Guess, ...]:
        """Return the fields a header text may stand for, best first; empty when it is unknown."""
        if text not in self._cache:
            self._cache[text] = tuple(self._guess(text))
        return self._cache[text]

    def decided(self, text: str) -> str | None:
        """Return the field that a person said a header always means, or None."""
        return self.always.get(header_key(text)) if text else None

    def strong(self, text: str) -> str | None:
        """Return the field that a text names literally, or None."""
        guesses = self.guess(text)
        return guesses[0].veld if guesses and guesses[0].zekerheid >= SURE else None

    def says_nothing(self, text: str) -> bool:
        """Return whether a header has no word of its own that says what its column holds: *Kolom 3*, *Kenmerk Q*."""
        words = (word for key in header_keys(text)[:1] for word in key.split())
        return all(len(word) == 1 or word.isdigit() or word in self.empty_words for word in words)

    def names(self, text: str) -> bool:
        """Return whether a text is literally a header of some field; cheaper than `strong`, for many cells."""
        return any(key in self.loose or key.replace(" ", "") in self.compounds for key in header_keys(text))

    def recognises(self, text: str) -> bool:
        """Return whether a text is a header of some field, typing errors allowed."""
        if len(text) > _LONGEST_TYPO:
            return False
        if text not in self._recognised:
            if len(self._recognised) >= _MOST_KEPT:
                self._recognised.clear()
            self._recognised[text] = self.names(text) or bool(self._typo(header_keys(text)))
        return self._recognised[text]

    def _guess(self, text: str) -> list[Guess]:
        keys = header_keys(text)
        found = self._whole(text) or self._of_parts(text) or self._typo(keys) or self._compound(keys)
        weak = [Guess(veld, WEAK, Waarom.SYNONIEM) for key in keys for veld in self.weak.get(key, ())]
        if not found and not weak:
            found = self._inside(keys)
        if not found and not weak:
            weak = [Guess(veld, WEAK - 5, Waarom.FUZZY) for veld in self._weak_typo(keys)]
        return [*found, *dict.fromkeys(weak)]

    def _whole(self, text: str) -> list[Guess]:
        keys = header_keys(text)
        return self._literal(keys) or self._without_stopwords(text, keys)

    def _literal(self, keys: Iterable[str]) -> list[Guess]:
        for key in keys:
            if key in self.exact:
                return [Guess(self.exact[key], 100, Waarom.EXACT)]
            if key in self.known:
                return [Guess(self.known[key], 100, Waarom.SYNONIEM)]
        return []

    def _without_stopwords(self, text: str, keys: Iterable[str]) -> list[Guess]:
        """Return the fields of a header that differs in articles and prepositions; unsure when it has other ones.

        Without any, *Implemented* may be *implemented by* and *implemented in*: then neither is sure.
        """
        own = stopwords_in(text)
        for key in keys:
            if key in self.bare:
                velden = self.bare[key]
                fits = {
                    veld: any(words <= own or (own <= words and (own or len(velden) == 1)) for words in theirs)
                    for veld, theirs in velden.items()
                }
                best = sorted(velden, key=lambda veld: not fits[veld])
                return [Guess(veld, 100 if fits[veld] else INSIDE, Waarom.SYNONIEM) for veld in best]
        return []

    def _compound(self, keys: Iterable[str]) -> list[Guess]:
        """Return the field whose words the header puts together in another way: *Extremismevorm*."""
        for key in keys:
            joined = without_stopwords(key).replace(" ", "")
            if joined in self.compounds:
                return [Guess(self.compounds[joined], COMPOUND, Waarom.FUZZY)]
        return []

    def _of_parts(self, text: str) -> list[Guess]:
        """Return the field that the first known part of ``Land / Country`` names; less sure when parts differ."""
        named = [guess[0] for part in header_parts(text) if (guess := self._whole(part))]
        if not named:
            return []
        agree = len({guess.veld for guess in named}) == 1
        return [Guess(named[0].veld, 95 if agree and len(named) > 1 else INSIDE + 2, Waarom.SYNONIEM)]

    def _typo(self, keys: Iterable[str]) -> list[Guess]:
        for key in keys:
            near = process.extract(key, list(self.loose), scorer=OSA.distance, score_cutoff=2, limit=5)
            fits = [name for name, _, _ in near if is_typing_error(key, name)]
            if fits and len({self.loose[name] for name in fits}) == 1:
                score = round(100 * OSA.normalized_similarity(key, fits[0]))
                return [Guess(self.loose[fits[0]], min(score, 99), Waarom.FUZZY)]
        return []

    def _weak_typo(self, keys: Iterable[str]) -> tuple[str, ...]:
        for key in keys:
            near = process.extract(key, list(self.weak), scorer=OSA.distance, score_cutoff=2, limit=3)
            fits = [name for name, _, _ in near if is_typing_error(key, name)]
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
                if len(phrase) >= 4 and phrase in self.loose:
                    return [Guess(self.loose[phrase], INSIDE, Waarom.FUZZY)]
        return []


@dataclass(frozen=True, slots=True)
class _Named:
    """A field or dimension with the headers it goes by."""

    veld: str
    label: str
    koppen: Koppen
    bestand: str


def field_catalogue(velden: Velden, vocabulary: Vocabulary) -> FieldCatalogue:
    """Return the headers of every field and of every dimension.

    Raises:
        ConfigError: one header stands for two of them, or a field and a dimension have one name.

    """
    named = [
        *(_Named(veld.veld, veld.label, veld, "velden.yml") for veld in velden),
        *(_Named(d.naam, d.label, d.koppen, f"vocabulaire/{d.naam}.yml") for d in vocabulary),
    ]
    files: dict[str, str] = {}
    for one in named:
        if one.veld in files:
            raise ConfigError(f"{one.bestand}: {one.veld} staat ook in {files[one.veld]}. Een naam is van één veld.")
        files[one.veld] = one.bestand
    known: dict[str, str] = {}
    for one in named:
        for name in (one.label, one.veld.replace("publicatie.", ""), *one.koppen.names()):
            other = known.setdefault(header_key(name), one.veld)
            if other != one.veld:
                raise ConfigError(
                    f"{one.bestand}: de kop “{name}” bij {one.veld} staat ook bij {other} in {files[other]}. Een kop "
                    "hoort bij één veld: haal hem bij een van beide weg."
                )
    bare = _bare(known)
    groups = _gather((header_key(group), one.veld) for one in named for group in one.koppen.groepen)
    return FieldCatalogue(
        labels={one.veld: one.label for one in named},
        single=frozenset(one.veld for one in named if one.koppen.enkel),
        addresses=frozenset(veld.veld for veld in velden if veld.wants_address),
        numbers=frozenset(velden.getallen),
        dimensions=frozenset(dimension.naam for dimension in vocabulary),
        always={header_key(name): one.veld for one in named for name in one.koppen.koppen.get(ALTIJD, ())},
        exact={header_key(one.label): one.veld for one in named},
        known=known,
        bare=bare,
        loose={key: next(iter(velden)) for key, velden in bare.items()} | known,
        compounds=_compounds(known),
        weak=_gather((header_key(name), one.veld) for one in named for name in one.koppen.zwak),
        groups={key: frozenset(velden) for key, velden in groups.items()},
        other_sheets={reden: tuple(map(fold, names)) for reden, names in velden.bladen_zonder_interventies.items()},
        empty_words=frozenset(map(fold, velden.nietszeggende_koppen)),
    )


def _bare(known: Mapping[str, str]) -> dict[str, dict[str, tuple[frozenset[str], ...]]]:
    bare: dict[str, dict[str, tuple[frozenset[str], ...]]] = {}
    for key, veld in known.items():
        short = without_stopwords(key)
        if short != key and short not in known:
            words = bare.setdefault(short, {})
            words[veld] = (*words.get(veld, ()), stopwords_in(key))
    return bare


def _compounds(known: Mapping[str, str]) -> dict[str, str]:
    """Return the joined words of every header that make a compound of one field only."""
    fields: dict[str, set[str]] = {}
    for key, veld in known.items():
        for joined in compound_keys(key):
            fields.setdefault(joined, set()).add(veld)
    return {joined: velden.pop() for joined, velden in fields.items() if len(velden) == 1}


def _gather(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    gathered: dict[str, tuple[str, ...]] = {}
    for key, veld in pairs:
        gathered[key] = (*gathered.get(key, ()), veld)
    return gathered
