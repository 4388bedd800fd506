"""What is kept of each publication and opens without this program: its data package, and the catalogue in one file."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from toolkit.offline.schrijven import write_offline
from toolkit.opendata.files import OPEN_DATA
from toolkit.products import PACKAGE, write_open_data_of
from toolkit.site_config import read_site_config
from toolkit.store.disk import writing
from toolkit.whole_file import replaced, sha256_of

SUMS = "SHA256SUMS"


@contextmanager
def archive_copy(
    database: Path, folder: Path, data: Path, metadata: Path, datum: date
) -> Iterator[Callable[[], Sequence[Path]]]:
    """Prepare what is kept of a publication, and give what puts it in its place.

    The slow and large part is done before anything is published. What is given moves the data package to
    ``folder/interventies-<datum>.zip`` and the catalogue in one file to ``folder/interventiecatalogus-<datum>.html``,
    adds their lines to ``folder/SHA256SUMS`` (as `sha256sum --check` takes it; the lines of earlier copies stay as they
    are, so that damage to one shows), and returns where they are; it raises OSError.

    Raises:
        ConfigError, StoreError: see `write_open_data_of` and `write_offline`.

    """
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
    package, one_file = f"interventies-{datum.isoformat()}.zip", f"interventiecatalogus-{datum.isoformat()}.html"
    drafts = {name: folder / f".{name}.concept" for name in (package, one_file)}
    try:
        with TemporaryDirectory() as made:
            open_data, offline = Path(made) / OPEN_DATA, Path(made) / one_file
            write_open_data_of(database, open_data, data, metadata)
            write_offline(database, offline, read_site_config(metadata))
            with writing(folder):
                shutil.copyfile(open_data / PACKAGE, drafts[package])
                shutil.copyfile(offline, drafts[one_file])
        yield lambda: _keep(drafts, folder)
    finally:
        for draft in drafts.values():
            draft.unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()  # only when nothing was ever published


def _keep(drafts: dict[str, Path], folder: Path) -> list[Path]:
    sums = folder / SUMS
    before = sums.read_text("utf-8").splitlines() if sums.is_file() else []
    lines = [line for line in before if line.partition("  ")[2] not in drafts]
    lines += [f"{sha256_of(draft)}  {name}" for name, draft in drafts.items()]
    with replaced(sums) as new:
        new.write_text("\n".join(lines) + "\n", "utf-8")
        return [draft.replace(folder / name) for name, draft in drafts.items()]
