"""The rows that describe the catalogue itself: its dimensions and its fields."""

from collections.abc import Iterator
from typing import Any

from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.kinds import Paginaplaats
from toolkit.vocabulary.velden import Velden

Row = dict[str, Any]


def dimensie_rows(vocabulary: Vocabulary) -> Iterator[Row]:
    """Yield the rows of table `dimensie`."""
    for volgorde, dimension in enumerate(vocabulary, start=1):
        yield {
            "id": dimension.naam,
            "label": dimension.label,
            "meervoud": dimension.meervoud,
            "definitie": dimension.definitie,
            "bron": dimension.bron,
            "volgorde": volgorde,
            "in_woorden": int(dimension.in_woorden),
            "kenmerken": " ".join(dimension.kenmerken) or None,
            "eerste_filter": int(dimension.eerste_filter),
            **_place(dimension.pagina),
            "landen": int(dimension.landen),
            "uitleg_tags": dimension.uitleg_tags,
            "gebruik": dimension.gebruik.model_dump_json(exclude_defaults=True),
        }


def veld_rows(velden: Velden) -> Iterator[Row]:
    """Yield the rows of table `veld`: the fields that are a column of `interventie`."""
    for volgorde, veld in enumerate(velden.kolommen, start=1):
        if veld.kolom is not None:
            yield {
                "id": veld.veld,
                "label": veld.label,
                "titel": veld.titel,
                "soort": veld.kolom.soort,
                "uitleg": veld.kolom.uitleg,
                "volgorde": volgorde,
                **_place(veld.kolom.pagina),
                "gebruik": veld.kolom.gebruik.model_dump_json(exclude_defaults=True),
            }


def _place(pagina: Paginaplaats | None) -> Row:
    """Return the columns that say where something stands on the page of an intervention."""
    if pagina is None:
        return {"blok": None, "blok_volgorde": None, "paginatitel": None}
    return {"blok": pagina.blok, "blok_volgorde": pagina.volgorde, "paginatitel": pagina.titel}
