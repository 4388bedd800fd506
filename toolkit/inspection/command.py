"""The command behind ``make inspect``."""

import argparse
import json
import sys
from pathlib import Path

from rich.console import Console

from toolkit.config.strict_yaml import ConfigError
from toolkit.config.workbook import load_workbook_config
from toolkit.curation import load_curation
from toolkit.findings import Bevindingen
from toolkit.inspection.as_json import reading_as_json
from toolkit.inspection.as_text import show_reading
from toolkit.mapping.read import read_workbook
from toolkit.reading.workbook_reading import WorkbookError

EXIT_BAD_INPUT = 2
_DATA = Path(__file__).resolve().parents[2] / "data"  # of this repository, wherever the command is started


def main(arguments: list[str] | None = None) -> int:
    """Show how one workbook would be read; return 0, or 2 when it cannot be opened."""
    parser = argparse.ArgumentParser(description="Laat zien hoe een werkmap gelezen zou worden. Schrijft niets.")
    parser.add_argument("bestand", type=Path, metavar="FILE", help="een bestand .xlsx of .xlsm")
    parser.add_argument("--json", action="store_true", help="één JSON-object op de standaarduitvoer")
    parser.add_argument("--data", type=Path, default=_DATA, help="map met velden.yml, vocabulaire en werkboeken")
    options = parser.parse_args(arguments)
    if not options.bestand.name:  # `make inspect` without FILE gives an empty name
        sys.stderr.write("Welk bestand? Schrijf: make inspect FILE=data/raw/lijst.xlsx\n")
        return EXIT_BAD_INPUT
    bevindingen = Bevindingen()
    try:
        curation, layouts = load_curation(options.data), options.data / "werkboeken"
        written_as = curation.written_as(options.bestand)
        reading = read_workbook(
            options.bestand,
            knowledge=curation.kennis.for_workbook(written_as.besluiten),
            config=load_workbook_config(layouts, curation.replacements.described(layouts, options.bestand)),
            bevindingen=bevindingen,
            written_as=written_as,
        )
    except (WorkbookError, ConfigError) as error:
        sys.stderr.write(f"{error}\n")
        return EXIT_BAD_INPUT
    if options.json:
        sys.stdout.write(json.dumps(reading_as_json(reading), ensure_ascii=False, indent=1) + "\n")
    else:
        console = Console(width=None if sys.stdout.isatty() else 140)
        show_reading(console, reading, bevindingen, curation.kennis.velden, curation.vocabulary)
    return 0
