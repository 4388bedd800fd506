"""Small stands, so that a test shows its whole input."""

from typing import Any

from toolkit.changes.stand import BegripStand, InterventieStand, KenmerkStand, Stand, VervallenStand

LABELS = {"werkzaam_element": "Werkzaam element", "fase": "Fase", "doel": "Doel"}
BEGRIPPEN = {
    "werkzaam_element": {"empathie": BegripStand(label="Empathie"), "veerkracht": BegripStand(label="Veerkracht")},
    "fase": {"groepsfase": BegripStand(label="Groepsfase")},
}


def kenmerk(dimensie: str, term: str, status: str | None = None, cel: str = "a.xlsx › Blad1 › C2") -> KenmerkStand:
    return KenmerkStand(dimensie=dimensie, term=term, status=status, cellen=(cel,))


def interventie(naam: str, *kenmerken: KenmerkStand, **rest: Any) -> InterventieStand:
    return InterventieStand(naam=naam, herkomst="database", kenmerken=kenmerken, **rest)


def stand(vervallen: dict[str, VervallenStand] | None = None, **interventies: InterventieStand) -> Stand:
    named = {id_.replace("_", "-"): one for id_, one in interventies.items()}
    return Stand(labels=LABELS, begrippen=BEGRIPPEN, interventies=named, vervallen=vervallen or {})
