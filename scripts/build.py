#!/usr/bin/env python3
"""Build the database of the catalogue from the workbooks in a folder."""

import argparse
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from toolkit.changes.uitgave import read_published_stand
from toolkit.config.strict_yaml import ConfigError
from toolkit.findings import Ernst
from toolkit.inputs import InputError, input_hash
from toolkit.pipeline import BuildError, BuildPaths, collect
from toolkit.products import OPEN_DATA, REPORT, WORKLIST, drafted_open_data, replaced_open_data, write_reports
from toolkit.reading.workbook_reading import WorkbookError
from toolkit.store.disk import StoreError
from toolkit.store.validate import InvalidCatalogusError
from toolkit.store.write import drafted, publish

ROOT = Path(__file__).resolve().parent.parent
FINISHED, FINDINGS, FAILED = 0, 1, 2


def main() -> int:
    """Run the build and return the exit code of the contract."""
    arguments = parse_arguments()
    paths = BuildPaths(raw=arguments.raw, data=arguments.data, target=arguments.out)
    try:
        report = arguments.report or paths.target.parent
        if arguments.if_changed and is_up_to_date(paths, report):
            say(f"{paths.target} is bij.")
            return FINISHED
        return build_and_publish(paths, report, arguments.strict)
    except (InputError, BuildError, ConfigError, WorkbookError, StoreError, InvalidCatalogusError) as error:
        sys.stderr.write(f"{error}\n")
        return FAILED


def build_and_publish(paths: BuildPaths, report: Path, strict: bool) -> int:
    """Build a draft, report on it, and publish it with its open data unless `strict` finds a fault in it."""
    catalogus, extend = collect(paths, say)
    fouten = catalogus.bevindingen.with_ernst(Ernst.FOUT)
    open_data = paths.target.parent / OPEN_DATA
    say(f"Schrijven: {paths.target}")
    with drafted(catalogus, paths.target, extend) as draft:
        published = read_published_stand(paths.data / "wijzigingen")
        kept = write_reports(draft, report, catalogus.vocabulary, catalogus.velden, published)
        if kept is not None:
            say(f"De ingevulde curatielijst is bewaard als {kept}. Nog niet overgenomen? make curate FILE={kept}")
        say(f"Kwaliteitsrapport: {report / REPORT}")
        if strict and fouten:
            sys.stderr.write(f"Niet gepubliceerd: {len(fouten)} bevindingen van ernst fout. Zie {report / REPORT}.\n")
            return FINDINGS
        with (
            drafted_open_data(draft, open_data, paths.data, ROOT / "metadata.yml") as draft_open_data,
            replaced_open_data(draft_open_data, open_data),
        ):
            publish(draft, paths.target)
    say(f"Klaar: {len(catalogus.interventies)} interventies, {len(catalogus.bevindingen)} bevindingen.")
    return FINISHED


def parse_arguments() -> argparse.Namespace:
    """Return the arguments of the command line."""
    parser = argparse.ArgumentParser(description="Bouwt de database van de catalogus uit de werkboeken in een map.")
    parser.add_argument("--raw", type=Path, required=True, metavar="MAP", help="map met de werkboeken (.xlsx, .xlsm)")
    parser.add_argument("--out", type=Path, required=True, metavar="BESTAND", help="de database die wordt gemaakt")
    parser.add_argument("--report", type=Path, metavar="MAP", help="map voor het kwaliteitsrapport (naast de database)")
    parser.add_argument(
        "--data", type=Path, default=ROOT / "data", metavar="MAP", help="map met de besluiten van curatoren"
    )
    parser.add_argument("--strict", action="store_true", help="eindig met 1 als er bevindingen van ernst fout zijn")
    parser.add_argument("--if-changed", action="store_true", help="bouw alleen als er iets is veranderd")
    return parser.parse_args()


def is_up_to_date(paths: BuildPaths, report: Path) -> bool:
    """Tell whether everything is there and the database was built from exactly these inputs."""
    made = (paths.target, report / REPORT, report / WORKLIST, paths.target.parent / OPEN_DATA)
    if not all(path.exists() for path in made):
        return False
    with closing(sqlite3.connect(f"{paths.target.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        try:
            row = connection.execute("select waarde from bouw where sleutel = 'invoer_sha256'").fetchone()
        except sqlite3.DatabaseError:
            return False
    return row is not None and row[0] == input_hash(paths.raw, paths.data)


def say(text: str) -> None:
    """Report progress."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
