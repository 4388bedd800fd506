"""A published id that is gone: who may have come in its place."""

from dataclasses import replace

from tests.builders import record
from toolkit.findings import Bevindingen
from toolkit.linking.koppelingen import Identiteit, LinkConfig
from toolkit.linking.linked import LinkedInterventie
from toolkit.linking.vanished import Published, report_vanished


def built(id_: str, naam: str, **velden: str) -> LinkedInterventie:
    return LinkedInterventie(id_, naam, "database", (record(naam, "nl", **velden),))


def candidates(*interventies: LinkedInterventie, **before: str) -> list[tuple[str, ...]]:
    bevindingen = Bevindingen()
    published = {"team-ter": Published(("Team TER",), before), "bekend": Published(("Al bekend",), before)}
    report_vanished(interventies, published, LinkConfig(), bevindingen)
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


def test_one_whose_name_is_at_another_id_now_is_said_to_have_moved_there() -> None:
    bevindingen = Bevindingen()
    rows = (record("Al bekend"), record("team TER"))
    moved = LinkedInterventie("bekend", "Al bekend", "database", rows, ("team TER",))
    published = {"team-ter": Published(("Team TER",)), "bekend": Published(("Al bekend",))}
    report_vanished([moved], published, LinkConfig(), bevindingen)
    lost = LinkedInterventie("team-ter-nl", "Team TER", "database", (record("Team TER", "nl"),))
    at_another = LinkConfig(identiteiten=(Identiteit(id="bekend", namen=("Al bekend", "Team TER"), land=("be",)),))
    report_vanished([replace(moved, namen=()), lost], published, at_another, bevindingen)
    found, of_another_country = bevindingen
    assert (
        of_another_country.kandidaten,
        "interventie, team-ter-nl: haar land staat niet bij bekend." in (of_another_country.melding),
    ) == (("bekend",), True)
    assert (found.code, found.ernst, found.kandidaten) == ("id_verdwenen", "fout", ("bekend",))
    assert found.melding.startswith(
        "De interventie “Team TER” (team-ter) is gepubliceerd. Haar naam “Team TER” hoort nu bij het id bekend, en "
        "haar eigen adres geeft een foutpagina. Is zij daarin opgegaan? Zeg dat op het blad Verdwenen van "
        "curatielijst.xlsx, of zelf in data/aliassen.yml: `- {id: team-ter, naar: bekend, reden: …}`."
    )


def test_nobody_is_proposed_when_nothing_is_alike() -> None:
    assert candidates(built("anders", "Heel anders", taal="Nederlands"), **BEFORE) == [()]
