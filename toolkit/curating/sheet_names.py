"""Decisions about the name of a sheet or of a group of rows: terms of all below it, or nothing."""

from typing import Any

from toolkit.curatielijst.formulier import Besluit, Invoer
from toolkit.curatielijst.keuzes import Keuzes
from toolkit.curatielijst.vragen import OpschriftVraag
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.refusals import Weigering
from toolkit.curating.values import known_as, says
from toolkit.text import fold

_NOTHING = "Zegt niets over de interventies eronder."


def decide_name_above(vraag: OpschriftVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Write which terms a name gives to all below it, or that it gives none; what it is used for already stays.

    Raises:
        Weigering: a term is none, or somebody decided something else about the name.

    """
    shown = Keuzes(kennis.lijst, kennis.curation.vocabulary, kennis.curation.velden)
    used = _terms(shown.named(vraag.gebruikt), kennis)
    meant = kennis.choices.terms(cellen[Invoer.BEGRIP], None) if besluit is Besluit.GELDT_VOOR_ALLE else []
    terms = [*used, *(term for term in meant if term not in used)]
    veld = next((dimensie for dimensie, _ in (*meant, *_terms(shown.named(vraag.kandidaten), kennis))), None)
    if veld is None:
        raise Weigering(f"de lijst van “{vraag.naam}” bestaat niet meer. Bouw opnieuw.")
    wordt: dict[str, list[str]] = {}
    for dimensie, term_id in terms:
        wordt.setdefault(dimensie, []).append(term_id)
    entry: dict[str, Any] = {"wordt": wordt} if wordt else {"negeren": cellen.get(Invoer.REDEN, _NOTHING)}
    entry |= {"toelichting": cellen[Invoer.REDEN]} if wordt and Invoer.REDEN in cellen else {}
    werkboek = known_as(vraag.bestand, kennis)
    besluiten = kennis.files.items(f"besluiten/{veld}.yml", "besluiten")
    for known in besluiten:
        if known.get("werkboek") == werkboek and fold(vraag.naam) in map(fold, map(str, known["waarden"])):
            if says(known) != says(entry):
                raise Weigering(f"over “{vraag.naam}” is al anders besloten in besluiten/{veld}.yml.")
            return
    besluiten.append({"waarden": [vraag.naam], **entry, "werkboek": werkboek})


def _terms(choices: list[str], kennis: Kennis) -> list[tuple[str, str]]:
    return kennis.choices.terms(";".join(choices), None)
