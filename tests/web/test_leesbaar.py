"""Texts of the interface are plain Dutch: Flesch-Douma, at which 60 to 70 is what the European level B1 asks.

W.H. Douma, De leesbaarheid van landbouwbladen (1960): 206,84 - 0,93 x words per sentence - 77 x syllables per word.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import textstat
from bs4 import BeautifulSoup
from ruamel.yaml import YAML

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


# Code that says something to people, and YAML with the keys that people read.
CODE = ("web", "weergave", "export", "lezer", "search", "curatielijst", "schermwoorden.py")
TEXTS = (
    *("metadata.yml", "data/velden.yml", "data/sjabloon.yml", "data/vocabulaire"),
    *("toolkit/tabelteksten.yml", "toolkit/meldingen.yml", "toolkit/report/uitleg.yml"),
)
# Definitions are the study's, wordings are those of sources, and decisions are notes between curators.
NOT_OURS = {"definitie", "toelichting", "alt", "alledaags", "bron", "reden"}


def _files(name: str, ext: str) -> list[Path]:
    path = ROOT / name
    return sorted(path.rglob(f"*.{ext}")) if path.is_dir() else [path]


def _in_code(path: Path) -> Iterator[str]:
    """Yield the texts of a module but its docstrings, with “dit” for what is filled in."""
    tree = ast.parse(path.read_text("utf-8"))
    statements = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
    within = {id(value) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for value in n.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(v.value) if isinstance(v, ast.Constant) else "dit" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in statements | within:
            yield node.value


def _in_yaml(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            yield from () if key in NOT_OURS else _in_yaml(value)
    elif isinstance(node, list):
        for value in node:
            yield from _in_yaml(value)
    elif isinstance(node, str):
        yield re.sub(r"{\w+}", "dit", node)


def _sentences(found: Iterator[str]) -> list[str]:
    """Return the texts that are sentences: what is shown, not a name, a query or a message for programmers."""
    texts = (" ".join(text.split()) for text in found)
    return [t for t in texts if len(t.split()) >= MINSTE_WOORDEN and re.match("[A-Z‘“]", t) and t[-1] in ".?!:"]


@pytest.mark.parametrize("where", ["code", "yaml"])
def test_words_made_outside_templates_are_plain_dutch(where: str) -> None:
    textstat.set_lang("nl")
    if where == "code":
        paths = [path for name in CODE for path in _files(f"toolkit/{name}", "py")]
        found = [text for path in paths for text in _sentences(_in_code(path))]
    else:
        paths = [path for name in TEXTS for path in _files(name, "yml")]
        found = [text for path in paths for text in _sentences(_in_yaml(YAML(typ="safe").load(path)))]
    assert len(found) > 100
    hard = {text: score for text in found if (score := textstat.flesch_reading_ease(text)) < LOSSE_TEKST}
    assert hard == {}
    assert textstat.flesch_reading_ease(" ".join(found)) >= SAMEN


def test_a_hard_sentence_is_noticed() -> None:
    textstat.set_lang("nl")
    hard = "Psychosociale problematiek en beperkende factoren zijn toegekend op basis van uitvoeringskenmerken."
    plain = "Dit is een korte zin. U leest hier wat er is gedaan."
    assert textstat.flesch_reading_ease(hard) < LOSSE_TEKST < SAMEN < textstat.flesch_reading_ease(plain)
