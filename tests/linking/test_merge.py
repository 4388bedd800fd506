"""What is one intervention: only what a curator said, and nothing silently."""

from tests.builders import record
from toolkit.findings import Bevindingen
from toolkit.linking.koppelingen import Alias, Identiteit, LinkConfig, OnderdeelVan, Verschillend, Zelfde
from toolkit.linking.lists import Lists
from toolkit.linking.merge import link
from toolkit.linking.names import explained_aliases
from toolkit.records.record import Record


def slo(naam: str, *landen: str, **velden: str) -> Record:
    return record(naam, *landen, bron_id="literatuur", herkomst="slo", **velden)


def codes(bevindingen: Bevindingen) -> list[tuple[str, str | None]]:
    return [(b.code, b.waarde) for b in bevindingen if b.code != "identiteit_nieuw"]


def test_a_decided_overlap_becomes_one_intervention_of_both_lists() -> None:
    config = LinkConfig(
        identiteiten=(Identiteit(id="diamant", naam="Diamant", namen=("Diamant (training)", "Diamant"), land=("nl",)),),
        zelfde=(Zelfde(id="diamant", reden="dezelfde training"),),
    )
    bevindingen = Bevindingen()
    (found,) = link([record("Diamant", "nl", doel="B"), slo("Diamant (training)", "nl", doel="A")], config, bevindingen)
    assert (found.id, found.naam, found.herkomst, found.veld("doel")) == ("diamant", "Diamant", "beide", "A")
    assert [r.bron_id for r in found.records] == ["literatuur", "lijst"]
    assert found.namen == ("Diamant (training)",)
    assert codes(bevindingen) == []


def test_a_row_of_a_withdrawn_intervention_is_left_out_and_reported() -> None:
    config = LinkConfig(
        identiteiten=(Identiteit(id="diamant", namen=("Diamant (training)",), land=("nl",)),),
        aliassen=(Alias(id="diamant", reden="De uitvoerder is gestopt"), Alias(id="anker", reden="Nooit begonnen.")),
    )
    bevindingen = Bevindingen()
    rows = [record("Diamant (training)", "nl"), record("Anker", "nl"), record("Kompas", "nl")]
    assert [i.id for i in link(rows, config, bevindingen)] == ["kompas"]
    assert codes(bevindingen) == [
        ("ingetrokken_staat_er_nog", "Diamant (training)"), ("ingetrokken_staat_er_nog", "Anker"),
    ]  # fmt: skip
    first = next(iter(bevindingen)).melding
    assert "diamant is volgens data/aliassen.yml ingetrokken: De uitvoerder is gestopt. De rij is" in first


def test_the_page_that_stays_keeps_its_name_and_who_carries_it_out() -> None:
    kompas = Identiteit(id="kompas", namen=("Kompas", "KOMPAS-training", "Wegwijzer"), land=("nl",))
    records = [
        slo("KOMPAS-training", "nl", organisatie="Universiteit", doel="A"),
        record("Wegwijzer", "nl", organisatie="Gemeente"),
        record("Kompas", "nl", organisatie="Buurthuis"),
    ]
    shown = []
    for voorop in ("lijst", None):
        config = LinkConfig(identiteiten=(kompas,), zelfde=(Zelfde(id="kompas", reden="één", voorop=voorop),))
        bevindingen = Bevindingen()
        (found,) = link(records, config, bevindingen)
        shown.append((found.naam, found.veld("organisatie"), found.veld("doel")))
        assert codes(bevindingen) == []
    assert shown == [("Kompas", "Buurthuis", "A"), ("KOMPAS-training", "Universiteit", "A")]


def test_an_undecided_overlap_stays_two_and_is_a_question() -> None:
    bevindingen = Bevindingen()
    found = link([record("Exit Fryshuset", "se"), slo("EXIT Fryshuset", "se")], LinkConfig(), bevindingen)
    assert [(i.id, i.herkomst) for i in found] == [("exit-fryshuset", "slo"), ("exit-fryshuset-lijst", "database")]
    assert codes(bevindingen) == [("overlap_mogelijk", "EXIT Fryshuset")]


def test_a_question_says_what_is_alike_and_no_score_of_100_for_names_that_differ() -> None:
    said = []
    for een, ander in (
        ("Exit Fryshuset", "EXIT Fryshuset"),
        ("Kring", "Kring van vuur"),
        ("Praatcafe Gent", "Praatcafé Genk"),
    ):
        bevindingen = Bevindingen()
        link([record(een, "be"), slo(ander, "be")], LinkConfig(), bevindingen)
        said += [
            b.melding.split(": ")[1].split(", en het land")[0] for b in bevindingen if b.code == "overlap_mogelijk"
        ]
    assert said == [
        "de namen zijn gelijk",
        "alle woorden van de ene naam staan ook in de andere",
        "de woorden van de namen lijken op elkaar (93 van 100)",
    ]


def test_rows_of_one_list_are_a_question_only_when_the_names_are_the_same_or_one_letter_off() -> None:
    asked = []
    for een, ander in (
        (record("Exit-programma", "nl"), record("Programma: exit", "nl")),
        (record("Kompas", "nl"), record("Kompas (training)")),
        (record("Weerbaar opvoeden", "nl", organisatie="Ster"), record("Weerbaar opvoedem", "nl", organisatie="ster")),
        (record("Weerbaar opvoeden", "nl", organisatie="Ster"), record("Weerbaar opvoedem", "nl", organisatie="Maan")),
        (record("Weerbaar opvoeden", "nl"), record("Weerbaar opvoedem", "nl")),
        (record("Weerbaar samen 1", "nl", organisatie="Ster"), record("Weerbaar samen 2", "nl", organisatie="Ster")),
        (record("Exit (Gent)", "be"), record("Exit (Brussel)", "be")),
        (record("Exit-programma", "nl"), record("Programma: exit", "be")),
        (record("Exit", "nl"), record("Exit Gent", "nl")),
    ):
        bevindingen = Bevindingen()
        link([een, ander], LinkConfig(), bevindingen)
        asked.append(
            [b.melding.split(": ")[1].split(", en het land")[0] for b in bevindingen if b.code.startswith("o")]
        )
    same = "de namen zijn gelijk, op leestekens, volgorde of wat tussen haakjes staat na"
    letter = "dezelfde organisatie, en de woorden van de namen lijken op elkaar (94 van 100)"
    assert [each[0].split(". Beslis")[0] if each else None for each in asked] == [same, same, letter, *[None] * 6]


INCLUSION = Identiteit(id="inclusion", namen=("Inclusion",), land=("nl",))


def test_a_published_intervention_keeps_its_address_whatever_the_other_file_is_called() -> None:
    lists = Lists(published={"inclusion": frozenset({"zuid.xlsx"})})
    bevindingen = Bevindingen()
    records = [record("Inclusion", "nl", bron_id=name, doel=name) for name in ("noord", "zuid")]
    found = link(records, LinkConfig(identiteiten=(INCLUSION,)), bevindingen, lists)
    assert [(i.id, i.veld("doel")) for i in found] == [("inclusion", "zuid"), ("inclusion-noord", "noord")]
    assert codes(bevindingen) == [("identiteit_dubbel", "Inclusion"), ("overlap_mogelijk", "Inclusion")]


def test_namesakes_keep_to_their_own_list_also_under_the_new_name_of_its_file() -> None:
    config = LinkConfig(
        identiteiten=(
            INCLUSION.model_copy(update={"werkboek": "zuid"}),
            Identiteit(id="inclusion-noord", namen=("Inclusion",), land=("nl",), werkboek="noord"),
        ),
        verschillend=(Verschillend(ids=("inclusion", "inclusion-noord"), reden="een andere stichting"),),
    )
    lists = Lists(lambda bestand: {"zuid-2027.xlsx": ["zuid-2027.xlsx", "zuid.xlsx"]}.get(bestand, [bestand]))
    bevindingen = Bevindingen()
    records = [
        record("Inclusion", "nl", bron_id="noord"),
        record("Inclusion", "nl", bron_id="zuid-2027"),
    ]
    found = link(records, config, bevindingen, lists)
    assert [(i.id, i.records[0].bestand) for i in found] == [
        ("inclusion", "zuid-2027.xlsx"),
        ("inclusion-noord", "noord.xlsx"),
    ]
    assert codes(bevindingen) == []


def test_a_decided_difference_is_not_asked_again() -> None:
    config = LinkConfig(verschillend=(Verschillend(ids=("exit-nl", "exit-nl-programma"), reden="ander land"),))
    bevindingen = Bevindingen()
    link([record("Exit NL", "nl"), slo("Exit NL programma", "nl")], config, bevindingen)
    assert codes(bevindingen) == []


def test_conflicting_countries_are_no_candidates() -> None:
    bevindingen = Bevindingen()
    link([record("Exit", "de"), slo("Exit programma", "se")], LinkConfig(), bevindingen)
    assert codes(bevindingen) == []


def test_a_part_of_a_programme_stays_its_own_intervention() -> None:
    config = LinkConfig(onderdeel_van=(OnderdeelVan(id="forsa", van="forsa-en-steunpunt", reden="lijn"),))
    bevindingen = Bevindingen()
    found = link([record("Forsa", "nl"), slo("Forsa en Steunpunt", "nl")], config, bevindingen)
    assert [(i.id, i.onderdeel_van) for i in found] == [("forsa", "forsa-en-steunpunt"), ("forsa-en-steunpunt", None)]
    assert codes(bevindingen) == []


def test_a_part_of_a_programme_that_is_not_there_is_a_finding() -> None:
    config = LinkConfig(onderdeel_van=(OnderdeelVan(id="forsa", van="weg", reden="lijn"),))
    bevindingen = Bevindingen()
    (found,) = link([record("Forsa", "nl")], config, bevindingen)
    assert found.onderdeel_van is None
    assert codes(bevindingen) == [("koppeling_zonder_doel", None)]


def test_a_repeated_row_in_one_file_is_one_intervention_and_reported() -> None:
    bevindingen = Bevindingen()
    (found,) = link([record("Exit", "nl"), record("EXIT")], LinkConfig(), bevindingen)
    assert len(found.records) == 2
    assert codes(bevindingen) == [("naam_herhaald", "EXIT")]


def test_an_acronym_is_an_alias_and_a_remark_is_not() -> None:
    assert explained_aliases("Healthy Identity Intervention (HII)") == ["Healthy Identity Intervention", "HII"]
    assert explained_aliases("PRISM (Proactive Integrated Support Model)") == [
        "PRISM",
        "Proactive Integrated Support Model",
    ]
    assert explained_aliases("Diamant (weerbaarheidstraining)") == []
    assert explained_aliases("INVEST (beroepstraining en geldbedrag)") == []


def test_two_lists_that_claim_a_promised_id_are_a_fault() -> None:
    config = LinkConfig(identiteiten=(Identiteit(id="kompas", namen=("Kompas",), land=("nl",)),))
    bevindingen = Bevindingen()
    found = link([record("Kompas", "nl"), slo("Kompas", "nl")], config, bevindingen)
    assert [i.id for i in found] == ["kompas", "kompas-lijst"]
    assert [(b.ernst.value, b.code) for b in bevindingen] == [
        ("fout", "identiteit_dubbel"),
        ("waarschuwing", "overlap_mogelijk"),
    ]


def test_an_alias_that_leads_nowhere_is_a_fault() -> None:
    config = LinkConfig(aliassen=(Alias(id="oud", naar="kompaas", reden="hernoemd"), Alias(id="weg", reden="gestopt")))
    bevindingen = Bevindingen()
    link([record("Kompas", "nl")], config, bevindingen)
    assert codes(bevindingen) == [("alias_zonder_doel", "oud")]
