"""The report about accessibility and its list of pages and states: complete, readable by machines, no failures."""

import json
import runpy
from collections import Counter

from rdflib import RDF, Graph, Namespace

from tests.conftest import ROOT
from tests.web.browser.toestanden import TOESTANDEN

SCRIPT = runpy.run_path(str(ROOT / "scripts" / "accessibility.py"))
REPORT, PAGE = (ROOT / "docs" / name for name in ("toegankelijkheid.earl.jsonld", "toegankelijkheid.md"))
EARL = Namespace("http://www.w3.org/ns/earl#")


def test_what_axe_says_becomes_an_assertion_per_rule() -> None:
    nodes = [{"target": [f"#a{number}"]} for number in range(5)]
    said = {
        "violations": [{"id": "list", "nodes": nodes}],
        "incomplete": [{"id": "color-contrast", "nodes": nodes[:1]}],
        "passes": [{"id": "region", "nodes": nodes}],
        "inapplicable": [{"id": "audio", "nodes": []}],
    }
    found = list(SCRIPT["assertions_of"](said, SCRIPT["subject_of"]("één begrip", "smal-en-licht")))
    same = {
        "type": "Assertion",
        "assertedBy": "https://github.com/dequelabs/axe-core",
        "mode": "automatic",
        "subject": "toestand:%C3%A9%C3%A9n-begrip/smal-en-licht",
    }
    five, one = {"places": 5, "pointer": ["#a0", "#a1", "#a2"]}, {"places": 1, "pointer": ["#a0"]}
    assert found == [
        {**same, "test": "axe:list", "result": {"type": "TestResult", "outcome": "failed", **five}},
        {**same, "test": "axe:color-contrast", "result": {"type": "TestResult", "outcome": "cantTell", **one}},
        {**same, "test": "axe:region", "result": {"type": "TestResult", "outcome": "passed"}},
    ]
    graph = Graph().parse(data=SCRIPT["as_earl"](found), format="json-ld")
    assert len(set(graph.subjects(RDF.type, EARL.Assertion))) == 3
    results = set(graph.objects(None, EARL.result))
    assert (len(results), set(graph.subjects(RDF.type, EARL.TestResult))) == (3, results)
    assert set(graph.objects(None, EARL.mode)) == {EARL.automatic}
    assert Counter(graph.objects(None, EARL.outcome)) == {EARL.failed: 1, EARL.cantTell: 1, EARL.passed: 1}


def test_the_report_is_about_every_state_and_nothing_failed() -> None:
    assertions = json.loads(REPORT.read_text("utf-8"))["assertions"]
    subjects = {SCRIPT["subject_of"](what, screen) for what in TOESTANDEN.values() for screen in SCRIPT["SCREENS"]}
    assert {one["subject"] for one in assertions} == subjects, "make the report again: scripts/accessibility.py"
    assert [one for one in assertions if one["result"]["outcome"] == "failed"] == []


def test_an_inspector_finds_every_state_on_the_page() -> None:
    page = PAGE.read_text("utf-8")
    missing = [
        address for address, what in TOESTANDEN.items() if f"`{address[:60]}" not in page or f"| {what} |" not in page
    ]
    assert missing == []
