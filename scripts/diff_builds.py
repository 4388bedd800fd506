"""Say what changed between two builds: ``make diff OLD=a.db NEW=b.db``."""

import argparse
import sys
from pathlib import Path

from rich.console import Console

from toolkit.changes.compare import compare
from toolkit.changes.read_stand import NoCatalogueError, open_catalogue, read_stand
from toolkit.changes.render import as_json, as_markdown, print_changes
from toolkit.schermwoorden import STATUS_IN_VAK
from toolkit.wijziging import Wijziging


def main() -> int:
    """Run the command; exit code as `diff` has it: 0 the same, 1 different, 2 trouble."""
    parser = argparse.ArgumentParser(
        description="Laat zien wat er verschilt tussen twee bouwen. Exitcode: 0 geen verschil, 1 verschil, 2 fout."
    )
    parser.add_argument("oud", type=Path, help="de eerdere database")
    parser.add_argument("nieuw", type=Path, help="de latere database")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--markdown", action="store_true", help="als Markdown, voor een pull request")
    form.add_argument("--json", action="store_true", help="als JSON, voor een programma")
    arguments = parser.parse_args()
    if not arguments.oud.name or not arguments.nieuw.name:  # `make diff` without a file gives an empty name
        print("Welke twee? Schrijf: make diff OLD=oud.db NEW=data/build/interventies.db", file=sys.stderr)
        return 2
    try:
        changes = _changes(arguments.oud, arguments.nieuw)
    except NoCatalogueError as error:
        print(error, file=sys.stderr)
        return 2
    if arguments.json:
        print(as_json(changes), end="")
    elif arguments.markdown:
        print(as_markdown(changes, STATUS_IN_VAK), end="")
    else:
        print_changes(Console(), changes, STATUS_IN_VAK)
    return 1 if changes else 0


def _changes(old: Path, new: Path) -> list[Wijziging]:
    with open_catalogue(old) as before, open_catalogue(new) as after:
        return compare(read_stand(before), read_stand(after))


if __name__ == "__main__":
    sys.exit(main())
