"""Serve the catalogue: Datasette with this site, the settings it counts on, and a server with limits."""

import argparse
import sys
from pathlib import Path

import datasette.app  # noqa: F401 - first: it looks for its plugins when it is imported, and the site is one

from toolkit.web.server import serve
from toolkit.web.serving import Serving

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run the command; 0 stopped by a person, 2 when the database or the configuration is wrong."""
    parser = argparse.ArgumentParser(description="Toont de catalogus op een eigen adres, alleen om te lezen.")
    parser.add_argument("--db", type=Path, required=True, help="de database van een bouw")
    parser.add_argument("--metadata", type=Path, default=ROOT / "metadata.yml", help="wie de site uitgeeft, en teksten")
    parser.add_argument("--host", default="127.0.0.1", help="op welk adres van deze machine; 0.0.0.0 is elk adres")
    parser.add_argument("--port", type=int, default=8001, help="op welke poort")
    parser.add_argument("--workers", type=_some, default=1, help="hoeveel processen antwoorden (1)")
    parser.add_argument(
        "--base-url", type=_prefix, default="/", help="deel van het adres voor elke pagina, zoals /catalogus/"
    )
    parser.add_argument("--allow-sql", action="store_true", help="bezoekers mogen zelf SQL schrijven; nooit standaard")
    arguments = parser.parse_args()
    served = Serving(arguments.db, arguments.metadata, arguments.base_url, arguments.allow_sql)
    return serve(served.application, arguments.host, arguments.port, arguments.workers)


def _prefix(given: str) -> str:
    """Return a prefix with a slash at both ends."""
    return f"/{given.strip('/')}/" if given.strip("/") else "/"


def _some(given: str) -> int:
    if not given.isdecimal() or int(given) < 1:
        raise argparse.ArgumentTypeError("minstens 1")
    return int(given)


if __name__ == "__main__":
    sys.exit(main())
