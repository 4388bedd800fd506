"""`make links` as a whole: a catalogue of a few interventions, a server on this machine, the file and the report."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT, MakeWorkbook
from tests.described import describe, schema
from tests.links.conftest import FAST, THIS_MACHINE, names_of_the_test
from tests.links.misbehaving import Server
from toolkit.links.command import main, user_agent
from toolkit.links.results import load_links
from toolkit.links.safety import Address
from toolkit.pipeline import BuildPaths, build

HEADERS = ["Naam interventie", "Land", "Doelgroep", "Website", "Auteurs", "Jaar", "Titel publicatie", "Link publicatie"]


def make_catalogue(tmp_path: Path, rows: dict[str, tuple[str, str | None]]) -> Path:
    """Write a catalogue with an intervention per name, with its website and the address of its publication."""
    target = tmp_path / "interventies.db"
    with closing(sqlite3.connect(target)) as conn:
        conn.executescript(schema())
        describe(conn)
        conn.execute("insert into bron (id, bestand, sha256, herkomst) values ('lijst', 'lijst.xlsx', '', 'database')")
        for rij, (naam, (website, publicatie)) in enumerate(rows.items(), start=2):
            conn.execute(
                "insert into interventie (id, naam, herkomst, website) values (?, ?, 'database', ?)",
                [naam.lower(), naam, website],
            )
            for kolom, veld, waarde in (("D", "website", website), ("H", "publicatie.url", publicatie)):
                conn.execute(
                    """insert into broncel (id, bron_id, werkblad, rij, kolom, soort, waarde, veld, interventie_id,
                       verborgen) values (?, 'lijst', 'Lijst', ?, ?, 'waarde', ?, ?, ?, 0)""",
                    [f"{kolom}{rij}", rij, kolom, waarde, veld, naam.lower()],
                )
            if publicatie:
                conn.execute("insert into publicatie (id, url) values (?, ?)", [f"p{rij}", publicatie])
                conn.execute(
                    "insert into interventie_publicatie (interventie_id, publicatie_id) values (?, ?)",
                    [naam.lower(), f"p{rij}"],
                )
        conn.commit()
    return target


def links(database: Path, tmp_path: Path, *more: str, day: str = "2026-11-28") -> int:
    return main(["--db", str(database), "--data", str(tmp_path), "--datum", day, *more], THIS_MACHINE)


def test_a_run_reports_what_a_person_must_do_and_keeps_the_rest(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = make_catalogue(
        tmp_path,
        {
            "Kompas": (server.url("/weg"), server.url("/goed")),
            "Brug": (f"Zie {server.url('/verhuisd')} en {server.url('/verboden')}.", None),
            "Ring": (server.url("/weg"), "http://192.168.1.1/intern"),
        },
    )
    assert links(database, tmp_path) == 1
    output, errors = capsys.readouterr()
    assert errors == ""
    base = server.url("")
    assert (
        output.split("Gecontroleerd: ")[1]
        == f"""5 webadressen.

Niet gevonden: 1
  De site zegt dat deze pagina er niet is. Zoek het nieuwe adres en zet het in het werkboek. Is er geen? Zet dan het \
adres van een bewaarde kopie (bijvoorbeeld op web.archive.org) bij `archief` in data/links.yml.
  - {base}/weg
      HTTP 404; gecontroleerd op 28 november 2026
      Kompas (lijst.xlsx, Lijst, D2)
      Ring (lijst.xlsx, Lijst, D4)

Niet gecontroleerd: dit adres mag niet: 1
  Verbeter het adres in het werkboek. Alleen openbare adressen met http of https horen hier.
  - http://192.168.1.1/intern
      het adres leidt naar een intern netwerk; gecontroleerd op 28 november 2026
      Ring (lijst.xlsx, Lijst, H4)

Verhuisd: 1
  Deze werken nog, maar de site zegt dat het adres voorgoed veranderd is. Zet het nieuwe adres in het werkboek.
  - {base}/verhuisd
      nieuw adres: {base}/goed
      HTTP 200; gecontroleerd op 28 november 2026
      Brug (lijst.xlsx, Lijst, D3)

Geweigerd: 1
  De site laat geen programma toe. Kijk zelf in een browser of de pagina er is; dit telt niet als dood.
  - {base}/verboden
      HTTP 403; gecontroleerd op 28 november 2026
      Brug (lijst.xlsx, Lijst, D3)

5 webadressen in de catalogus, 2 bereikbaar, 2 te herstellen.
"""
    )
    assert len(server.methods("/weg")) == 2, "an address that stands in two places is checked once"


def test_a_copy_in_an_archive_settles_a_dead_address_and_reaches_the_database(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = make_catalogue(tmp_path, {"Kompas": (server.url("/weg"), None)})
    assert links(database, tmp_path) == 1
    path = tmp_path / "links.yml"
    copy = "https://web.archive.org/web/2020/x"
    path.write_text(path.read_text("utf-8").rstrip("\n") + f"\n    archief: {copy}\n", "utf-8")
    capsys.readouterr()
    assert links(database, tmp_path, "--alleen-verslag") == 0
    assert capsys.readouterr().out == (
        "1 webadres in de catalogus, 0 bereikbaar, 0 te herstellen, 1 dood met een bewaarde kopie.\n"
    )
    assert links(database, tmp_path, "--dagen", "0", day="2026-12-01") == 0
    (link,) = load_links(path).values()
    assert (str(link.status), str(link.gecontroleerd_op), link.archief) == ("niet_gevonden", "2026-12-01", copy)


def test_a_build_reads_the_file_and_checks_nothing(server: Server, make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    for path in DATA.iterdir():
        if path.name not in {"raw", "build", "links.yml"}:
            (data / path.name).symlink_to(path)
    (data / "links.yml").write_text(
        f"links:\n- {{url: '{server.url('/weg')}', status: niet_gevonden, code: 404, gecontroleerd_op: 2026-11-28}}\n"
    )
    raw = make_workbook("lijst.xlsx", {"L": [HEADERS, ["Kompas", "Nederland", "Jongeren", server.url("/weg")]]}).parent
    build(BuildPaths(raw=raw, data=data, target=tmp_path / "x.db"), lambda _: None)
    with closing(sqlite3.connect(tmp_path / "x.db")) as conn:
        rows = conn.execute("select * from webadres").fetchall()
    assert rows == [(server.url("/weg"), "niet_gevonden", 404, None, None, "2026-11-28", None)]
    assert server.asked == []


def test_a_maximum_and_what_was_checked_lately(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: dict[str, tuple[str, str | None]] = {f"Brug {n}": (server.url(f"/goed?{n}"), None) for n in range(5)}
    database = make_catalogue(tmp_path, rows)
    asked = []
    for arguments, day in (("--maximum", "3"), "01"), (("--maximum", "3"), "02"), ((), "03"), (("--dagen", "2"), "03"):
        server.asked.clear()
        assert links(database, tmp_path, *arguments, day=f"2026-12-{day}") == 0
        asked.append(sorted(one.path.partition("?")[2] for one in server.asked))
    assert asked == [["0", "1", "2"], ["3", "4"], [], ["0", "1", "2"]]
    assert "Nog 2 te gaan: dit was het maximum voor één keer." in capsys.readouterr().out


KILLED = """
import sys
from dataclasses import replace
from tests.links.conftest import FAST, THIS_MACHINE
from toolkit.links.command import main
main(sys.argv[1:], replace(THIS_MACHINE, manners=replace(FAST, pause=0.4)))
"""


def test_a_killed_run_goes_on_where_it_was(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: dict[str, tuple[str, str | None]] = {f"Brug {n}": (server.url(f"/goed?{n}"), None) for n in range(12)}
    database = make_catalogue(tmp_path, rows)
    arguments = ["--db", str(database), "--data", str(tmp_path), "--datum", "2026-11-28"]
    run = subprocess.Popen([sys.executable, "-c", KILLED, *arguments], cwd=ROOT, stdout=subprocess.DEVNULL)
    path = tmp_path / "links.yml"
    for _ in range(300):
        if path.exists() and len(load_links(path)) >= 2:
            break
        time.sleep(0.05)
    os.kill(run.pid, signal.SIGKILL)
    run.wait()
    kept = set(load_links(path))
    assert 2 <= len(kept) < 12
    server.asked.clear()
    assert links(database, tmp_path) == 0
    assert {server.url(one.path) for one in server.asked} == {url for url, _ in rows.values()} - kept
    assert set(load_links(path)) == {url for url, _ in rows.values()}


def test_a_run_that_is_broken_off_keeps_what_it_has(server: Server, tmp_path: Path) -> None:
    rows: dict[str, tuple[str, str | None]] = {
        "A": (server.url("/goed", "een.test"), server.url("/hangt", "twee.test"))
    }
    database = make_catalogue(tmp_path, rows)
    patient = KILLED.replace("pause=0.4", "answer=60.0").replace("main(sys", "code = main(sys") + "sys.exit(code)"
    arguments = ["--db", str(database), "--data", str(tmp_path), "--datum", "2026-11-28"]
    run = subprocess.Popen(
        [sys.executable, "-c", patient, *arguments], cwd=ROOT, text=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )  # fmt: skip
    while not server.methods("/hangt"):
        time.sleep(0.05)
    time.sleep(0.3)
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate(timeout=20)
    assert (run.returncode, "Afgebroken." in errors) == (130, True)
    assert set(load_links(tmp_path / "links.yml")) == {server.url("/goed", "een.test")}


def test_what_a_curator_writes_during_a_run_stays(server: Server, tmp_path: Path) -> None:
    database = make_catalogue(
        tmp_path, {"A": (server.url("/weg"), None), "B": (server.url("/traag", "een.test"), None)}
    )
    path = tmp_path / "links.yml"
    copy = "https://web.archive.org/web/2020/x"
    typed = f"# Van Els.\nlinks:\n- {{url: '{server.url('/weg')}', archief: '{copy}'}}\n"

    async def names(host: str, port: int) -> list[Address]:
        if host == "een.test":
            path.write_text(typed, encoding="utf-8")
        return await names_of_the_test(host, port)

    arguments = ["--db", str(database), "--data", str(tmp_path), "--datum", "2026-11-28"]
    main(arguments, replace(THIS_MACHINE, resolve=names))
    weg = load_links(path)[server.url("/weg")]
    assert (str(weg.status), weg.archief) == ("niet_gevonden", copy)
    assert path.read_text("utf-8").startswith("# Van Els.\n")


def test_addresses_that_left_the_catalogue_leave_the_file(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "links.yml"
    path.write_text(
        "links:\n  - url: https://weg.example/\n    status: bereikbaar\n    gecontroleerd_op: 2026-11-01\n"
        f"  - url: {server.url('/goed')}\n    status: bereikbaar\n    gecontroleerd_op: 2026-11-27\n"
    )
    database = make_catalogue(tmp_path, {"A": (server.url("/goed"), None)})
    assert links(database, tmp_path) == 0
    assert list(load_links(path)) == [server.url("/goed")]
    assert "ook niet meer in data/links.yml: 1." in capsys.readouterr().out


def test_a_file_that_cannot_be_written_is_told(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = make_catalogue(tmp_path, {"A": (server.url("/goed"), None)})
    arguments = ["--db", str(database), "--data", str(tmp_path / "bestaat niet"), "--datum", "2026-11-28"]
    assert main(arguments, THIS_MACHINE) == 2
    assert "bestaat niet" in capsys.readouterr().err


def test_without_a_network_nothing_is_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = make_catalogue(tmp_path, {f"Nr {n}": (f"http://een-onbekend{n:02}.test/", None) for n in range(30)})
    assert links(database, tmp_path) == 2
    told = capsys.readouterr()
    assert "Geen enkele site antwoordde." in told.err
    assert told.out.count("een-onbekend") < 15, "the rest is not tried"
    assert not (tmp_path / "links.yml").exists()


def test_a_silent_host_is_put_off_and_said_to_be(
    server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows: dict[str, tuple[str, str | None]] = {
        f"Brug {n}": (server.url(f"/verbreekt?{n}", "een.test"), None) for n in range(4)
    }
    rows["Goed"] = (server.url("/goed", "twee.test"), None)
    database = make_catalogue(tmp_path, rows)
    network = replace(THIS_MACHINE, manners=replace(FAST, attempts=1))
    arguments = ["--db", str(database), "--data", str(tmp_path), "--datum", "2026-11-28"]
    assert main(arguments, network) == 1
    assert f"Draai later opnieuw:\n  - {server.url('/verbreekt?3', 'een.test')}\n" in capsys.readouterr().out
    assert len(load_links(tmp_path / "links.yml")) == 4


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "deze database is er niet. Draai eerst `make build`."),
        (lambda path: path.write_text("geen database, maar wel een bestand"), "dit is geen database van de catalogus"),
    ],
)
def test_without_a_database_there_is_nothing_to_check(
    make: object, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert callable(make)
    make(tmp_path / "x.db")
    assert links(tmp_path / "x.db", tmp_path) == 2
    assert says in capsys.readouterr().err


def test_who_it_says_it_is_comes_from_the_metadata(tmp_path: Path) -> None:
    metadata = tmp_path / "metadata.yml"
    shipped = (ROOT / "metadata.yml").read_text("utf-8")
    metadata.write_text(shipped.replace("interventiecatalogus.example", "catalogus.voorbeeld.nl"), "utf-8")
    assert user_agent(metadata) == (
        "Interventiecatalogus-linkcontrole/1 (+https://catalogus.voorbeeld.nl; redactie@catalogus.voorbeeld.nl)"
    )


def test_an_address_that_is_nobodys_is_not_shown_to_sites() -> None:
    assert user_agent(ROOT / "metadata.yml") == "Interventiecatalogus-linkcontrole/1"
    assert (
        user_agent(ROOT / "metadata.yml", "ik@voorbeeld.nl") == "Interventiecatalogus-linkcontrole/1 (ik@voorbeeld.nl)"
    )


@pytest.mark.parametrize("contact", ["niemand", "a@b.nl\r\nX-Kop: 1", "een adres@b.nl", "a@b.nl; c", "é@b.nl"])
def test_a_contact_is_an_address_and_no_header(contact: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--contact", contact])
    assert "is geen e-mailadres of webadres" in capsys.readouterr().err
