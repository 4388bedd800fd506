"""`data/links.yml`: what a run writes, what it leaves alone, and what is refused."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import DATA
from toolkit.config.one_per_line import one_per_line
from toolkit.config.strict_yaml import ConfigError
from toolkit.link_status import LinkStatus, LinkUitkomst
from toolkit.links.results import LinksFile, link_rows, load_links

DAY = date(2026, 11, 28)

BEFORE = """\
# Een opmerking van een curator.
links:
  - url: https://b.example/
    status: bereikbaar
    code: 200
    gecontroleerd_op: 2026-05-01
  # Gevonden op 2 mei.
  - url: https://weg.example/pagina
    archief: https://web.archive.org/web/2020/https://weg.example/pagina
  - url: https://x.example/oud
    status: bereikbaar
    code: 200
    gecontroleerd_op: 2026-05-01
  - url: https://z.example/oud
    archief: https://web.archive.org/web/2020/https://z.example/oud
"""

AFTER = """\
# Een opmerking van een curator.
links:
  - url: https://a.example/nieuw
    status: omgeleid
    code: 200
    naar: https://a.example/elders
    gecontroleerd_op: 2026-11-28
  - url: https://b.example/
    status: geen_antwoord
    reden: "de naam: weg"
    gecontroleerd_op: 2026-11-28
  # Gevonden op 2 mei.
  - url: https://weg.example/pagina
    status: niet_gevonden
    code: 404
    gecontroleerd_op: 2026-11-28
    archief: https://web.archive.org/web/2020/https://weg.example/pagina
  - url: https://z.example/oud
    archief: https://web.archive.org/web/2020/https://z.example/oud
"""


def test_a_run_changes_what_it_checked_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    path.write_text(BEFORE, encoding="utf-8")
    file = LinksFile(path)
    assert file.forget_all_but({"https://b.example/", "https://weg.example/pagina"}) == ["https://x.example/oud"]
    file.record("https://weg.example/pagina", LinkUitkomst(LinkStatus.NIET_GEVONDEN, 404), DAY)
    file.record("https://b.example/", LinkUitkomst(LinkStatus.GEEN_ANTWOORD, reden="de naam: weg"), DAY)
    file.record("https://a.example/nieuw", LinkUitkomst(LinkStatus.OMGELEID, 200, naar="https://a.example/elders"), DAY)
    file.save()
    assert path.read_text(encoding="utf-8") == AFTER
    assert [p.name for p in tmp_path.iterdir()] == ["links.yml"]


@pytest.mark.parametrize("text", [AFTER, (DATA / "links.yml").read_text(encoding="utf-8")])
def test_what_is_written_needs_no_other_layout(text: str) -> None:
    assert one_per_line(text) == text


def test_writing_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    path.write_text(AFTER, encoding="utf-8")
    file = LinksFile(path)
    file.record("https://weg.example/pagina", LinkUitkomst(LinkStatus.NIET_GEVONDEN, 404), DAY)
    file.save()
    assert path.read_text(encoding="utf-8") == AFTER


FORMS = """\
links:
  # Boven de eerste.
  - url: https://b.example/  # de oude site
    # Erin.
    archief: "https://web.archive.org/b"  # gevonden door Els
  - {url: 'https://c.example/x', archief: 'https://web.archive.org/c'}

  # Boven de laatste.
  - archief: https://web.archive.org/d
    url: https://d.example/
# Onder de lijst.
"""

FORMS_AFTER = """\
links:
  - url: https://a.example/
    status: bereikbaar
    code: 200
    gecontroleerd_op: 2026-11-28
  # Boven de eerste.
  - url: https://b.example/  # de oude site
    # Erin.
    status: geweigerd
    code: 403
    gecontroleerd_op: 2026-11-28
    archief: "https://web.archive.org/b"  # gevonden door Els
  - url: https://c.example/x
    status: geweigerd
    code: 403
    gecontroleerd_op: 2026-11-28
    archief: https://web.archive.org/c

  # Boven de laatste.
  - archief: https://web.archive.org/d
    url: https://d.example/
# Onder de lijst.
"""


def test_comments_stay_with_the_address_they_are_about(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    path.write_text(FORMS, encoding="utf-8")
    file = LinksFile(path)
    file.record("https://a.example/", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), DAY)
    for url in ("https://b.example/", "https://c.example/x"):
        file.record(url, LinkUitkomst(LinkStatus.GEWEIGERD, 403), DAY)
    file.save()
    assert path.read_text(encoding="utf-8") == FORMS_AFTER
    LinksFile(path).save()
    assert path.read_text(encoding="utf-8") == FORMS_AFTER


def test_a_list_in_brackets_loses_nothing(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    path.write_text("links: [{url: 'https://b.example/', archief: 'https://web.archive.org/b: 1'}]\n")
    file = LinksFile(path)
    before = dict(file.known)
    file.save()
    assert load_links(path) == before


@given(
    st.dictionaries(
        st.from_regex(r"https?://[a-z]\.example/[!-~]{0,12}", fullmatch=True),
        st.tuples(st.sampled_from(LinkStatus), st.one_of(st.none(), st.text(st.characters(codec="utf-8")))),
        max_size=4,
    )
)
def test_whatever_is_written_is_read_back(found: dict[str, tuple[LinkStatus, str | None]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "links.yml"
        file = LinksFile(path)
        for url, (status, reden) in found.items():
            file.record(url, LinkUitkomst(status, reden=reden), DAY)
        file.save()
        assert load_links(path) == {url: file.known[url] for url in sorted(found)}
        first = path.read_bytes()
        LinksFile(path).save()
        assert path.read_bytes() == first


def test_a_new_file_explains_itself_as_the_shipped_one_does(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    file = LinksFile(path)
    long = "https://a.example/" + "lang/" * 60
    file.record(long, LinkUitkomst(LinkStatus.BEREIKBAAR, 200), DAY)
    file.save()
    explanation = (DATA / "links.yml").read_text(encoding="utf-8").split("links:")[0]
    expected = f"links:\n  - url: {long}\n    status: bereikbaar\n    code: 200\n    gecontroleerd_op: 2026-11-28\n"
    assert path.read_text(encoding="utf-8") == explanation + expected


def test_the_rows_of_the_database(tmp_path: Path) -> None:
    path = tmp_path / "links.yml"
    path.write_text(AFTER, encoding="utf-8")
    rows = list(link_rows(load_links(path)))
    copy = "https://web.archive.org/web/2020/"
    assert [tuple(row.values()) for row in rows] == [
        ("https://a.example/nieuw", "omgeleid", 200, "https://a.example/elders", None, "2026-11-28", None),
        ("https://b.example/", "geen_antwoord", None, None, "de naam: weg", "2026-11-28", None),
        ("https://weg.example/pagina", "niet_gevonden", 404, None, None, "2026-11-28", f"{copy}https://weg.example/pagina"),
        ("https://z.example/oud", None, None, None, None, None, f"{copy}https://z.example/oud"),
    ]  # fmt: skip


def test_without_a_file_nothing_was_checked(tmp_path: Path) -> None:
    assert load_links(tmp_path / "links.yml") == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("links:\n- {url: 'https://a.example/', archive: x}", "kennen we niet; bedoelt u `archief`"),
        ("links:\n- {url: 'www.a.example'}", "links › www.a.example › url: hier hoort een webadres"),
        ("links:\n- {url: 'https://a.example/', archief: 'javascript:alert(1)'}", "archief: hier hoort een webadres"),
        ("links:\n- {url: 'https://a.example/', status: dood}", "› status: deze waarde mag hier niet; kies uit"),
        ("links:\n- {url: 'https://a.example/', status: bereikbaar}", "`status` en `gecontroleerd_op` horen bij"),
        ("links:\n- {url: 'https://a.example/'}\n- {url: 'https://a.example/'}", "staan er twee keer: https://a.example/"),
        ("links:\n\t- url: x", "dit is geen geldige YAML"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "links.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_links(path)
    assert str(path) in str(error.value)
    assert says in str(error.value)
