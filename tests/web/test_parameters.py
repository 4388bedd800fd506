"""From a query string to a question: what is accepted, what is refused and in which words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.vocabulary.dimension import Vocabulary
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.parameters import parse_vraag
from toolkit.web.zoekvraag import Zoekvraag

OMGEKEERD = "Het jaar ‘van’ (2020) ligt na het jaar ‘tot en met’ (2015). Draai de jaren om."
ALLES = "Bekijk alle interventies op de beginpagina."


def test_every_parameter_ends_up_in_the_question(vocabulary: Vocabulary) -> None:
    query = (
        "zoek=+boze+jongeren+&fase=groepsfase&fase=actiefase&land=nl&werkzaam_element_modus=alle"
        "&werkzaam_element_status=geen_effect&zonder_land=be&herkomst=slo&jaar_van=2010&jaar_tot=2015"
        "&sorteer=jaar&pagina=3"
    )
    assert parse_vraag(query, vocabulary).zoekvraag == Zoekvraag(
        zoek="boze jongeren",
        keuzes={"fase": ("groepsfase", "actiefase"), "land": ("nl",)},
        alle=("werkzaam_element",),
        statussen={"werkzaam_element": "geen_effect"},
        zonder={"land": ("be",)},
        herkomst=("slo",),
        jaar_van=2010,
        jaar_tot=2015,
        sorteer="jaar",
        pagina=3,
    )


@pytest.mark.parametrize("query", ["", "zoek=&fase=&jaar_van=", "utm_source=brief&fbclid=x&gclid=y", "zoek=+++"])
def test_empty_values_and_trackers_count_as_absent(query: str, vocabulary: Vocabulary) -> None:
    assert parse_vraag(query, vocabulary).zoekvraag == Zoekvraag()


@pytest.mark.parametrize(
    ("query", "melding"),
    [
        ("faze=groepsfase", "Het filter ‘faze’ bestaat niet. Bedoelde u ‘fase’? " + ALLES),
        ("fase=groepfase", "‘groepfase’ kennen we niet bij ‘fase’. Bedoelde u ‘groepsfase’? " + ALLES),
        ("fase=zzz", "‘zzz’ kennen we niet bij ‘fase’. " + ALLES),
        ("zonder_fase=niet-gerapporteerd", "‘niet-gerapporteerd’ kennen we niet bij ‘zonder_fase’. " + ALLES),
        ("herkomst=wodc", "‘wodc’ kennen we niet bij ‘herkomst’. " + ALLES),
        ("sorteer=naan", "‘naan’ kennen we niet bij ‘sorteer’. Bedoelde u ‘naam’? " + ALLES),
        ("zoek=a&zoek=b", "‘zoek’ staat meer dan één keer in het adres. Laat er één staan."),
        ("pagina=0", "‘0’ is geen paginanummer. De eerste pagina is 1."),
        ("pagina=-1", "‘-1’ is geen paginanummer. De eerste pagina is 1."),
        ("pagina=twee", "‘twee’ is geen paginanummer. De eerste pagina is 1."),
        ("jaar_van=15", "‘15’ is geen jaar. Schrijf een jaar met vier cijfers, zoals 2015."),
        ("jaar_tot=٢٠١٥", "‘٢٠١٥’ is geen jaar. Schrijf een jaar met vier cijfers, zoals 2015."),
        ("jaar_van=2020&jaar_tot=2015", OMGEKEERD),
        ("zoek=" + "a" * 5001, "De zoekvraag is langer dan 5000 tekens. Maak hem korter."),
    ],
)  # fmt: skip
def test_what_is_wrong_gets_a_message_that_says_what_to_do(query: str, melding: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(OnjuisteVraagError) as error:
        parse_vraag(query, vocabulary)
    assert error.value.message == melding


def test_a_page_may_have_parameters_of_its_own(vocabulary: Vocabulary) -> None:
    vraag = parse_vraag("fase=groepsfase&rij=land", vocabulary, eigen=("rij", "kolom"))
    assert (vraag.zoekvraag.keuzes, vraag.one("rij", "fase"), vraag.one("kolom", "fase")) == (
        {"fase": ("groepsfase",)},
        "land",
        "fase",
    )


def test_an_address_is_as_short_as_possible_and_says_the_same(vocabulary: Vocabulary) -> None:
    query = (
        "zoek=a+%26+b&fase=groepsfase&werkzaam_element_modus=alle&herkomst=beide&jaar_van=2010&sorteer=naam&pagina=2"
    )
    vraag = parse_vraag(query, vocabulary).zoekvraag
    assert vraag.query() == query
    assert parse_vraag("sorteer=naam&pagina=1", vocabulary).zoekvraag.query() == ""


def test_leaving_out_the_last_element_leaves_out_its_mode(vocabulary: Vocabulary) -> None:
    vraag = parse_vraag("werkzaam_element=empathie&werkzaam_element_modus=alle&pagina=2", vocabulary).zoekvraag
    assert vraag.without("werkzaam_element", "empathie") == Zoekvraag()


@given(st.text(max_size=200))
def test_anything_in_an_address_is_a_question_or_a_message(vocabulary: Vocabulary, query: str) -> None:
    try:
        vraag = parse_vraag(query, vocabulary).zoekvraag
    except OnjuisteVraagError as error:
        assert error.message
    else:
        assert parse_vraag(vraag.query(), vocabulary).zoekvraag.paren == vraag.paren
