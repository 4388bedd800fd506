"""From the value of a field to tags, by resolving its items or by spotting wordings in running text."""

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace

from toolkit.codes import UITEINDELIJK, Methode
from toolkit.reading.workbook_reading import FieldValue
from toolkit.terms.cell_items import CellItems, explained, single_outcome, with_outcomes
from toolkit.terms.decisions import Decision
from toolkit.terms.dimension_terms import ResolvedTerm
from toolkit.terms.recognition import Recognition
from toolkit.terms.resolve import Resolution, Resolver
from toolkit.terms.spot import Spotter, is_mentioned
from toolkit.terms.tag import RecognisedTag, Undecided
from toolkit.text import fold
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.kinds import Kenmerk
from toolkit.waarden import is_doubted

# An item of at most this many words that gives nothing is a value nobody decided about; a longer one is prose.
_WORDS_OF_A_VALUE = 3


class Tagger:
    """Gives the tags of field values; stateless after construction."""

    def __init__(self, vocabulary: Vocabulary, resolver: Resolver, recognitions: Iterable[Recognition]):
        self._vocabulary = vocabulary
        self._resolver = resolver
        self._items = CellItems(resolver)
        self._spotter = Spotter(resolver.words)
        self._recognitions = {recognition.dimensie: recognition for recognition in recognitions}

    def using(self, resolver: Resolver) -> "Tagger":
        """Return the same tagger with other decisions."""
        other = copy(self)
        other._resolver, other._items = resolver, CellItems(resolver)
        return other

    def tag(self, value: FieldValue) -> tuple[list[RecognisedTag], list[Undecided]]:
        """Return the tags that `value` gives in any dimension, and what a person must still decide."""
        if value.term is not None:
            tag = self._cross(value, value.term)
            return [tag], _unmatched(value) if value.statussen and tag.status is None else []
        decision = self._resolver.decision(value.veld, value.text)
        tags: list[RecognisedTag] = []
        undecided: list[Undecided] = []
        if decision is not None:
            tags += self._decided(value, decision)
            undecided = _unmatched(value) if value.statussen and single_outcome(value) is None else []
        elif value.veld in self._vocabulary:
            tags, undecided = self._tag_dimension(value)
        for recognition in self._recognitions.values():
            if not _is_decided(decision, recognition.dimensie, value.veld):
                tags += self._tag_other(value, recognition)
        return _once_per_term(tags), undecided

    def _tag_dimension(self, value: FieldValue) -> tuple[list[RecognisedTag], list[Undecided]]:
        """Tag a value of a dimension's own column: a list of terms, or prose in which wordings are spotted."""
        veld = value.veld
        resolutions = [explained(item, value.tekens) for item in self._items.of(veld, value.text)]
        if not resolutions:
            return [], [Undecided(value, value.text, ())]
        recognition = self._recognitions.get(veld)
        if recognition is not None and any(
            _is_prose(r, recognition) or (not r.beslist and self._ages(value, r.tekst, recognition))
            for r in resolutions
        ):
            tags, undecided = self._tag_prose(value, resolutions, recognition)
            undecided += [_undecided(value, r) for r in resolutions if r.onduidelijk]
            return tags, [*undecided, *(_unmatched(value) if value.statussen else ())]
        told = with_outcomes(resolutions, value)
        undecided = [
            _undecided(value, r) for r in resolutions if not r.beslist or r.onduidelijk or self._denies(r, recognition)
        ]
        if told is None:
            return self._tag_list(value, resolutions), [*undecided, *_unmatched(value)]
        return self._tag_list(value, told), undecided

    def _tag_list(self, value: FieldValue, resolutions: list[Resolution]) -> list[RecognisedTag]:
        recognition = self._recognitions.get(value.veld)
        rol_in_kop = self._rol_of_header(value)
        tags = [tag for r in resolutions for tag in self._resolved(value, r)]
        if recognition is None:
            return tags
        tags += [
            self._spotted(value, ResolvedTerm(value.veld, term_id, Methode.SYNONIEM), tekst)
            for r in resolutions
            if r.termen and r.methode is not Methode.CURATOR
            for term_id, tekst in self._ages(value, r.tekst, recognition)
        ]
        return [
            tag
            if tag.methode is Methode.CURATOR
            else self._with_rol(tag, rol_in_kop or recognition.standaard_rol.get(tag.term_id))
            for tag in tags
        ]

    def _tag_prose(
        self, value: FieldValue, resolutions: list[Resolution], recognition: Recognition
    ) -> tuple[list[RecognisedTag], list[Undecided]]:
        """Tag running text item by item: by a decision, as a typing error, or by the wordings in it."""
        tags: list[RecognisedTag] = []
        undecided: list[Undecided] = []
        for resolution in resolutions:
            if resolution.methode in (Methode.CURATOR, Methode.FUZZY):
                tags += self._resolved(value, resolution)
                continue
            found = self._spot(replace(value, text=resolution.tekst), recognition)
            tags += found
            is_open = not resolution.beslist or bool(resolution.termen)  # an everyday word says nothing within prose
            is_open = is_open and fold(resolution.tekst) not in recognition.zegt_niets
            # Also when a wording stands in it: then the text denies it.
            if (not found and is_open) or (is_open and self._denies(resolution, recognition)):
                undecided.append(_undecided(value, resolution))
        tags = _without_displaced(tags, recognition)
        return tags, [item for item in undecided if not tags or self._is_asked(item.tekst, recognition)]

    def _is_asked(self, item: str, recognition: Recognition) -> bool:
        """Return whether an item beside tags is a question: a value, or a denial; any other prose is none."""
        is_value = len(item.split()) <= _WORDS_OF_A_VALUE
        return is_value or bool(self._spotter.denied(item, recognition.wordings))

    def _denies(self, resolution: Resolution, recognition: Recognition | None) -> bool:
        """Return whether an item of the list of terms itself denies a term, and nobody decided about it."""
        if recognition is None or resolution.methode is Methode.CURATOR:
            return False
        return bool(self._spotter.denied(resolution.tekst, recognition.wordings))

    def _tag_other(self, value: FieldValue, recognition: Recognition) -> list[RecognisedTag]:
        """Tag what the text of a column says about a dimension that is not the column's own."""
        if value.veld in recognition.velden and value.veld != recognition.dimensie:
            return _without_displaced(self._spot(value, recognition), recognition)
        return []

    def _spot(self, value: FieldValue, recognition: Recognition) -> list[RecognisedTag]:
        found = [(s.term_id, s.tekst, s.rol, s.methode) for s in self._spotter.spot(value.text, recognition.wordings)]
        found += [
            (term_id, tekst, None, Methode.SYNONIEM) for term_id, tekst in self._ages(value, value.text, recognition)
        ]
        rol_in_kop = self._rol_of_header(value)
        return [
            self._with_rol(
                self._spotted(value, ResolvedTerm(recognition.dimensie, term_id, methode), tekst), rol_in_kop or rol
            )
            for term_id, tekst, rol, methode in found
        ]

    @staticmethod
    def _ages(value: FieldValue, text: str, recognition: Recognition) -> list[tuple[str, str]]:
        """Return the age groups that `text`, a part of `value`, names, and the words that say so."""
        if recognition.leeftijden is None:
            return []
        about_ages = value.kop is not None and is_mentioned(value.kop, recognition.leeftijd_in_kop)
        return [
            (term, age.tekst)
            for age in recognition.leeftijden.find(text, about_ages=about_ages)
            for term in age.groepen
        ]

    def _rol_of_header(self, value: FieldValue) -> str | None:
        recognition = self._recognitions.get(value.veld)
        if recognition is None or value.kop is None:
            return None
        roles = self._spotter.spot(value.kop, recognition.rol_in_kop)
        return roles[0].term_id if roles else None

    def _cross(self, value: FieldValue, term_id: str) -> RecognisedTag:
        """Tag a cross below a term; the cell may say a status as well."""
        header = (value.kop or value.text).rsplit(" › ", 1)[-1]
        named = self._resolver.name(value.veld, header)
        methode = Methode.OVERGENOMEN
        if named is not None and named.term == term_id and named.methode in (Methode.FUZZY, Methode.CURATOR):
            methode = named.methode  # says more than that the header was taken over
        tag = RecognisedTag(value.veld, term_id, value.cell, value.veld, header, methode, rol=self._rol(value.veld))
        return replace(tag, status=single_outcome(value) if self._says(value.veld, "status") else None)

    def _decided(self, value: FieldValue, decision: Decision) -> Iterator[RecognisedTag]:
        status = single_outcome(value)
        for term in decision.termen:
            tag = RecognisedTag(
                term.dimensie, term.term_id, value.cell, value.veld, value.text, Methode.CURATOR, rol=term.rol
            )
            yield replace(tag, status=status if self._says(term.dimensie, "status") else None)

    def _resolved(self, value: FieldValue, resolution: Resolution) -> Iterator[RecognisedTag]:
        for term in resolution.termen:
            methode = _methode(value, term)
            yield RecognisedTag(
                term.dimensie,
                term.term_id,
                value.cell,
                value.veld,
                resolution.tekst,
                methode,
                term.score,
                term.rol,
                resolution.status if self._says(term.dimensie, "status") else None,
                resolution.toelichting if self._says(term.dimensie, "toelichting") else None,
            )

    def _spotted(self, value: FieldValue, term: ResolvedTerm, tekst: str) -> RecognisedTag:
        methode, rol = _methode(value, term), self._rol(term.dimensie)
        return RecognisedTag(term.dimensie, term.term_id, value.cell, value.veld, tekst, methode, rol=rol)

    def _with_rol(self, tag: RecognisedTag, rol: str | None) -> RecognisedTag:
        return replace(tag, rol=rol) if rol is not None and self._says(tag.dimensie, "rol") else tag

    def _rol(self, dimensie: str) -> str | None:
        return UITEINDELIJK if self._says(dimensie, "rol") else None

    def _says(self, dimensie: str, kenmerk: Kenmerk) -> bool:
        """Return whether the tags of a dimension say this beside their term."""
        return kenmerk in self._vocabulary[dimensie].kenmerken


def _is_decided(decision: Decision | None, dimensie: str, veld: str) -> bool:
    """A decision about a whole value settles its own dimension and every dimension it names."""
    if decision is None:
        return False
    return dimensie == veld or dimensie in decision.dimensies


def _is_prose(resolution: Resolution, recognition: Recognition) -> bool:
    """An item that is no value is prose when it is long, or when a curated wording stands in it."""
    if resolution.beslist:
        return False
    is_long = bool(recognition.wordings) and len(resolution.tekst.split()) > _WORDS_OF_A_VALUE
    if not is_long and is_doubted(resolution.tekst):
        return False
    return is_long or is_mentioned(resolution.tekst, recognition.wordings)


def _without_displaced(tags: list[RecognisedTag], recognition: Recognition) -> list[RecognisedTag]:
    """Leave out terms that another term in the same text already includes."""
    displaced = {other for tag in tags for other in recognition.verdringt.get(tag.term_id, ())}
    return [tag for tag in tags if tag.term_id not in displaced]


def _undecided(value: FieldValue, resolution: Resolution) -> Undecided:
    asked = _words_of(value.text) if resolution.onduidelijk else None
    return Undecided(value, resolution.tekst, resolution.kandidaten, asked)


def _methode(value: FieldValue, term: ResolvedTerm) -> Methode:
    """Return how a term came to a value; a typing error stays one where the wording was taken over from a heading."""
    return Methode.OVERGENOMEN if value.overgenomen and term.methode is not Methode.FUZZY else term.methode


def _unmatched(value: FieldValue) -> list[Undecided]:
    """Return the question which outcome belongs to which item."""
    beside = value.naast if value.naast is not None else value.cell
    told = beside.waarde or value.text
    elements = value.text if value.term is None else (value.kop or value.text).rsplit(" › ", 1)[-1]
    asked = _words_of(elements) if fold(elements) == fold(told) else f"{_words_of(elements)}: {_words_of(told)}"
    return [Undecided(replace(value, cell=beside), told, (), asked, alle=True)]


def _words_of(text: str) -> str:
    return " ".join(text.split())


def _once_per_term(tags: list[RecognisedTag]) -> list[RecognisedTag]:
    """Keep the first of several tags for one term and role in one cell."""
    return list({(tag.dimensie, tag.term_id, tag.rol): tag for tag in reversed(tags)}.values())[::-1]
