"""Search that understands Dutch: an index written while building, and answers from it."""

from toolkit.search.index import write_search_index
from toolkit.search.not_for import Elsewhere
from toolkit.search.notes import SearchedAsWell
from toolkit.search.resembling import Resembling
from toolkit.search.searcher import Searcher, SearchResult
from toolkit.search.suggestions import Suggestion
from toolkit.search.wishes import Wish
from toolkit.search.words import SearchWords, load_search_words

__all__ = [
    "Elsewhere",
    "Resembling",
    "SearchResult",
    "SearchWords",
    "SearchedAsWell",
    "Searcher",
    "Suggestion",
    "Wish",
    "load_search_words",
    "write_search_index",
]
