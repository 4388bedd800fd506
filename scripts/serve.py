"""Serve the catalogue: Datasette with this site, the settings it counts on, and a server with limits."""

import argparse
import asyncio
import sys
from pathlib import Path

from click import ClickException
from datasette.app import Datasette
from datasette.utils import parse_metadata

from toolkit.config.strict_yaml import ConfigError
from toolkit.web.server import server_of

ROOT = Path(__file__).parent.parent


def main() -> int:
    """Run the command; 0 stopped by a person, 2 when the database or the configuration is wrong."""
    parser = argparse.ArgumentParser(description="Toont de catalogus op een eigen adres, alleen om te lezen.")
    parser.add_argument("--db", type=Path, required=True, help="de database van een bouw")
    parser.add_argument("--metadata", type=Path, default=ROOT / "metadata.yml", help="wie de site uitgeeft, en teksten")
    parser.add_argument("--host", default="127.0.0.1", help="op welk adres van deze machine; 0.0.0.0 is elk adres")
    parser.add_argument("--port", type=int, default=8001, help="op welke poort")
    parser.add_argument("--base-url", default="/", help="deel van het adres voor elke pagina, zoals /catalogus/")
    parser.add_argument("--allow-sql", action="store_true", help="bezoekers mogen zelf SQL schrijven; nooit standaard")
    arguments = parser.parse_args()
    try:
        app = site(arguments).app()
    except (ClickException, ConfigError, OSError) as error:
        print(error.message if isinstance(error, ClickException) else error, file=sys.stderr)
        return 2
    server_of(app, arguments.host, arguments.port).run()
    return 0


def site(arguments: argparse.Namespace) -> Datasette:
    """Return the site, checked: what is wrong shows before anybody asks something.

    Raises:
        ClickException, ConfigError: the database is not one of the catalogue, or the configuration is wrong.
        OSError: a file cannot be read.

    """
    if not arguments.db.is_file():
        raise ConfigError(f"De database {arguments.db} is er niet. Maak haar met `make build`.")
    datasette = Datasette(
        [],
        immutables=[str(arguments.db)],
        metadata=parse_metadata(arguments.metadata.read_text(encoding="utf-8")),
        settings={
            "base_url": arguments.base_url,
            "default_allow_sql": arguments.allow_sql,
            "suggest_facets": False,
            "allow_download": True,
        },
    )
    asyncio.run(datasette.invoke_startup())
    return datasette


if __name__ == "__main__":
    sys.exit(main())
