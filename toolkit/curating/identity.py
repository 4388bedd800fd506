"""Decisions about identity: names and addresses, what became of an address, and which interventions are the same."""

import re

from slugify import slugify

from toolkit.curatielijst.formulier import Besluit, Invoer
from toolkit.curatielijst.vragen import DubbelVraag, InterventieKort, NaamVraag, VerdwenenVraag, werkboek_of
from toolkit.curating.identities import (
    IDENTITIES,
    Item,
    add_countries,
    add_known_as,
    add_name,
    answers_to,
    built,
    insert,
    keep_to_carriers,
    keep_to_list,
    make_identity,
    register,
    registered,
    take_out,
    take_over,
)
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.refusals import Weigering
from toolkit.text import fold

_LINKS, _ALIASES = "koppelingen.yml", "aliassen.yml"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHOICE_OR_MORE = re.compile(r"[\];]")  # a choice of the list, or several
_RENAMED = "Heet nu anders."


def decide_name(vraag: NaamVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Give a name its id for good.

    Raises:
        Weigering: the id cannot be given, or somebody gave the name another one.

    """
    id_ = vraag.interventie_id if besluit is Besluit.HOUDT_ADRES else _address(vraag, cellen[Invoer.ADRES], kennis)
    if _alias(id_, kennis) is not None:
        raise Weigering(f"{id_} is een oud adres: het staat in {_ALIASES}. Kies een ander.")
    here = kennis.lijst.interventies.get(vraag.interventie_id)
    landen = here.landen if here else ()
    namesakes = [
        identity
        for identity in kennis.files.items(IDENTITIES, "identiteiten")
        if identity["id"] != id_ and answers_to(identity, vraag.naam, landen)
    ]
    on_more_lists = {item["id"] for item in kennis.files.items(_LINKS, "zelfde")}
    found = registered(id_, kennis)
    on_one_list = []
    for identity in namesakes:
        other = kennis.lijst.interventies.get(identity["id"])
        elsewhere = other.bestanden if other and identity["id"] not in on_more_lists else ()
        if len(elsewhere) == 1 and vraag.bestand not in elsewhere:
            keep_to_list(identity, elsewhere[0])
        elif elsewhere:
            on_one_list.append(identity)
        else:
            raise Weigering(f"de naam “{vraag.naam}” hoort in {IDENTITIES} al bij {identity['id']}.")
    if found is None:
        found = make_identity(id_, [vraag.naam], landen)
        insert(found, kennis)
    else:
        add_name(found, vraag.naam)
        add_countries(found, landen)
    for identity in on_one_list:
        if not keep_to_carriers(identity, found, kennis):
            raise Weigering(f"de naam “{vraag.naam}” hoort in {IDENTITIES} al bij {identity['id']}.")
    if len(namesakes) > len(on_one_list):
        keep_to_list(found, vraag.bestand)


def _address(vraag: NaamVraag, text: str, kennis: Kennis) -> str:
    if _SLUG.fullmatch(text) and text not in kennis.lijst.interventies:
        return text
    if _CHOICE_OR_MORE.search(text) is None and text not in kennis.lijst.interventies:
        raise Weigering(
            f"“{text}” is geen adres. Een adres heeft alleen kleine letters, cijfers en streepjes, zoals "
            f"“{slugify(text) or 'mijn-interventie'}”."
        )
    ids = kennis.choices.interventies(text)
    if len(ids) != 1:
        raise Weigering("hier kan maar één adres staan.")
    same = {item["id"] for item in kennis.files.items(_LINKS, "zelfde")}
    if ids[0] not in same and vraag.bestand not in kennis.lijst.interventies[ids[0]].bestanden:
        raise Weigering(
            f"{ids[0]} staat in een ander werkboek. Zijn zij dezelfde? Zet dat dan in {_LINKS} bij `zelfde`, of beslis "
            "het op het blad Dubbel."
        )
    register(ids[0], kennis)
    return ids[0]


def decide_vanished(vraag: VerdwenenVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Say what became of an address that was published.

    Raises:
        Weigering: a decision elsewhere still uses it, or somebody said something else of it.

    """
    old = vraag.interventie_id
    targets = kennis.choices.interventies(cellen[Invoer.INTERVENTIE]) if Invoer.INTERVENTIE in cellen else []
    _check_targets(old, besluit, targets, kennis)
    alias: Item = {"id": old}
    alias |= {"naar": targets[0]} if targets else {}
    alias |= {"ook": targets[1:]} if targets[1:] else {}
    alias["reden"] = cellen.get(Invoer.REDEN, _RENAMED)
    if (known := _alias(old, kennis)) is not None:
        if (known.get("naar"), set(known.get("ook") or ())) != (alias.get("naar"), set(alias.get("ook") or ())):
            raise Weigering(f"in {_ALIASES} staat al iets anders over {old}: {known['reden']}")
        return
    gone = take_out(old, kennis)
    _settle_links(old, targets[0] if besluit is Besluit.HEET_NU else None, kennis)
    if besluit is Besluit.HEET_NU and gone is not None:
        take_over(gone, register(targets[0], kennis))
    elif besluit is Besluit.OPGEGAAN and gone is not None:
        add_known_as(register(targets[0], kennis), [*gone["namen"], *(gone.get("ook") or ())])
    _add_alias(alias, kennis)


def _check_targets(old: str, besluit: Besluit, targets: list[str], kennis: Kennis) -> None:
    if besluit in (Besluit.HEET_NU, Besluit.OPGEGAAN) and len(targets) != 1:
        raise Weigering(f"bij “{besluit}” hoort één interventie. Zijn het er meer, kies dan “{Besluit.GESPLITST}”.")
    if besluit is Besluit.HEET_NU and targets[0] in kennis.gepubliceerd:
        raise Weigering(
            f"{targets[0]} was al gepubliceerd, en is dus geen nieuwe naam van {old}. Kies “{Besluit.OPGEGAAN}”."
        )
    if besluit is Besluit.GESPLITST and len(targets) < 2:
        raise Weigering("bij een splitsing horen minstens twee interventies, met een ; ertussen.")
    for id_ in targets:
        if id_ == old or _alias(id_, kennis) is not None:
            raise Weigering(f"{id_} is zelf een oud adres. Kies een interventie die er nu is.")


def decide_double(vraag: DubbelVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Say of two interventions that may be the same what they are.

    Raises:
        Weigering: one is no longer there, or somebody decided something else.

    """
    if missing := [id_ for id_ in (vraag.een, vraag.ander) if id_ not in kennis.lijst.interventies]:
        raise Weigering(f"{missing[0]} staat niet meer in de catalogus. Bouw opnieuw.")
    if _decided_double(vraag, besluit, kennis):
        return
    reden = cellen[Invoer.REDEN]
    if besluit is Besluit.ZELFDE:
        _merge(vraag, cellen, reden, kennis)
        return
    register(vraag.een, kennis)
    register(vraag.ander, kennis)
    if besluit is Besluit.VERSCHILLEND:
        _tell_namesakes_apart(vraag, kennis)
        kennis.files.items(_LINKS, "verschillend").append({"ids": [vraag.een, vraag.ander], "reden": reden})
        return
    part, whole = (vraag.een, vraag.ander) if besluit is Besluit.EEN_IS_DEEL else (vraag.ander, vraag.een)
    kennis.files.items(_LINKS, "onderdeel_van").append({"id": part, "van": whole, "reden": reden})


def _tell_namesakes_apart(vraag: DubbelVraag, kennis: Kennis) -> None:
    """Let each of two different interventions of one name keep to its own list, or to its own organisation.

    Raises:
        Weigering: neither tells them apart.

    """
    first, second = built(vraag.een, kennis), built(vraag.ander, kennis)
    identity, other = register(vraag.een, kennis), register(vraag.ander, kennis)
    if not any(answers_to(identity, naam, second.landen) for naam in second.namen):
        return
    if len(first.bestanden) == len(second.bestanden) == 1 and first.bestanden != second.bestanden:
        keep_to_list(identity, first.bestanden[0])
        keep_to_list(other, second.bestanden[0])
    elif not keep_to_carriers(identity, other, kennis):
        raise Weigering(
            f"beide heten “{first.naam}”, en niets in het bestand houdt ze uit elkaar. Geef een van de twee in het "
            "werkboek een andere naam, een land of een organisatie."
        )


def _decided_double(vraag: DubbelVraag, besluit: Besluit, kennis: Kennis) -> bool:
    """Return whether exactly this was decided already.

    Raises:
        Weigering: something else was.

    """
    pair = {vraag.een, vraag.ander}
    same = {item["id"] for item in kennis.files.items(_LINKS, "zelfde")} & pair
    decided: list[Besluit] = []
    if same and any(_alias_of(id_, same, kennis) for id_ in pair - same):
        decided.append(Besluit.ZELFDE)
    if any(set(item["ids"]) == pair for item in kennis.files.items(_LINKS, "verschillend")):
        decided.append(Besluit.VERSCHILLEND)
    for item in kennis.files.items(_LINKS, "onderdeel_van"):
        if {item["id"], item["van"]} == pair:
            decided.append(Besluit.EEN_IS_DEEL if item["id"] == vraag.een else Besluit.ANDER_IS_DEEL)
    if decided and besluit not in decided:
        raise Weigering(f"over deze twee is al anders besloten in {_LINKS}: {decided[0]}.")
    return bool(decided)


def _alias_of(id_: str, targets: set[str], kennis: Kennis) -> bool:
    """Return whether an id was merged into one of `targets`: by an alias, or because its names moved there."""
    alias = _alias(id_, kennis)
    if alias is not None:
        return alias.get("naar") in targets
    names = {fold(naam) for naam in built(id_, kennis).namen}
    moved = [item for item in kennis.files.items(IDENTITIES, "identiteiten") if item["id"] in targets]
    return any(names <= set(map(fold, item["namen"])) for item in moved)


def _merge(vraag: DubbelVraag, cellen: Cellen, reden: str, kennis: Kennis) -> None:
    pair = [vraag.een, vraag.ander]
    stays = _stays(pair, cellen, kennis)
    goes = next(id_ for id_ in pair if id_ != stays)
    promised = registered(goes, kennis) is not None or goes in kennis.gepubliceerd
    kept = register(stays, kennis)
    gone = take_out(goes, kennis) or make_identity(goes, list(built(goes, kennis).namen), built(goes, kennis).landen)
    _settle_links(goes, stays, kennis)
    take_over(gone, kept)
    same = kennis.files.items(_LINKS, "zelfde")
    if all(item["id"] != stays for item in same):
        same.append({"id": stays, "reden": reden} | _in_front(built(stays, kennis), built(goes, kennis)))
    if promised:
        _add_alias({"id": goes, "naar": stays, "reden": reden}, kennis)


def _in_front(stays: InterventieKort, goes: InterventieKort) -> Item:
    """Return which list keeps its name and texts on the page, when the two stand on different lists."""
    if len(stays.bestanden) == 1 and stays.bestanden != goes.bestanden:
        return {"voorop": werkboek_of(stays.bestanden[0])}
    return {}


def _stays(pair: list[str], cellen: Cellen, kennis: Kennis) -> str:
    """Return the id that stays: as chosen, else the one that was promised, else the first."""
    if Invoer.BLIJFT in cellen:
        chosen = kennis.choices.interventies(cellen[Invoer.BLIJFT])
        if len(chosen) != 1 or chosen[0] not in pair:
            raise Weigering(f"bij “{Invoer.BLIJFT}” hoort een van deze twee: {' of '.join(pair)}.")
        return chosen[0]
    return next((id_ for id_ in pair if registered(id_, kennis) is not None), pair[0])


def _settle_links(old: str, new: str | None, kennis: Kennis) -> None:
    """Let links of an id that goes be about the one that comes in its place.

    Raises:
        Weigering: there is none, so that a person must say what becomes of the link.

    """
    for key, fields in (("zelfde", ("id",)), ("onderdeel_van", ("id", "van"))):
        for item in kennis.files.items(_LINKS, key):
            for field in fields:
                if item[field] == old:
                    item[field] = _needed(old, new, key)
    for item in kennis.files.items(_LINKS, "verschillend"):
        if old in item["ids"]:
            item["ids"] = [_needed(old, new, "verschillend") if id_ == old else id_ for id_ in item["ids"]]
    for alias in kennis.files.items(_ALIASES, "aliassen"):
        if alias.get("naar") == old:
            alias["naar"] = _needed(old, new, "aliassen")


def _needed(old: str, new: str | None, key: str) -> str:
    if new is None:
        file = _ALIASES if key == "aliassen" else _LINKS
        raise Weigering(f"{old} staat nog bij `{key}` in {file}. Haal het daar eerst weg, of verander het.")
    return new


def _alias(id_: str, kennis: Kennis) -> Item | None:
    return next((item for item in kennis.files.items(_ALIASES, "aliassen") if item["id"] == id_), None)


def _add_alias(alias: Item, kennis: Kennis) -> None:
    kennis.files.items(_ALIASES, "aliassen").append(alias)
