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

Altijd = Literal["altijd"]
"""Beside the languages: headers of which a person saw the column and said that they always mean this field."""

ALTIJD: Altijd = "altijd"


class Koppen(StrictModel):
    """The headers by which workbooks call a field; without case, accents, numbering and what is in brackets.

    Attributes:
        koppen: per language, what a header may be; a header belongs to one field. Those under `altijd` are the field
            whatever stands in the column: a person decided so.
        zwak: headers that may mean something else too; they count only when no other column claims the field.
        groepen: headers in the line above that fit this field.
        enkel: only one column of a table can be this field.

    """

    koppen: Mapping[Taal | Altijd, tuple[str, ...]] = {}
    zwak: tuple[str, ...] = ()
    groepen: tuple[str, ...] = ()
    enkel: bool = False

    def names(self) -> Iterator[str]:
        """Yield the headers of every language, and those that a person decided about."""
        for names in self.koppen.values():
            yield from names


NO_HEADERS = Koppen()


class Paginaplaats(StrictModel):
    """Where a field or dimension stands on the page of an intervention.

    Attributes:
        blok: the section.
        volgorde: place in the section, from low to high.
        titel: heading there, when it is another than the label.

    """

    blok: Blok
    volgorde: int = Field(ge=0)
    titel: str | None = None


class Zelf(StrictModel):
    """The answer “the person self” to a question about people: not a helper, and under `term` or `ook_onder`."""

    term: str
    tekst: str
    ook_onder: str


class Situatievraag(StrictModel):
    """A question of the guided way in, answered with terms of the dimension.

    Attributes:
        volgorde: its place among the questions.
        vraag: the question.
        onder: only the terms under these are answers; empty: every term, with its definition.
        binnen: an answer does not match because of other terms under this one only.
        opmerking: said below the question; ``{met}`` and ``{aantal}`` are numbers of interventions: those with a term
            of the dimension, and all.
        reden: how an answer is called in the result; ``{antwoord}`` is the answer.
        zelf: one more answer, before the others.
        woorden: per term, how its answer is put in the words of daily work; the result names the term.

    """

    volgorde: int
    vraag: str
    onder: tuple[str, ...] = ()
    binnen: str | None = None
    opmerking: str | None = None
    reden: str | None = None
    zelf: Zelf | None = None
    woorden: Mapping[str, str] = {}


class Plek(StrictModel):
    """A fixed place on every card, or in the summary on top of a page.

    Attributes:
        volgorde: its place, from low to high; what has the same title stands together.
        titel: the heading of the place.
        leeg: how it is called in the one sentence that says what no source reports.

    """

    volgorde: int = Field(ge=0)
    titel: str
    leeg: str


class Veldgebruik(StrictModel):
    """What the site does with a field beside showing it on the page.

    Attributes:
        kaart: its place on a card.
        samenvatting: its place in the summary on top of the page.
        koppeling: the words of the link to its address, on top of the page.

    """

    kaart: Plek | None = None
    samenvatting: Plek | None = None
    koppeling: str | None = None


class Verwantregel(StrictModel):
    """That a shared term makes two interventions alike: its place in the reason why, and the words before it."""

    volgorde: int
    woorden: str


class Filterplaats(StrictModel):
    """The filter of a dimension: its place among the filters, its heading when that is not the label, what it is."""

    volgorde: int = Field(ge=0)
    titel: str | None = None
    uitleg: str | None = None


class Ingang(StrictModel):
    """Terms to begin with on the home page.

    Attributes:
        groep: the task: from a situation, by what one knows, or by how it was studied.
        volgorde: place within the task.
        titel: the words before the terms.
        termen: the terms, in order.

    """

    groep: Literal["situatie", "kenmerk", "bewijs"]
    volgorde: int = Field(ge=0)
    titel: str
    termen: tuple[str, ...]


class Gebruik(StrictModel):
    """What the site does with a dimension beside what it does with every one.

    Attributes:
        spoor: its terms follow each other, so they are drawn as a track.
        voor_wie: it says whom an intervention is for.
        uitvoering: its words say how an intervention is carried out.
        opzet: it says with which design an intervention was studied.
        onderzocht: the term that says that an intervention was evaluated.
        kaart: its place on a card.
        samenvatting: its place in the summary on top of the page.
        kerncijfer: it is one of the key facts above the page of an intervention.
        badge: terms that stand beside the name.
        kort, code: names of terms for a narrow place, and for one with room for a few letters only.
        enkelvoud, meervoud: how its terms are called where the dimension is clear.
        titel_bij_woorden: heading above the words of a source.
        woorden_over: fields and dimensions of which those words may speak as well.
        verwant: interventions that share a term are alike.
        situatie: the questions of the guided way in that its terms answer.
        filter: its place among the filters, and its words there.
        ingang: the terms of it that the home page offers to begin with.
        zoeken: what its cells are to the search engine: a description in a few words, or text as any other.
        tabelkolom: place among the columns of Datasette's table of interventions, or None.

    """

    spoor: bool = False
    voor_wie: bool = False
    uitvoering: bool = False
    opzet: bool = False
    onderzocht: str | None = None
    kaart: Plek | None = None
    samenvatting: Plek | None = None
    kerncijfer: bool = False
    badge: tuple[str, ...] = ()
    kort: Mapping[str, str] = {}
    code: Mapping[str, str] = {}
    enkelvoud: str | None = None
    meervoud: str | None = None
    titel_bij_woorden: str | None = None
    woorden_over: tuple[str, ...] = ()
    verwant: Verwantregel | None = None
    situatie: tuple[Situatievraag, ...] = ()
    filter: Filterplaats | None = None
    ingang: tuple[Ingang, ...] = ()
    zoeken: Literal["kort", "lang"] = "kort"
    tabelkolom: int | None = None

    @property
    def over_onderzoek(self) -> bool:
        """Return whether the dimension is about the research of an intervention."""
        return self.opzet or self.onderzocht is not None

    def termen(self) -> Iterator[str]:
        """Yield the id of every term that is named."""
        yield from (*self.badge, *self.kort, *self.code, *([self.onderzocht] if self.onderzocht else []))
        for vraag in self.situatie:
            yield from (*vraag.onder, *vraag.woorden, *([vraag.binnen] if vraag.binnen else []))
            yield from (vraag.zelf.term, vraag.zelf.ook_onder) if vraag.zelf else ()
        for ingang in self.ingang:
            yield from ingang.termen


NO_USE = Gebruik()

Taak = Literal["spoor", "voor_wie", "uitvoering", "opzet", "onderzocht"]
"""What only one dimension can be to the site."""

TAKEN: tuple[Taak, ...] = get_args(Taak)
