"""Texts of the interface are plain Dutch: Flesch-Douma, at which 60 to 70 is what the European level B1 asks.

W.H. Douma, De leesbaarheid van landbouwbladen (1960): 206,84 - 0,93 x words per sentence - 77 x syllables per word.
"""

import re

import textstat
from bs4 import BeautifulSoup

from tests.conftest import ROOT

TEMPLATES = ROOT / "toolkit" / "web" / "templates"
# A text by itself may be harder, for its names and its few words; all together may not.
SAMEN, LOSSE_TEKST, MINSTE_WOORDEN = 65, 35, 8
# A message in a template, and what is filled in there.
_SAID = re.compile(r"{{ _\(([\"'])(.*?)\1(?:, [^{}]*)?\) }}", re.S)
_FILLED = re.compile(r"%\(\w+\)s")


def texts() -> list[tuple[str, str]]:
    """Return template and text of every paragraph and item of the interface, with “dit” for what is filled in.

    Not a reference or an address: more than a quarter of it is filled in.
    """
    found = []
    for path in sorted(TEMPLATES.glob("*.html")):
        plain = _SAID.sub(lambda said: _FILLED.sub("dit", said[2]), path.read_text("utf-8"))
        plain = re.sub(r"{#.*?#}|{%.*?%}", " ", plain, flags=re.S)
        page = BeautifulSoup(re.sub(r"{{.*?}}", "dit", plain, flags=re.S), "html.parser")
        for element in page.select("p:not(.citaat, .alleen-op-papier), li, dd, summary, legend"):
            words = " ".join(element.get_text(" ").split())
            filled = len(re.findall(r"\bdit\b", words)) * 4 > len(words.split())
            if element.find(["p", "li"]) is None and not filled and len(words.split()) >= MINSTE_WOORDEN:
                found.append((path.name, words))
    return found


def test_the_texts_of_the_interface_are_plain_dutch() -> None:
    textstat.set_lang("nl")
    found = texts()
    assert len(found) > 80
    hard = {text: score for _, text in found if (score := textstat.flesch_reading_ease(text)) < LOSSE_TEKST}
    assert hard == {}
    assert textstat.flesch_reading_ease(" ".join(text for _, text in found)) >= SAMEN


def test_a_hard_sentence_is_noticed() -> None:
    textstat.set_lang("nl")
    hard = "Psychosociale problematiek en beperkende factoren zijn toegekend op basis van uitvoeringskenmerken."
    plain = "Dit is een korte zin. U leest hier wat er is gedaan."
    assert textstat.flesch_reading_ease(hard) < LOSSE_TEKST < SAMEN < textstat.flesch_reading_ease(plain)
