"""Decisions about outcomes: of signs and headings on the sheets they were asked about, of words in the workbook."""

from toolkit.curatielijst.formulier import Besluit, Invoer
from toolkit.curatielijst.vragen import KopjeVraag, TekenVraag, UitkomstVraag
from toolkit.curating.knowledge import Cellen, Kennis
from toolkit.curating.layouts import layout_file, sheet_layout
from toolkit.curating.refusals import Weigering
from toolkit.text import fold, plain_sign

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


def settle_outcome(vraag: UitkomstVraag, besluit: Besluit, cellen: Cellen, kennis: Kennis) -> None:
    """Say in the file of the workbook which status words give that do not settle it themselves, or that they give none.

    Raises:
        Weigering: the outcome is none, or somebody said something else.

    """
    means = "leeg" if besluit is Besluit.GEEN_UITKOMST else kennis.choices.status(cellen[Invoer.UITKOMST])
    file = layout_file(vraag.bestand, kennis)
    settled = kennis.files.items(file, "uitkomsten")
    known = next((one for one in settled if fold(str(one["tekst"])) == fold(vraag.tekst)), None)
    if known is None:
        reden = {"reden": cellen[Invoer.REDEN]} if Invoer.REDEN in cellen else {}
        settled.append({"tekst": vraag.tekst, "uitkomst": means, **reden})
    elif known["uitkomst"] != means:
        raise Weigering(f"in {file} staat bij `uitkomsten` al dat dit {known['uitkomst']} betekent.")
