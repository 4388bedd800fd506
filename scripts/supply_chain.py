"""What the catalogue is made of: a bill of materials, the licences, and whether weaknesses are known.

Both lists are committed, so that each release has them; a test says when they are not those of the lock file.

The list is that of the lock file of what is served; licences come from what is installed, which pip checked against the
hashes of the lock file.
"""

import argparse
import csv
import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
Json = dict[str, Any]
CLEAN, FOUND, WRONG, NOT_CHECKED = 0, 1, 2, 3


def main() -> int:
    """Run the command; 0 written (and nothing known), 1 a weakness is known, 2 wrong, 3 not checked."""
    parser = argparse.ArgumentParser(description="Maakt de lijst van onderdelen (SBOM) en hun licenties.")
    parser.add_argument("--lock", type=Path, default=ROOT / "requirements.lock", help="het vergrendelde bestand")
    parser.add_argument(
        "--out", type=Path, default=ROOT / "docs" / "onderdelen", help="map voor sbom.json en licenties.csv"
    )
    parser.add_argument("--audit", action="store_true", help="vraag ook of er kwetsbaarheden bekend zijn (internet)")
    arguments = parser.parse_args()
    text = arguments.lock.read_text("utf-8")
    locked = read_lock(text)
    try:
        sbom = with_hashes(locked_part(_installed(), locked), read_hashes(text))
    except LookupError as error:
        print(error.args[0], file=sys.stderr)
        return WRONG
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "sbom.json").write_text(json.dumps(sbom, indent=1, ensure_ascii=False) + "\n", "utf-8")
    with (arguments.out / "licenties.csv").open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=";").writerows([("onderdeel", "versie", "licentie"), *licences(sbom)])
    print(f"{len(sbom['components'])} onderdelen beschreven in {arguments.out / 'sbom.json'} en licenties.csv.")
    return _audit(arguments.lock, locked) if arguments.audit else CLEAN


def read_lock(text: str) -> dict[str, str]:
    """Return name → version of every package that a lock file pins and that this machine needs."""
    from packaging.markers import Marker

    found = {}
    for name, version, marker in re.findall(r"^([A-Za-z0-9._-]+)==([^\s;]+)(?:\s*;\s*([^\\\n]+))?", text, re.MULTILINE):
        if not marker.strip() or Marker(marker.strip()).evaluate():
            found[normal(name)] = version
    return found


def read_hashes(text: str) -> dict[str, list[str]]:
    """Return name → the SHA-256 of each file of a package that pip accepts, in the order of the lock file."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return {normal(block.split("==")[0]): re.findall(r"--hash=sha256:([0-9a-f]+)", block) for block in blocks}


def with_hashes(sbom: Json, hashes: dict[str, list[str]]) -> Json:
    """Return the bill of materials with, at every component, the files it may come from and what each must hash to.

    Addresses that makers give of their pages are left out: they say nothing about what runs here. A package has a file
    per platform, so a hash is one of a distribution and not of the component.

    Raises:
        LookupError: the lock file has no hash of a component.

    """
    if missing := sorted(one["name"] for one in sbom["components"] if not hashes.get(normal(one["name"]))):
        raise LookupError(f"Zonder controlegetal in het vergrendelde bestand: {', '.join(missing)}.")
    return {**sbom, "components": [_with_distributions(one, hashes[normal(one["name"])]) for one in sbom["components"]]}


def _with_distributions(component: Json, hashes: list[str]) -> Json:
    address = f"pkg:pypi/{normal(component['name'])}@{component['version']}"
    files = [
        {"type": "distribution", "url": address, "hashes": [{"alg": "SHA-256", "content": content}]}
        for content in hashes
    ]
    return {**component, "externalReferences": files}


def normal(name: str) -> str:
    """Return the name of a package as PEP 503 writes it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _installed() -> Json:
    command = [sys.executable, "-m", "cyclonedx_py", "environment", "--output-reproducible", "--sv", "1.6"]
    command += ["--pyproject", str(ROOT / "pyproject.toml"), sys.executable]
    made: Json = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # noqa: S603
    return made


def locked_part(sbom: Json, locked: dict[str, str]) -> Json:
    """Return the bill of materials with only what the lock file has.

    Raises:
        LookupError: something in the lock file is not installed in that version.

    """
    installed = {normal(one["name"]): one for one in sbom["components"]}
    wrong = sorted(n for n, version in locked.items() if installed.get(n, {}).get("version") != version)
    if wrong:
        raise LookupError(
            f"Niet geïnstalleerd zoals vergrendeld: {', '.join(wrong)}. Voer `make test` of `make check` uit."
        )
    kept = [installed[name] for name in sorted(locked)]
    about = {name: value for name, value in sbom["metadata"].items() if name != "tools"}
    refs = {one["bom-ref"] for one in kept} | {sbom["metadata"]["component"]["bom-ref"]}
    dependencies = [
        {**one, **({"dependsOn": [r for r in one["dependsOn"] if r in refs]} if "dependsOn" in one else {})}
        for one in sbom.get("dependencies", [])
        if one["ref"] in refs
    ]
    return {**sbom, "metadata": about, "components": kept, "dependencies": dependencies}


def licences(sbom: Json) -> list[tuple[str, str, str]]:
    """Return name, version and licence of every component; “niet vermeld” when its maker does not say it."""
    return [
        (one["name"], one["version"], _licence(one.get("licenses", [])) or _own_words(one["name"]) or "niet vermeld")
        for one in sbom["components"]
    ]


def _licence(given: list[Json]) -> str:
    """Return the licences by their SPDX ids; by name when there is none; nothing for a licence in full."""
    ids = [one.get("expression") or one["license"].get("id") for one in given]
    names = [one["license"].get("name", "") for one in given if "license" in one]
    short = [name for name in names if name and "\n" not in name and len(name) < 80]
    return "; ".join(dict.fromkeys(id_ for id_ in ids if id_)) or "; ".join(dict.fromkeys(short))


def _own_words(name: str) -> str:
    """Return what a package that is installed says of its licence in one line."""
    try:
        said = (metadata(name).get_all("License") or [""])[0]
    except PackageNotFoundError:
        return ""
    return said if "\n" not in said else ""


def _audit(lock: Path, locked: dict[str, str]) -> int:
    command = [sys.executable, "-m", "pip_audit", "-r", str(lock), "--require-hashes", "--disable-pip", "-f", "json"]
    done = subprocess.run([*command, "--progress-spinner", "off"], capture_output=True, text=True, check=False)  # noqa: S603
    status, lines = judge_audit(done.stdout, locked)
    print("\n".join(lines), file=sys.stderr if status else sys.stdout)
    return status


def judge_audit(output: str, locked: dict[str, str]) -> tuple[int, list[str]]:
    """Return the exit code and what to say about what pip-audit found.

    pip-audit skips a package of which it reaches no source, and then says that nothing is known. That is not clean.
    """
    try:
        found = json.loads(output)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return NOT_CHECKED, ["niet gecontroleerd: er kwam geen antwoord van een bron van kwetsbaarheden"]
    weak = [(one["name"], weakness) for one in found for weakness in one.get("vulns", [])]
    checked = {normal(one["name"]) for one in found if "skip_reason" not in one}
    missed = sorted(set(locked) - checked)
    lines = [
        f"kwetsbaar: {name}, {w['id']}, verholpen in {', '.join(w['fix_versions']) or 'nog niets'}" for name, w in weak
    ]
    if missed:
        lines.append(f"niet gecontroleerd: {len(missed)} van {len(locked)} onderdelen ({', '.join(missed)})")
    if weak:
        return FOUND, lines
    return (NOT_CHECKED, lines) if missed else (CLEAN, [f"{len(locked)} onderdelen gecontroleerd, niets bekend."])


if __name__ == "__main__":
    sys.exit(main())
