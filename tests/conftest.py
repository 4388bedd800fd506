"""What many tests share: where the curated data is."""

from pathlib import Path

import pytest

from toolkit.vocabulary.load import load_vocabulary
from toolkit.vocabulary.model import Vocabulary

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """Return the vocabulary of the curators."""
    return load_vocabulary(ROOT / "data" / "vocabulaire")
