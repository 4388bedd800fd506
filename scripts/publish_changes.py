"""Add the changes since the last publication to the change list: ``make publish DATUM=2026-12-01``."""

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console

from toolkit.archief import archive_copy
from toolkit.changes.limits import LESS_THAN_BEFORE, below_limits, load_limits
from toolkit.changes.numbers import count_stand
from toolkit.changes.read_stand import NoCatalogueError, open_catalogue, read_stand
from toolkit.changes.render import print_changes
from toolkit.changes.stand import Stand
from toolkit.changes.uitgave import PublishError, Uitgave, as_wijziging, load_uitgaven, publish
from toolkit.config.strict_yaml import ConfigError
from toolkit.findings import Ernst
from toolkit.lezer.tellingen import count_bronnen
from toolkit.schermwoorden import STATUS_IN_VAK
from toolkit.store.disk import StoreError
from toolkit.text import counted, some

ROOT = Path(__file__).parent.parent
_SHOWN = 5


class NotArchivedError(Exception):
    """A publication stands, and its data were not kept; the message is Dutch."""


def main() -> int:
    """Run the command; 0 published or nothing changed, 1 held back, 2 trouble."""
    parser = argparse.ArgumentParser(
        description="Zet de wijzigingen sinds de vorige uitgave in de wijzigingenlijst onder data/. "
        "Exitcode: 0 gelukt of niets veranderd, 1 tegengehouden, 2 fout."
    )
    parser.add_argument("--datum", required=True, help="datum van de uitgave, zoals 2026-12-01")
    parser.add_argument("--db", type=Path, default=ROOT / "data" / "build" / "interventies.db", help="de database")
    parser.add_argument("--data", type=Path, default=ROOT / "data", help="map met de besluiten")
    arguments = parser.parse_args()
    folder = arguments.data / "wijzigingen"
    try:
        datum = date.fromisoformat(arguments.datum)
    except ValueError:
        print(f"“{arguments.datum}” is geen datum. Schrijf: make publish DATUM=2026-12-01.", file=sys.stderr)
        return 2
    try:
        with open_catalogue(arguments.db) as conn:
            stand, bronnen = read_stand(conn), count_bronnen(conn)
        if problems := _held_back(stand, bronnen, arguments.data):
            print("Niet gepubliceerd:\n- " + "\n- ".join(problems), file=sys.stderr)
            return 1
        archive = (arguments.db, arguments.data / "archief", arguments.data, ROOT / "metadata.yml", datum)
        with archive_copy(*archive) as keep:
            uitgave = publish(folder, stand, bronnen, datum)
            if uitgave is not None:
                _tell(uitgave, folder, keep)
    except (NoCatalogueError, ConfigError, StoreError, NotArchivedError) as error:
        print(error, file=sys.stderr)
        return 2
    except PublishError as error:
        print(f"Niet gepubliceerd: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{folder}: schrijven is niet gelukt ({error.strerror}). Er is niets gepubliceerd.", file=sys.stderr)
        return 2
    if uitgave is None:
        print("Er is niets veranderd sinds de vorige uitgave; er is niets gepubliceerd.")
    return 0


def _tell(uitgave: Uitgave, folder: Path, keep: Callable[[], Sequence[Path]]) -> None:
    """Say what was published, and keep the copy of its data.

    Raises:
        NotArchivedError: it cannot be kept; the publication stands.

    """
    print_changes(Console(), [as_wijziging(regel) for regel in uitgave.wijzigingen], STATUS_IN_VAK)
    wijzigingen = counted(len(uitgave.wijzigingen), "wijziging", "wijzigingen")
    print(f"\nUitgave van {uitgave.datum.isoformat()}: {wijzigingen}, in {folder}.")
    try:
        kept = " en ".join(str(path) for path in keep())
        print(f"Bewaard, zonder dit programma te openen: {kept}, met controlegetallen in SHA256SUMS ernaast.")
    except OSError as error:
        raise NotArchivedError(
            f"De uitgave staat in {folder}, maar een kopie is niet bewaard ({error.strerror}). Bewaar zelf "
            "interventies-datapackage.zip, uit de map open-data naast de database, en wat make offline schrijft."
        ) from error
    print("Bouw opnieuw (make build), dan staat zij op de pagina Wijzigingen. Bewaar beide mappen in versiebeheer.")


def _held_back(stand: Stand, bronnen: int, data: Path) -> list[str]:
    """Return why this build may not be published, in Dutch."""
    found: dict[str, list[str]] = defaultdict(list)
    for b in stand.bevindingen:
        if b.ernst == Ernst.FOUT:
            found[b.code].append(b.waarde or b.bestand or "")
    problems = [
        f"{code} ({len(about)}): {_first(about)}Zie het kwaliteitsrapport."
        for code, about in found.items()
        if code != LESS_THAN_BEFORE  # said below, with the numbers
    ]
    uitgaven = load_uitgaven(data / "wijzigingen")
    if uitgaven:
        problems += below_limits(uitgaven[-1].aantallen, count_stand(stand, bronnen), load_limits(data / "grenzen.yml"))
    return list(dict.fromkeys(problems))


def _first(about: Sequence[str]) -> str:
    named = list(dict.fromkeys(filter(None, about)))
    return f"{some(named, _SHOWN)}. " if named else ""


if __name__ == "__main__":
    sys.exit(main())
