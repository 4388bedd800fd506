"""A term or dimension that was published and is gone is told: addresses that people keep would stop working."""

from toolkit.changes.stand import BegripStand, Stand
from toolkit.curation import report_vocabulary
from toolkit.findings import Bevindingen
from toolkit.vocabulary.dimension import Vocabulary


def _told(vocabulary: Vocabulary, begrippen: dict[str, dict[str, str]]) -> list[tuple[str, str | None, str]]:
    bevindingen = Bevindingen()
    terms = {d: {i: BegripStand(label=label) for i, label in of.items()} for d, of in begrippen.items()}
    report_vocabulary(vocabulary, Stand(labels={}, interventies={}, begrippen=terms), bevindingen)
    return [(b.code, b.veld, b.melding) for b in bevindingen if b.code != "definitie_ontbreekt"]


def test_what_is_still_there_is_no_finding_whatever_its_label(vocabulary: Vocabulary) -> None:
    assert _told(vocabulary, {"fase": {"groepsfase": "Zo heette zij toen"}, "land": {"nl": "Nederland"}}) == []


def test_a_dimension_under_another_name_is_a_fault_with_the_remedy(vocabulary: Vocabulary) -> None:
    assert _told(vocabulary, {"stadium": {"groepsfase": "Groepsfase"}}) == [
        (
            "dimensie_verdwenen",
            "stadium",
            "De dimensie stadium is gepubliceerd en heeft geen bestand meer in data/vocabulaire. Adressen met stadium "
            "erin, zoals bewaarde lijsten, werken dan niet meer. Zet het bestand terug onder zijn oude naam. Een "
            "andere naam op het scherm geeft u met `label`.",
        )
    ]


def test_terms_that_are_gone_are_one_finding_per_file(vocabulary: Vocabulary) -> None:
    gone = {"groepsfase": "Groepsfase", "oude-fase": "Oude fase", "vroeger": "Vroeger"}
    assert _told(vocabulary, {"fase": gone}) == [
        (
            "begrip_verdwenen",
            "fase",
            "Deze begrippen zijn gepubliceerd en staan niet meer in data/vocabulaire/fase.yml: Oude fase (oude-fase), "
            "Vroeger (vroeger). Adressen met het begrip erin werken dan niet meer. Is alleen de naam veranderd? Zet "
            "dan het oude `id` terug en verander `nl`.",
        )
    ]


def test_before_the_first_publication_nothing_can_be_gone(vocabulary: Vocabulary) -> None:
    bevindingen = Bevindingen()
    report_vocabulary(vocabulary, None, bevindingen)
    assert {b.code for b in bevindingen} <= {"definitie_ontbreekt"}
