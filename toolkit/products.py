"""What a build writes beside the database: the quality report, the work list for curators, and the open data."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from ruamel.yaml import YAML

from toolkit.changes.stand import Stand
from toolkit.curatielijst.ingevuld import holds_decisions
from toolkit.curatielijst.schrijven import write_worklist
from toolkit.lezer import open_readonly
from toolkit.opendata.matches import MATCHES, load_matches
from toolkit.opendata.uitgever import OpenDataConfig, open_data_config, table_texts
from toolkit.opendata.write import write_open_data
from toolkit.report import write_quality_report
from toolkit.site_config import PLUGIN, load_site_config
from toolkit.store.disk import writing
from toolkit.tabelteksten import describe_tables
from toolkit.vocabulary.dimension import Vocabulary
from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.velden import Velden

REPORT = "kwaliteitsrapport.html"
WORKLIST = "curatielijst.xlsx"
KEPT_WORKLIST = "curatielijst-ingevuld.xlsx"
OPEN_DATA = "open-data"


def write_reports(
    database: Path, folder: Path, vocabulary: Vocabulary, velden: Velden, published: Stand | None = None
) -> Path | None:
    """Write the quality report and the work list about `database` to `folder`.

    A work list that somebody filled in is kept beside the new one, since its decisions may not have been taken yet.

    Args:
        database: what was built.
        folder: where they go.
        vocabulary, velden: what the work list offers to choose from.
        published: what the last publication said, or None before the first.

    Returns:
        where the list that was filled in is now, or None when there was none.

    Raises:
        StoreError: a file cannot be written.

    """
    kept = None
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with writing(folder / REPORT):
        write_quality_report(database, folder / REPORT, published)
    with writing(folder / WORKLIST):
        if (folder / WORKLIST).exists() and holds_decisions(folder / WORKLIST):
            kept = (folder / WORKLIST).replace(folder / KEPT_WORKLIST)
        write_worklist(database, folder / WORKLIST, vocabulary, velden)
    return kept


@contextmanager
def drafted_open_data(database: Path, target: Path, data: Path, metadata: Path) -> Iterator[Path]:
    """Write the open data of `database` to a draft folder beside `target`, and give its path; gone afterwards.

    Raises:
        ConfigError: metadata.yml lacks what the open data need.
        StoreError: a file cannot be written.

    """
    matches = load_matches(data / MATCHES, load_vocabulary(data / "vocabulaire"))
    config = read_open_data_config(metadata, database)
    with ExitStack() as afterwards:
        with writing(target):
            draft = Path(afterwards.enter_context(_folder_beside(target))) / OPEN_DATA
            write_open_data(database, draft, config, matches)
        yield draft


def _folder_beside(target: Path) -> tempfile.TemporaryDirectory[str]:
    """Return a folder of our own; what cannot be cleared away afterwards is no reason to call a build failed."""
    return tempfile.TemporaryDirectory(prefix=".open-data-", dir=target.parent, ignore_cleanup_errors=True)


@contextmanager
def replaced_open_data(draft: Path, target: Path) -> Iterator[None]:
    """Put the folder `draft` in the place of `target`; when what follows fails, the old one comes back.

    So the database and the open data are published together or not at all.

    Raises:
        StoreError: the folder cannot be put there; the old one still is.

    """
    old = draft.with_name("vorige")
    had_one = target.exists()
    try:
        with writing(target):
            if had_one:
                target.replace(old)
            draft.replace(target)
        yield
    except BaseException:
        if old.exists() or not had_one:
            shutil.rmtree(target, ignore_errors=True)
        if old.exists():
            old.replace(target)
        raise


def read_open_data_config(metadata: Path, database: Path) -> OpenDataConfig:
    """Return what metadata.yml says about publisher and licence, and what it and the database say about the tables.

    Raises:
        ConfigError: the site's part of metadata.yml is missing or wrong.

    """
    described = YAML(typ="safe", pure=True).load(metadata.read_text(encoding="utf-8"))
    site = load_site_config(described.get("plugins", {}).get(PLUGIN))
    given = described["databases"][site.database]["tables"]
    with open_readonly(database) as conn:
        tables = table_texts(describe_tables(conn, given))
    return open_data_config(site, described["title"], described["description"], tables)
