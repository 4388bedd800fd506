"""What changed, as a person reads it: by kind, by intervention, no word twice, and readable without colours."""

import io

from rich.console import Console

from toolkit.changes.render import as_markdown, print_changes
from toolkit.changes.sentences import sentence
from toolkit.schermwoorden import STATUS_IN_VAK
from toolkit.wijziging import Verschil, Wijziging

CHANGES = [
    Wijziging(Verschil.STATUS, "a", "Aanpak", "Empathie", "effect", "geen_effect", ("a.xlsx › Blad1 › C2",)),
    Wijziging(Verschil.INGETROKKEN, "b", "Boks mee", None, None, "Zij bestaat niet."),
    Wijziging(Verschil.TOEGEVOEGD, "c", "Cirkel"),
    Wijziging(Verschil.KENMERK_BIJ, "a", "Aanpak", "Actualiteit", None, "Gestopt", ("a.xlsx › Blad1 › D2",)),
    Wijziging(Verschil.KENMERK_BIJ, "a", "Aanpak", "Werkzaam element", None, "Veerkracht (geen_effect en gemengd)"),
    Wijziging(Verschil.KENMERK_WEG, "a", "Aanpak", "Fase", "Groepsfase (vroeg)", None),
    Wijziging(Verschil.TEKST, "a", "Aanpak", "Kosten", None, "80 euro"),
    Wijziging(Verschil.TEKST, "a", "Aanpak", "Doel", "Rust in het hoofd", "Rust in hun hoofd"),
    Wijziging(Verschil.TEKST, "c", "Cirkel", "Duur", "6 weken", None),
    Wijziging(Verschil.PUBLICATIE_BIJ, "c", "Cirkel", None, None, "Jansen (2020)"),
    Wijziging(Verschil.BEVINDING_NIEUW, None, "waarde_onbeslist", "waarschuwing", None, "zwevers"),
]
TERMINAL = """
Status van een element veranderd (1)
  Aanpak (a): Empathie: status was effect, is nu geen effect
      a.xlsx › Blad1 › C2

Ingetrokken (1)
  Boks mee (b): Zij bestaat niet.

Nieuwe interventies (1)
  Cirkel (c)

Kenmerken erbij (2)
  Aanpak (a)
    Actualiteit: Gestopt
      a.xlsx › Blad1 › D2
    Werkzaam element: Veerkracht (geen effect en gemengd)

Kenmerken weg (1)
  Aanpak (a): Fase: Groepsfase (vroeg)

Teksten veranderd (3)
  [-weg-] {+erbij+}
  Aanpak (a)
    Kosten: nieuw: 80 euro
    Doel: Rust in [-het-]{+hun+} hoofd
  Cirkel (c): Duur: nu leeg. Er stond: 6 weken

Publicaties erbij (1)
  Cirkel (c): Jansen (2020)

Nieuwe bevindingen (1)
  waarde_onbeslist: waarschuwing: zwevers
"""


def test_a_terminal_without_colours_shows_every_change_once() -> None:
    out = io.StringIO()
    print_changes(Console(file=out, color_system=None, width=40), CHANGES, STATUS_IN_VAK)
    assert "\n".join(line.rstrip() for line in out.getvalue().split("\n")) == TERMINAL


def test_markdown_marks_words_and_says_no_kind_twice() -> None:
    text = as_markdown(CHANGES, STATUS_IN_VAK)
    assert "- Aanpak (a): Actualiteit: Gestopt <sub>a.xlsx › Blad1 › D2</sub>" in text
    assert "- Cirkel (c)\n" in text
    assert "- Aanpak (a): Doel: Rust in ~~het~~**hun** hoofd" in text


def test_a_sentence_of_its_own_says_what_happened() -> None:
    assert [sentence(change, STATUS_IN_VAK) for change in CHANGES[2:9]] == [
        "nieuw in de catalogus",
        "Actualiteit: nieuw: Gestopt",
        "Werkzaam element: nieuw: Veerkracht (geen effect en gemengd)",
        "Fase: niet meer: Groepsfase (vroeg)",
        "Kosten: nieuw: 80 euro",
        "Doel: was: Rust in het hoofd Is nu: Rust in hun hoofd",
        "Duur: nu leeg. Er stond: 6 weken",
    ]
