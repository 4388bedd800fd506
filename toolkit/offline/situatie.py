"""The guided way in: its questions, and which interventions each answer fits."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.opmaak import zacht
from toolkit.web.queries.situatie import count_answers, judge, questions_for
from toolkit.weergave.situatie import GENOEG, MEESTE, Vraagstuk, situatievragen
from toolkit.weergave.tekst import midden_in_zin
from toolkit.weergave.verzamelingen import Rows


def situatie_context(catalogus: OpenCatalogus) -> dict[str, Any]:
    """Return what the page of the site shows before anything is chosen, with every answer that an address may give."""
    vragen = _questions(catalogus)
    return {
        "vragen": vragen,
        "aantallen": count_answers(catalogus, vragen),
        "antwoorden": [],
        "keuzes": {},
        "situatie": None,
        "rest": False,
        "filterquery": "",
    }


def stap_context(catalogus: OpenCatalogus) -> dict[str, Any]:
    """Return what the page of the site shows with one question, before anything is chosen.

    Of a question in the middle it has every button; the questions themselves are on the page with all of them.
    """
    vragen = _questions(catalogus)
    return {
        "stap": 2,
        "vraag": replace(vragen[1], antwoorden=()),
        "vragen": vragen,
        "aantallen": {},
        "antwoorden": [(1, "", [""])],
        "aantal": 0,
        "keuzes": {},
        "elders": [],
        "filterquery": "",
    }


def read_antwoorden(catalogus: OpenCatalogus) -> dict[str, Any]:
    """Return every answer: its dimension, term, question, words of the reason, and the places that it fits and not."""
    offered = {(a.dimensie, a.term) for vraag in questions_for(catalogus, {}) for a in vraag.antwoorden}
    answers = [
        {
            "dimensie": a.dimensie,
            "term": a.term,
            "vraag": vraag.titel,
            "tekst": a.tekst,
            "reden": zacht(midden_in_zin(a.reden or a.tekst)),
            "aangeboden": (a.dimensie, a.term) in offered,
            "past": list(_places(oordeel.past)),
            "past_niet": list(_places(oordeel.past_niet)),
        }
        for vraag in _questions(catalogus)
        for a in vraag.antwoorden
        for oordeel in [judge(catalogus, a)]
    ]
    return {
        "soorten": list(dict.fromkeys(d.naam for d, _ in situatievragen(catalogus.begrippen))),
        "antwoorden": answers,
        "vragen": [vraag.titel for vraag in questions_for(catalogus, {})],
        "genoeg": GENOEG,
        "meeste": MEESTE,
    }


def _questions(catalogus: OpenCatalogus) -> tuple[Vraagstuk, ...]:
    every: Mapping[str, tuple[str, ...]] = {d.naam: tuple(d.termen) for d, _ in situatievragen(catalogus.begrippen)}
    return questions_for(catalogus, every)


def _places(rows: Rows) -> Iterator[int]:
    return (place for place in range(rows.bit_length()) if rows >> place & 1)
