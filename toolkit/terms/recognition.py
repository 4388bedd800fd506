"""Which running text feeds a dimension, and by which wordings: ``data/herkenning/<dimension>.yml``.

A file looks like this; every key but `velden` is optional::

    velden: [doelgroep, doel]         # fields whose text is searched
    leeftijden: true                  # ages in the text imply age groups
    leeftijd_in_kop: [leeftijd*]      # below such a header a number without unit is an age too
    woorden:
      - term: gedetineerden
        tekst: [gedetineerde*, in detentie]
      - term: onderwijsprofessionals
        tekst: [docent*, leraar, leraren]
        rol: intermediair
    standaard_rol: {professional: intermediair}  # also for every term below it
    rol_in_tekst: {omgeving: intermediair}       # the same, but not for a value in a list of terms
    rol_in_kop: {intermediair: [intermediair*]}
    verdringt: {rct: [quasi-experiment]}   # of these two only the first counts in one cell
    zegt_niets: [geen controlegroep]       # an item that says nothing, although no term comes from it
"""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from pydantic import Field

from toolkit.codes import Methode
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.terms.ages import Ages
from toolkit.terms.spot import Wording, compile_wording
from toolkit.text import fold
from toolkit.vocabulary.dimension import Dimension, Vocabulary

Rol = Literal["uiteindelijk", "intermediair"]


@dataclass(frozen=True, slots=True)
class Recognition:
    """What to look for in running text for one dimension."""

    dimensie: str
    velden: tuple[str, ...]
    leeftijden: Ages | None
    leeftijd_in_kop: tuple[Wording, ...]
    wordings: tuple[Wording, ...]
    standaard_rol: Mapping[str, Rol]
    rol_in_kop: tuple[Wording, ...]
    verdringt: Mapping[str, tuple[str, ...]]
    zegt_niets: frozenset[str]


class _WordingModel(StrictModel):
    term: str
    tekst: tuple[str, ...]
    rol: Rol | None = None


class _RecognitionModel(StrictModel):
    velden: tuple[str, ...]
    leeftijden: bool = False
    leeftijd_in_kop: tuple[str, ...] = ()
    woorden: tuple[_WordingModel, ...] = ()
    standaard_rol: Mapping[str, Rol] = Field(default_factory=dict)
    rol_in_tekst: Mapping[str, Rol] = Field(default_factory=dict)
    rol_in_kop: Mapping[Rol, tuple[str, ...]] = Field(default_factory=dict)
    verdringt: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    zegt_niets: tuple[str, ...] = ()

    def term_ids(self) -> set[str]:
        displaced = {term for terms in self.verdringt.values() for term in terms}
        named = {w.term for w in self.woorden} | set(self.standaard_rol) | set(self.rol_in_tekst)
        return named | set(self.verdringt) | displaced


def load_recognition(
    folder: Path, vocabulary: Vocabulary, velden: Container[str], ages: Ages
) -> tuple[Recognition, ...]:
    """Read every file in `folder`; the name of a file is the dimension it feeds, `velden` are the fields there
    are, and `ages` finds ages.

    Raises:
        ConfigError: a file is wrong, or names a dimension, term or field that does not exist.

    """
    return tuple(_load(path, vocabulary, velden, ages) for path in sorted(folder.glob("*.yml")))


def _load(path: Path, vocabulary: Vocabulary, velden: Container[str], ages: Ages) -> Recognition:
    model = load_yaml(path, _RecognitionModel)
    if strange := [veld for veld in model.velden if veld not in velden]:
        raise ConfigError(f"{path}: het veld {strange[0]} bestaat niet.")
    if path.stem not in vocabulary:
        raise ConfigError(f"{path}: de dimensie {path.stem} bestaat niet.")
    if unknown := sorted(model.term_ids() - set(vocabulary[path.stem].termen)):
        raise ConfigError(f"{path}: {path.stem} heeft geen term {', '.join(unknown)}.")
    dimension = vocabulary[path.stem]
    by_default = _roles(model.standaard_rol, dimension)
    return Recognition(
        dimensie=path.stem,
        velden=model.velden,
        leeftijden=ages if model.leeftijden else None,
        leeftijd_in_kop=tuple(compile_wording("", text) for text in model.leeftijd_in_kop),
        wordings=tuple(_wordings(model, dimension, {**by_default, **_roles(model.rol_in_tekst, dimension)})),
        standaard_rol=by_default,
        rol_in_kop=tuple(compile_wording(rol, text) for rol, texts in model.rol_in_kop.items() for text in texts),
        verdringt=model.verdringt,
        zegt_niets=frozenset(map(fold, model.zegt_niets)),
    )


def _roles(by_term: Mapping[str, Rol], dimension: Dimension) -> dict[str, Rol]:
    return {below: rol for term, rol in by_term.items() for below in dimension.descendants(term)}


def _wordings(model: _RecognitionModel, dimension: Dimension, roles: Mapping[str, Rol]) -> Iterator[Wording]:
    """Yield the curated wordings, and the labels of the vocabulary that are no everyday words."""
    if not model.woorden:
        return
    for words in model.woorden:
        for text in words.tekst:
            yield compile_wording(words.term, text, words.rol or roles.get(words.term))
    for term in dimension.termen.values():
        for label in (term.nl, term.en):
            yield replace(compile_wording(term.id, label, roles.get(term.id)), methode=Methode.EXACT)
        for label in term.alt:
            yield compile_wording(term.id, label, roles.get(term.id))
