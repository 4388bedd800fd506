"""The curators' words for searching: ``data/zoeken/*.yml``."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import numpy as np
from pydantic import Field, model_validator

from toolkit.config.leeftijden import AgeGroup, load_age_words
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.search.not_for import Subject, load_not_for
from toolkit.search.patterns import Patterns
from toolkit.search.wish_words import Wishes, load_wishes

WordLists = tuple[tuple[str, ...], ...]


class SynonymGroup(StrictModel):
    """Wordings that people use for one another.

    Attributes:
        woorden: wordings that mean about the same; each one finds the others.
        typt: wordings that people type, but that say too little to search for.
        zoek_ook: wordings that are searched as well for each of the others, but not the other way round.
        preciezer: narrower wordings (*enkelband* for probation). Who types one is shown what the group finds as
            related, not as an answer; nobody else's question is searched for them.

    """

    woorden: tuple[str, ...] = Field(min_length=1)
    typt: tuple[str, ...] = ()
    zoek_ook: tuple[str, ...] = ()
    preciezer: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> "SynonymGroup":
        wordings = [*self.woorden, *self.typt, *self.zoek_ook, *self.preciezer]
        if len(wordings) < 2:
            raise ValueError("een groep van één woord zegt niets; voeg woorden toe of haal de groep weg")
        if double := sorted({wording for wording in wordings if wordings.count(wording) > 1}):
            raise ValueError(f"staat er twee keer: {', '.join(double)}")
        return self


class _Synonyms(StrictModel):
    groepen: tuple[SynonymGroup, ...]


class _StopWords(StrictModel):
    stopwoorden: WordLists
    algemeen: WordLists
    kader: Patterns
    zoekopdrachten: tuple[str, ...] = Field(min_length=1)
    uitsluiten: tuple[str, ...] = Field(min_length=1)
    een_van: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_commands(self) -> "_StopWords":
        if other := sorted({*self.uitsluiten} - {*self.zoekopdrachten}):
            raise ValueError(f"staat bij uitsluiten, maar niet bij zoekopdrachten: {', '.join(other)}")
        return self


class _Forms(StrictModel):
    korte_delen: tuple[str, ...]
    geen_deel: WordLists
    eigen_familie: WordLists
    geen_tikfout: tuple[str, ...]


class SearchWords(StrictModel):
    """Everything the curators decided about words in a question.

    Attributes:
        groepen: synonyms and everyday words.
        stopwoorden: words that say nothing about what is sought.
        algemeen: words that fit nearly every intervention (*programma*); they count little.
        kader: patterns of words that say who asks or where (*in onze gemeente*); the words in them count little.
        zoekopdrachten: commands of other search boxes, as they are written (*NEAR*); here they say nothing.
        uitsluiten: those of `zoekopdrachten` that leave something out elsewhere; the page says that they cannot.
        korte_delen: words of three letters that may be part of a compound.
        geen_deel: letters that look like a word within another word, but are not.
        eigen_familie: words that are forms of one another, and not of other words that look like them.
        geen_tikfout: words that the dictionary does not know, but that are right.
        een_van: words between two others that say that both are fine (*of*).
        personen: words after which a number is an age (*jongen van 15*).
        na_persoon: words between those and the number (*van*).
        leeftijd_eenheid: words behind a number that make it an age (*jaar*).
        leeftijd_tussen: words between the two ends of a range of ages (*tot*).
        leeftijden: what is searched for an age.
        niet_voor: subjects that the catalogue is not for.
        wensen: wishes that are filters of the list.
        vectoren: what each word means, as signed bytes; made by ``scripts/distil_word_vectors.py``.
        gewoon: the most frequent words of Dutch, most frequent first; made by the same script.

    """

    groepen: tuple[SynonymGroup, ...]
    stopwoorden: frozenset[str]
    algemeen: frozenset[str]
    kader: frozenset[str]
    zoekopdrachten: frozenset[str]
    uitsluiten: frozenset[str]
    korte_delen: frozenset[str]
    geen_deel: frozenset[str]
    eigen_familie: WordLists
    geen_tikfout: frozenset[str]
    een_van: frozenset[str]
    personen: frozenset[str]
    na_persoon: frozenset[str]
    leeftijd_eenheid: frozenset[str]
    leeftijd_tussen: frozenset[str]
    leeftijden: tuple[AgeGroup, ...]
    niet_voor: tuple[Subject, ...]
    wensen: Wishes
    vectoren: Mapping[str, bytes] = Field(repr=False)
    gewoon: tuple[str, ...] = Field(repr=False)


def load_search_words(folder: Path) -> SearchWords:
    """Read the files of `folder` (``data/zoeken``).

    Raises:
        ConfigError: a file is missing or wrong.

    """
    stop = load_yaml(folder / "stopwoorden.yml", _StopWords)
    forms = load_yaml(folder / "woordvormen.yml", _Forms)
    ages = load_age_words(folder / "leeftijden.yml")
    return SearchWords(
        groepen=load_yaml(folder / "synoniemen.yml", _Synonyms).groepen,
        stopwoorden=_flat(stop.stopwoorden),
        algemeen=_flat(stop.algemeen),
        kader=frozenset(stop.kader),
        zoekopdrachten=frozenset(stop.zoekopdrachten),
        uitsluiten=frozenset(stop.uitsluiten),
        korte_delen=frozenset(forms.korte_delen),
        geen_deel=_flat(forms.geen_deel),
        eigen_familie=forms.eigen_familie,
        geen_tikfout=frozenset(forms.geen_tikfout),
        een_van=frozenset(stop.een_van),
        personen=frozenset(ages.personen),
        na_persoon=frozenset(ages.na_persoon),
        leeftijd_eenheid=frozenset(ages.woorden.eenheid),
        leeftijd_tussen=frozenset((*ages.woorden.tot_en_met, *ages.woorden.tot)),
        leeftijden=ages.leeftijden,
        niet_voor=load_not_for(folder / "niet_voor.yml"),
        wensen=load_wishes(folder / "wensen.yml"),
        vectoren=_load_vectors(folder),
        gewoon=_load_common(folder),
    )


def _load_vectors(folder: Path) -> Mapping[str, bytes]:
    names, numbers = folder / "woordvectoren.txt", folder / "woordvectoren.npy"
    try:
        listed = names.read_text(encoding="utf-8").split()
        vectors = np.load(numbers, allow_pickle=False)
    except (OSError, ValueError) as error:
        raise ConfigError(f"{folder}: de woordvectoren zijn niet te lezen ({error}).") from error
    if vectors.dtype != np.int8 or vectors.ndim != 2 or len(vectors) != len(listed):
        raise ConfigError(f"{numbers}: hoort niet bij {names.name}. Maak ze samen, met scripts/distil_word_vectors.py.")
    return MappingProxyType({word: vector.tobytes() for word, vector in zip(listed, vectors, strict=True)})


def _load_common(folder: Path) -> tuple[str, ...]:
    try:
        return tuple((folder / "gewone_woorden.txt").read_text(encoding="utf-8").split())
    except (OSError, ValueError) as error:
        raise ConfigError(f"{folder}: gewone_woorden.txt is niet te lezen ({error}).") from error


def _flat(lists: WordLists) -> frozenset[str]:
    return frozenset(word for part in lists for word in part)
