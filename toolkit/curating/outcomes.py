"""Decisions about signs and headings that may be an outcome: written down for the sheets that they were asked about."""

from toolkit.curatielijst.formulier import Besluit, Invoer
from toolkit.curatielijst.vragen import KopjeVraag, TekenVraag
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.layouts import layout_file, sheet_layout
from toolkit.curating.refusals import Weigering
from toolkit.text import plain_sign

_MEANT = {
    Besluit.IS_KRUISJE: "ja",
    Besluit.IS_NEE: "nee",
    Besluit.IS_LEEG: "leeg",
    Besluit.ZEGT_NIETS: "leeg",
}


def decide_outcome(vraag: TekenVraag | KopjeVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Say in the layout of the workbook what a sign means, or what a heading says of the elements below it.

    Raises:
        Weigering: the outcome is none, or somebody said something else.

    """
    means = _MEANT[besluit] if besluit in _MEANT else kennis.choices.status(cellen[Invoer.UITKOMST])
    key, text = ("tekens", vraag.teken) if isinstance(vraag, TekenVraag) else ("kopjes", vraag.kopje)
    for blad in vraag.bladen:
        said = sheet_layout(vraag.bestand, blad, kennis).setdefault(key, {})
        known = next((written for written in said if plain_sign(str(written)) == plain_sign(text)), None)
        if known is None:
            said[text] = means
        elif said[known] != means:
            raise Weigering(
                f"in {layout_file(vraag.bestand, kennis)} staat bij `{key}` van het blad “{blad}” al dat “{text}” "
                f"{said[known]} betekent."
            )
