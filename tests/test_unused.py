"""What people wrote is read and matches something, or they hear about it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.conftest import DATA, MakeWorkbook, Rows
from toolkit.config.folder import check_files, known_files
from toolkit.config.strict_yaml import ConfigError
from toolkit.curation import load_curation
from toolkit.pipeline import BuildPaths, collect

LIST: dict[str, Rows] = {
    "Blad1": [
        ["Interventie", "Land", "Fase", "Werkzame elementen"],
        ["Kompas", "Nederland", "actie", "weerbaar worden; rondhangen"],
        ["Anker", "België", "actie", "dansles"],
    ]
}
CODES = {
    "besluit_ongebruikt",
    "werkboek_onbekend",
    "identiteit_ongebruikt",
    "koppeling_ongebruikt",
    "alias_ongebruikt",
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the curators' files without anything about a list: only vocabulary, fields and words."""
    data = tmp_path / "data"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen", "besluiten", "werkboeken"))
    for name, key in (("identiteiten", "identiteiten"), ("koppelingen", "zelfde"), ("aliassen", "aliassen")):
        (data / f"{name}.yml").write_text(f"{key}: []\n")
    return data


def found(data: Path, raw: Path, files: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Return severity, code and message of what a build finds unused when `files` are written into `data`."""
    for name, text in files.items():
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text(text, "utf-8")
    catalogus, _ = collect(BuildPaths(raw=raw, data=data, target=data / "x.db"), lambda _: None)
    return [(b.ernst.value, b.code, b.melding) for b in catalogus.bevindingen if b.code in CODES]


IDENTITIES = "identiteiten:\n  - {id: kompas, namen: [Kompas]}\n  - {id: anker, namen: [Anker]}\n"


def test_decisions_links_and_identities_that_are_used_are_not_mentioned(
    data: Path, make_workbook: MakeWorkbook
) -> None:
    raw = make_workbook("lijst.xlsx", LIST).parent
    files = {
        "besluiten/werkzaam_element.yml": "besluiten:\n  - waarden: [Weerbaar worden]\n"
        "    wordt: {werkzaam_element: [empathie]}\n"
        "  - {waarden: [rondhangen, dansles], negeren: Geen element., werkboek: lijst}\n",
        "identiteiten.yml": IDENTITIES,
        "koppelingen.yml": "onderdeel_van:\n  - {id: anker, van: kompas, reden: Een deel.}\n"
        "verschillend:\n  - {ids: [anker, kompas], reden: Twee landen.}\n",
        "aliassen.yml": "aliassen:\n  - {id: oud-anker, naar: anker, reden: Hernoemd.}\n",
        "werkboeken/lijst.yml": "toegekend_door_samensteller: [fase]\n",
    }
    assert found(data, raw, files) == []


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        pytest.param(
            {
                "besluiten/werkzaam_element.yml": "besluiten:\n"
                "  - {waarden: [Weerbaar worden, Steviger staan], negeren: x}\n"
                "  - {waarden: [Losse eindjes], negeren: x}\n"
            },
            (
                "info",
                "besluit_ongebruikt",
                "Deze woorden uit data/besluiten/werkzaam_element.yml staan in geen enkele cel meer: “Steviger staan”, "
                "“Losse eindjes”. Zijn zij in het werkboek anders geschreven? Schrijf ze dan ook hier zo. Anders kunt "
                "u ze weghalen.",
            ),
            id="decision",
        ),
        pytest.param(
            # Decided for any list and for this one: the general decision does nothing here.
            {
                "besluiten/werkzaam_element.yml": "besluiten:\n  - {waarden: [rondhangen], negeren: x}\n"
                "  - {waarden: [rondhangen], negeren: y, werkboek: lijst}\n"
            },
            (
                "info",
                "besluit_ongebruikt",
                "Deze woorden uit data/besluiten/werkzaam_element.yml staan in geen enkele cel meer: “rondhangen”. "
                "Zijn zij in het werkboek anders geschreven? Schrijf ze dan ook hier zo. Anders kunt u ze weghalen.",
            ),
            id="decision overruled",
        ),
        pytest.param(
            {"besluiten/werkzaam_element.yml": "besluiten:\n  - {waarden: [x], negeren: y, werkboek: lijsst}\n"},
            (
                "waarschuwing",
                "werkboek_onbekend",
                "data/besluiten/werkzaam_element.yml gaat over het werkboek “lijsst”, maar zo'n werkboek is niet "
                "gelezen. Wat daar besloten is, geldt dus nergens. Bedoelt u “lijst”? Verbeter de naam, of haal weg "
                "wat niet meer nodig is.",
            ),
            id="decision about another workbook",
        ),
        pytest.param(
            {"werkboeken/oude_kolommen.yml": "titel: Een lijst die weg is\n"},
            (
                "info",
                "werkboek_onbekend",
                "data/werkboeken/oude_kolommen.yml gaat over het werkboek “oude_kolommen”, maar zo'n werkboek is niet "
                "gelezen. Wat daar besloten is, geldt dus nergens. Verbeter de naam, of haal weg wat niet "
                "meer nodig is.",
            ),
            id="workbook",
        ),
        pytest.param(
            {"werkboeken/lijst.yml": "toegekend_door_samensteller: [fase, domain]\n"},
            (
                "waarschuwing",
                "besluit_ongebruikt",
                "In data/werkboeken/lijst.yml staan bij `toegekend_door_samensteller` velden die geen kolom van dit "
                "werkboek heeft: “domain”. Verbeter de naam, of haal hem weg.",
            ),
            id="field of the compilers",
        ),
        pytest.param(
            {"werkboeken/lijst.yml": "uitkomsten: [{tekst: Dansles (helpt 3 van 4), uitkomst: leeg}]\n"},
            (
                "info",
                "besluit_ongebruikt",
                "Bij `uitkomsten` in data/werkboeken/lijst.yml staan woorden die in geen cel (meer) een vraag zijn: "
                "“Dansles (helpt 3 van 4)”. Staat er nu iets anders in de cel? Schrijf dan bij `tekst` wat er nu "
                "staat. Anders kunt u ze weghalen.",
            ),
            id="outcome",
        ),
        pytest.param(
            {"identiteiten.yml": f"{IDENTITIES}  - {{id: brug, namen: [Brug]}}\n"},
            (
                "waarschuwing",
                "identiteit_ongebruikt",
                "Deze id's uit data/identiteiten.yml horen bij geen enkele rij meer: brug. Hun adres geeft nu een "
                "foutpagina. Heet de interventie anders? Zet de nieuwe naam bij het id. Is zij van de lijst gehaald? "
                "Zet het id dan in data/aliassen.yml en haal het hier weg.",
            ),
            id="identity",
        ),
        pytest.param(
            {
                "identiteiten.yml": IDENTITIES,
                "koppelingen.yml": "zelfde:\n  - {id: kompas, reden: Ooit op twee lijsten.}\n",
            },
            (
                "info",
                "koppeling_ongebruikt",
                "Deze koppelingen uit data/koppelingen.yml doen niets meer: “zelfde kompas”. Een interventie ervan "
                "staat op geen lijst, of bij `zelfde` nog maar op één regel. Verbeter het id, of haal de koppeling "
                "weg.",
            ),
            id="link",
        ),
        pytest.param(
            {"aliassen.yml": "aliassen:\n  - {id: anker, naar: kompas, reden: Samengegaan.}\n"},
            (
                "waarschuwing",
                "alias_ongebruikt",
                "Deze adressen staan in data/aliassen.yml als oud, maar er is weer een interventie met dat id: anker. "
                "De alias doet nu niets. Haal haar weg, of geef de interventie een ander id.",
            ),
            id="alias",
        ),
    ],
)
def test_what_matches_nothing_is_one_finding_with_the_wordings(
    files: Mapping[str, str], expected: tuple[str, str, str], data: Path, make_workbook: MakeWorkbook
) -> None:
    assert found(data, make_workbook("lijst.xlsx", LIST).parent, files) == [expected]


def test_an_identity_that_is_gone_takes_its_links_along(data: Path, make_workbook: MakeWorkbook) -> None:
    files = {
        "identiteiten.yml": f"{IDENTITIES}  - {{id: brug, namen: [Brug]}}\n",
        "koppelingen.yml": "onderdeel_van:\n  - {id: brug, van: anker, reden: Een deel.}\n"
        "verschillend:\n  - {ids: [kompas, brug], reden: x}\n",
    }
    codes = [(code, "“verschillend kompas en brug”, “onderdeel_van brug”" in melding)
             for _, code, melding in found(data, make_workbook("lijst.xlsx", LIST).parent, files)]  # fmt: skip
    assert codes == [("identiteit_ongebruikt", False), ("koppeling_ongebruikt", True)]


def test_everything_people_wrote_about_the_shipped_lists_is_used() -> None:
    catalogus, _ = collect(BuildPaths(raw=DATA / "raw", data=DATA, target=DATA / "x.db"), lambda _: None)
    assert [b.melding for b in catalogus.bevindingen if b.code in CODES] == []


# --- Files that nothing would read ------------------------------------------------------------------------------------


def test_the_shipped_files_are_all_read_and_all_there() -> None:
    dimensies = load_curation(DATA).vocabulary.dimensies
    check_files(DATA, dimensies)
    own = {
        folder: names for folder, names in known_files(dimensies).items() if folder not in {"besluiten", "herkenning"}
    }
    assert [f"{folder}/{name}" for folder, names in own.items() for name in names or ()
            if not (DATA / folder / name).is_file()] == []  # fmt: skip


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("besluiten/doelgrop.yml", "dit bestand kennen we niet. Bedoelt u doelgroep.yml?"),
        ("besluiten/doelgroep.yaml", "dit bestand kennen we niet. Bedoelt u doelgroep.yml?"),
        ("herkenning/vorm_van_extremism.yml", "dit bestand kennen we niet. Bedoelt u vorm_van_extremisme.yml?"),
        ("vocabulaire/fase.yaml", "dit bestand kennen we niet. Bedoelt u fase.yml?"),
        ("werkboeken/lijst.yaml", "hier horen .yml-bestanden. Bedoelt u lijst.yml?"),
        ("zoeken/synonymen.yml", "dit bestand kennen we niet. Bedoelt u synoniemen.yml?"),
        ("opendata/overeenkomst.yml", "dit bestand kennen we niet. Bedoelt u overeenkomsten.yml?"),
        ("identiteit.yml", "dit bestand kennen we niet. Bedoelt u identiteiten.yml?"),
        ("besluit/fase.yml", "deze map kennen we niet. Bedoelt u besluiten?"),
        ("besluiten/oud/fase.yml", "deze map kennen we niet. Bedoelt u besluiten?"),
        (
            "opendata/qqq.txt",
            "dit bestand kennen we niet. Hier kunnen staan: overeenkomsten.yml.",
        ),
    ],
)
def test_a_file_that_nothing_reads_is_refused_with_the_name_it_should_have(name: str, says: str, data: Path) -> None:
    (data / name).parent.mkdir(exist_ok=True, parents=True)
    (data / name).write_text("besluiten: []\n")
    with pytest.raises(ConfigError) as caught:
        load_curation(data)
    assert (
        str(caught.value)
        == f"{data}: deze bestanden leest de bouw niet. Wat erin staat, zou niet gelden.\n  {name}: {says}"
    )


def test_all_such_files_are_named_at_once_and_what_is_no_text_of_people_is_left_alone(data: Path) -> None:
    for name in ("a.yml", "zoeken/b.yml", ".verborgen", "zoeken/.DS_Store", "waarden.yml~", "README.md",
                 "raw/lijst.yml", "build/x.yml", "besluiten/README.md"):  # fmt: skip
        (data / name).parent.mkdir(exist_ok=True)
        (data / name).write_text("")
    with pytest.raises(ConfigError) as caught:
        load_curation(data)
    assert [line.split(":")[0].strip() for line in str(caught.value).splitlines()[1:]] == ["a.yml", "zoeken/b.yml"]
