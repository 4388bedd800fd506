"""The file answers as the site does: the same interventions in the same order, with the same number beside each choice.

`OFFLINE_SELECTIES=1000` tries more random selections than the suite does, and every question of the search tests.
"""

import json
import os
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from tests.conftest import ROOT
from tests.offline.conftest import content_of
from tests.search.quality import load_questions
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
ALLES = AANTAL >= 1000
Antwoord = dict[str, Any]
WOORDEN = ("jongeren", "gevangnis", "school ouders", "zelfvertrouwen", "exit", "14-jarige", "theater of sport")

MET_WENSEN = (
    "niet voor jongeren",
    "onderzoek na 2015",
    "jongeren tussen 2010 en 2015",
    "meisjes van 14 tot 18 jaar",
    "-gezin weerbaarheid",
    "interventies in Kenia of België",
    "16-jarige zonder ouders, niet in Nederland",
)


def read_site(database: Path, catalogus: OpenCatalogus, query: str) -> Antwoord:
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
        zoek = [("zoek", kans.choice(WOORDEN))] if kans.random() < 0.2 else []
        yield urlencode([*zoek, *_termen(kans, catalogus), *_rest(kans)])


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


def in_file(pagina: Page, queries: Sequence[str]) -> list[Antwoord]:
    answers: list[Antwoord] = pagina.evaluate("(vragen) => Promise.all(vragen.map(catalogus))", list(queries))
    return answers


def found_on_site(database: Path, catalogus: OpenCatalogus, words: Sequence[str]) -> dict[str, list[str]]:
    with open_readonly(database) as conn:
        return {one: list(catalogus.zoeker.search(conn, one).ids) for one in words}


def found_in_file(pagina: Page, words: Sequence[str]) -> dict[str, list[str]]:
    answers = in_file(pagina, [urlencode({"zoek": one}) for one in words])
    return {one: answer["ids"] for one, answer in zip(words, answers, strict=True)}


def test_random_selections_are_those_of_the_site(pagina: Page, built_database: Path, catalogus: OpenCatalogus) -> None:
    queries = ["", *selecties(catalogus, AANTAL)]
    for query, answer in zip(queries, in_file(pagina, queries), strict=True):
        answer.pop("elders")
        answer.pop("wensen")
        assert (query, answer) == (query, read_site(built_database, catalogus, query))


def test_it_gives_what_the_export_of_the_site_gives(
    pagina: Page, catalogus: OpenCatalogus, van_site: Callable[[Sequence[str]], list[bytes]]
) -> None:
    queries = ["", *selecties(catalogus, 8), *(urlencode({"zoek": woord}) for woord in WOORDEN)]
    exports = [json.loads(text) for text in van_site([f"/export.json?{query}" for query in queries])]
    on_site = [[i["id"] for i in export["interventies"]] for export in exports]
    assert [answer["ids"] for answer in in_file(pagina, queries)] == on_site


def test_words_of_the_catalogue_are_understood_as_on_the_site(
    pagina: Page, built_database: Path, catalogus: OpenCatalogus
) -> None:
    """Every word of it, and any two or three of them, in the same order."""
    kans = random.Random(17)
    with open_readonly(built_database) as conn:
        known = [row[0] for row in conn.execute("select sleutel from zoek_woord order by 1")]
    words = [" ".join(kans.sample(known, number)) for number in (1, 2, 3) for _ in range(AANTAL)]
    assert found_in_file(pagina, words) == found_on_site(built_database, catalogus, words)


def test_questions_are_understood_as_on_the_site(pagina: Page, built_database: Path, catalogus: OpenCatalogus) -> None:
    """The questions of the search tests: with typing errors, whole sentences, and what the catalogue does not have.

    A list may differ only when the file says so: a word is in none of its lists, or has a meaning that only the site
    knows.
    """
    sets = [load_questions(ROOT / "tests" / "search" / f"{name}.yml") for name in ("vragen", "vragen_blind")]
    asked = [text for one in sets for text in (*(question.vraag for question in one.vragen), *one.niets)]
    asked = asked if ALLES else [*asked[::6], *MET_WENSEN]
    answers = in_file(pagina, [urlencode({"zoek": one}) for one in asked])
    on_site = found_on_site(built_database, catalogus, asked)
    other = [(one, bool(a["elders"])) for one, a in zip(asked, answers, strict=True) if a["ids"] != on_site[one]]
    assert [one for one, said in other if not said] == []
    assert len(other) <= len(asked) * 0.01, other
    offered = {
        one: [(w["pairs"], w["rest"], w["zin"]) for w in a["wensen"]] for one, a in zip(asked, answers, strict=True)
    }
    read = {one: catalogus.zoeker.wishes(one) for one in asked}
    assert offered == {
        one: [([list(pair) for pair in w.filters], w.rest, w.zin) for w in wishes] for one, wishes in read.items()
    }


def test_names_and_terms_are_suggested_as_on_the_site(pagina: Page, catalogus: OpenCatalogus) -> None:
    """Beginnings of names and of terms, some with a typing error or in another order."""
    kans = random.Random(17)
    labels = [label for d in catalogus.begrippen for term in d.termen.values() for label in (term.nl, *term.alt)]
    begun = [label[: kans.randint(2, 12)] for label in kans.sample(sorted(set(labels)), 60)]
    begun += ["gezin sys", "radicl", "weerbr", "jong deen", "exit", "x", "moskee"]
    in_the_file = pagina.evaluate(
        "async (begin) => { await catalogus('zoek=a'); return begin.map(catalogus.voorstellen) }", begun
    )
    found = {
        one: [(s["soort"], s["id"], s["label"]) for s in each] for one, each in zip(begun, in_the_file, strict=True)
    }
    assert found == {one: [(s.soort, s.id, s.label) for s in catalogus.zoeker.suggest(one)] for one in begun}


def test_a_word_that_is_not_finished_is_read_as_on_the_site(
    pagina: Page, built_database: Path, catalogus: OpenCatalogus
) -> None:
    """Nearly always: a beginning that is a word of a dictionary by itself may not be in the lists of the file."""
    kans = random.Random(17)
    with open_readonly(built_database) as conn:
        known = [row[0] for row in conn.execute("select sleutel from zoek_woord where length(sleutel) > 4 order by 1")]
    words = [word[: kans.randint(3, len(word) - 1)] for word in kans.sample(known, AANTAL)]
    on_site, in_the_file = found_on_site(built_database, catalogus, words), found_in_file(pagina, words)
    assert len([word for word in words if in_the_file[word] != on_site[word]]) <= AANTAL * 0.1


def seen(html: str, selector: str) -> str:
    """Return the text of the first element that fits, without what is only for layout."""
    element = BeautifulSoup(html, "html.parser").select_one(selector)
    assert element is not None
    return "".join(element.get_text("").replace("\u00ad", "").split())


def in_view(pagina: Page, adres: str, selector: str) -> str:
    pagina.goto("about:blank")
    pagina.goto(adres)
    pagina.wait_for_selector("html.js")
    return seen(pagina.inner_html(".bladzijde:not([hidden])"), selector)


@pytest.mark.parametrize(
    ("pad", "selector"),
    [
        ("/bewijskaart", ".matrix"),
        ("/bewijskaart?rij=fase&kolom=domein", ".matrix"),
        ("/bewijskaart?rij=doelgroep&kolom=werkzaam_element", ".matrix"),
        ("/bewijskaart?rij=doelgroep&kolom=werkzaam_element&open=psychosociale-factoren", ".matrix"),
        ("/bewijskaart?rij=werkzaam_element&kolom=land&herkomst=slo&fase=groepsfase", ".matrix"),
        ("/bewijskaart?rij=fase&kolom=land&fase=groepsfase&zoek=jongeren", ".matrix"),
        ("/bewijskaart?rij=doelgroep&kolom=fase&dicht=leeftijd&rij_volgorde=aantal", ".matrix"),
        ("/bewijskaart?rij=fase&kolom=werkzaam_element&kolom_volgorde=aantal&herkomst=slo", ".matrix"),
        (
            "/bewijskaart?rij=doelgroep&kolom=fase&doelgroep=jongeren&doelgroep=betrokkenheid&rij_volgorde=aantal",
            ".matrix",
        ),
        ("/bewijskaart?rij=land&kolom=werkzaam_element", ".kaart-tabel table"),
        ("/bewijskaart?rij=fase&kolom=evaluatie", ".kaart-uitleg"),
        ("?zoek=16-jarige+zonder+ouders,+niet+in+Nederland", ".melding"),
        ("?fase=groepsfase&domein=onderwijs&werkzaam_element_status=geen_effect", ".voorstellen"),
        ("?zoek=qqqq&jaar_tot=1991&fase=actiefase", ".voorstellen"),
        ("/situatie?fase=groepsfase", ".lijst"),
        ("/situatie?fase=groepsfase&doelgroep=jongeren&doelgroep=betrokkenheid&domein=onderwijs", ".lijst"),
        ("/situatie?doelgroep=kinderen&psychologische_behoefte=identiteit", ".lijst"),
        ("/situatie?fase=actiefase&doelgroep=volwassenen&domein=zorg&toon=rest", ".lijst"),
    ],
)
def test_what_is_said_is_what_the_site_says(
    pagina: Page, bestand: Path, van_site: Callable[[Sequence[str]], list[bytes]], pad: str, selector: str
) -> None:
    on_site = content_of(van_site, f"/{pad}" if pad.startswith("?") else pad).decode()
    assert in_view(pagina, f"{bestand.as_uri()}#{pad}", selector) == seen(on_site, selector)
