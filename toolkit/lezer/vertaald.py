"""Dimensions, terms and fields in another language: labels of the vocabulary (SKOS), other words from the catalogue.

Which texts of the YAML people read is said here once; what collects the messages asks for the same ones.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from pydantic import BaseModel

from toolkit.lezer.opbouw import Opbouw
from toolkit.talen import NEDERLANDS, spreekt, vertaal
from toolkit.vocabulary.dimension import Dimension, Term, Vocabulary
from toolkit.vocabulary.velden import Veld

Say = Callable[[str], str]
Model = TypeVar("Model", bound=BaseModel)
# What people read of `Gebruik`, `Veldgebruik`, `Paginaplaats` and `Kolom`, wherever it stands in them.
_TEKSTEN = frozenset(
    {"titel", "leeg", "vraag", "opmerking", "reden", "tekst", "woorden", "uitleg"}
    | {"enkelvoud", "meervoud", "titel_bij_woorden", "koppeling", "kort", "code"}
)


def in_language(opbouw: Opbouw) -> Opbouw:
    """Return dimensions, terms and fields in the language of the answer at hand."""
    return opbouw if spreekt() is NEDERLANDS else said(opbouw, vertaal, english_label)


def english_label(term: Term) -> str:
    """Return the preferred label of a term in English."""
    return term.en


def said(opbouw: Opbouw, say: Say, label: Callable[[Term], str]) -> Opbouw:
    """Return `opbouw` with every text that people read as `say` gives it, and terms as `label` calls them."""
    dimensies = {d.naam: _dimension(d, say, label) for d in opbouw.dimensies}
    return Opbouw(Vocabulary(MappingProxyType(dimensies)), tuple(_field(veld, say) for veld in opbouw.velden))


def texts_of(opbouw: Opbouw) -> Iterator[str]:
    """Yield the texts that people read and that are no label of a term, each once, in their order."""
    found: dict[str, None] = {}

    def collect(text: str) -> str:
        found[text] = None
        return text

    said(opbouw, collect, english_label)
    yield from found


def _dimension(d: Dimension, say: Say, label: Callable[[Term], str]) -> Dimension:
    terms = {
        term.id: replace(
            term,
            label=label(term),
            # What a country is, says its code.
            definitie=term.definitie if d.landen else _maybe(term.definitie, say),
            toelichting=_maybe(term.toelichting, say),
            bron=_maybe(term.bron, say),
        )
        for term in d.termen.values()
    }
    return replace(
        d,
        label=say(d.label),
        meervoud=say(d.meervoud),
        definitie=say(d.definitie),
        bron=say(d.bron),
        pagina=_model(d.pagina, say),
        gebruik=_model(d.gebruik, say),
        termen=MappingProxyType(terms),
    )


def _maybe(text: str | None, say: Say) -> str | None:
    return None if text is None else say(text)


def _field(veld: Veld, say: Say) -> Veld:
    return veld.model_copy(
        update={"label": say(veld.label), "kolom": None if veld.kolom is None else _model(veld.kolom, say)}
    )


def _model(model: Model, say: Say) -> Model:
    return type(model).model_validate(_walk(model.model_dump(exclude_unset=True), say, read=False))


def _walk(value: Any, say: Say, *, read: bool) -> Any:
    """Return a value with its texts said; those below a key of `_TEKSTEN` are read by people."""
    if isinstance(value, dict):
        return {key: _walk(one, say, read=read or key in _TEKSTEN) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_walk(one, say, read=False) for one in value)
    return say(value) if read and isinstance(value, str) else value
