"""Filter and facet a table by tags in junction tables: a plugin for Datasette, and the selection behind it.

Depends on Datasette and pydantic and on nothing else, whatever name it is installed under. Other packages use only what
is in `__all__`; README.md is the manual.
"""

from . import answers
from .answers import Counts
from .engine import Answers, answers_for, ask, index_of
from .memory import MemoryIndex, Rows, build_index
from .relation import Choice, Mode, Relation, TermId
from .selection import Condition, Selection
from .sql import Sql, as_json
from .words import ModeWords, Words

# Datasette loads its plugins, this one and its hosts among them, while it is being imported. That has to be over before
# any other module in here begins, or it would find a module that is only half there; and hosts find the names above.
import datasette.plugins  # noqa: F401  # isort: skip

__all__ = [
    "Answers",
    "Choice",
    "Condition",
    "Counts",
    "MemoryIndex",
    "Mode",
    "ModeWords",
    "Relation",
    "Rows",
    "Selection",
    "Sql",
    "TermId",
    "Words",
    "answers",
    "answers_for",
    "as_json",
    "ask",
    "build_index",
    "index_of",
]
