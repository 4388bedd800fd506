"""Content written back into YAML: it says what it should, and all else stays as people wrote it."""

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.conftest import DATA
from toolkit.config.one_per_line import LayoutError, one_per_line
from toolkit.curating.yaml_text import load_text, rewrite

BEFORE = """\
# Wat hier staat.
zelfde:
  - id: diamant
    reden: De naam.  # en het land

# Lijken op elkaar.
verschillend: []

# Een deel blijft een eigen interventie.
onderdeel_van:
  # Over forsa.
  - id: forsa
    van: steunpunt
    land: [nl]
    namen:
      - "FORSA: begeleiding"
# Einde.
"""
AFTER = """\
# Wat hier staat.
zelfde:
  - id: diamant
    reden: De naam.  # en het land
  - id: exit
    reden: "Naam: gelijk"

# Lijken op elkaar.
verschillend:
  - ids: [a, b]
    reden: Twee landen.

# Een deel blijft een eigen interventie.
onderdeel_van:
  # Over forsa.
  - id: forsa
    van: steunpunt
    land: [nl, be]
    namen:
      - "FORSA: begeleiding"
      - Forsa, nieuw
    ook:
      - FORSA
  - id: x
    van: "NO"
# Einde.
"""


def test_only_what_changes_is_written_and_comments_stay_where_they_are() -> None:
    content = load_text(BEFORE)
    content["zelfde"].append({"id": "exit", "reden": "Naam: gelijk"})
    content["verschillend"].append({"ids": ["a", "b"], "reden": "Twee landen."})
    forsa = content["onderdeel_van"][0]
    forsa["land"].append("be")
    forsa["namen"].append("Forsa, nieuw")
    forsa["ook"] = ["FORSA"]
    content["onderdeel_van"].append({"id": "x", "van": "NO"})
    assert rewrite(BEFORE, content).replace("van: NO\n", 'van: "NO"\n') == AFTER


def test_items_go_in_the_middle_come_out_and_a_list_can_become_empty() -> None:
    before = "# Kop.\nx:\n  - id: a\n    reden: r\n  # Over c.\n  - id: c\n\n# Dan y.\ny: [1, 2]\n"
    content = load_text(before)
    content["x"].insert(1, {"id": "b"})
    content["y"] = [1, 3]
    assert rewrite(before, content) == before.replace("r\n", "r\n  - id: b\n").replace("2]", "3]")
    assert rewrite(before, {"x": [{"id": "c"}], "y": [1, 2]}) == before.replace("  - id: a\n    reden: r\n", "")
    assert rewrite(before, {"x": [], "y": [1, 2]}) == "# Kop.\nx: []\n\n# Dan y.\ny: [1, 2]\n"


def test_a_file_with_nothing_but_a_comment_can_be_filled() -> None:
    content = {"indeling": {"Blad 1": {"kolommen": {"Zaaltijd › Weken": "zaaltijd", "Intern": None}}}}
    assert rewrite("# Over dit werkboek.\n", content) == (
        "# Over dit werkboek.\nindeling:\n  Blad 1:\n    kolommen:\n"
        "      Zaaltijd › Weken: zaaltijd\n      Intern: null\n"
    )


def test_what_cannot_be_changed_without_loss_is_refused() -> None:
    with pytest.raises(LayoutError, match="geen sleutel weg"):
        rewrite("a: 1\nb: 2\n", {"b": 2})
    with pytest.raises(LayoutError, match="geen geldige YAML"):
        rewrite("a: [", {"a": []})


WRITTEN = [*DATA.glob("*.yml"), *DATA.glob("besluiten/*.yml"), *DATA.glob("vocabulaire/*.yml")]


@pytest.mark.parametrize("path", sorted(WRITTEN), ids=lambda p: f"{p.parent.name}/{p.name}")
def test_a_file_of_the_curators_grows_by_added_lines_only(path: Any) -> None:
    text = one_per_line(path.read_text("utf-8"))
    content = load_text(text)
    lists = [
        key
        for key, value in content.items()
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value)
    ]
    for key in lists:
        content[key].append({"id": "zz-nieuw", "reden": "Omdat: het zo is."})
    lines = rewrite(text, content).splitlines()
    assert [line for line in lines if "zz-nieuw" not in line and "Omdat: het" not in line] == text.splitlines()
    assert load_text("\n".join(lines)) == content


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ["NO", "yes", "null", "~", "1", "1.0", "a: b", "a #b", "- x", "[a]", "{a}", "é; ü", "'", '"', "2026-01-02", "=1"]
)
VALUES = st.none() | st.booleans() | st.integers(-5, 5) | TEXT
ITEMS = st.dictionaries(
    st.sampled_from(["id", "veld", "reden", "wordt"]), VALUES | st.lists(TEXT, max_size=3), max_size=4
)
FILES = st.fixed_dictionaries({"x": st.lists(ITEMS, max_size=4), "y": st.lists(TEXT, max_size=4)})


@given(before=FILES, after=FILES)
@example(before={"x": [], "y": []}, after={"x": [], "y": ["0:"]})
def test_whatever_is_written_reads_back(before: dict[str, Any], after: dict[str, Any]) -> None:
    text = rewrite("# Kop.\n", before)
    try:
        changed = rewrite(text, after)
    except LayoutError as error:
        # A key never goes: no decision takes one away.
        assert "geen sleutel weg" in str(error) or "andere soort" in str(error)
        return
    assert load_text(changed) == after
    assert changed.startswith("# Kop.\n")
    assert rewrite(changed, after) == changed
