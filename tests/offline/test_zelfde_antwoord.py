"""The file answers as the site does: the same interventions in the same order, with the same number beside each choice.

`OFFLINE_SELECTIES=1000` tries more random selections than the suite does.
"""

import os
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page

from tests.web.conftest import INSTELLINGEN
from toolkit.lezer import open_readonly
from toolkit.schermwoorden import HERKOMST, NIET_GERAPPORTEERD, STATUSSEN
from toolkit.site_config import load_site_config
from toolkit.web.catalogus import OpenCatalogus, read_catalogus
from toolkit.web.parameters import parse_vraag
from toolkit.web.queries.facetten import read_facetten
from toolkit.web.selectie import selectie_from
from toolkit.weergave.facetten import Facetkeuze

AANTAL = int(os.environ.get("OFFLINE_SELECTIES", "60"))
Antwoord = dict[str, Any]


def van_site(database: Path, catalogus: OpenCatalogus, query: str) -> Antwoord:
    """Return what the list page and every export of the site are made of; `/export.json` gives the same ids."""
    with open_readonly(database) as conn:
        vraag = parse_vraag(query, catalogus.begrippen).zoekvraag
        selectie = selectie_from(conn, vraag, catalogus.geheugen)
        facets = read_facetten(conn, catalogus, selectie)
        return {
            "ids": list(selectie.ids(conn)),
            "tellingen": {f.naam: {k.term: k.aantal for k in flat(f.keuzes) if k.aantal} for f in facets},
        }


def flat(keuzes: tuple[Facetkeuze, ...]) -> Iterator[Facetkeuze]:
    for keuze in keuzes:
        yield keuze
        yield from flat(keuze.onder)


@pytest.fixture(scope="module")
def catalogus(built_database: Path) -> OpenCatalogus:
    with open_readonly(built_database) as conn:
        return read_catalogus(conn, load_site_config(INSTELLINGEN))


def selecties(catalogus: OpenCatalogus, aantal: int) -> Iterator[str]:
    """Yield random questions: terms, what is left out, statuses, kinds of list, years, order."""
    kans = random.Random(17)
    for _ in range(aantal):
        yield urlencode([*_termen(kans, catalogus), *_rest(kans)])


def _termen(kans: random.Random, catalogus: OpenCatalogus) -> Iterator[tuple[str, str]]:
    dimensies = list(catalogus.begrippen)
    for d in kans.sample(dimensies, kans.randint(0, 3)):
        termen = [*d.termen, NIET_GERAPPORTEERD]
        yield from ((d.naam, term) for term in kans.sample(termen, min(len(termen), kans.randint(1, 3))))
    for d in catalogus.begrippen.met("status"):
        if kans.random() < 0.4:
            yield f"{d.naam}_status", kans.choice(list(STATUSSEN))
        if kans.random() < 0.3:
            yield f"{d.naam}_modus", "alle"
    if kans.random() < 0.3:
        d = kans.choice(dimensies)
        yield f"zonder_{d.naam}", kans.choice(list(d.termen))


def _rest(kans: random.Random) -> Iterator[tuple[str, str]]:
    if kans.random() < 0.3:
        yield from (("herkomst", h) for h in kans.sample(list(HERKOMST), 2))
    if kans.random() < 0.3:
        yield "jaar_van", str(kans.randint(1995, 2020))
    if kans.random() < 0.2:
        yield "jaar_tot", str(kans.randint(2020, 2025))
    if kans.random() < 0.4:
        yield "sorteer", kans.choice(["naam", "jaar"])


def in_file(pagina: Page, query: str) -> Antwoord:
    answer: Antwoord = pagina.evaluate("(vraag) => catalogus(vraag)", query)
    return answer


def test_random_selections_are_those_of_the_site(pagina: Page, built_database: Path, catalogus: OpenCatalogus) -> None:
    for query in ["", *selecties(catalogus, AANTAL)]:
        assert (query, in_file(pagina, query)) == (query, van_site(built_database, catalogus, query))


def test_a_word_or_two_are_understood_as_on_the_site(
    pagina: Page, built_database: Path, catalogus: OpenCatalogus
) -> None:
    """One word gives the same interventions, nearly always in the same order; two words nearly always the same list."""
    kans = random.Random(17)
    with open_readonly(built_database) as conn:
        woorden = [row[0] for row in conn.execute("select sleutel from zoek_woord order by 1")]
    een = [urlencode({"zoek": woord}) for woord in kans.sample(woorden, AANTAL * 2)]
    for query in een:
        assert (query, set(in_file(pagina, query)["ids"])) == (
            query,
            set(van_site(built_database, catalogus, query)["ids"]),
        )
    order = [q for q in een if in_file(pagina, q)["ids"] != van_site(built_database, catalogus, q)["ids"]]
    assert len(order) <= len(een) // 25, order
    twee = [urlencode({"zoek": " ".join(kans.sample(woorden, 2))}) for _ in range(AANTAL * 2)]
    anders = [q for q in twee if in_file(pagina, q)["ids"] != van_site(built_database, catalogus, q)["ids"]]
    assert len(anders) <= len(twee) // 20, anders
