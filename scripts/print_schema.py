"""Print the schema of the database, as generated from the vocabulary and the fields."""

import argparse
import sys
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.store.schema import schema_sql
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import load_velden

DATA = Path(__file__).parent.parent / "data"


def main() -> int:
    """Run the command; 0 printed, 2 when a YAML file is wrong."""
    parser = argparse.ArgumentParser(description="Toont het schema van de database, zoals een bouw het maakt.")
    parser.add_argument("--data", type=Path, default=DATA, help="map met vocabulaire/ en velden.yml")
    data = parser.parse_args().data
    try:
        print(schema_sql(load_vocabulary(data / "vocabulaire"), load_velden(data / "velden.yml")))
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
