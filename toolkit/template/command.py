"""The command behind ``make template``."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from toolkit.config.strict_yaml import ConfigError
from toolkit.template.columns import template_columns
from toolkit.template.sjabloon import load_template_config
from toolkit.template.write import write_template
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import load_velden
from toolkit.whole_file import replaced

WRITTEN, FAILED = 0, 2
NAME = "sjabloon.yml"
_DATA = Path(__file__).resolve().parents[2] / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the template; return 0, or 2 when a YAML file is wrong or it cannot be written."""
    parser = argparse.ArgumentParser(description="Maakt een leeg werkboek met de kolommen en keuzelijsten van nu.")
    parser.add_argument("--out", type=Path, default=_DATA / "build" / "sjabloon.xlsx", metavar="BESTAND")
    parser.add_argument("--data", type=Path, default=_DATA, metavar="MAP", help=f"map met {NAME} en vocabulaire/")
    options = parser.parse_args(arguments)
    try:
        make_template(options.data, options.out)
    except ConfigError as error:
        sys.stderr.write(f"{error}\n")
        return FAILED
    except OSError as error:
        sys.stderr.write(f"{options.out}: schrijven is niet gelukt ({error}). Wat er stond, is niet veranderd.\n")
        return FAILED
    sys.stdout.write(f"Sjabloon: {options.out}\n")
    return WRITTEN


def make_template(data: Path, target: Path) -> None:
    """Write the template for the vocabulary and fields in `data` to `target`, whole or not at all.

    Raises:
        ConfigError: a YAML file is wrong.
        OSError: it cannot be written.

    """
    vocabulary, velden = load_vocabulary(data / "vocabulaire"), load_velden(data / "velden.yml")
    columns = template_columns(velden, vocabulary, load_template_config(data / NAME, velden, vocabulary))
    target.parent.mkdir(parents=True, exist_ok=True)
    with replaced(target) as draft:
        write_template(columns, draft)
