"""Read ``data/vocabulaire/*.yml`` into a `Vocabulary`, and refuse what would make it ambiguous."""

import re
from collections import defaultdict
from pathlib import Path
from types import MappingProxyType

from pydantic import Field

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.text import fold
from toolkit.vocabulary.countries import CountryAliases, country_terms
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary, freeze
from toolkit.vocabulary.kinds import NO_USE, TAKEN, Gebruik, Kenmerk, Koppen, Paginaplaats

_NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")


class _TermModel(StrictModel):
    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    nl: str
    en: str
    broader: str | None = None
    definitie: str | None = None
    alt: tuple[str, ...] = ()
    alt_en: tuple[str, ...] = ()
    alledaags: tuple[str, ...] = ()
    alledaags_en: tuple[str, ...] = ()
    zoekterm: tuple[str, ...] = ()
    kop: bool = False
    toegevoegd: bool = False
    toelichting: str | None = None
    bron: str | None = None

    def as_term(self) -> Term:
        fields = self.model_dump(exclude={"alt", "alt_en", "alledaags", "alledaags_en"})
        dutch = {*self.alt, *self.alledaags}
        english = dict.fromkeys(label for label in (*self.alt_en, *self.alledaags_en) if label not in dutch)
        return Term(
            **fields,
            alt=(*self.alt, *self.alt_en),
            alledaags=(*self.alledaags, *self.alledaags_en),
            anderstalig=tuple((label, "en") for label in english),
        )


class _DimensionModel(Koppen):
    label: str
    meervoud: str
    definitie: str
    uitleg_tags: str | None = None
    bron: str
    volgorde: int = Field(ge=0)
    pagina: Paginaplaats
    eerste_filter: bool = False
    in_woorden: bool = False
    kenmerken: tuple[Kenmerk, ...] = ()
    termen: tuple[_TermModel, ...] = ()
    landen: CountryAliases | None = None
    gebruik: Gebruik = NO_USE


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read one YAML file per dimension from `folder`: a new file is a new dimension.

    Raises:
        ConfigError: a file is wrong or has a name that cannot be a table, two dimensions claim one place, an id occurs
            twice, `broader` names no term, terms form a circle, or one wording stands for two terms of one dimension.

    """
    loaded = [_load_dimension(path) for path in sorted(folder.glob("*.yml"))]
    if not loaded:
        raise ConfigError(f"{folder}: hier staat geen enkele dimensie (<naam>.yml).")
    places: dict[int, str] = {}
    for volgorde, dimension in loaded:
        other = places.setdefault(volgorde, dimension.naam)
        if other != dimension.naam:
            raise ConfigError(
                f"{folder / dimension.naam}.yml: `volgorde: {volgorde}` staat ook in {other}.yml. Geef een van beide "
                "een ander getal."
            )
    ordered = sorted(loaded, key=lambda item: item[0])
    for what, same in (
        *((f"gebruik: {taak}", [d.naam for _, d in ordered if getattr(d.gebruik, taak)]) for taak in TAKEN),
        ("landen", [d.naam for _, d in ordered if d.landen]),
    ):
        if len(same) > 1:
            raise ConfigError(f"{folder}: `{what}` kan bij één dimensie, en staat bij {' en '.join(same)}.")
    return Vocabulary(MappingProxyType({dimension.naam: dimension for _, dimension in ordered}))


def _load_dimension(path: Path) -> tuple[int, Dimension]:
    if not _NAME.fullmatch(path.stem):
        raise ConfigError(f"{path}: de naam van een dimensie heeft alleen kleine letters, cijfers en losse _ ertussen.")
    model = load_yaml(path, _DimensionModel)
    terms = [term.as_term() for term in model.termen]
    if model.landen is not None:
        terms += country_terms(model.landen)
    _check(path, terms)
    if unknown := sorted({*model.gebruik.termen()} - {term.id for term in terms}):
        raise ConfigError(f"{path}: `gebruik` noemt een term die er niet is: {', '.join(unknown)}.")
    return model.volgorde, Dimension(
        naam=path.stem,
        label=model.label,
        meervoud=model.meervoud,
        definitie=model.definitie,
        bron=model.bron,
        termen=freeze(terms),
        in_woorden=model.in_woorden,
        kenmerken=model.kenmerken,
        pagina=model.pagina,
        eerste_filter=model.eerste_filter,
        koppen=Koppen(koppen=model.koppen, zwak=model.zwak, groepen=model.groepen, enkel=model.enkel),
        landen=model.landen is not None,
        uitleg_tags=model.uitleg_tags,
        gebruik=model.gebruik,
    )


def _check(path: Path, terms: list[Term]) -> None:
    ids = [term.id for term in terms]
    if repeated := sorted({i for i in ids if ids.count(i) > 1}):
        raise ConfigError(f"{path}: deze id's staan er twee keer: {', '.join(repeated)}.")
    broader = {term.id: term.broader for term in terms}
    for term in terms:
        _check_broader(path, term.id, broader)
    meaning: dict[str, set[str]] = defaultdict(set)
    for term in terms:
        for label in (term.nl, term.en, *term.alt, *term.alledaags):
            meaning[fold(label)].add(term.id)
    for label, term_ids in meaning.items():
        if len(term_ids) > 1:
            raise ConfigError(f"{path}: “{label}” staat bij meer dan één term: {', '.join(sorted(term_ids))}.")


def _check_broader(path: Path, term_id: str, broader: dict[str, str | None]) -> None:
    seen, current = {term_id}, broader[term_id]
    while current is not None:
        if current not in broader:
            raise ConfigError(f"{path}: `broader: {current}` bestaat niet als term.")
        if current in seen:
            raise ConfigError(f"{path}: `broader` loopt in een kring bij {current}.")
        seen.add(current)
        current = broader[current]
