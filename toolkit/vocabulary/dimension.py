"""Dimensions and terms as the rest of the code sees them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from toolkit.vocabulary.kinds import NO_HEADERS, NO_USE, Gebruik, Kenmerk, Koppen, Paginaplaats, Taak


@dataclass(frozen=True, slots=True)
class Term:
    """One concept of a dimension (``skos:Concept``).

    Attributes:
        id: stable slug, unique within the dimension; part of URLs.
        nl, en: preferred labels (``skos:prefLabel``).
        label: the one of the language in which the vocabulary is shown: the Dutch one when nothing else is said.
        broader: id of the broader term (``skos:broader``), or None at the top.
        definitie: what it means, in plain Dutch; None is a finding.
        alt: labels that mean the same (``skos:altLabel``), those of all languages together.
        alledaags: everyday words that mean this term only as a whole value or header, never within a text.
        zoekterm: wordings that help to find the term and propose it, but are not the same (``skos:hiddenLabel``).
        anderstalig: each label of `alt` and `alledaags` that is not Dutch, with its language (ISO 639-1).
        kop: a heading that may also be a value when the source is not more precise.
        toegevoegd: added by the curators of this catalogue, so not in the study.
        toelichting: remark on the use of the term, or None.
        bron: where label and definition come from, when it differs from the dimension's.

    """

    id: str
    nl: str
    en: str
    broader: str | None = None
    definitie: str | None = None
    alt: tuple[str, ...] = ()
    alledaags: tuple[str, ...] = ()
    zoekterm: tuple[str, ...] = ()
    anderstalig: tuple[tuple[str, str], ...] = ()
    kop: bool = False
    toegevoegd: bool = False
    toelichting: str | None = None
    bron: str | None = None
    label: str = ""

    def __post_init__(self) -> None:
        """Take the Dutch label when no other is given."""
        if not self.label:
            object.__setattr__(self, "label", self.nl)

    def taal(self, label: str) -> str:
        """Return the language of a label of `alt` or `alledaags`: ``nl`` when nothing else is said."""
        return dict(self.anderstalig).get(label, "nl")


@dataclass(frozen=True, slots=True)
class Dimension:
    """One dimension (``skos:ConceptScheme``): one file in ``data/vocabulaire/``.

    Attributes:
        naam: the table, the column and the URL parameter.
        label, meervoud, definitie, bron: for people.
        termen: the terms by id, in order.
        in_woorden: its cells say more than its terms can, so what they say is shown as text beside the terms.
        kenmerken: what its tags say beside their term.
        pagina: its place on the page of an intervention.
        eerste_filter: it is one of the filters in view at once.
        koppen: the headers by which workbooks call it.
        landen: its terms are the countries of the world, with their ISO 3166-1 code as id; only those in use are
            published, and the countries of two records tell their interventions apart.
        uitleg_tags: what it says that an intervention has a term; None: the general words.
        gebruik: what the site does with it beside what it does with every dimension.

    """

    naam: str
    label: str
    meervoud: str
    definitie: str
    bron: str
    termen: Mapping[str, Term]
    pagina: Paginaplaats
    in_woorden: bool = False
    kenmerken: tuple[Kenmerk, ...] = ()
    eerste_filter: bool = False
    koppen: Koppen = NO_HEADERS
    landen: bool = False
    uitleg_tags: str | None = None
    gebruik: Gebruik = NO_USE

    @property
    def paginatitel(self) -> str:
        """Return the heading above it on the page of an intervention."""
        return self.pagina.titel or self.label

    def kort(self, term: Term) -> str:
        """Return the name of a term for a narrow place."""
        return self.gebruik.kort.get(term.id, term.label)

    def descendants(self, term_id: str) -> frozenset[str]:
        """Return `term_id` and every term below it.

        Raises:
            KeyError: the dimension has no such term.

        """
        found = {self.termen[term_id].id}
        grown = True
        while grown:
            below = {t.id for t in self.termen.values() if t.broader in found} - found
            found |= below
            grown = bool(below)
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All dimensions, in the order in which the catalogue shows them."""

    dimensies: Mapping[str, Dimension]

    def __getitem__(self, naam: str) -> Dimension:
        return self.dimensies[naam]

    def __iter__(self) -> Iterator[Dimension]:
        return iter(self.dimensies.values())

    def __contains__(self, naam: object) -> bool:
        return naam in self.dimensies

    def met(self, kenmerk: Kenmerk) -> tuple[Dimension, ...]:
        """Return the dimensions whose tags say this beside their term."""
        return tuple(d for d in self if kenmerk in d.kenmerken)

    def taak(self, taak: Taak) -> Dimension | None:
        """Return the one dimension that is this to the site, or None."""
        return next((d for d in self if getattr(d.gebruik, taak)), None)

    @property
    def elementen(self) -> Dimension | None:
        """Return the dimension of what an intervention works on: the first of which a tag has a status, or None."""
        return next(iter(self.met("status")), None)

    @property
    def geevalueerd(self) -> tuple[str, str] | None:
        """Return the dimension and the term that say that an intervention was evaluated, or None."""
        return next(((d.naam, d.gebruik.onderzocht) for d in self if d.gebruik.onderzocht), None)

    @property
    def landen(self) -> str | None:
        """Return the name of the dimension of countries, or None."""
        return next((d.naam for d in self if d.landen), None)


def freeze(terms: list[Term]) -> Mapping[str, Term]:
    """Return a read-only mapping from id to term, in the given order."""
    return MappingProxyType({term.id: term for term in terms})
