"""A published id that is gone: who may have come in its place."""

from tests.builders import record
from toolkit.findings import Bevindingen
from toolkit.linking.koppelingen import LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.vanished import report_vanished


def built(id_: str, naam: str, **velden: str) -> LinkedInterventie:
    return LinkedInterventie(id_, naam, "database", (record(naam, "nl", **velden),))


def candidates(*interventies: LinkedInterventie, **before: str) -> list[tuple[str, ...]]:
    bevindingen = Bevindingen()
    report_vanished(interventies, {"team-ter": before, "bekend": before}, LinkConfig(), bevindingen)
    return [found.kandidaten for found in bevindingen if found.waarde == "team-ter"]


BEFORE = {"organisatie": "Reclassering Nederland", "website": "https://www.reclassering.nl", "taal": "Nederlands"}


def test_a_new_intervention_that_says_the_same_in_two_fields_is_proposed_behind_one_with_a_name_alike() -> None:
    assert candidates(
        built("terrorismeteam", "Terrorismeteam", organisatie="reclassering  Nederland", website=BEFORE["website"]),
        built("team-ter-nieuw", "Team TER nieuw"),
        built("anders", "Heel anders", taal="Nederlands"),
        built("bekend", "Al bekend", **BEFORE),
        **BEFORE,
    ) == [("team-ter-nieuw", "terrorismeteam")]


def test_nobody_is_proposed_when_nothing_is_alike() -> None:
    assert candidates(built("anders", "Heel anders", taal="Nederlands"), **BEFORE) == [()]
