"""YAML of people: one wording per line, nothing else changed, and a second time nothing at all."""

import json
import subprocess
import sys
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tests.conftest import DATA, ROOT
from toolkit.config.one_per_line import LayoutError, one_per_line

FILES = [path for path in sorted(DATA.rglob("*.yml")) if not {"raw", "build"} & set(path.parts)]


def load(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


def comments(text: str) -> list[str]:
    """Return the comments, in order; in these files no text holds a space and a number sign."""
    return sorted(line.split(" #", 1)[1] for line in (f" {line}" for line in text.splitlines()) if " #" in line)


BEFORE = """\
# Over dit bestand.
besluiten:
  - waarden: [gezinsbegeleiding, "hulp bij onderwijs, werk", 'x: y']   # zoals in de cel
    wordt: {uitvoeringskenmerk: [systeembenadering], doelgroep: [ouders-en-gezin]}

  # Een tweede.
  - {waarden: [a b, c], negeren: Geen element.}  # zegt niets
  - waarden: []
termen:
  - {id: x, kop: true}
  - {id: y, kop: false}
woorden:
  - [de, het,
     een]
  - [ik]
groepen: [eerste groep, een lange tekst die
  op de volgende regel verdergaat]
# Na een lijst.
kopregels: [4, 5]
rol_in_kop:
  intermediair: [intermediair*, intermediary]
"""
AFTER = """\
# Over dit bestand.
besluiten:
  - waarden:  # zoals in de cel
      - gezinsbegeleiding
      - "hulp bij onderwijs, werk"
      - 'x: y'
    wordt: {uitvoeringskenmerk: [systeembenadering], doelgroep: [ouders-en-gezin]}

  # Een tweede.
  # zegt niets
  - waarden:
      - a b
      - c
    negeren: Geen element.
  - waarden: []
termen:
  - {id: x, kop: true}
  - {id: y, kop: false}
woorden:
  - - de
    - het
    - een
  - - ik
groepen:
  - eerste groep
  - een lange tekst die op de volgende regel verdergaat
# Na een lijst.
kopregels: [4, 5]
rol_in_kop:
  intermediair:
    - intermediair*
    - intermediary
"""


def test_wordings_get_a_line_each_and_ids_numbers_and_short_maps_keep_theirs() -> None:
    assert one_per_line(BEFORE) == AFTER


def test_what_does_not_fit_on_its_line_gets_more() -> None:
    ids = [f"begrip-nummer-{number}" for number in range(8)]
    text = f"besluiten:\n  - wordt: {{doelgroep: [{', '.join(ids)}]}}\n"
    lines = "".join(f"        - {name}\n" for name in ids)
    assert one_per_line(text) == f"besluiten:\n  - wordt:\n      doelgroep:\n{lines}"


def test_items_of_a_list_look_alike() -> None:
    long = "y" * 120
    text = f"termen:\n  - {{id: a, label: x}}\n  - {{id: b, label: {long}}}\n"
    assert one_per_line(text) == f"termen:\n  - id: a\n    label: x\n  - id: b\n    label: {long}\n"


@pytest.mark.parametrize(
    "text",
    ["a: [b,  # waarom\n  c]\n", "a: &lijst [b, c]\n", "a: &x b\nc: [*x, d]\n"],
)
def test_what_would_get_lost_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(LayoutError, match=r"^regel \d: tussen deze haken staat een opmerking of anker"):
        one_per_line(text)


def test_no_yaml_is_said() -> None:
    with pytest.raises(LayoutError, match="geen geldige YAML"):
        one_per_line("a: [b")


def test_an_empty_file_stays_empty() -> None:
    assert (one_per_line(""), one_per_line("# niets\n")) == ("", "# niets\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_every_file_says_the_same_with_the_same_comments(path: Path) -> None:
    text = path.read_text("utf-8")
    tidy = one_per_line(text)
    assert load(tidy) == load(text)
    assert comments(tidy) == comments(text)
    assert one_per_line(tidy) == tidy


WORDS = st.text(st.sampled_from("abë ,:-'\"\n0#{}[]*&!?"), max_size=12)
TREES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["wordt", "land", "a", "b"]), inner),
    max_leaves=12,
)


@given(tree=st.dictionaries(st.sampled_from(["besluiten", "wordt", "woorden"]), TREES), indent=st.none() | st.just(1))
def test_any_document_says_the_same_and_changes_once(tree: dict[str, Any], indent: int | None) -> None:
    whole = json.dumps(tree, ensure_ascii=False, indent=indent)  # JSON is YAML in flow style
    by_key = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in tree.items())
    for text in (whole, by_key or "{}"):
        tidy = one_per_line(text)
        assert load(tidy) == tree
        assert one_per_line(tidy) == tidy


# --- The command ------------------------------------------------------------------------------------------------------


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts" / "format_yaml.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def test_the_command_checks_writes_and_then_has_nothing_to_do(tmp_path: Path) -> None:
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "made.yml").write_text("a: [b]\n")
    file = tmp_path / "x.yml"
    file.write_text("a: [b, c]\n")
    checked = run("--check", tmp_path)
    assert (checked.returncode, checked.stdout) == (1, f"{file}: niet netjes; draai `make format`.\n")
    assert file.read_text() == "a: [b, c]\n"
    assert (run(tmp_path).returncode, file.read_text()) == (0, "a:\n  - b\n  - c\n")
    again = run("--check", tmp_path)
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


def test_the_command_names_what_it_cannot_lay_out_and_does_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("a: [b")
    (tmp_path / "b.yml").write_text("a: [b]\n")
    result = run(tmp_path)
    assert result.returncode == 2
    assert result.stderr.startswith(f"{tmp_path / 'a.yml'}: dit is geen geldige YAML.")
    assert (tmp_path / "b.yml").read_text() == dedent("a:\n  - b\n")
