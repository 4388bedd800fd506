"""What a build writes beside the database: the quality report, the work list for curators, and the open data."""

import re
import shutil
from filecmp import cmp
from pathlib import Path
from typing import Any

from toolkit.changes.stand import Stand
from toolkit.config.strict_yaml import read_yaml
from toolkit.curatielijst.ingevuld import holds_decisions
from toolkit.curatielijst.schrijven import write_worklist
from toolkit.lezer import open_readonly
from toolkit.opendata.files import OPEN_DATA
from toolkit.opendata.matches import MATCHES, load_matches
from toolkit.opendata.uitgever import OpenDataConfig, open_data_config, table_texts
from toolkit.opendata.write import write_open_data
from toolkit.report import write_quality_report
from toolkit.site_config import read_site_config
from toolkit.store.disk import writing
from toolkit.store.product_set import SUMS, ProductSet
from toolkit.tabelteksten import describe_tables
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import Velden

REPORT = "kwaliteitsrapport.html"
WORKLIST = "curatielijst.xlsx"
KEPT_WORKLIST = "curatielijst-ingevuld-{}.xlsx"
_KEPT = re.compile(re.escape(KEPT_WORKLIST).replace(r"\{\}", r"(\d{1,9})"))
PACKAGE = "interventies-datapackage.zip"


def product_set(target: Path, report: Path) -> ProductSet:
    """Return what a build publishes together: the database `target`, the open data beside it, the files in `report`."""
    places = {
        target.name: target,
        OPEN_DATA: target.parent / OPEN_DATA,
        REPORT: report / REPORT,
        WORKLIST: report / WORKLIST,
        SUMS: target.parent / SUMS,
    }
    return ProductSet(target.parent / f".{target.stem}", places, frozenset({OPEN_DATA}), frozenset({WORKLIST}))


def write_reports(
    database: Path, folder: Path, vocabulary: Vocabulary, velden: Velden, published: Stand | None = None
) -> None:
    """Write the quality report and the work list about `database` to `folder`.

    Args:
        database: what was built.
        folder: where they go.
        vocabulary, velden: what the work list offers to choose from.
        published: what the last publication said, or None before the first.

    Raises:
        StoreError: a file cannot be written.

    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with writing(folder / REPORT):
        write_quality_report(database, folder / REPORT, published)
    with writing(folder / WORKLIST):
        write_worklist(database, folder / WORKLIST, vocabulary, velden)


def keep_filled_list(folder: Path) -> Path | None:
    """Keep a copy of the work list in `folder` that somebody filled in, for a build that puts a new one in its place.

    Its decisions may not have been taken yet. No list that is kept is written over: each has the next number, and the
    same list is kept once.

    Returns:
        where the copy is, or None when nothing was filled in.

    Raises:
        StoreError: it cannot be kept.

    """
    filled = folder / WORKLIST
    if not filled.exists() or not holds_decisions(filled):
        return None
    earlier = {int(match[1]): path for path in folder.iterdir() if (match := _KEPT.fullmatch(path.name))}
    same = [path for _, path in sorted(earlier.items()) if cmp(path, filled, shallow=False)]
    if same:
        return same[0]
    kept = folder / KEPT_WORKLIST.format(max(earlier, default=0) + 1)
    with writing(kept):
        shutil.copyfile(filled, kept)
    return kept


def write_open_data_of(database: Path, folder: Path, data: Path, metadata: Path) -> None:
    """Write the open data of `database` to `folder`, by what `data` and `metadata` (metadata.yml) say.

    Raises:
        ConfigError: metadata.yml lacks what the open data need.
        StoreError: a file cannot be written.

    """
    matches = load_matches(data / MATCHES, load_vocabulary(data / "vocabulaire"))
    config = read_open_data_config(metadata, database)
    with writing(folder):
        write_open_data(database, folder, config, matches)


def read_open_data_config(metadata: Path, database: Path) -> OpenDataConfig:
    """Return what metadata.yml says about publisher and licence, and what it and the database say about the tables.

    Raises:
        ConfigError: the site's part of metadata.yml is missing or wrong.

    """
    site = read_site_config(metadata)
    described: Any = read_yaml(metadata)
    given = described["databases"][site.database]["tables"]
    with open_readonly(database) as conn:
        tables = table_texts(describe_tables(conn, given))
    return open_data_config(site, described["title"], described["description"], tables)
