"""Reading a page of the site as a reader or a script does."""

from bs4 import BeautifulSoup
from datasette.app import Datasette


async def soup(site: Datasette, path: str) -> BeautifulSoup:
    response = await site.client.get(path)
    assert response.status_code == 200, response.text
    return BeautifulSoup(response.text, "html.parser")


def text(element: object) -> str:
    return " ".join(str(element.get_text(" ")).replace("\u00ad", "").split())  # type: ignore[attr-defined]


def results(page: BeautifulSoup) -> list[str]:
    return [str(element["data-interventie"]) for element in page.select("[data-interventie]")]
