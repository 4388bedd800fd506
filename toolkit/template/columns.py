"""The columns of the template, in the order of the page of an intervention."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from toolkit.codes import Herkomst, Status
from toolkit.template.sjabloon import INTERMEDIAIR, TemplateConfig
from toolkit.vocabulary.dimension import Dimension, Vocabulary
from toolkit.vocabulary.kinds import BLOKKEN, Paginaplaats, Soort
from toolkit.vocabulary.velden import NAAM, Veld, Velden

HERKOMST = "herkomst"
STATUSSEN = tuple(status.replace("_", " ") for status in get_args(Status))
_YEAR = "publicatie.jaar"
_SEVERAL = "Kies uit de lijst. Meer waarden? Typ ze met ; ertussen, of elk op een eigen regel (Alt+Enter)."


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column.

    Attributes:
        id: field, or ``<dimension>.intermediair`` for a column of a role.
        kop: header; the reader knows it literally.
        uitleg: what is filled in.
        meer: several values may stand in a cell.
        soort: what it holds.
        lijst: name of its list of choices, or None.
        keuzes: what its drop-down list shows.
        voorbeelden: its text in each example; None for nothing.

    """

    id: str
    kop: str
    uitleg: str
    meer: bool
    soort: Soort
    lijst: str | None
    keuzes: tuple[str, ...]
    voorbeelden: tuple[str | int | None, ...]

    @property
    def opmerking(self) -> str:
        """Return the explanation as it stands at the header, where nobody sees the general one."""
        return f"{self.uitleg} {_SEVERAL}" if self.meer else self.uitleg

    @property
    def is_year(self) -> bool:
        """Return whether it holds a year."""
        return self.id == _YEAR


def template_columns(velden: Velden, vocabulary: Vocabulary, config: TemplateConfig) -> list[TemplateColumn]:
    """Return the columns: the name and the list it is from, what is on the page in its order, the publication."""
    shown = [veld for veld in velden if veld.veld not in config.weglaten]
    placed: list[tuple[Paginaplaats, TemplateColumn]] = []
    for veld in shown:
        if veld.kolom is not None and veld.kolom.pagina is not None:
            placed.append((veld.kolom.pagina, _of_field(veld, config)))
    for dimension in vocabulary:
        placed += [(dimension.pagina, column) for column in _of_dimension(dimension, config)]
    placed.sort(key=lambda item: (BLOKKEN.index(item[0].blok), item[0].volgorde))
    first = [_of_field(velden[naam], config) for naam in (NAAM, HERKOMST)]
    last = [_of_field(veld, config) for veld in shown if veld.kolom is None and veld.veld != HERKOMST]
    return [*first, *(column for _, column in placed), *last]


def _of_field(veld: Veld, config: TemplateConfig) -> TemplateColumn:
    own = _sentence(veld.kolom.uitleg) if veld.kolom else ""
    return TemplateColumn(
        id=veld.veld,
        kop=veld.label,
        uitleg=" ".join(part for part in (own, config.uitleg.get(veld.veld, "")) if part),
        meer=False,
        soort="getal" if veld.veld == _YEAR else veld.kolom.soort if veld.kolom else "tekst",
        lijst=veld.label if veld.veld == HERKOMST else None,
        keuzes=get_args(Herkomst) if veld.veld == HERKOMST else (),
        voorbeelden=_examples(veld.veld, config),
    )


def _of_dimension(dimension: Dimension, config: TemplateConfig) -> Iterator[TemplateColumn]:
    keuzes = tuple(term.nl for term in dimension.termen.values())
    parts = [_sentence(dimension.definitie), *_kenmerken(dimension), config.uitleg.get(dimension.naam, "")]
    yield TemplateColumn(
        id=dimension.naam,
        kop=dimension.label,
        uitleg=" ".join(part for part in parts if part),
        meer=True,
        soort="tekst",
        lijst=dimension.meervoud,
        keuzes=keuzes,
        voorbeelden=_examples(dimension.naam, config),
    )
    if dimension.naam in config.rollen:
        rol = config.rollen[dimension.naam]
        id_ = f"{dimension.naam}.{INTERMEDIAIR}"
        uitleg, lijst = _sentence(rol.uitleg), dimension.meervoud
        yield TemplateColumn(id_, rol.kop, uitleg, True, "tekst", lijst, keuzes, _examples(id_, config))


def _kenmerken(dimension: Dimension) -> Iterator[str]:
    if "status" in dimension.kenmerken:
        term = list(dimension.termen.values())[-1].nl
        yield (
            f"Meldt de bron iets over dit onderdeel? Zet dat erachter tussen haakjes: {', '.join(STATUSSEN)}. "
            f"Zoals: {term} ({STATUSSEN[0]}). Na een dubbele punt kan een toelichting; zet dan elke waarde op een "
            "eigen regel."
        )


def _examples(id_: str, config: TemplateConfig) -> tuple[str | int | None, ...]:
    return tuple(voorbeeld.get(id_) for voorbeeld in config.voorbeelden)


def _sentence(text: str) -> str:
    text = " ".join(text.split()).replace("`", "")
    return f"{text[:1].upper()}{text[1:]}"
