"""DOIs whole, bare and in lower case."""

import pytest

from toolkit.publicaties.doi import doi_url, dois_in

SICI = "10.1002/(sici)1099-9999(199803)12:1<17::aid-xyz3>3.0.co;2-k"


@pytest.mark.parametrize(
    ("text", "dois"),
    [
        ("10.5038/1944-0472.6.4.3", ["10.5038/1944-0472.6.4.3"]),
        ("https://doi.org/10.1080/1057610X.2014.879379", ["10.1080/1057610x.2014.879379"]),
        ("doi: 10.1002/ab.20325.", ["10.1002/ab.20325"]),
        ("http://dx.doi.org/10.1177/0306422015605714)", ["10.1177/0306422015605714"]),
        ("10.1016/S0140-6736(05)67890-1", ["10.1016/s0140-6736(05)67890-1"]),
        ("(10.1016/S0140-6736(05)67890-1)", ["10.1016/s0140-6736(05)67890-1"]),
        (SICI.upper(), [SICI]),
        ("https://doi.org/" + SICI.replace("<", "%3C").replace(">", "%3E"), [SICI]),
        ("doi:" + SICI.replace("<", "&lt;").replace(">", "&gt;"), [SICI]),
        ("<https://doi.org/10.5555/x>", ["10.5555/x"]),
        ("10.5555/drie; 10.5555/vier", ["10.5555/drie", "10.5555/vier"]),
        ("10.5555/drie;10.5555/vier,https://doi.org/10.5555/vijf", ["10.5555/drie", "10.5555/vier", "10.5555/vijf"]),
        ("https://onlinelibrary.wiley.com/doi/10.1002/ab.20325/full", ["10.1002/ab.20325"]),
        ("https://uitgever.nl/doi/abs/10.1080/1057610X.2014?journalCode=uter", ["10.1080/1057610x.2014"]),
        ("https://doi.org/10.5555/boek/full", ["10.5555/boek/full"]),
        ("doi:10.1000.10/AB", ["10.1000.10/ab"]),
        ("10.1234/.", []),
        ("score 10.5/12", []),
        ("niet gevonden", []),
        ("10.000 deelnemers / 10.1/x", []),
        ("", []),
    ],
)
def test_dois_in_a_text(text: str, dois: list[str]) -> None:
    assert dois_in(text) == dois


def test_the_address_of_a_doi_holds_nothing_that_an_address_cannot() -> None:
    assert doi_url(SICI) == "https://doi.org/10.1002/(sici)1099-9999(199803)12:1%3C17::aid-xyz3%3E3.0.co;2-k"
