"""A file as a whole: replaced in one step, and known by its digest."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def replaced(target: Path) -> Iterator[Path]:
    """Yield a draft beside `target` that takes its place when the block ends well; else `target` stays as it was.

    Raises:
        OSError: the draft was not written, or cannot take that place.

    """
    draft = target.with_name(f".{target.name}.concept")
    try:
        yield draft
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()
