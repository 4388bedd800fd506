#!/usr/bin/env python3
"""Write the whole catalogue as one HTML file that opens without network, from the database of a build."""

import argparse
import sys
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.offline.schrijven import write_offline
from toolkit.site_config import read_site_config
from toolkit.store.disk import StoreError

ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run the command; 0 written, 2 when the database or the configuration is wrong."""
    parser = argparse.ArgumentParser(description="Schrijft de hele catalogus als één HTML-bestand, zonder netwerk.")
    parser.add_argument("--db", type=Path, required=True, metavar="BESTAND", help="de database van een bouw")
    parser.add_argument("--out", type=Path, required=True, metavar="BESTAND", help="het bestand dat wordt gemaakt")
    parser.add_argument("--metadata", type=Path, default=ROOT / "metadata.yml", help="wie de site uitgeeft, en waar")
    arguments = parser.parse_args()
    try:
        size = write_offline(arguments.db, arguments.out, read_site_config(arguments.metadata))
    except (ConfigError, StoreError, OSError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{arguments.out}: {size // 1000} kB. Het controlegetal staat ernaast.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
