"""What may be asked of the site: closed by what is allowed. Everything else is answered before Datasette sees it.

The site only reads. So a question is GET or HEAD (OPTIONS where other sites may ask), to an address that is a page of
the catalogue or a table of its database, with the parameters that a table page has.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl

from toolkit.talen import _
from toolkit.web.asgi import Scope
from toolkit.web.fouten import NietGevondenError, NietToegestaanError, OnjuisteVraagError

# Data that any other site may read from a browser: open data and the API.
_OPEN_TO_ALL = re.compile(r"/open-data/.*|/begrippen\.(ttl|jsonld)|/api/.*|/openapi\.json")
_STATIC = re.compile(r"/-/static-plugins/interventiecatalogus/[a-z]+\.(css|js|svg)")
_HOST = re.compile(r"[A-Za-z0-9_.-]{1,253}(:\d{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:\d{1,5})?")
_TABLE_PARAMETERS = re.compile(
    r"_(search(_\w+)?|searchmode|sort|sort_desc|sort_by_desc|facet(_size|_array|_date|_m2m)?|m2m_\w+|col|nocol"
    r"|through|where|next|size|labels?|shape|nl|json|json_infinity|nocount|nofacet|nosuggest|stream|dl|header|extra"
    r"|filter_(column|op|value)(_\d+)?|hide_sql|show_sql)"
)
# A site without log-in and cookies needs neither, and what it does not read cannot harm it.
_UNREAD = frozenset({b"cookie", b"authorization"})
METHODS = "GET, HEAD"


@dataclass(frozen=True, slots=True)
class ToegestaneVraag:
    """A question that may be asked: where it goes, and what kind of answer it gets.

    Attributes:
        path: the address, as Datasette's router reads it.
        open_to_all: other sites may read the answer from a browser.
        static: a file of the design.
        tables: one of Datasette's own pages about the data.

    """

    path: str
    open_to_all: bool
    static: bool
    tables: bool


@dataclass(frozen=True, slots=True)
class Toegang:
    """The addresses that the site has.

    Attributes:
        database: name of the database of the catalogue.
        pages: patterns of the addresses of the catalogue's own pages.

    """

    database: str
    pages: Sequence[str]
    _own: re.Pattern[str] = field(init=False)
    _tables: re.Pattern[str] = field(init=False)

    def __post_init__(self) -> None:
        name = re.escape(self.database)
        own = "|".join(f"(?:{re.sub(r'[(][?]P<[a-z]+>', '(?:', page)})" for page in self.pages)
        object.__setattr__(self, "_own", re.compile(own))
        object.__setattr__(
            self,
            "_tables",
            re.compile(rf"/{name}(\.(json|csv|db))?|/{name}/[^/.]+(\.(json|jsono|csv))?|/{name}/[^/.]+/[^/]+"),
        )

    def route_path(self, scope: Scope) -> str | None:
        """Return the address as Datasette's router reads it, or None when that could not read it."""
        raw = scope.get("raw_path") or str(scope["path"]).encode("utf-8", "surrogateescape")
        try:
            return bytes(raw).decode("ascii").partition("?")[0]
        except UnicodeDecodeError:
            return None

    def is_open_to_all(self, scope: Scope) -> bool:
        """Return whether other sites may read from this address in a browser, errors included."""
        return bool(_OPEN_TO_ALL.fullmatch(self.route_path(scope) or ""))

    def admit(self, scope: Scope) -> ToegestaneVraag:
        """Return the question.

        Raises:
            NietToegestaanError: another method than those that read.
            NietGevondenError: the site has no such address.
            OnjuisteVraagError: the host is no host, or a parameter is none of a table page.

        """
        path = self.route_path(scope)
        if path is None or not self._exists(path):
            raise NietGevondenError.of_address()
        vraag = ToegestaneVraag(
            path=path,
            open_to_all=self.is_open_to_all(scope),
            static=bool(_STATIC.fullmatch(path)),
            tables=not self._own.fullmatch(path) and bool(self._tables.fullmatch(path)),
        )
        if scope["method"] not in ("GET", "HEAD") and not (vraag.open_to_all and scope["method"] == "OPTIONS"):
            raise NietToegestaanError
        _check_host(scope)
        if vraag.tables:
            query_string = bytes(scope.get("query_string") or b"").decode("latin-1")
            _check_parameters(query_string)
            if path == f"/{self.database}.csv" and not parse_qs(query_string).get("sql"):
                raise NietGevondenError("De hele database is er niet als CSV. Alle tabellen staan bij /open-data/.")
        return vraag

    def _exists(self, path: str) -> bool:
        if self._own.fullmatch(path) or self._tables.fullmatch(path) or _STATIC.fullmatch(path):
            return True
        # Datasette leads an address with a slash too many to the page. An API does not (NL API Design Rules).
        shorter = path.rstrip("/")
        return shorter != path and not path.startswith("/api/") and bool(shorter) and self._exists(shorter)


def without_identity(scope: Scope) -> dict[str, Any]:
    """Return the scope without cookies and credentials."""
    headers = [(name, value) for name, value in scope.get("headers") or [] if name.lower() not in _UNREAD]
    return {**scope, "headers": headers}


def _check_host(scope: Scope) -> None:
    for name, value in scope.get("headers") or []:
        if name.lower() == b"host" and value and not _HOST.fullmatch(value.decode("latin-1")):
            raise OnjuisteVraagError(_("De naam van de site in deze vraag is geen naam van een site."))


def _check_parameters(query_string: str) -> None:
    for name, _value in parse_qsl(query_string, keep_blank_values=True):
        if name.startswith("_") and not _TABLE_PARAMETERS.fullmatch(name):
            raise OnjuisteVraagError(f"De parameter ‘{name[:60]}’ kennen we niet bij een tabel. Haal hem weg.")
