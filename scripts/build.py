#!/usr/bin/env python3
"""Build the database of the catalogue from the workbooks in a folder."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from toolkit.changes.uitgave import read_published_stand
from toolkit.config.strict_yaml import ConfigError
from toolkit.curatielijst.ingevuld import waits
from toolkit.curatielijst.lezen import read_lijst
from toolkit.findings import Ernst
from toolkit.inputs import InputError, input_hash
from toolkit.lezer import open_readonly
from toolkit.lezer.bronnen import read_bouw
from toolkit.opendata.files import OPEN_DATA
from toolkit.pipeline import BuildError, BuildPaths, collect
from toolkit.products import (
    REPORT,
    WORKLIST,
    keep_filled_list,
    product_set,
    write_open_data_of,
    write_reports,
)
from toolkit.reading.workbook_reading import WorkbookError
from toolkit.store.disk import StoreError
from toolkit.store.validate import InvalidCatalogusError
from toolkit.store.write import write_database
from toolkit.text import counted, visible

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
    except MemoryError:
        sys.stderr.write(
            "Het geheugen is vol; er is niets gepubliceerd. Splits de werkboeken, of bouw op een andere computer.\n"
        )
        return FAILED


def build_and_publish(paths: BuildPaths, report: Path, strict: bool) -> int:
    """Build a draft of everything, and publish it at once unless `strict` finds a fault in it."""
    catalogus, extend = collect(paths, say)
    fouten = catalogus.bevindingen.with_ernst(Ernst.FOUT)
    products = product_set(paths.target, report)
    say(f"Schrijven: {paths.target}")
    with products.drafted() as draft:
        database = draft / paths.target.name
        write_database(catalogus, database, extend)
        published = read_published_stand(paths.data / "wijzigingen")
        write_reports(database, draft, catalogus.vocabulary, catalogus.velden, published)
        kept = keep_filled_list(report)
        if kept is not None:
            undone = waits(kept, read_lijst(database).vragen)
            take = f" Wat u erin besloot, is nog niet overgenomen: make curate FILE={kept}" if undone else ""
            say(f"De ingevulde curatielijst is bewaard als {kept}.{take}")
        if strict and fouten:
            products.hand_over(draft, (REPORT, WORKLIST))
            wrong = counted(len(fouten), "bevinding", "bevindingen")
            sys.stderr.write(f"Niet gepubliceerd: {wrong} van ernst fout. Zie {report / REPORT}.\n")
            return FINDINGS
        write_open_data_of(database, draft / OPEN_DATA, paths.data, ROOT / "metadata.yml")
        products.publish(draft)
    say(f"Kwaliteitsrapport: {report / REPORT}")
    interventies = counted(len(catalogus.interventies), "interventie", "interventies")
    say(f"Klaar: {interventies}, {counted(len(catalogus.bevindingen), 'bevinding', 'bevindingen')}.")
    if fouten:
        say(f"Nog niet klaar om te publiceren: {len(fouten)} van ernst fout. Bovenaan het rapport staat wat u doet.")
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
    """Tell whether everything that was published is there and whole, and was built from exactly these inputs."""
    if not product_set(paths.target, report).is_whole():
        return False
    with open_readonly(paths.target) as connection:
        built_from = read_bouw(connection).get("invoer_sha256")
    return built_from is not None and built_from == input_hash(paths.raw, paths.data)


def say(text: str) -> None:
    """Report progress; that nobody can be told is no reason to stop."""
    with suppress(OSError):
        sys.stdout.write(f"{visible(text)}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
