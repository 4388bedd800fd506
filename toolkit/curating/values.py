"""Decisions about wordings: a decision, a synonym or a new term."""

from collections.abc import Iterator
from typing import Any

from slugify import slugify

from toolkit.codes import INTERMEDIAIR, ROLLEN
from toolkit.curatielijst.formulier import BOVENAAN, JA, Besluit, Invoer
from toolkit.curatielijst.vragen import WaardeVraag, werkboek_of
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.refusals import Weigering
from toolkit.text import fold

_LABELS = ("nl", "en")
_SYNONYMS = ("alt", "alt_en", "alledaags")


def decide_value(vraag: WaardeVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Write one decision about a wording into the curators' files; what is already so changes nothing.

    Raises:
        Weigering: it is not possible, or contradicts what somebody else decided.

    """
    if vraag.veld not in kennis.curation.vocabulary:
        raise Weigering(f"de lijst {vraag.veld} bestaat niet meer.")
    if besluit is Besluit.ANDER_WOORD:
        _add_synonym(vraag, kennis.choices.terms(cellen[Invoer.BEGRIP], vraag.veld), kennis)
    elif besluit is Besluit.NIEUW_BEGRIP:
        _add_term(vraag, cellen, kennis)
    else:
        entry = _ignored(cellen) if besluit is Besluit.WEGLATEN else _meaning(vraag, cellen, kennis)
        _refuse_if_known_otherwise(vraag, _terms_of(vraag.veld, entry), kennis)
        for werkboek in _scopes(vraag, cellen, kennis):
            _add_decision(vraag, entry | ({"werkboek": werkboek} if werkboek else {}), kennis)


def _scopes(vraag: WaardeVraag, cellen: Cellen, kennis: Kennis) -> list[str | None]:
    """Return the workbooks a decision holds in; None for all."""
    only = cellen.get(Invoer.ALLEEN_HIER)
    if only is None:
        return [None]
    if fold(only) != JA:
        raise Weigering(f"bij “{Invoer.ALLEEN_HIER}” kan alleen “{JA}” staan, of niets.")
    return [known_as(bestand, kennis) for bestand in vraag.bestanden]


def known_as(bestand: str, kennis: Kennis) -> str:
    """Return the name by which decisions call a workbook: that of the older one it replaces, when some do."""
    names = map(werkboek_of, kennis.curation.replacements.known_as_file(bestand))
    decisions = kennis.curation.tools.resolver.workbooks
    return next((name for name in names if name in decisions), werkboek_of(bestand))


def _ignored(cellen: Cellen) -> dict[str, Any]:
    return {"negeren": cellen[Invoer.REDEN]}


def _meaning(vraag: WaardeVraag, cellen: Cellen, kennis: Kennis) -> dict[str, Any]:
    terms = [
        *kennis.choices.terms(cellen.get(Invoer.BEGRIP, ""), vraag.veld),
        *kennis.choices.terms(cellen.get(Invoer.ANDERE_LIJST, ""), None),
    ]
    rol = _role(cellen, vraag.veld, terms, kennis)
    entry: dict[str, Any] = {}
    wordt: dict[str, list[str]] = {}
    for dimensie, term_id in dict.fromkeys(terms):
        if rol == INTERMEDIAIR and dimensie == vraag.veld:
            entry.setdefault(INTERMEDIAIR, []).append(term_id)
        else:
            wordt.setdefault(dimensie, []).append(term_id)
    entry = ({"wordt": wordt} if wordt else {}) | entry
    return entry | ({"toelichting": cellen[Invoer.REDEN]} if Invoer.REDEN in cellen else {})


def _role(cellen: Cellen, veld: str, terms: list[tuple[str, str]], kennis: Kennis) -> str | None:
    rol = cellen.get(Invoer.ROL)
    if rol is None:
        return None
    if fold(rol) not in ROLLEN:
        raise Weigering(f"de rol “{rol}” kennen we niet. Kies {' of '.join(ROLLEN)}.")
    met_rol = kennis.curation.vocabulary.met("rol")
    if not any(dimension.naam == veld for dimension in met_rol) or veld not in dict(terms):
        names = " of ".join(fold(dimension.label) for dimension in met_rol)
        raise Weigering(f"een rol hoort alleen bij een {names}, in een vraag daarover. Maak de rol leeg.")
    return fold(rol)


def _terms_of(veld: str, entry: dict[str, Any]) -> set[tuple[str, str]]:
    """Return the terms that a decision about field `veld` gives; none when it leaves a wording out."""
    meant = {(dimensie, term_id) for dimensie, ids in (entry.get("wordt") or {}).items() for term_id in ids}
    return meant | {(veld, term_id) for term_id in entry.get(INTERMEDIAIR) or ()}


def says(entry: dict[str, Any]) -> tuple[Any, ...]:
    """Return what a decision comes down to: its terms, those that only help, and whether it leaves the wording out."""
    helps = set(entry.get(INTERMEDIAIR) or ())
    return _terms_of("", {"wordt": entry.get("wordt")}), helps, entry.get("negeren") is not None


def _add_decision(vraag: WaardeVraag, entry: dict[str, Any], kennis: Kennis) -> None:
    besluiten = kennis.files.items(f"besluiten/{vraag.veld}.yml", "besluiten")
    for known in besluiten:
        if fold(vraag.waarde) not in map(fold, map(str, known["waarden"])):
            continue
        scope = known.get("werkboek")
        if scope is not None and scope not in (known_as(bestand, kennis) for bestand in vraag.bestanden):
            continue
        if says(known) != says(entry):
            raise _decided_otherwise(vraag.veld, known)
        if scope in (None, entry.get("werkboek")):
            return
    besluiten.append({"waarden": [vraag.waarde], **entry})


def _decided_otherwise(veld: str, known: dict[str, Any]) -> Weigering:
    terms = ", ".join(sorted(f"{dimensie}/{term}" for dimensie, term in _terms_of(veld, known))) or "geen begrip"
    besluit = terms if known.get("negeren") is None else f"weglaten, want {known['negeren']}"
    return Weigering(f"hierover is al anders besloten in besluiten/{veld}.yml: {besluit}.")


def _refuse_if_known_otherwise(vraag: WaardeVraag, terms: set[tuple[str, str]], kennis: Kennis) -> None:
    """Refuse a decision about a wording that has become a label of another term since the build."""
    if fold(vraag.waarde) in kennis.lijst.labels.get(vraag.veld, frozenset()):
        return  # it was one already when the build asked
    term_id = _label_of(vraag.veld, vraag.waarde, kennis)
    if term_id is not None and terms != {(vraag.veld, term_id)}:
        raise Weigering(f"“{vraag.waarde}” is al een ander woord voor {term_id} in vocabulaire/{vraag.veld}.yml.")


def _label_of(veld: str, waarde: str, kennis: Kennis) -> str | None:
    """Return the id of the term that has `waarde` as a label now."""
    for term_id, labels in _labels(veld, kennis):
        if fold(waarde) in map(fold, labels):
            return term_id
    return None


def _labels(veld: str, kennis: Kennis) -> Iterator[tuple[str, list[str]]]:
    for term in kennis.files.items(f"vocabulaire/{veld}.yml", "termen"):
        yield (
            term["id"],
            [*(term[key] for key in _LABELS), *(label for key in _SYNONYMS for label in term.get(key) or ())],
        )
    yield from (kennis.files.content(f"vocabulaire/{veld}.yml").get("landen") or {}).items()


def _add_synonym(vraag: WaardeVraag, terms: list[tuple[str, str]], kennis: Kennis) -> None:
    if len(terms) != 1:
        raise Weigering(f"een ander woord hoort bij één begrip. Zijn het er meer, kies dan “{Besluit.IS_BEGRIP}”.")
    _refuse_doubt(vraag)
    _refuse_if_decided(vraag, set(terms), kennis)
    veld, term_id = terms[0]
    known = _label_of(veld, vraag.waarde, kennis)
    if known == term_id:
        return
    if known is not None:
        raise Weigering(
            f"“{vraag.waarde}” is al een woord voor {known}. Kies “{Besluit.IS_BEGRIP}” als het hier anders is."
        )
    name = f"vocabulaire/{veld}.yml"
    if kennis.curation.vocabulary[veld].landen:
        content = kennis.files.content(name)
        content["landen"] = {**(content.get("landen") or {})}
        content["landen"].setdefault(term_id, []).append(vraag.waarde)
        return
    term = next(term for term in kennis.files.items(name, "termen") if term["id"] == term_id)
    term["alt"] = [*(term.get("alt") or ()), vraag.waarde]


def _refuse_doubt(vraag: WaardeVraag) -> None:
    if vraag.waarde.rstrip(" )").endswith("?"):
        raise Weigering(
            f"met een vraagteken erachter is “{vraag.waarde}” een twijfel, geen vast woord. Kies "
            f"“{Besluit.IS_BEGRIP}” of “{Besluit.WEGLATEN}”."
        )


def _refuse_if_decided(vraag: WaardeVraag, terms: set[tuple[str, str]], kennis: Kennis) -> None:
    """Refuse a synonym or new term for a wording that somebody else decided about in another way."""
    for known in kennis.files.items(f"besluiten/{vraag.veld}.yml", "besluiten"):
        if fold(vraag.waarde) in map(fold, map(str, known["waarden"])) and _terms_of(vraag.veld, known) != terms:
            raise _decided_otherwise(vraag.veld, known)


def _add_term(vraag: WaardeVraag, cellen: Cellen, kennis: Kennis) -> None:
    veld, label = vraag.veld, cellen[Invoer.NIEUW_LABEL]
    if kennis.curation.vocabulary[veld].landen:
        raise Weigering(
            "een nieuw land kan niet: de landen zijn die van ISO 3166. Kies een land of laat de waarde weg."
        )
    _refuse_doubt(vraag)
    broader = _broader(vraag, cellen, kennis)
    term_id = slugify(label, max_length=60, word_boundary=True)
    _refuse_if_decided(vraag, {(veld, term_id)}, kennis)
    termen = kennis.files.items(f"vocabulaire/{veld}.yml", "termen")
    new: dict[str, Any] = {"id": term_id} | ({"broader": broader} if broader else {})
    new |= {"nl": label, "en": cellen[Invoer.NIEUW_ENGELS], "definitie": cellen[Invoer.DEFINITIE]}
    new |= {"toelichting": cellen[Invoer.REDEN]} if Invoer.REDEN in cellen else {}
    known = next((term for term in termen if term["id"] == term_id), None)
    if known is not None and any(known.get(key) != new.get(key) for key in ("broader", "nl", "en", "definitie")):
        why = f"er is al een begrip “{known['nl']}” ({term_id}), en dat zegt iets anders"
        raise Weigering(f"{why}. Kies dat begrip, of een ander label.")
    for text in (label, cellen[Invoer.NIEUW_ENGELS], vraag.waarde):
        if (other := _label_of(veld, text, kennis)) not in (None, term_id):
            raise Weigering(f"“{text}” is al een woord voor {other}. Kies dat begrip, of een ander label.")
    if known is None:
        known = new | {"toegevoegd": True}
        termen.insert(_place_below(termen, broader), known)
    if fold(vraag.waarde) not in map(fold, [known["nl"], known["en"], *(known.get("alt") or ())]):
        known["alt"] = [*(known.get("alt") or ()), vraag.waarde]


def _broader(vraag: WaardeVraag, cellen: Cellen, kennis: Kennis) -> str | None:
    text = cellen[Invoer.VALT_ONDER]
    if fold(text) == fold(BOVENAAN):
        return None
    terms = kennis.choices.terms(text, vraag.veld)
    if len(terms) != 1:
        raise Weigering(f"bij “{Invoer.VALT_ONDER}” kan maar één begrip staan.")
    return terms[0][1]


def _place_below(termen: list[dict[str, Any]], broader: str | None) -> int:
    """Return where a new term goes: behind the last term below the same broader one, or at the end."""
    family = {broader}
    place = len(termen)
    for number, term in enumerate(termen):
        if broader is not None and (term["id"] in family or term.get("broader") in family):
            family.add(term["id"])
            place = number + 1
    return place
