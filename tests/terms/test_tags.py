"""From the value of a field to tags, with the curators' own vocabulary and decisions."""

import pytest

from tests.builders import cell, value
from tests.conftest import ROOT
from toolkit.codes import Methode
from toolkit.curation import load_curation
from toolkit.reading.workbook_reading import Celsoort, FieldValue, SourceCell
from toolkit.terms.tag import RecognisedTag
from toolkit.terms.tags import Tagger
from toolkit.waarden import Status


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return load_curation(ROOT / "data").tools.tagger


def terms(tags: list[RecognisedTag], dimensie: str) -> set[str]:
    return {tag.term_id for tag in tags if tag.dimensie == dimensie}


def roles(tags: list[RecognisedTag]) -> set[tuple[str, str | None]]:
    return {(tag.term_id, tag.rol) for tag in tags if tag.dimensie == "doelgroep"}


def test_a_bulleted_cell_with_statuses_and_notes(tagger: Tagger) -> None:
    text = (
        "• Zelfvertrouwen (gemengd): zelfwaardering steeg marginaal; agency wel.\n"
        "• Empathie (ervaren effect): medeleven"
    )
    tags, undecided = tagger.tag(value("werkzaam_element", text))
    assert undecided == []
    assert [(t.term_id, t.status, t.toelichting, t.methode) for t in tags] == [
        ("zelfvertrouwen", "gemengd", "zelfwaardering steeg marginaal; agency wel.", Methode.EXACT),
        ("empathie", "ervaren", "medeleven", Methode.EXACT),
    ]
    assert tags[0].brontekst == "Zelfvertrouwen (gemengd): zelfwaardering steeg marginaal; agency wel."


def test_one_value_for_two_terms_keeps_its_status(tagger: Tagger) -> None:
    tags, _ = tagger.tag(value("werkzaam_element", "• Civiele en politieke competentie (effect): vertrouwen steeg"))
    assert {(t.term_id, t.status, t.methode) for t in tags} == {
        ("civiele-competentie", "effect", Methode.CURATOR),
        ("politieke-competentie", "effect", Methode.CURATOR),
    }


def test_a_way_of_working_in_the_element_column_is_no_element(tagger: Tagger) -> None:
    tags, undecided = tagger.tag(value("werkzaam_element", "gezinsbegeleiding; mentoring; psychologische begeleiding"))
    assert undecided == []
    assert {(t.dimensie, t.term_id, t.veld) for t in tags} == {
        ("uitvoeringskenmerk", "systeembenadering", "werkzaam_element"),
        ("uitvoeringskenmerk", "mentoring", "werkzaam_element"),
    }


def test_an_unknown_wording_is_a_question_with_candidates(tagger: Tagger) -> None:
    tags, undecided = tagger.tag(value("werkzaam_element", "empathie; politieke competitie"))
    assert terms(tags, "werkzaam_element") == {"empathie"}
    assert [(u.tekst, u.kandidaten[0]) for u in undecided] == [("politieke competitie", "politieke-competentie")]


@pytest.mark.parametrize("text", ["Empathie?", "Empathie (?)", "empatie ?"])
def test_a_term_with_a_question_mark_is_a_question(tagger: Tagger, text: str) -> None:
    tags, undecided = tagger.tag(value("werkzaam_element", text))
    assert (tags, [item.kandidaten for item in undecided]) == ([], [("empathie",)])
    tags, undecided = tagger.tag(value("doelgroep", "Jongeren?"))
    assert (tags, [item.kandidaten for item in undecided]) == ([], [("jongeren",)])


def test_a_zoekterm_only_proposes(tagger: Tagger) -> None:
    tags, undecided = tagger.tag(value("werkzaam_element", "anger management"))
    assert tags == []
    assert undecided[0].kandidaten[0] == "emotieregulatie"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ouders via bijeenkomsten, jongeren (12-23 jr) met migratieachtergrond",
         {("ouders-en-gezin", "intermediair"), ("jongeren", "uiteindelijk"), ("jongvolwassenen", "uiteindelijk")}),
        ("Ouders en gezin", {("ouders-en-gezin", "uiteindelijk")}),
        ("Eerstelijnswerkers", {("professional", "intermediair")}),
        ("Docenten; Jongeren", {("onderwijsprofessionals", "intermediair"), ("jongeren", "uiteindelijk")}),
        ("Gedetineerden en hun familie", {("gedetineerden", "uiteindelijk"), ("ouders-en-gezin", "uiteindelijk")}),
    ],
)  # fmt: skip
def test_target_groups_with_their_role(tagger: Tagger, text: str, expected: set[tuple[str, str]]) -> None:
    tags, _ = tagger.tag(value("doelgroep", text))
    assert roles(tags) == expected


@pytest.mark.parametrize(
    ("kop", "text", "expected"),
    [
        ("Doelgroep", "16-25 jaar", {"jongeren", "jongvolwassenen"}),
        ("Doelgroep", "18+", {"jongvolwassenen", "volwassenen"}),
        ("Doelgroep", "kinderen 8-11 jaar", {"kinderen"}),
        ("Doelgroep", "Jongeren (16-25 jaar)", {"jongeren", "jongvolwassenen"}),
        ("Doelgroep", "Gedetineerden; 18-24 jaar", {"gedetineerden", "jongvolwassenen"}),
        ("Leeftijd", "14-16", {"jongeren"}),
        ("Leeftijdsgroep", "14-16; 30", {"jongeren", "volwassenen"}),
        ("Age range (years)", "13 - 17", {"jongeren"}),
    ],
)
def test_ages_are_age_groups(tagger: Tagger, kop: str, text: str, expected: set[str]) -> None:
    tags, undecided = tagger.tag(value("doelgroep", text, kop=kop))
    assert (terms(tags, "doelgroep"), undecided) == (expected, [])


def test_a_bare_range_below_another_header_is_a_question(tagger: Tagger) -> None:
    tags, undecided = tagger.tag(value("doelgroep", "14-16", kop="Doelgroep › Leeftijdsgenoten"))
    assert (tags, [item.tekst for item in undecided]) == ([], ["14-16"])


def test_the_header_can_say_the_role(tagger: Tagger) -> None:
    tags, _ = tagger.tag(value("doelgroep", "Jongeren; Ouders", kop="Intermediaire doelgroep"))
    assert roles(tags) == {("jongeren", "intermediair"), ("ouders-en-gezin", "intermediair")}


def test_running_text_feeds_other_dimensions_with_the_snippet(tagger: Tagger) -> None:
    tags, _ = tagger.tag(value("doel", "Mensen uit de extreemrechtse scene helpen"))
    assert [(t.dimensie, t.term_id, t.brontekst, t.veld) for t in tags] == [
        ("vorm_van_extremisme", "rechts-extremistisch", "extreemrechtse", "doel")
    ]


@pytest.mark.parametrize(
    ("text", "design"),
    [
        ("Gerandomiseerd onderzoek met controleconditie, meting voor en na", {"rct"}),
        ("Voor- en nameting met een (kleinere) controleconditie", {"quasi-experiment"}),
        ("Voor- en nameting in één groep, geen controlegroep", {"voor-na-meting"}),
        ("Gemengd onderzoek: vragenlijst voor en na, kwalitatieve interviews", {"mixed-methods"}),
    ],
)
def test_a_design_says_nothing_about_evaluation(tagger: Tagger, text: str, design: set[str]) -> None:
    tags, _ = tagger.tag(value("onderzoeksdesign", text))
    assert terms(tags, "onderzoeksdesign") == design
    assert terms(tags, "evaluatie") == set()


@pytest.mark.parametrize(
    ("veld", "text"),
    [
        ("psychopathologie", "PTSS: nee"),
        ("psychopathologie", "PTSS (nee)"),
        ("psychopathologie", "Depressie - niet aanwezig"),
        ("onderzoeksdesign", "RCT: nee"),
        ("onderzoeksdesign", "Niet gerandomiseerd"),
        ("onderzoeksdesign", "geen onderzoek gevonden"),
        ("evaluatie", "geëvalueerd: nee"),
        ("fase", "Actie: nee"),
        ("domein", "zorg (niet)"),
        ("vorm_van_extremisme", "Rechts: nee"),
        ("doelgroep", "niet: docenten"),
        ("doelgroep", "geen: ouders"),
        ("land", "NA"),
    ],
)
def test_what_a_cell_denies_is_never_a_tag(tagger: Tagger, veld: str, text: str) -> None:
    assert tagger.tag(value(veld, text))[0] == []


def test_no_value_is_no_tag_and_no_question(tagger: Tagger) -> None:
    for text in ("-", "n.v.t.", "onbekend"):
        assert tagger.tag(value("onderzoeksdesign", text)) == ([], [])
    tags, _ = tagger.tag(value("evaluatie", "onbekend - wel een RAN-review (2020)"))
    assert terms(tags, "evaluatie") == {"evaluatie-onbekend"}


def test_acronyms_keep_their_case_and_everyday_words_stand_alone(tagger: Tagger) -> None:
    assert terms(tagger.tag(value("psychopathologie", "ASS"))[0], "psychopathologie") == {"autisme"}
    assert terms(tagger.tag(value("psychopathologie", "ass"))[0], "psychopathologie") == set()
    assert terms(tagger.tag(value("fase", "Groep"))[0], "fase") == {"groepsfase"}
    assert terms(tagger.tag(value("doelgroep", "Ouders en kinderen thuis"))[0], "doelgroep") == {"ouders-en-gezin"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Nederland", {"nl"}),
        ("VK", {"gb"}),
        ("Verenigd Koninkrijk (Schotland)", {"gb"}),
        ("Engeland en Wales", {"gb"}),
        ("VS", {"us"}),
        ("NL", {"nl"}),
        ("NL/BE, DE", {"nl", "be", "de"}),
        ("Nederland, België en Duitsland", {"nl", "be", "de"}),
        ("The Netherlands / Germany", {"nl", "de"}),
        ("Irak (Koerdische regio)", {"iq"}),
        ("Bosnië en Herzegovina", {"ba"}),
    ],
)
def test_countries(tagger: Tagger, text: str, codes: set[str]) -> None:
    tags, undecided = tagger.tag(value("land", text))
    assert terms(tags, "land") == codes
    assert undecided == []


@pytest.mark.parametrize("text", ["Vlaanderen", "Europa", "Balkan"])
def test_a_region_is_reported_and_not_guessed(tagger: Tagger, text: str) -> None:
    tags, undecided = tagger.tag(value("land", text))
    assert tags == []
    assert [u.tekst for u in undecided] == [text]


def test_a_cross_takes_its_term_from_the_header(tagger: Tagger) -> None:
    mark = cell("x")
    tags, _ = tagger.tag(FieldValue("fase", "x", mark, term="groepsfase", kop="Fase › Groep", overgenomen=True))
    assert tags == [RecognisedTag("fase", "groepsfase", mark, "fase", "Groep", Methode.OVERGENOMEN)]


@pytest.mark.parametrize(
    ("mark", "status"), [("beoogd", "beoogd"), ("geen effect", "geen_effect"), ("x", None), ("+", None)]
)
def test_a_word_instead_of_a_cross_is_a_status(tagger: Tagger, mark: str, status: Status | None) -> None:
    statussen = (status,) if status else ()
    crossed = FieldValue("werkzaam_element", mark, cell(mark), term="empathie", kop="Empathie", statussen=statussen)
    (tag,), _ = tagger.tag(crossed)
    assert (tag.term_id, tag.status) == ("empathie", status)


def test_a_sheet_name_gives_its_country(tagger: Tagger) -> None:
    name = SourceCell("Duitsland", None, None, Celsoort.BLADNAAM, "Duitsland")
    tags, _ = tagger.tag(FieldValue("land", "Duitsland", name, overgenomen=True))
    assert [(t.term_id, t.methode, t.cell) for t in tags] == [("de", Methode.OVERGENOMEN, name)]
