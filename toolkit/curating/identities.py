"""The identities of the curators (``data/identiteiten.yml``), as items to look up and to change."""

from collections.abc import Iterable
from pathlib import PurePath
from typing import Any

from toolkit.curatielijst.vragen import InterventieKort
from toolkit.curating.knowledge import Kennis
from toolkit.text import fold

IDENTITIES = "identiteiten.yml"

Item = dict[str, Any]


def answers_to(identity: Item, naam: str, landen: tuple[str, ...]) -> bool:
    """Return whether a row of this name and these countries would be the intervention of `identity`."""
    named = fold(naam) in map(fold, identity["namen"])
    return named and (not landen or not identity.get("land") or not set(landen).isdisjoint(identity["land"]))


def keep_to_list(identity: Item, bestand: str) -> None:
    """Let an identity be that of one list only, so that a namesake on another list is not it."""
    identity["werkboek"] = PurePath(bestand).stem


def keep_to_carriers(first: Item, second: Item, kennis: Kennis) -> bool:
    """Let two identities of one name each be that of its own organisation; False when those do not tell them apart."""
    carriers = [one.organisatie if (one := kennis.lijst.interventies.get(i["id"])) else None for i in (first, second)]
    if not all(carriers) or len(set(map(fold, map(str, carriers)))) == 1:
        return False
    first["organisatie"], second["organisatie"] = carriers
    return True


def built(id_: str, kennis: Kennis) -> InterventieKort:
    """Return an intervention of the build."""
    return kennis.lijst.interventies[id_]


def registered(id_: str, kennis: Kennis) -> Item | None:
    """Return the identity of an id; None when nobody registered it."""
    return next((item for item in kennis.files.items(IDENTITIES, "identiteiten") if item["id"] == id_), None)


def register(id_: str, kennis: Kennis) -> Item:
    """Return the identity of an intervention of the build, to change; made when nobody registered it yet."""
    found = registered(id_, kennis)
    if found is None:
        found = make_identity(id_, list(built(id_, kennis).namen), built(id_, kennis).landen)
        insert(found, kennis)
    return found


def make_identity(id_: str, namen: list[str], landen: tuple[str, ...]) -> Item:
    """Return a new identity, that stands in no file yet."""
    return {"id": id_, "namen": namen} | ({"land": list(landen)} if landen else {})


def insert(identity: Item, kennis: Kennis) -> None:
    """Add an identity before the first with a later id, so that a list in order stays in order."""
    items = kennis.files.items(IDENTITIES, "identiteiten")
    place = next((number for number, item in enumerate(items) if item["id"] > identity["id"]), len(items))
    items.insert(place, identity)


def take_out(id_: str, kennis: Kennis) -> Item | None:
    """Remove the identity of an id from the file and return it; None when there was none."""
    found = registered(id_, kennis)
    if found is not None:
        kennis.files.items(IDENTITIES, "identiteiten").remove(found)
    return found


def take_over(gone: Item, kept: Item) -> None:
    """Let one identity answer to the names and countries of another."""
    for naam in gone["namen"]:
        add_name(kept, naam)
    add_countries(kept, tuple(gone.get("land") or ()))
    add_known_as(kept, [*([gone["naam"]] if gone.get("naam") else ()), *(gone.get("ook") or ())])


def add_name(identity: Item, naam: str) -> None:
    """Let a row of this name be the intervention of `identity`."""
    if fold(naam) not in map(fold, identity["namen"]):
        identity["namen"] = [*identity["namen"], naam]


def add_countries(identity: Item, landen: tuple[str, ...]) -> None:
    """Widen the countries of an identity; one without countries holds for any already."""
    if identity.get("land"):
        identity["land"] = list(dict.fromkeys([*identity["land"], *landen]))


def add_known_as(identity: Item, names: Iterable[str]) -> None:
    """Add names by which people know it, and by which no row is recognised."""
    known = {fold(naam) for naam in (*identity["namen"], *(identity.get("ook") or ()))}
    if new := [naam for naam in names if fold(naam) not in known]:
        identity["ook"] = [*(identity.get("ook") or ()), *new]
