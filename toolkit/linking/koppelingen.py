"""What curators know about identity: ``data/identiteiten.yml``, ``data/koppelingen.yml`` and ``data/aliassen.yml``."""

from collections.abc import Collection
from pathlib import Path
from typing import Annotated

from pydantic import Field

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]


class Identiteit(StrictModel):
    """An id that was promised: the names under which the intervention stands in workbooks.

    Attributes:
        id: the slug in URLs; never changes.
        naam: name on screen, when it is not the name in the first list.
        namen: names as they stand in the workbooks; of two rows of one list, that of the first name is shown.
        ook: other names by which people know it.
        land: ids of its countries; a record of another country is another intervention.
        werkboek: file name without its ending of the one list it stands on, when another list has the same name for
            another intervention.
        organisatie: who carries it out, when its list has the same name for another intervention of another one.

    """

    id: Slug
    naam: str | None = None
    namen: tuple[str, ...]
    ook: tuple[str, ...] = ()
    land: tuple[str, ...] = ()
    werkboek: str | None = None
    organisatie: str | None = None


class Zelfde(StrictModel):
    """One intervention that stands on more than one list, or more than once on one.

    `voorop`: file name without its ending of the list whose name and texts are shown when more lists say something; the
    one with literature when None.
    """

    id: Slug
    reden: str
    voorop: str | None = None


class Verschillend(StrictModel):
    """Interventions that look alike and are not the same."""

    ids: tuple[Slug, Slug]
    reden: str


class OnderdeelVan(StrictModel):
    """A part of a programme that stays an intervention of its own."""

    id: Slug
    van: Slug
    reden: str


class Alias(StrictModel):
    """A slug that was published and is no longer in use; without `naar` the intervention was withdrawn.

    `ook`: it was split, and these came of it besides `naar`.
    """

    id: Slug
    naar: Slug | None = None
    ook: tuple[Slug, ...] = ()
    reden: str


class _Identiteiten(StrictModel):
    identiteiten: tuple[Identiteit, ...] = ()


class _Koppelingen(StrictModel):
    zelfde: tuple[Zelfde, ...] = ()
    verschillend: tuple[Verschillend, ...] = ()
    onderdeel_van: tuple[OnderdeelVan, ...] = ()


class _Aliassen(StrictModel):
    aliassen: tuple[Alias, ...] = ()


class LinkConfig(StrictModel):
    """All decisions about identity."""

    identiteiten: tuple[Identiteit, ...] = ()
    zelfde: tuple[Zelfde, ...] = ()
    verschillend: tuple[Verschillend, ...] = ()
    onderdeel_van: tuple[OnderdeelVan, ...] = ()
    aliassen: tuple[Alias, ...] = ()


def check_countries(config: LinkConfig, countries: Collection[str], folder: Path) -> None:
    """Check that every country of an identity is one: another would make each row a new intervention, in silence.

    Raises:
        ConfigError: one is not.

    """
    for identiteit in config.identiteiten:
        for land in identiteit.land:
            if land not in countries:
                meant = f" Bedoelde u {land.lower()}?" if land.lower() in countries else ""
                raise ConfigError(
                    f"{folder / 'identiteiten.yml'}: bij {identiteit.id} staat het land {land}. Een land is een code "
                    f"van twee kleine letters, zoals nl.{meant}"
                )


def load_link_config(folder: Path) -> LinkConfig:
    """Read the three files in `folder`.

    Raises:
        ConfigError: a file is missing or wrong, an id occurs twice, an id that leads elsewhere is also one in use, or a
            decision names an id that is not in ``identiteiten.yml``.

    """
    identiteiten = load_yaml(folder / "identiteiten.yml", _Identiteiten).identiteiten
    koppelingen = load_yaml(folder / "koppelingen.yml", _Koppelingen)
    aliassen = load_yaml(folder / "aliassen.yml", _Aliassen).aliassen
    for name, ids in (("identiteiten", [i.id for i in identiteiten]), ("aliassen", [a.id for a in aliassen])):
        if repeated := sorted({i for i in ids if ids.count(i) > 1}):
            raise ConfigError(f"{folder / name}.yml: deze id's staan er twee keer in: {', '.join(repeated)}.")
    # One that was withdrawn keeps its names, by which rows of it are known.
    moved = {alias.id: alias.naar for alias in aliassen if alias.naar is not None}
    if both := sorted({i.id for i in identiteiten} & moved.keys()):
        raise ConfigError(
            f"{folder / 'aliassen.yml'}: {both[0]} gaat naar {moved[both[0]]}, en staat ook nog in identiteiten.yml. "
            f"Zet de namen ervan in identiteiten.yml bij {moved[both[0]]}, en haal {both[0]} daar weg."
        )
    if lone := [alias.id for alias in aliassen if alias.ook and alias.naar is None]:
        raise ConfigError(
            f"{folder / 'aliassen.yml'}: bij {lone[0]} staat `ook` zonder `naar`. Waar gaat het adres heen?"
        )
    known = {identiteit.id for identiteit in identiteiten}
    named = {z.id for z in koppelingen.zelfde} | {id_ for v in koppelingen.verschillend for id_ in v.ids}
    named |= {id_ for part in koppelingen.onderdeel_van for id_ in (part.id, part.van)}
    if unknown := sorted(named - known):
        raise ConfigError(
            f"{folder / 'koppelingen.yml'}: deze id's staan niet in identiteiten.yml: {', '.join(unknown)}."
        )
    return LinkConfig(identiteiten=identiteiten, aliassen=aliassen, **koppelingen.model_dump())
