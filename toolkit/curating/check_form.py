"""Whether a row is filled in as its decision asks: not half, and nothing that contradicts it."""

from collections.abc import Iterable

from toolkit.curatielijst.formulier import BLADEN, VORMEN, Besluit, Invoer
from toolkit.curatielijst.vragen import Vraag
from toolkit.curating.read_list import Lijstrij
from toolkit.curating.refusals import Weigering
from toolkit.text import fold, quoted


def decision_of(regel: Lijstrij, soort: type[Vraag]) -> Besluit | None:
    """Return what a row decides about a question of kind `soort`; None when it decides nothing.

    Raises:
        Weigering: it holds a formula, is half filled, says something the sheet does not know, or contradicts itself.

    """
    blad = BLADEN[soort]
    if regel.formules:
        raise Weigering(f"in {quoted(regel.formules, ' en ')} staat een formule. Schrijf de waarde zelf op.")
    filled = {invoer for invoer in regel.cellen if invoer in blad.invoer}
    text = regel.cellen.get(Invoer.BESLUIT)
    if text is None:
        if filled:
            raise Weigering(
                f"“{Invoer.BESLUIT}” is leeg, maar {quoted(_in_order(filled), ' en ')} is ingevuld. Kies een besluit."
            )
        return None
    besluit = {fold(b): b for b in blad.besluiten}.get(fold(text))
    if besluit is None:
        raise Weigering(
            f"het besluit “{text}” kennen we hier niet. Kies {' of '.join(f'“{b}”' for b in blad.besluiten)}."
        )
    vorm = VORMEN[besluit]
    if missing := [invoer for invoer in vorm.nodig if invoer not in filled]:
        raise Weigering(f"bij “{besluit}” moet ook {quoted(missing, ' en ')} ingevuld zijn.")
    if vorm.een_van and not filled & set(vorm.een_van):
        raise Weigering(f"bij “{besluit}” moet {' of '.join(f'“{i}”' for i in vorm.een_van)} ingevuld zijn.")
    if strange := filled - vorm.hoort:
        raise Weigering(
            f"{quoted(_in_order(strange), ' en ')} hoort niet bij “{besluit}”. "
            "Maak het leeg, of kies een ander besluit."
        )
    return besluit


def _in_order(filled: Iterable[Invoer]) -> list[Invoer]:
    return [invoer for invoer in Invoer if invoer in set(filled)]
