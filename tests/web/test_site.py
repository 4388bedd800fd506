"""What is behind the pages: configuration, templates, the log, JSON, Datasette's own pages."""

import logging
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette
from jinja2 import Undefined, UndefinedError

from tests.web.conftest import INSTELLINGEN
from tests.web.lezen import soup, text
from toolkit.config.strict_yaml import ConfigError
from toolkit.site_config import load_site_config
from toolkit.web.logboek import WithoutQuestions
from toolkit.web.pagina import render_text
from toolkit.web.routes.gezond import age_of


async def test_health_and_suggestions_are_json(site: Datasette, voorbeeld_db: Path) -> None:
    health = await site.client.get("/-/gezond")
    assert health.json()["interventies"] == 7
    with sqlite3.connect(voorbeeld_db) as conn:
        counted = {name: conn.execute(f"select count(*) from {name}").fetchone()[0] for name in health.json()["rijen"]}
        (seal,) = conn.execute("select waarde from bouw where sleutel = 'inhoud_sha256'").fetchone()
    assert health.json()["rijen"] == counted
    assert {"bron", "broncel", "interventie", "publicatie"} < counted.keys() and counted["broncel"] > 30
    assert health.json()["bouwId"] == seal
    assert health.json()["gegevens"].keys() == {"uitgave", "peildatum", "dagenOud"}
    found = await site.client.get("/-/suggesties?begin=dia")
    assert found.json() == {
        "suggesties": [{"label": "Diamant", "taal": "nl", "soort": "Interventie", "adres": "/interventie/diamant"}]
    }
    found = await site.client.get("/-/suggesties?begin=zelfvertr")
    assert found.json()["suggesties"][0] == {
        "label": "Zelfvertrouwen",
        "taal": "nl",
        "soort": "Werkzaam element",
        "adres": "/?werkzaam_element=zelfvertrouwen",
        "naam": "werkzaam_element",
        "waarde": "zelfvertrouwen",
    }


@pytest.mark.parametrize(("uitgave", "days"), [("2026-11-28", 3), ("2026-12-01", 0), ("2026-12-24", 0), (None, None)])
def test_the_age_of_the_data_is_that_of_the_newest_publication(uitgave: str | None, days: int | None) -> None:
    found = age_of(uitgave, "28 november 2026", date(2026, 12, 1))
    assert found == {"uitgave": uitgave, "peildatum": "28 november 2026", "dagenOud": days}


def test_a_wrong_configuration_stops_the_site_with_every_mistake() -> None:
    wrong = {**INSTELLINGEN, "contact": "geen adres", "kleur": "rood"}
    del wrong["uitgever"]
    with pytest.raises(ConfigError) as error:
        load_site_config(wrong)
    assert str(error.value) == (
        "metadata.yml › plugins › interventiecatalogus: de inhoud klopt niet.\n"
        "  uitgever: deze sleutel ontbreekt\n"
        "  contact: deze waarde heeft niet de goede vorm\n"
        "  kleur: deze sleutel kennen we niet"
    )


async def test_a_name_that_a_template_lacks_is_an_error_and_not_an_empty_place(site: Datasette) -> None:
    await site.invoke_startup()
    with pytest.raises(UndefinedError, match="'i' is undefined"):
        await render_text(site, None, "interventie.html", {"terug": None, "jsonld": ""})
    # Datasette's own pages keep the environment they were written for.
    assert site.jinja_env.from_string("{{ er_is_niets }}").environment.undefined is Undefined


async def test_the_pages_of_the_data_speak_of_the_same_things(site: Datasette) -> None:
    row = await soup(site, "/interventies/interventie/diamant")
    assert [str(a["href"]) for a in row.select("main a[href^='/interventie/']")] == ["/interventie/diamant"]
    facets: list[dict[str, object]] = [
        {"name": naam, "results": [], "hideable": False} for naam in ("werkzaam_element", "herkomst")
    ]
    html = await site.render_template("_facet_results.html", {"sorted_facet_results": facets})
    assert [text(kop) for kop in BeautifulSoup(html, "html.parser").select("h3")] == ["Werkzaam element", "herkomst"]


async def test_a_site_of_other_data_is_left_alone(tmp_path: Path) -> None:
    other = Datasette([], memory=True)
    assert (await other.client.get("/-/settings.json")).status_code == 200
    assert (await other.client.get("/")).status_code == 200


def test_the_log_has_no_questions_and_no_visitors() -> None:
    record = logging.makeLogRecord(
        {"msg": '%s - "%s %s HTTP/%s" %d', "args": ("1.2.3.4:5", "GET", "/?zoek=a", "1.1", 200)}
    )
    assert WithoutQuestions().filter(record)
    assert record.getMessage() == '- - "GET / HTTP/1.1" 200'
