"""What fields and dimensions say about themselves: the headers they go by, and their place on a page."""

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from pydantic import Field

from toolkit.config.strict_yaml import StrictModel

Blok = Literal["elementen", "voor-wie", "aanpak", "factoren", "onderzoek", "bron"]
"""A section of the page of an intervention."""

BLOKKEN: tuple[Blok, ...] = get_args(Blok)

Kenmerk = Literal["status", "toelichting", "rol"]
"""What a tag may say beside its term: what the source reports, the note behind that, and who is reached or helps."""

KENMERKEN: tuple[Kenmerk, ...] = get_args(Kenmerk)

Soort = Literal["tekst", "getal", "webadres"]
"""What the column of a field holds."""


Taal = Literal["nl", "en", "de", "fr", "da", "sv", "no"]
"""The languages in which headers are known."""


class Koppen(StrictModel):
    """The headers by which workbooks call a field; without case, accents, numbering and what is in brackets.

    Attributes:
        koppen: per language, what a header may be; a header belongs to one field.
        zwak: headers that may mean something else too; they count only when no other column claims the field.
        groepen: headers in the line above that fit this field.
        enkel: only one column of a table can be this field.

    """

    koppen: Mapping[Taal, tuple[str, ...]] = {}
    zwak: tuple[str, ...] = ()
    groepen: tuple[str, ...] = ()
    enkel: bool = False

    def names(self) -> Iterator[str]:
        """Yield the headers of every language."""
        for names in self.koppen.values():
            yield from names


NO_HEADERS = Koppen()


class Pagina(StrictModel):
    """Where a field or dimension stands on the page of an intervention.

    Attributes:
        blok: the section.
        volgorde: place in the section, from low to high.
        titel: heading there, when it is another than the label.

    """

    blok: Blok
    volgorde: int = Field(ge=0)
    titel: str | None = None
