"""What a build writes beside the database: the quality report, the work list for curators, and the open data."""

from collections.abc import Callable
from pathlib import Path

from ruamel.yaml import YAML

from toolkit.opendata.config import OpenDataConfig, table_texts
from toolkit.opendata.matches import load_matches
from toolkit.opendata.write import write_open_data
from toolkit.pipeline import BuildPaths
from toolkit.report import write_quality_report, write_worklist
from toolkit.web.config import PLUGIN, load_site_config

REPORT = "kwaliteitsrapport.html"
WORKLIST = "curatielijst.xlsx"
OPEN_DATA = "open-data"


def write_products(paths: BuildPaths, report: Path, metadata: Path, progress: Callable[[str], None]) -> None:
    """Write the report and the work list to the folder `report`, and the open data beside the database.

    Raises:
        ConfigError: metadata.yml lacks what the open data need.
        OSError: a file cannot be written.

    """
    report.mkdir(parents=True, exist_ok=True)
    progress(f"Kwaliteitsrapport: {report / REPORT}")
    write_quality_report(paths.target, report / REPORT)
    write_worklist(paths.target, report / WORKLIST)
    folder = paths.target.parent / OPEN_DATA
    progress(f"Open data: {folder}")
    write_open_data(
        paths.target, folder, open_data_config(metadata), load_matches(paths.data / "opendata" / "overeenkomsten.yml")
    )


def open_data_config(metadata: Path) -> OpenDataConfig:
    """Return what metadata.yml says about publisher, licence and tables.

    Raises:
        ConfigError: the site's part of metadata.yml is missing or wrong.

    """
    described = YAML(typ="safe", pure=True).load(metadata.read_text(encoding="utf-8"))
    site = load_site_config(described.get("plugins", {}).get(PLUGIN))
    return OpenDataConfig(
        basisadres=site.basis,
        uitgever=site.uitgever.naam,
        uitgever_url=str(site.uitgever.website),
        contact=site.contact,
        licentie=site.licenties.gegevens.naam,
        licentie_url=str(site.licenties.gegevens.url),
        titel=described["title"],
        beschrijving=described["description"],
        tabellen=table_texts(described),
    )
