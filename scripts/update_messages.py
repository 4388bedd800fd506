"""Bring the catalogues of the languages of the site up to date with what the site can say."""

import argparse
import sys
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.talen import NEDERLANDS, TALEN
from toolkit.vertaallijst import renew

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run the command; 0 every message has a translation, 1 some have none, 2 a file is wrong."""
    parser = argparse.ArgumentParser(description="Werkt de vertalingen bij met alle teksten die de site kan tonen.")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="map met de YAML van curatoren")
    parser.add_argument("--talen", type=Path, default=ROOT / "toolkit" / "talen", help="map met <taal>.po")
    arguments = parser.parse_args()
    complete = True
    for code in TALEN:
        if code == NEDERLANDS.code:
            continue
        try:
            messages, untranslated = renew(arguments.talen / f"{code}.po", arguments.data)
        except (ConfigError, OSError) as error:
            print(error, file=sys.stderr)
            return 2
        print(f"{code}: {messages} teksten, {untranslated} zonder vertaling")
        complete &= not untranslated
    return 0 if complete else 1


if __name__ == "__main__":
    sys.exit(main())
