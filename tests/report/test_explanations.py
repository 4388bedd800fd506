import ast
from pathlib import Path

from toolkit.findings import MELDINGEN
from toolkit.report.explanations import load_uitleg

TOOLKIT = Path(__file__).parents[2] / "toolkit"


def codes_in(path: Path) -> set[str]:
    """Return the texts that follow an ``Ernst.…`` among the arguments of a call: the codes of findings."""
    calls = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)]
    found: set[str] = set()
    for call in calls:
        for before, after in zip(call.args, call.args[1:], strict=False):
            is_ernst = ast.unparse(before).startswith("Ernst.")
            if is_ernst and isinstance(after, ast.Constant) and isinstance(after.value, str):
                found.add(after.value)
        codes = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
        found |= {str(code.value) for code in codes if isinstance(code, ast.Constant)}
    return found


def test_codes_are_found_in_calls(tmp_path: Path) -> None:
    source = tmp_path / "source.py"
    source.write_text(
        'f(Bevinding(Ernst.INFO, "een", "melding"), about(x, Ernst.FOUT, "twee"), Bevinding(code="drie"))'
    )
    assert codes_in(source) == {"een", "twee", "drie"}


def test_every_kind_of_finding_that_the_code_makes_has_an_explanation() -> None:
    used = {code: path.name for path in TOOLKIT.rglob("*.py") for code in codes_in(path)}
    used |= {text.code or name: "meldingen.yml" for name, text in MELDINGEN.items()}
    missing = {code: name for code, name in used.items() if code not in load_uitleg()}
    assert missing == {}, "explain these codes in toolkit/report/uitleg.yml"


def test_every_kind_of_finding_that_is_explained_can_be_made() -> None:
    """A kind whose text was forgotten is an error halfway a build, for the one row that has it."""
    made = {code for path in TOOLKIT.rglob("*.py") for code in codes_in(path)}
    made |= {text.code or name for name, text in MELDINGEN.items()}
    made |= {"kolom_vraag", "kolom_onbekend", "kolom_dubbel"}  # `mapping.questions` gives their texts itself
    made |= {"veel_minder"}  # with a severity that is worked out
    assert set(load_uitleg()) - made == set()


def test_the_kinds_of_finding_that_the_contract_names_are_explained() -> None:
    assert {"waarde_onbeslist", "herkomst_afgeleid", "kolom_dubbel"} <= set(load_uitleg())
