"""Code asks the vocabulary: no dimension is named in `toolkit/`, in Python, templates, JavaScript or its YAML.

A dimension is one YAML file, so code that names one breaks when the file goes, and leaves a new one out. Words of a
sentence are no names: *in welk land* is text for people.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from jinja2 import Environment
from ruamel.yaml import YAML

from tests.conftest import DATA, ROOT

NAMES = tuple(sorted(path.stem for path in (DATA / "vocabulaire").glob("*.yml")))
_ANY = "|".join(NAMES)
# A name stands alone, or with a part of its own around it: fase, interventie_fase, werkzaam_element_modus, rij=fase.
_NAMES_ONE = re.compile(rf"(?:[\w./#?&=]*[_./#?&=])?({_ANY})(?:[_./&=][\w./&=]*)?")
_SQL = re.compile(rf"\b(?:from|join|into|update|table)\s+(?:interventie_)?({_ANY})\b")
_ATTRIBUTE = re.compile(r"""\b(?:name|value|for|href|id|data-[a-z]+)="([^"]*)\"""")
_SCRIPT = re.compile(r"""["'`]([^"'`\n]*)["'`]|\.(\w+)""")

# Where a name is right, and why.
EXCEPTIONS = {
    ("config/one_per_line.py", "land"): "a key of data/identiteiten.yml",
    ("curating/identities.py", "land"): "a key of data/identiteiten.yml",
    ("opendata/datapackage.py", "evaluatie"): "a keyword of the data set, for people",
    ("opendata/dcat.py", "evaluatie"): "a keyword of the data set, for people",
    ("tabelteksten.yml", "land"): "the text about the code of a country",
    ("web/opmaak.py", "domein_van"): "a filter of templates, about the domain of a web address",
}


def named_in(text: str) -> str | None:
    """Return the dimension that a text which is a name, an address or a statement of SQL names, or None."""
    found = _NAMES_ONE.fullmatch(text) or _SQL.search(text)
    return found[1] if found else None


def in_python(source: str) -> Iterator[str]:
    """Yield the literals that name a dimension; docstrings are no literals."""
    tree = ast.parse(source)
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str) or id(node) in said:
            continue
        if named_in(node.value):
            yield node.value


def in_template(source: str) -> Iterator[str]:
    """Yield the strings and attributes in expressions, and the attributes of HTML, that name a dimension."""
    before = ""
    for _, kind, value in Environment(autoescape=True).lex(source):
        if kind == "string" and named_in(value[1:-1]):
            yield value[1:-1]
        if kind == "name" and before == "." and value in NAMES:
            yield value
        if kind == "data":
            yield from (text for text in _ATTRIBUTE.findall(value) if named_in(text))
        before = value if kind != "whitespace" else before


def in_script(source: str) -> Iterator[str]:
    """Yield the strings and properties in JavaScript that name a dimension."""
    yield from (found for pair in _SCRIPT.findall(source) if named_in(found := pair[0] or pair[1]))


def in_yaml(content: object) -> Iterator[str]:
    """Yield the keys and values that name a dimension."""
    if isinstance(content, dict):
        for key, value in content.items():
            yield from in_yaml(key)
            yield from in_yaml(value)
    elif isinstance(content, list):
        for value in content:
            yield from in_yaml(value)
    elif isinstance(content, str) and named_in(content):
        yield content


def names_in(path: Path) -> Iterator[str]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".yml":
        yield from in_yaml(YAML(typ="safe").load(source))
    else:
        yield from {".py": in_python, ".html": in_template, ".svg": in_template, ".js": in_script}[path.suffix](source)


def test_no_dimension_is_named_in_code() -> None:
    paths = [p for p in sorted((ROOT / "toolkit").rglob("*")) if p.suffix in (".py", ".html", ".svg", ".js", ".yml")]
    assert {path.suffix for path in paths} >= {".py", ".html", ".js", ".yml"}
    found = {(str(path.relative_to(ROOT / "toolkit")), name) for path in paths for name in names_in(path)}
    assert found == set(EXCEPTIONS)


def test_metadata_names_dimensions_in_its_example_queries_only() -> None:
    content = YAML(typ="safe").load(ROOT / "metadata.yml")
    for database in content["databases"].values():
        database.pop("queries", None)
    assert list(in_yaml(content)) == []


@pytest.mark.parametrize(
    ("literal", "named"),
    [
        ("fase", "fase"),
        ("interventie_fase", "fase"),
        ("werkzaam_element_status", "werkzaam_element"),
        ("/bewijskaart?rij=fase", "fase"),
        ("begrippen#onderzoeksdesign", "onderzoeksdesign"),
        ("select id from land order by id", "land"),
        ("join interventie_land as tag", "land"),
        ("In welke fase speelt het?", None),
        ("evaluaties", None),
        ("landen", None),
        ("vorm van een lijst", None),
        ("select stam, vorm from zoek_familie", None),
    ],
)
def test_a_name_is_told_from_a_word(literal: str, named: str | None) -> None:
    assert named_in(literal) == named


def test_each_kind_of_file_is_read() -> None:
    python = '"""Over fase."""\nEEN = {"fase": f"{x}_modus"}\nTWEE = ("land", "landen", "een land")\n'
    assert list(in_python(python)) == ["fase", "land"]
    template = (
        '<p class="land">Per fase</p><input name="werkzaam_element_modus">'
        '{% if i.kenmerken.land.termen or facet.naam == "fase" %}{{ "Een fase" }}{{ x | domein_van }}{% endif %}'
    )
    assert list(in_template(template)) == ["werkzaam_element_modus", "land", "fase"]
    script = 'a.elements.werkzaam_element_modus; b(\'[name="x"]\'); c = "fase"; d.land; // fase'
    assert list(in_script(script)) == ["werkzaam_element_modus", "fase", "land"]
    assert list(in_yaml({"tables": [{"columns": ["land", "naam"]}]})) == ["land"]
