"""What a public body expects beside the code: who may use it, how to report a weakness, and what it is made of."""

import csv
import json
import re
import runpy
import subprocess
import tomllib
from datetime import date
from fnmatch import fnmatch
from typing import Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from ruamel.yaml import YAML

from tests.conftest import ROOT
from toolkit.web.routes.openbaar import _valid_until

SCRIPT: dict[str, Any] = runpy.run_path(str(ROOT / "scripts" / "supply_chain.py"))
CLEAN, FOUND, NOT_CHECKED = SCRIPT["CLEAN"], SCRIPT["FOUND"], SCRIPT["NOT_CHECKED"]
judge_audit, licences, locked_part = SCRIPT["judge_audit"], SCRIPT["licences"], SCRIPT["locked_part"]
read_lock, read_hashes, with_hashes = SCRIPT["read_lock"], SCRIPT["read_hashes"], SCRIPT["with_hashes"]
normal = SCRIPT["normal"]
LOCKED = {"datasette": "0.65.5", "jinja2": "3.1.6"}
PLUGIN = YAML(typ="safe").load(ROOT / "metadata.yml")["plugins"]["interventiecatalogus"]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]


def test_every_file_has_a_licence() -> None:
    parts = tomllib.loads((ROOT / "REUSE.toml").read_text("utf-8"))["annotations"]
    patterns = [(part["path"] if isinstance(part["path"], list) else [part["path"]], part) for part in parts]
    files = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\n")

    def licence(path: str) -> str:
        found = [part for globs, part in patterns if any(fnmatch(path, glob.replace("**", "*")) for glob in globs)]
        assert found and all(part["SPDX-FileCopyrightText"] for part in found), path
        return str(found[-1]["SPDX-License-Identifier"])

    per_file = {path: licence(path) for path in files if path}
    assert per_file["toolkit/pipeline.py"] == per_file["README.md"] == PROJECT["license"] == "MIT"
    assert per_file["data/velden.yml"] == per_file["metadata.yml"] == "CC-BY-4.0"
    assert per_file["toolkit/weergave/wereld/countries-110m.json"] == "ISC"
    assert set(per_file.values()) == {"MIT", "CC-BY-4.0", "ISC"}
    texts = {path.stem: path.read_text("utf-8") for path in (ROOT / "LICENSES").glob("*.txt")}
    assert texts.keys() == set(per_file.values())  # the layout of https://reuse.software: each licence in full
    assert texts["MIT"] == (ROOT / "LICENSE").read_text("utf-8")
    assert texts["CC-BY-4.0"].startswith("Attribution 4.0 International") and len(texts["CC-BY-4.0"]) > 15_000
    assert PLUGIN["licenties"]["gegevens"]["naam"].replace(" ", "-", 1).startswith("CC-BY")


def test_descriptions_of_the_code_say_what_the_project_and_the_site_say() -> None:
    yaml = YAML(typ="safe")
    public, citation = yaml.load(ROOT / "publiccode.yml"), yaml.load(ROOT / "CITATION.cff")
    assert public["publiccodeYmlVersion"] == "0.4"
    assert public["softwareVersion"] == citation["version"] == PROJECT["version"]
    assert public["legal"]["license"] == citation["license"] == PROJECT["license"]
    assert public["url"] == PLUGIN["basisadres"]
    assert [c["email"] for c in public["maintenance"]["contacts"]] == [PLUGIN["contact"]]
    for text in public["description"].values():
        assert len(text["shortDescription"]) <= 150
        assert 150 <= len(text["longDescription"]) <= 10_000
    assert {"cff-version", "message", "title", "authors"} <= set(citation)


def test_the_policy_for_weaknesses_is_in_both_languages() -> None:
    policy = (ROOT / "SECURITY.md").read_text("utf-8")
    assert "**English.**" in policy and "**Nederlands.**" in policy


@pytest.mark.parametrize(
    ("today", "until"), [(date(2026, 1, 31), date(2026, 7, 1)), (date(2026, 7, 1), date(2027, 1, 1))]
)
def test_the_address_for_weaknesses_is_valid_for_half_a_year(today: date, until: date) -> None:
    assert _valid_until(today) == until


# --- The parts it is made of -----------------------------------------------------------------------------------------


def test_every_package_is_locked_with_hashes() -> None:
    for lock in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / lock).read_text("utf-8")
        blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(blocks) > 50
        assert [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []


def test_a_lock_file_is_read_with_its_markers() -> None:
    text = 'een==1.0 \\\n    --hash=sha256:a\nTwee.x==2 ; sys_platform == "win32" \\\n    --hash=sha256:b\ndrie==3\n'
    assert read_lock(text) == {"een": "1.0", "drie": "3"}


def _sbom() -> dict[str, object]:
    return {
        "metadata": {"component": {"bom-ref": "root"}},
        "components": [
            {"name": "Jinja2", "version": "3.1.6", "bom-ref": "j", "licenses": [{"license": {"id": "BSD-3-Clause"}}]},
            {"name": "datasette", "version": "0.65.5", "bom-ref": "d", "licenses": [{"license": {"name": "x\ny"}}]},
            {"name": "onbekend-pakket", "version": "1", "bom-ref": "o"},
            {"name": "pytest", "version": "9", "bom-ref": "p", "licenses": [{"expression": "MIT"}]},
        ],
        "dependencies": [{"ref": "d", "dependsOn": ["j", "p"]}, {"ref": "p"}, {"ref": "root"}],
    }


def test_the_bill_of_materials_has_what_is_served_and_nothing_else() -> None:
    part = locked_part(_sbom(), {**LOCKED, "onbekend-pakket": "1"})
    assert [one["name"] for one in part["components"]] == ["datasette", "Jinja2", "onbekend-pakket"]
    assert part["dependencies"] == [{"ref": "d", "dependsOn": ["j"]}, {"ref": "root"}]
    assert licences(part) == [
        ("datasette", "0.65.5", "Apache License, Version 2.0"),
        ("Jinja2", "3.1.6", "BSD-3-Clause"),
        ("onbekend-pakket", "1", "niet vermeld"),
    ]
    with pytest.raises(LookupError, match=r"Niet geïnstalleerd zoals vergrendeld: jinja2\."):
        locked_part(_sbom(), {**LOCKED, "jinja2": "3.1.7"})


def test_the_bill_of_materials_says_what_each_file_must_hash_to() -> None:
    sbom: dict[str, Any] = {"components": [{"name": "Jinja2", "version": "3.1.6"}]}
    one, other = "a" * 64, "b" * 64
    lock = (
        f"jinja2==3.1.6 \\\n    --hash=sha256:{one} \\\n    --hash=sha256:{other}\nzz==1 \\\n    --hash=sha256:{one}\n"
    )
    (component,) = with_hashes(sbom, read_hashes(lock))["components"]
    assert [reference["hashes"] for reference in component["externalReferences"]] == [
        [{"alg": "SHA-256", "content": one}],
        [{"alg": "SHA-256", "content": other}],
    ]
    with pytest.raises(LookupError, match="Zonder controlegetal in het vergrendelde bestand: Jinja2"):
        with_hashes(sbom, read_hashes("jinja2==3.1.6\n"))


def test_the_release_has_a_bill_of_materials_of_what_is_locked_and_the_licences() -> None:
    text = (ROOT / "docs" / "onderdelen" / "sbom.json").read_text("utf-8")
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    sbom, lock = json.loads(text), (ROOT / "requirements.lock").read_text("utf-8")
    hashes = read_hashes(lock)
    assert {
        normal(one["name"]): (one["version"], [file["hashes"][0]["content"] for file in one["externalReferences"]])
        for one in sbom["components"]
    } == {name: (version, hashes[name]) for name, version in read_lock(lock).items()}
    listed = (ROOT / "docs" / "onderdelen" / "licenties.csv").read_text("utf-8-sig").splitlines()
    assert [*csv.reader(listed, delimiter=";")] == [
        ["onderdeel", "versie", "licentie"],
        *map(list, licences(sbom)),
    ]


@pytest.mark.parametrize(
    ("found", "status", "says"),
    [
        ([{"name": "datasette", "vulns": []}, {"name": "Jinja2", "vulns": []}], CLEAN, "2 onderdelen gecontroleerd"),
        (
            [{"name": "datasette", "vulns": []}, {"name": "jinja2", "skip_reason": "not found"}],
            NOT_CHECKED,
            "niet gecontroleerd: 1 van 2 onderdelen (jinja2)",
        ),
        ([], NOT_CHECKED, "niet gecontroleerd: 2 van 2 onderdelen"),
        (
            [{"name": "datasette", "vulns": [{"id": "CVE-1", "fix_versions": ["0.66"]}]}],
            FOUND,
            "kwetsbaar: datasette, CVE-1, verholpen in 0.66",
        ),
    ],
)
def test_an_audit_is_clean_only_when_every_part_was_checked(
    found: list[dict[str, object]], status: int, says: str
) -> None:
    code, lines = judge_audit(json.dumps({"dependencies": found}), LOCKED)
    assert code == status
    assert says in "\n".join(lines)
    assert (status == CLEAN) is ("niets bekend" in "\n".join(lines))


@pytest.mark.parametrize("output", ["", "Traceback", "{}", "[]"])
def test_an_audit_without_an_answer_is_not_clean(output: str) -> None:
    assert judge_audit(output, LOCKED)[0] == NOT_CHECKED
