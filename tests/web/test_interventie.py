"""The page of one intervention, in-process."""

import json
import shutil
import sqlite3
from pathlib import Path

from bs4 import BeautifulSoup, Tag
from datasette.app import Datasette

from tests.web.conftest import serve
from tests.web.lezen import soup, text
from toolkit.store.seal import seal

SAMENSTELLERS = (
    "Toegekend door de samenstellers op basis van de gelezen beschrijving; de bron gebruikt deze indeling niet."
)


async def test_every_tag_says_where_it_comes_from_and_who_assigned_it(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    cells = {str(e["data-broncel"]) for e in page.select("[data-broncel]")}
    assert {"slo-e6", "slo-f6", "slo-h6", "slo-k6", "slo-t6", "database-f6", "database-i6", "database-n6"} <= cells
    fase = next(li for li in page.select(".rij") if text(li.select_one("dt")) == "Fase")
    assert [text(e) for e in fase.select(".broncel")] == [
        "Bestand toolkit_database_interventies.xlsx Werkblad, cel Nederland, F6 (kop ‘Kop F’) Er staat x "
        "Herkend als Gevoeligheidsfase. Overgenomen van een cel die voor meer regels geldt: ‘x’. "
        f"Wie {SAMENSTELLERS}",
        "Bestand toolkit_slo_interventies.xlsx Werkblad, cel SLO interventies, F6 (kop ‘Kop F’) "
        "Er staat Gevoeligheidsfase Herkend als Gevoeligheidsfase. Precies zo in de lijst met begrippen. "
        f"Wie {SAMENSTELLERS}",
    ]
    assert "De bron noemt" not in text(page)


async def test_the_source_is_only_said_to_say_what_is_in_the_cell(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    wie: dict[str, list[str]] = {}
    for cel in page.select(".broncel"):
        wie[str(cel["data-broncel"])] = [text(dt.find_next("dd")) for dt in cel.select("dt") if text(dt) == "Wie"]
    assert wie["slo-c6"] == ["De bron: dit staat zo in de cel."]
    assert wie["database-p6"] == [
        "De woorden staan in de cel; dit begrip is er een synoniem van (lijst met begrippen)."
    ]
    assert wie["slo-h6"] == [SAMENSTELLERS]
    evaluatie = next(li for li in page.select(".rij") if text(li.select_one("dt")) == "Evaluatie")
    assert "Wie De woorden staan in de cel; de indeling is een besluit van de redactie." in text(evaluatie)


async def test_an_intervention_without_anything_says_so_once_per_section(site: Datasette) -> None:
    page = await soup(site, "/interventie/leeg")
    assert [text(p) for p in page.select(".leeg-rest")] == [
        "Niet gerapporteerd: werkzame elementen.",
        "Niet gerapporteerd: doel, uiteindelijke doelgroep, intermediaire doelgroep, vorm van extremisme, fase.",
        "Niet gerapporteerd: aanpak, duur, vorm, wie voert het uit, contact, kenmerken van de uitvoering, "
        "organisatie, kosten, domein, land, loopt het nog?, website, materiaal, taal.",
        "Niet gerapporteerd: psychologische behoefte, psychopathologie, waar de aanleiding ligt.",
        "Niet gerapporteerd: evaluatie, bron van de evaluatie, design, vergelijkingsgroep, meetmomenten, deelnemers, "
        "uitkomst, effectgrootte, beperkingen, beperkende factoren.",
        "Niet gerapporteerd: publicaties.",
        "Niet gerapporteerd: gelezen op, gevonden in, opmerking.",
    ]
    assert not page.select(".samenvatting dd, .koppelingen")
    assert text(page.select_one(".samenvatting .zwijgt")) == (
        "De bronnen zeggen niets over: doel, aanpak, voor wie het is, duur, vorm, wie het uitvoert, of het nog loopt, "
        "of het onderzocht is, wat er gevonden is, website, materiaal, contact."
    )


def _rows(page: BeautifulSoup) -> dict[str, str]:
    """Return what the rows say, without the disclosures."""
    for details in page.select("details"):
        details.decompose()
    return {text(row.dt): text(row.dd) for row in page.select(".rij")}


async def test_the_words_of_the_lists_are_on_the_page(site: Datasette) -> None:
    page = await soup(site, "/interventie/bounce")
    rows = _rows(page)
    assert rows["Wat de bron over de evaluatie zegt"] == (
        "‘onbekend; wel een review (2020): geen controlegroep’ Ingedeeld als: Evaluatie onbekend"
    )
    assert rows["Aanpak"] == (
        "De bron heeft geen aparte beschrijving van de aanpak. Bij de elementen noemt de lijst: ‘rollenspel in de klas’"
    )
    # What the words may speak of is not called absent; what only repeats its label is not quoted.
    assert [text(p) for p in page.select(".leeg-rest")][-4:-2] == [
        "Niet apart gerapporteerd; zie wat de bron over de evaluatie zegt: design, deelnemers, uitkomst, beperkingen.",
        "Niet gerapporteerd: bron van de evaluatie, vergelijkingsgroep, meetmomenten, effectgrootte, "
        "beperkende factoren.",
    ]
    assert "Doelgroep" in rows and "Fase" in rows and "‘Gevoeligheid’" not in rows["Fase"]
    assert [(text(row.dt), text(row.dd)) for row in page.select(".samenvatting dl > div")] == [
        ("Wat is het", "Jongeren weerbaar maken met groepssessies."),
        ("Wat doet u", "‘rollenspel in de klas’"),
        ("Voor wie", "‘jongeren; docenten’"),
        ("Loopt het nog", "Loopt"),
        ("Onderzocht", "Evaluatie onbekend ‘onbekend; wel een review (2020): geen controlegroep’"),
    ]


async def test_what_two_lists_say_is_shown_with_the_name_of_the_list(site: Datasette) -> None:
    rows = _rows(await soup(site, "/interventie/diamant"))
    assert rows["Gelezen op"] == (
        "Literatuurlijst (door ons gemaakt): voorbeeld.nl Databanklijst (door ons gemaakt): databank.example"
    )
    assert rows["Doel"] == (
        "Literatuurlijst (door ons gemaakt): Jongeren weerbaarder maken tegen gewelddadig extremisme. De training "
        "duurt drie maanden. Databanklijst (door ons gemaakt): Weerbaarheid vergroten via identiteit."
    )
    assert rows["Aanpak"] == "Groepstraining plus individuele coaching."


async def test_actions_and_contents_come_before_what_they_are_about(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    order = [str(e.get("id") or text(e)) for e in page.select("main h1, main h2, main .wegwijzer .knop")]
    assert order[:7] == [
        "Diamant onzeker of gestopt",
        "samenvatting",
        "Vergelijk",
        "Bewaar en zoek verder",
        "Druk af of bewaar als PDF",
        "op-deze-pagina",
        "elementen",
    ]
    named = [str(a["href"]).removeprefix("#") for a in page.select(".wegwijzer nav a")]
    assert named == [i for i in order if i in named]


async def test_the_programme_its_material_and_contact_are_links_on_top(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    assert [(text(a), a["href"]) for a in page.select(".koppelingen a")] == [
        ("Website op voorbeeld.nl", "https://www.voorbeeld.nl/diamant")
    ]
    assert text(page.select_one(".samenvatting .zwijgt")) == (
        "De bronnen zeggen niets over: duur, vorm, wie het uitvoert, materiaal, contact."
    )


async def test_a_page_describes_itself_for_search_engines(site: Datasette) -> None:
    page = await soup(site, "/interventie/bounce")
    (script,) = page.select("script[type='application/ld+json']")
    described = json.loads(script.text)
    assert (described["@type"], described["name"]) == ("Service", "BOUNCE <tools> & “meer”")
    assert "<tools>" not in str(script)
    (other,) = (await soup(site, "/over")).select("script[type='application/ld+json']")
    assert json.loads(other.text)["@type"] == "Dataset"


async def test_an_old_address_leads_to_the_new_one(site: Datasette) -> None:
    response = await site.client.get("/interventie/diamant-training", follow_redirects=False)
    assert (response.status_code, response.headers["location"]) == (301, "/interventie/diamant")


async def test_a_part_names_its_whole_and_the_whole_its_parts(site: Datasette) -> None:
    assert "Onderdeel van Exit" in text((await soup(site, "/interventie/exit-lijn-a")).select_one(".interventie-kop"))
    assert "Exit, lijn A" in text((await soup(site, "/interventie/exit")).select_one(".interventie-kop"))


async def test_related_interventions_say_why(site: Datasette) -> None:
    page = await soup(site, "/interventie/diamant")
    assert [text(li) for li in page.select(".verwant li")] == [
        "iNEAR Ook zelfvertrouwen; ook voor jongeren (12-17 jaar); ook in de gevoeligheidsfase"
    ]


async def test_the_way_back_keeps_the_list(site: Datasette) -> None:
    response = await site.client.get(
        "/interventie/diamant", headers={"referer": "http://localhost/?fase=groepsfase&zoek=a+b"}
    )
    link = BeautifulSoup(response.text, "html.parser").select_one(".terug")
    assert link is not None
    assert (link["href"], text(link)) == ("/?fase=groepsfase&zoek=a+b", "← Terug naar de resultaten")
    other = await site.client.get("/interventie/diamant", headers={"referer": "https://elders.example/?x=1"})
    assert "elders.example" not in other.text


async def test_a_link_says_when_it_was_checked_and_where_a_copy_is(voorbeeld_db: Path, tmp_path: Path) -> None:
    database = tmp_path / "interventies.db"
    shutil.copy(voorbeeld_db, database)
    copy = "https://web.archive.org/web/2020/https://www.voorbeeld.nl/diamant"
    checked = [
        ("https://www.voorbeeld.nl/diamant", "niet_gevonden", "2026-11-28", copy),
        ("https://www.voorbeeld.nl/lijst?x=1&y=2", "omgeleid", "2026-11-27", None),
        ("https://databank.example/diamant", "geweigerd", "2026-11-28", None),
        ("https://doi.org/10.1111/jasp.1", "geen_antwoord", "2026-11-26", None),
        ("https://voorbeeld.example/nooit", None, None, copy),
    ]
    with sqlite3.connect(database) as conn:
        conn.executemany("insert into webadres (url, status, gecontroleerd_op, archief) values (?, ?, ?, ?)", checked)
        seal(conn)
    conn.close()
    page = await soup(serve(database), "/interventie/diamant")
    assert {text(row.select_one("dt")): [text(p) for p in row.select("p.namen")] for row in rows_with_links(page)} == {
        "Website": ["Werkte niet bij de controle op 28 november 2026. Bewaarde kopie op web.archive.org"],
        "Gelezen op": ["Gecontroleerd op 27 november 2026."],
    }
    assert [a["href"] for a in page.select("p.namen a[rel]")] == [copy]
    assert [text(p) for p in page.select(".publicaties p.namen")] == [
        "Werkte niet bij de controle op 26 november 2026."
    ]


def rows_with_links(page: BeautifulSoup) -> list[Tag]:
    rows = (row for row in page.select(".rij") if text(row.select_one("dt")) in {"Website", "Gelezen op"})
    return [row for row in rows if row.select("p.namen")]
