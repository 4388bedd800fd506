"""A publication adds what changed since the last one, once, and refuses what does not follow on it."""

from datetime import date
from pathlib import Path

import pytest

from tests.changes.stands import interventie, kenmerk, stand
from toolkit.changes.limits import below_limits
from toolkit.changes.numbers import count_stand
from toolkit.changes.stand import VervallenStand
from toolkit.changes.uitgave import PublishError, check_not_far_ahead, load_uitgaven, publish, published_ids
from toolkit.config.strict_yaml import ConfigError

EERSTE = stand(a=interventie("A", kenmerk("werkzaam_element", "empathie", "effect")), b=interventie("B"))
TWEEDE = stand(
    {"b": VervallenStand(naar="c", reden="Andere naam.")},
    a=interventie("A", kenmerk("werkzaam_element", "empathie", "gemengd")),
    c=interventie("C"),
)
# Says something else in a way that is no change that anyone reads about.
SAME = TWEEDE.model_copy(
    update={"interventies": {**TWEEDE.interventies, "c": interventie("C").model_copy(update={"namen": ("Cé",)})}}
)
NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 1)


def test_the_change_list_grows(tmp_path: Path) -> None:
    publish(tmp_path, EERSTE, 2, NOVEMBER)
    publish(tmp_path, TWEEDE, 2, DECEMBER)
    assert publish(tmp_path, SAME, 2, date(2026, 12, 2)) is None, "no change to read about: no publication"
    first, second = load_uitgaven(tmp_path)
    assert [(r.soort.value, r.interventie) for r in first.wijzigingen] == [("toegevoegd", "a"), ("toegevoegd", "b")]
    assert (
        (tmp_path / "2026-12-01.yml").read_text(encoding="utf-8")
        == f"""\
# Wat er veranderde in de uitgave van 2026-12-01. Gemaakt door make publish.
datum: 2026-12-01
inhoud: '{TWEEDE.inhoud}'
vorige: '{EERSTE.inhoud}'
aantallen:
  interventies: 2
  kenmerken: 1
  statussen: 1
  bronnen: 2
  publicaties: 0
wijzigingen:
  - soort: status
    interventie: a
    naam: A
    onderwerp: Empathie
    was: effect
    wordt: gemengd
    waar:
      - a.xlsx › Blad1 › C2
  - soort: hernoemd
    interventie: c
    naam: B
    was: b
    wordt: 'c: Andere naam.'
  - soort: naam
    interventie: c
    naam: C
    was: B
    wordt: C
"""
    )
    assert second.vorige == first.inhoud
    assert published_ids([first, second]) == {"a", "b", "c"}


def test_twice_the_same_is_once(tmp_path: Path) -> None:
    assert publish(tmp_path, EERSTE, 2, NOVEMBER) is not None
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert publish(tmp_path, EERSTE, 2, DECEMBER) is None
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_date_comes_after_the_last(tmp_path: Path) -> None:
    publish(tmp_path, EERSTE, 2, DECEMBER)
    with pytest.raises(PublishError, match="De laatste uitgave is van 2026-12-01"):
        publish(tmp_path, TWEEDE, 2, NOVEMBER)


def test_a_date_is_not_far_ahead() -> None:
    check_not_far_ahead(date(2026, 12, 30), DECEMBER, 29)
    with pytest.raises(
        PublishError, match=r"2062-12-01 ligt meer dan 29 dagen na vandaag \(2026-12-01\). Klopt het jaar"
    ):
        check_not_far_ahead(date(2062, 12, 1), DECEMBER, 29)


def test_a_list_that_was_changed_by_hand_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, EERSTE, 2, NOVEMBER)
    publish(tmp_path, TWEEDE, 2, DECEMBER)
    (tmp_path / "2026-11-01.yml").unlink()
    publish_again = stand(a=interventie("A"))
    (tmp_path / "stand.json").write_text("{", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"stand\.json: dit bestand is beschadigd"):
        publish(tmp_path, publish_again, 2, date(2027, 1, 1))


def test_a_publication_that_does_not_follow_is_refused(tmp_path: Path) -> None:
    publish(tmp_path, EERSTE, 2, NOVEMBER)
    publish(tmp_path, TWEEDE, 2, DECEMBER)
    path = tmp_path / "2026-12-01.yml"
    path.write_text(path.read_text("utf-8").replace(EERSTE.inhoud, "0" * 64), encoding="utf-8")
    with pytest.raises(ConfigError, match="Er ontbreekt een uitgave"):
        load_uitgaven(tmp_path)


def test_what_may_not_vanish() -> None:
    before, now = count_stand(EERSTE, 2), count_stand(stand(a=interventie("A")), 1)
    problems = below_limits(before, now, {"interventies": 5, "statussen": 0, "bronnen": 50, "publicaties": 0})
    assert [problem.split(" (")[0] for problem in problems] == [
        "er zijn nu 1 interventies, en in de vorige uitgave waren het er 2. Meer dan 5 % minder mag niet",
        "er zijn nu 0 statussen, en in de vorige uitgave waren het er 1. Meer dan 0 % minder mag niet",
    ]
