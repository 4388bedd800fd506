#!/usr/bin/env python3
"""Lay out the YAML that people edit: one wording per line, comments kept. With --check nothing is written."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from toolkit.config.one_per_line import LayoutError, one_per_line

ROOT = Path(__file__).resolve().parent.parent
# metadata.yml is Datasette's own, written with anchors; its lists are names of columns, no wordings.
FOLDERS = (ROOT / "data", ROOT / "toolkit")
MADE = {"build", "raw"}
FINE, UNTIDY, WRONG = 0, 1, 2


def main() -> int:
    """Lay out every file; return 1 when --check finds one that is not, 2 when one cannot be laid out."""
    parser = argparse.ArgumentParser(description="Zet YAML netjes: één uitdrukking per regel. Opmerkingen blijven.")
    parser.add_argument("paden", nargs="*", type=Path, default=FOLDERS, metavar="PAD", help="bestanden of mappen")
    parser.add_argument("--check", action="store_true", help="schrijf niets; eindig met 1 als iets niet netjes staat")
    arguments = parser.parse_args()
    outcomes = [lay_out(path, arguments.check) for path in yaml_files(arguments.paden)]
    return max(outcomes, default=FINE)


def yaml_files(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield the YAML files in `paths`, folders included; what was built is left alone."""
    for path in paths:
        if path.is_dir():
            yield from (p for p in sorted(path.rglob("*.yml")) if not MADE & {*p.relative_to(path).parts})
        else:
            yield path


def lay_out(path: Path, check: bool) -> int:
    """Lay out one file, or only say whether that is needed."""
    try:
        text = path.read_text("utf-8")
        tidy = one_per_line(text)
    except (OSError, UnicodeDecodeError, LayoutError) as error:
        sys.stderr.write(f"{path}: {error}\n")
        return WRONG
    if tidy == text:
        return FINE
    if check:
        sys.stdout.write(f"{path}: niet netjes; draai `make format`.\n")
        return UNTIDY
    path.write_text(tidy, "utf-8")
    sys.stdout.write(f"{path}: netjes gezet.\n")
    return FINE


if __name__ == "__main__":
    sys.exit(main())
