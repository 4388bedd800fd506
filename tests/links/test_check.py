"""One address against a server that misbehaves; nothing here leaves this machine."""

import shutil
import ssl
import subprocess
from dataclasses import replace
from ipaddress import ip_address
from itertools import pairwise
from pathlib import Path

import pytest

from tests.links.conftest import AGENT, FAST, check
from tests.links.misbehaving import Server, running
from toolkit.link_status import LinkStatus, LinkUitkomst
from toolkit.links.safety import RefusedError, checked_url, is_public

GEEN, MAG_NIET = LinkStatus.GEEN_ANTWOORD, LinkStatus.NIET_TOEGESTAAN
INTERN, GEEN_ADRES = "het adres leidt naar een intern netwerk", "dit is geen geldig webadres"
NO_WEB, SECRET = "dit is geen adres met http of https", "in het adres staat een naam of wachtwoord"
BUT = "de site verwijst door, maar "
NOT_HTTP = "de site verbreekt de verbinding of geeft geen geldig antwoord"
LATE = "de site antwoordt niet op tijd"


@pytest.mark.parametrize(
    ("path", "expected", "methods"),
    [
        ("/goed", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD"),
        ("/leeg", LinkUitkomst(LinkStatus.BEREIKBAAR, 204), "HEAD"),
        ("/traag", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD"),
        ("/weg", LinkUitkomst(LinkStatus.NIET_GEVONDEN, 404), "HEAD GET"),
        ("/voorgoed-weg", LinkUitkomst(LinkStatus.NIET_GEVONDEN, 410), "HEAD GET"),
        ("/verboden", LinkUitkomst(LinkStatus.GEWEIGERD, 403), "HEAD GET"),
        ("/alleen-get", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD GET"),
        ("/enorm", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD GET"),
        ("/eerst-storing", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD GET GET"),
        ("/storing", LinkUitkomst(LinkStatus.STORING, 500), "HEAD GET GET GET"),
        ("/even-elders", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD"),
        ("/verhuisd-en-weg", LinkUitkomst(LinkStatus.NIET_GEVONDEN, 404), "HEAD GET"),
        ("/kring", LinkUitkomst(GEEN, reden="de site verwijst in een kring"), "HEAD"),
        ("/koekje", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD HEAD"),
        ("/zonder-doel", LinkUitkomst(LinkStatus.BEREIKBAAR, 302), "HEAD"),
        ("/naar-onzin", LinkUitkomst(GEEN, reden=NOT_HTTP), "HEAD GET GET GET"),
        ("/naar-intern", LinkUitkomst(MAG_NIET, reden=BUT + INTERN), "HEAD"),
        ("/naar-wolk", LinkUitkomst(MAG_NIET, reden=BUT + INTERN), "HEAD"),
        ("/naar-bestand", LinkUitkomst(MAG_NIET, reden=BUT + NO_WEB), "HEAD"),
        ("/lengte-te-groot", LinkUitkomst(LinkStatus.BEREIKBAAR, 200), "HEAD"),
        ("/lengte-onzin", LinkUitkomst(GEEN, reden=NOT_HTTP), "HEAD GET GET GET"),
        ("/geen-http", LinkUitkomst(GEEN, reden=NOT_HTTP), "HEAD GET GET GET"),
        ("/verbreekt", LinkUitkomst(GEEN, reden=NOT_HTTP), "HEAD GET GET GET"),
        ("/sluit", LinkUitkomst(GEEN, reden=NOT_HTTP), "HEAD GET GET GET"),
        ("/druppelt", LinkUitkomst(GEEN, reden=LATE), "HEAD GET GET GET"),
    ],
)  # fmt: skip
def test_what_comes_of_an_address(server: Server, path: str, expected: LinkUitkomst, methods: str) -> None:
    assert check(server.url(path)) == [expected]
    assert server.methods(path) == methods.split()


@pytest.mark.parametrize("path", ["/verhuisd", "/verhuisd-en-tijdelijk"])
def test_only_a_permanent_move_gives_a_new_address(server: Server, path: str) -> None:
    there = {"/verhuisd": "/goed", "/verhuisd-en-tijdelijk": "/even-elders"}[path]
    assert check(server.url(path)) == [LinkUitkomst(LinkStatus.OMGELEID, 200, naar=server.url(there))]


def test_a_server_that_hangs_is_left_after_a_while(server: Server) -> None:
    assert check(server.url("/hangt")) == [LinkUitkomst(GEEN, reden=LATE)]


def test_a_body_without_end_is_not_read(server: Server) -> None:
    check(server.url("/enorm"))
    assert server.sent["/enorm"] < 16 * 1024**2, "no more than what fits in the buffers of the two sockets"


def test_a_server_is_given_the_time_it_asks_for(server: Server) -> None:
    assert check(server.url("/eerst-wachten")) == [LinkUitkomst(LinkStatus.BEREIKBAAR, 200)]
    first, second, third = [one for one in server.asked if one.path == "/eerst-wachten"]
    assert [one.method for one in (first, second, third)] == ["HEAD", "GET", "GET"]
    assert (second.start - first.end >= 0.9, third.start - second.end >= 0.9) == (True, True)


def test_a_host_that_asks_to_wait_till_tomorrow_is_left_alone(server: Server) -> None:
    assert check(server.url("/wacht-tot-morgen")) == [None]
    assert server.methods("/wacht-tot-morgen") == ["HEAD"]


def test_a_host_that_keeps_silent_is_left_alone_after_some_pages(server: Server) -> None:
    urls = [server.url(f"/verbreekt?{n}") for n in range(5)]
    assert check(*urls) == [LinkUitkomst(GEEN, reden=NOT_HTTP)] * 3 + [None] * 2


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://bestaat-niet.test/", LinkUitkomst(GEEN, reden="de naam van de site bestaat niet")),
        ("http://hapert.test/", LinkUitkomst(GEEN, reden="de naam van de site bestaat niet")),
        ("http://dicht.test:1/", LinkUitkomst(GEEN, reden="er komt geen verbinding met de site")),
        ("http://thuis.test/", LinkUitkomst(MAG_NIET, reden=INTERN)),
        ("http://10.0.0.1/", LinkUitkomst(MAG_NIET, reden=INTERN)),
        ("http://wie:geheim@site.test/", LinkUitkomst(MAG_NIET, reden=SECRET)),
        ("ftp://site.test/", LinkUitkomst(MAG_NIET, reden=NO_WEB)),
        ("http://site.test:poort/", LinkUitkomst(MAG_NIET, reden=GEEN_ADRES)),
        ("http:///pad", LinkUitkomst(MAG_NIET, reden=NO_WEB)),
    ],
)  # fmt: skip
def test_addresses_that_lead_nowhere(url: str, expected: LinkUitkomst) -> None:
    assert check(url) == [expected]


def test_a_name_with_several_addresses(server: Server) -> None:
    assert check(server.url("/goed", "twee-adressen.test")) == [LinkUitkomst(LinkStatus.BEREIKBAAR, 200)]
    assert check(server.url("/goed", "half-intern.test")) == [LinkUitkomst(MAG_NIET, reden=INTERN)]
    assert [one.headers["host"] for one in server.asked] == [f"twee-adressen.test:{server.port}"]


def test_a_site_that_speaks_no_tls(server: Server) -> None:
    url = server.url("/goed").replace("http://", "https://")
    assert check(url) == [LinkUitkomst(LinkStatus.ONVEILIG, reden="de site heeft geen goede beveiligde verbinding")]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate with openssl")
def test_a_certificate_that_nobody_signed(tmp_path: Path) -> None:
    key, cert = tmp_path / "key.pem", tmp_path / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=site.test", "-days", "2",
         "-addext", "subjectAltName=DNS:site.test", "-keyout", key, "-out", cert],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    with running(context) as server:
        url = server.url("/goed").replace("http://", "https://")
        assert check(url) == [LinkUitkomst(LinkStatus.ONVEILIG, reden="het certificaat van de site klopt niet")]
        assert server.asked == []


def test_the_check_says_who_it_is_and_keeps_the_name_of_the_host(server: Server) -> None:
    check(server.url("/goed#stuk"))
    (asked,) = server.asked
    assert (asked.headers["user-agent"], asked.headers["host"]) == (AGENT, f"site.test:{server.port}")


def test_one_host_has_one_request_at_a_time_with_a_pause(server: Server) -> None:
    check(*(server.url(f"/goed?{n}") for n in range(6)), manners=replace(FAST, pause=0.1))
    asked = sorted(server.asked, key=lambda one: one.start)
    gaps = [second.start - first.end for first, second in pairwise(asked)]
    assert len(gaps) == 5
    assert min(gaps) >= 0.08


def test_hosts_are_checked_side_by_side_up_to_a_limit(server: Server) -> None:
    urls = [server.url("/traag", host=f"{name}.test") for name in ("een", "twee", "drie")]
    for hosts, together in ((3, 3), (2, 2), (1, 1)):
        server.asked.clear()
        check(*urls, manners=replace(FAST, hosts=hosts, answer=2.0))
        moments = [one.start for one in server.asked]
        assert max(sum(one.start <= moment < one.end for one in server.asked) for moment in moments) == together


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.0.1", False),
        ("169.254.169.254", False), ("100.64.0.1", False), ("0.0.0.0", False),  # noqa: S104
        ("255.255.255.255", False),
        ("224.0.0.1", False), ("::1", False), ("::", False), ("fe80::1", False), ("fd00::1", False), ("ff02::1", False),
        ("::ffff:127.0.0.1", False), ("::ffff:93.184.216.34", True), ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public


@pytest.mark.parametrize(
    "text", ["", "site.test", "javascript:alert(1)", "file:///etc/passwd", "http://", "HTTP://:80/x"]
)
def test_what_is_never_asked_for(text: str) -> None:
    with pytest.raises(RefusedError):
        checked_url(text)
