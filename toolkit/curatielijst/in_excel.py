"""What the build says about a question, for who decides in Excel."""

import re
from collections.abc import Mapping

from toolkit.curatielijst.formulier import Invoer
from toolkit.curatielijst.vragen import (
    DubbelVraag,
    KolomVraag,
    KopjeVraag,
    OpschriftVraag,
    TabelVraag,
    TekenVraag,
    UitkomstVraag,
    VerdwenenVraag,
    Vraag,
)

# What to choose, said where the build says what there is; the YAML it names is for who decides by hand.
_KIES: Mapping[type[Vraag], str] = {
    KolomVraag: "of de kolom een veld is, een nieuw veld wordt, of weg kan.",
    TabelVraag: "welke kolom de namen heeft, of dat dit geen lijst met interventies is.",
    TekenVraag: "wat het teken betekent.",
    UitkomstVraag: "welke uitkomst dit is. Verschilt zij per element, schrijf dan een correctie.",
    OpschriftVraag: "of de naam voor elke interventie eronder geldt.",
    KopjeVraag: "of het kopje geldt voor de elementen eronder.",
    VerdwenenVraag: "wat er van de interventie is geworden.",
    DubbelVraag: "of zij dezelfde zijn, of dat de een een deel van de ander is.",
}
_SENTENCE = re.compile(r"(?:`[^`]*`|“[^”]*”|[^.?!`“]|[.?!](?!\s|$)|[`“])+[.?!]?")
_BY_HAND = re.compile(r"`|\bdata/|\.yml\b|\bYAML\b|\bindeling\b|curatielijst\.xlsx")
_CANDIDATES = re.compile(r"Is het “")  # names of fields; beside it stand their labels


Verteld = (
    KolomVraag | TabelVraag | TekenVraag | UitkomstVraag | KopjeVraag | OpschriftVraag | VerdwenenVraag | DubbelVraag
)


def in_excel(vraag: Verteld) -> str:
    """Return what the build says about a question: what to choose on the sheet, in place of what to write in YAML."""
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(vraag.melding)]
    said = [s for s in sentences if s and not _BY_HAND.search(s) and not _CANDIDATES.match(s)]
    return " ".join([*said, f"Kies bij “{Invoer.BESLUIT}” {_KIES[type(vraag)]}"])
