"""The terms of each row as a column, in HTML, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.m2m.served.conftest import Get
from tests.m2m.served.library import BOOKS, IS_BEFORE_1, config, genres_of, serve

QUERY = "_m2m_column=taal&_m2m_column=genre&_m2m_genre=kookboek"
TAGS = [
    (11, [(1, "Nederlands")], [("kookboek", "Kookboek")]),
    (22, [(2, "Fries"), (1, "Nederlands")], [("kookboek", "Kookboek")]),
]


def listed(tags: Sequence[tuple[object, str]]) -> list[dict[str, object]]:
    return [{"id": id_, "label": label} for id_, label in tags]


@pytest.mark.parametrize("shape", ["objects", "array", "object", "array&_nl=on"])
async def test_json_with_objects(get: Get, shape: str) -> None:
    response = await get(f"/bibliotheek/boeken.json?{QUERY}&_shape={shape}")
    if shape == "array&_nl=on":
        rows = [json.loads(line) for line in response.text.splitlines()]
    elif shape == "array":
        rows = response.json()
    else:
        rows = response.json()["rows"] if shape == "objects" else list(response.json().values())
    assert [(row["nr"], row["taal"], row["genre"]) for row in rows] == [
        (nr, listed(talen), listed(genres)) for nr, talen, genres in TAGS
    ]


async def test_json_with_arrays(get: Get) -> None:
    payload = (await get(f"/bibliotheek/boeken.json?{QUERY}&_shape=arrays&_extra=columns")).json()
    assert payload["columns"] == ["nr", "titel", "kleur", "taal", "genre"]
    assert [(row[0], row[3], row[4]) for row in payload["rows"]] == [
        (nr, listed(talen), listed(genres)) for nr, talen, genres in TAGS
    ]
    if not IS_BEFORE_1:
        response = await get(f"/bibliotheek/boeken.json?{QUERY}&_shape=arrays")
        assert (response.status_code, response.json()["error"]) == (
            400,
            "Give _extra=columns as well: without it nobody can see which column is which.",
        )


async def test_json_is_otherwise_the_same(get: Get) -> None:
    bare = (await get("/bibliotheek/boeken.json?_shape=objects")).json()
    with_tags = (await get("/bibliotheek/boeken.json?_shape=objects&_m2m_column=genre")).json()
    for row in with_tags["rows"]:
        del row["genre"]
    assert with_tags["rows"] == bare["rows"]
    assert with_tags["next"] == bare["next"]


@pytest.mark.parametrize("part", [1, 100, 100_000])
async def test_csv_streams_every_row(get: Get, monkeypatch: pytest.MonkeyPatch, part: int) -> None:
    monkeypatch.setattr("toolkit.m2m.responses._BATCH", part)
    response = await get("/bibliotheek/boeken.csv?_stream=on&_m2m_column=genre&_m2m_column=taal")
    names = {"thriller": "Thriller", "fantasy": "Fantasy & <magie>", "noir": "Noir", "kookboek": "Kookboek"}
    expected = [["nr", "titel", "kleur", "genre", "taal"]]
    for nr in range(1, BOOKS + 1):
        genres = "; ".join(sorted(names[genre] for genre, _ in genres_of(nr)))
        talen = "Nederlands" if nr % 2 else "Fries; Nederlands"
        expected.append([str(nr), f'Boek "{nr}",\r\nvan alles', "rood" if nr <= 15 else "blauw", genres, talen])
    assert list(csv.reader(io.StringIO(response.text, newline=""))) == expected


async def test_html_has_a_cell_of_links(get: Get) -> None:
    page = BeautifulSoup((await get("/bibliotheek/boeken?_m2m_column=genre&nr__in=12,13")).text, "html.parser")
    assert [" ".join(head.text.split()) for head in page.select("table.rows-and-columns th")][-1] == "genre"
    cells = page.select("td.col-genre")
    assert [cell.get_text().strip() for cell in cells] == ["Fantasy & <magie>, Thriller", ""]
    assert [link["href"] for link in cells[0].select("a")] == [
        "/bibliotheek/boeken?_m2m_genre=fantasy",
        "/bibliotheek/boeken?_m2m_genre=thriller",
    ]


async def test_a_view_has_columns_too(get: Get) -> None:
    rows = (await get("/bibliotheek/dunne_boeken.json?_shape=array&_m2m_column=taal&nr=3")).json()
    assert rows == [{"nr": 3, "titel": 'Boek "3",\r\nvan alles', "taal": listed([(1, "Nederlands")])}]


async def test_columns_of_the_configuration_can_be_left_out(library: Path) -> None:
    configuration = config()
    configuration["databases"]["bibliotheek"]["tables"]["boeken"]["plugins"]["m2m"]["columns"] = ["taal"]
    datasette = serve(library, configuration)
    usual = (await datasette.client.get("/bibliotheek/boeken.csv?nr=3&_col=kleur")).text
    without = (await datasette.client.get("/bibliotheek/boeken.csv?nr=3&_col=kleur&_m2m_column=")).text
    other = (await datasette.client.get("/bibliotheek/boeken.csv?nr=3&_col=kleur&_m2m_column=genre")).text
    first = (await datasette.client.get("/bibliotheek/boeken.json?nr=3&_shape=arrayfirst")).json()
    assert usual == "nr,kleur,taal\r\n3,rood,Nederlands\r\n"
    assert without == "nr,kleur\r\n3,rood\r\n"
    assert other == "nr,kleur,genre\r\n3,rood,Thriller\r\n"
    assert first == [3]


async def test_columns_that_cannot_be_shown_are_refused(get: Get) -> None:
    response = await get("/bibliotheek/boeken.json?_m2m_column=genre&_shape=arrayfirst")
    assert (response.status_code, response.json()["error"]) == (
        400,
        "_m2m_column works in HTML, JSON and CSV, but not in this form.",
    )
    response = await get("/bibliotheek/dunne_boeken.csv?_m2m_column=genre&_nocol=nr")
    assert response.status_code == 400
    assert "Column nr is needed to show genre as a column." in response.text


@pytest.mark.parametrize("format_", [".json", ".csv", ""])
async def test_head_has_no_body(library: Path, format_: str) -> None:
    datasette = serve(library, config())
    response = await datasette.client.head(f"/bibliotheek/boeken{format_}?_m2m_column=genre")
    assert (response.status_code, response.content) == (200, b"")


async def test_an_empty_list_is_an_empty_list(get: Get) -> None:
    assert (await get("/bibliotheek/boeken.json?_m2m_column=genre&nr=99&_shape=array")).json() == []
    page = await get("/bibliotheek/boeken?_m2m_column=genre&nr=99")
    assert (page.status_code, "0 records" in page.text) == (200, True)
