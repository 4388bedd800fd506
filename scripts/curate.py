#!/usr/bin/env python3
"""Take the decisions that a curator filled in on the work list into the YAML below data/."""

import argparse
import sys
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.curating.messages import render
from toolkit.curating.refusals import ListError
from toolkit.curating.replace_files import ReplaceError
from toolkit.curating.run import take_decisions

ROOT = Path(__file__).resolve().parent.parent
TAKEN, REFUSED, FAILED = 0, 1, 2


def main() -> int:
    """Take the decisions: 0 all that were filled in, 1 when rows were refused, 2 when nothing could be taken."""
    arguments = parse_arguments()
    if not arguments.lijst.name:  # `make curate` without FILE gives an empty name, which is this folder
        sys.stderr.write("Welke lijst? Schrijf: make curate FILE=data/build/curatielijst.xlsx\n")
        return FAILED
    try:
        uitslag = take_decisions(arguments.lijst, arguments.db, arguments.data)
    except (ListError, ConfigError, ReplaceError) as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    sys.stdout.write(f"{render(uitslag, arguments.lijst, arguments.data)}\n")
    return REFUSED if uitslag.geweigerd or uitslag.bladen else TAKEN


def parse_arguments() -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser(
        description="Neemt de besluiten uit een ingevulde curatielijst over in de YAML onder data/.",
        epilog="Eindigt met 0 als alles is overgenomen, met 1 als regels zijn geweigerd (de rest wel), "
        "en met 2 als er niets is overgenomen.",
    )
    parser.add_argument("lijst", type=Path, metavar="CURATIELIJST", help="de ingevulde curatielijst (.xlsx)")
    parser.add_argument(
        "--db",
        type=Path,
        default=ROOT / "data" / "build" / "interventies.db",
        metavar="BESTAND",
        help="de database van de bouw waar de lijst bij hoort",
    )
    parser.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="MAP", help="map met de besluiten van curatoren"
    )
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
