"""Where a publication appeared: only what the cell says."""

import pytest

from toolkit.publicaties.vindplaats import Vindplaats, may_be_journal, read_vindplaats, without_kind


@pytest.mark.parametrize(
    ("text", "tijdschrift", "jaargang", "nummer", "paginas"),
    [
        ("Journal of Strategic Security, 6(4), 44-66", "Journal of Strategic Security", "6", "4", "44-66"),
        ("Journal of Strategic Security, 16(4)", "Journal of Strategic Security", "16", "4", None),
        ("School Psychology, 26(2), 248-262 (2022)", "School Psychology", "26", "2", "248-262"),
        ("Education Sciences, 10(4), 111", "Education Sciences", "10", "4", "111"),
        ("PLoS ONE, 12(3), e0123456", "PLoS ONE", "12", "3", "e0123456"),
        ("Sustainability, 10, 111", "Sustainability", "10", None, "111"),
        ("International Review of Psychiatry, 362-372", "International Review of Psychiatry", None, None, "362-372"),
        ("Journal for Exit, nr. 3 (zomer 2015), 92-134", "Journal for Exit", None, "3", "92-134"),
        ("Social Science, 19 (special issue), 43-65", "Social Science", "19", "special issue", "43-65"),
        ("Studies in Conflict & Terrorism 37(4), 369–385", "Studies in Conflict & Terrorism", "37", "4", "369-385"),
        ("Blad. 2017;12(2):248-62.", "Blad", "12", "2", "248-62"),
        ("Lancet 2015; 385: 123-130", "Lancet", "385", None, "123-130"),
        ("Blad, jrg. 12, nr. 2, p. 248-262", "Blad", "12", "2", "248-262"),
        ("Terrorism: A Journal, vol. 3, pp. 1-20", "Terrorism: A Journal", "3", None, "1-20"),
    ],
)  # fmt: skip
def test_an_article(text: str, tijdschrift: str, jaargang: str | None, nummer: str | None, paginas: str | None) -> None:
    assert read_vindplaats(text) == Vindplaats("artikel", tijdschrift, jaargang, nummer, paginas)


@pytest.mark.parametrize(
    ("text", "titel", "expected"),
    [
        ("Utrecht: Verwey-Jonker Instituut", None, Vindplaats(None, "Utrecht: Verwey-Jonker Instituut")),
        ("Movisie", None, Vindplaats(None, "Movisie")),
        ("Mercy Corps, 2018", None, Vindplaats(None, "Mercy Corps, 2018")),
        ("WODC, 2012-3", None, Vindplaats(None, "WODC, 2012-3")),
        ("Deel 2, 5", None, Vindplaats(None, "Deel 2, 5")),
        ("Mercy Corps (rapport)", None, Vindplaats("rapport", "Mercy Corps (rapport)")),
        ("Rapport in opdracht van de NCTV", None, Vindplaats("rapport", "Rapport in opdracht van de NCTV")),
        ("Movisie", "Wat werkt (eindrapport)", Vindplaats("rapport", "Movisie")),
        (None, "Wat werkt (proefschrift)", Vindplaats("proefschrift", None)),
        ("Proefschrift, Universiteit Leiden", None, Vindplaats("proefschrift", "Proefschrift, Universiteit Leiden")),
        ("Journal of Sport", None, Vindplaats("artikel", "Journal of Sport")),
        ("ICPSR 36642", "Evaluatie, 2014-2015 (dataset)", Vindplaats("dataset", "ICPSR 36642")),
        (
            "In J. Smit (red.), Handboek jeugd (pp. 12-30). Utrecht: Uitgever",
            None,
            Vindplaats("hoofdstuk", "Handboek jeugd", paginas="12-30"),
        ),
        ("In: A. Jansen & B. Smit (eds.), A reader. Sage", None, Vindplaats("hoofdstuk", "A reader")),
        ("Hoofdstuk 3 in Handboek jeugd", None, Vindplaats("hoofdstuk", "Hoofdstuk 3 in Handboek jeugd")),
        (None, None, Vindplaats(None, None)),
    ],
)
def test_other_kinds_and_what_nobody_can_tell(text: str | None, titel: str | None, expected: Vindplaats) -> None:
    assert read_vindplaats(text, titel) == expected


def test_what_may_be_a_journal() -> None:
    names = [
        "Frontiers in Psychology",
        "SSM. Mental health",
        "Utrecht: Uitgever",
        "Movisie instituut",
        "Harvard Press Review",
    ]
    assert [may_be_journal(name) for name in names] == [True, True, False, False, True]


def test_a_publisher_without_the_kind() -> None:
    texts = [
        "Mercy Corps (rapport)",
        "Proefschrift, Universiteit Leiden",
        "Rapport in opdracht van de NCTV",
        "Sage (Londen)",
    ]
    assert [without_kind(text) for text in texts] == [
        "Mercy Corps", "Universiteit Leiden", "Rapport in opdracht van de NCTV", "Sage (Londen)",
    ]  # fmt: skip
