"""What can go wrong for a visitor, in Dutch, and how the site answers it."""

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Forbidden, NotFound, Response
from datasette.views.base import DatasetteError

from toolkit.talen import N_, _, vertaal

# Of the API, by semver: what users of it rely on changes with the first number only.
API_VERSION = "1.0.0"


class OnjuisteVraagError(DatasetteError):  # type: ignore[misc]
    """The address asks something that cannot be answered (400); `melding` says what, and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding, title=vertaal(_TITLES[400]), error_dict={"melding": melding}, status=400)


class NietGevondenError(DatasetteError):  # type: ignore[misc]
    """There is nothing at this address (404)."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding, title=vertaal(_TITLES[404]), error_dict={"melding": melding}, status=404)

    @classmethod
    def of_address(cls) -> "NietGevondenError":
        """Return the error for an address that the site does not have."""
        return cls(vertaal(_ADVICE[404]))


class IngetrokkenError(DatasetteError):  # type: ignore[misc]
    """An intervention that was published and withdrawn (410)."""

    def __init__(self, reden: str) -> None:
        melding = _("Deze interventie stond in de catalogus en is er later uit gehaald. Reden: %(reden)s", reden=reden)
        super().__init__(melding, title=vertaal(_TITLES[410]), error_dict={"melding": melding}, status=410)


class TeLangError(DatasetteError):  # type: ignore[misc]
    """There was no answer in time (503)."""

    def __init__(self) -> None:
        melding = vertaal(_ADVICE[503])
        super().__init__(melding, title=vertaal(_TITLES[503]), error_dict={"melding": melding}, status=503)


class NietToegestaanError(DatasetteError):  # type: ignore[misc]
    """The site only reads, and something else was asked (405)."""

    def __init__(self) -> None:
        melding = _("Deze site is alleen om te lezen. Open het adres gewoon, of volg een van de wegen hieronder.")
        super().__init__(melding, title=vertaal(_TITLES[405]), error_dict={"melding": melding}, status=405)


class TeVeelVragenError(DatasetteError):  # type: ignore[misc]
    """So much is asked at once that the site cannot answer in time (503)."""

    def __init__(self) -> None:
        melding = _("Er komen nu te veel vragen tegelijk binnen. Probeer het over een paar tellen nog eens.")
        super().__init__(melding, title=_("Het is te druk"), error_dict={"melding": melding}, status=503)


_OVER_SECONDS = "5"
_TITLES = {
    400: N_("Deze vraag klopt niet"),
    403: N_("Deze pagina is niet openbaar"),
    404: N_("Deze pagina bestaat niet"),
    405: N_("Dit kan hier niet"),
    410: N_("Deze interventie is ingetrokken"),
    500: N_("Er ging iets mis"),
    503: N_("Het antwoord duurt te lang"),
}
_ADVICE = {
    400: N_("Het adres bevat iets wat we niet kennen of niet kunnen uitvoeren."),
    403: N_("Dit deel van de site is niet voor bezoekers bedoeld."),
    404: N_("Misschien is het adres verkeerd overgenomen, of staat deze interventie niet meer in de catalogus."),
    503: N_("Maak de vraag kleiner, of probeer het straks nog eens."),
    500: N_("Dat ligt aan de site, niet aan u. Probeer het straks nog eens."),
}

_TOO_LONG = (
    "Deze vraag aan de tabel duurt te lang. Maak haar kleiner: kies een filter, of minder kolommen en tellingen."
)
# What Datasette's own pages come up against in a question that they cannot read. A damaged database is not among them.
_UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    TypeError,
    ValueError,
    sqlite3.InterfaceError,
    sqlite3.OperationalError,
    sqlite3.ProgrammingError,
)


def about_the_question(request: Any, exception: Exception) -> Exception:
    """Return what to answer when one of Datasette's own pages fails on what was asked of it.

    Without parameters the same page works, so the parameters are at fault (400) and not the site (500). A row whose
    key has another number of parts than the table's is no row (404).
    """
    if "pks" in request.url_vars and isinstance(exception, _UNREADABLE):
        return NietGevondenError.of_address()
    if "database" not in request.url_vars or not request.query_string:
        return exception
    if isinstance(exception, QueryInterrupted):
        return OnjuisteVraagError(_TOO_LONG)
    if isinstance(exception, _UNREADABLE):
        return OnjuisteVraagError(
            "Een van de parameters in dit adres heeft een vorm die de tabel niet kan lezen. Haal parameters weg tot "
            "het lukt."
        )
    return exception


def describe(exception: Exception) -> dict[str, Any]:
    """Return status, title and message for any exception, without leaking what happened inside.

    A message of Datasette itself is English; it is passed on as `technisch`, and never for status 500.
    """
    melding: str | None = None
    technisch: str | None = None
    if isinstance(exception, DatasetteError):
        # Datasette raises it on purpose, about the question; 500 is only what it is when nobody said otherwise.
        status, melding = 400 if exception.status == 500 else exception.status, exception.error_dict.get("melding")
        if exception.message_is_html:  # the only one: a query took too long, with its SQL and a script
            melding = _TOO_LONG
        technisch = None if melding else str(exception.message)
    elif isinstance(exception, Base400):
        status = exception.status
        if _is_ours(exception):
            melding = str(exception.args[0])
        elif not isinstance(exception, NotFound | Forbidden):
            technisch = str(exception.args[0])
    elif isinstance(exception, QueryInterrupted):
        status = 503
    else:
        status = 500
    title = getattr(exception, "title", None) if melding else None
    return {
        "status": status,
        "title": title or vertaal(_TITLES.get(status, _TITLES[400 if status < 500 else 500])),
        "melding": melding or vertaal(_ADVICE.get(status, _ADVICE[400 if status < 500 else 500])),
        "technisch": technisch,
    }


def _is_ours(exception: Exception) -> bool:
    """Return whether our own code raised it: its messages are Dutch, and those of Datasette are not."""
    frame = exception.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return frame is not None and str(frame.tb_frame.f_globals.get("__name__", "")).startswith("toolkit.")


async def error_response(datasette: Any, request: Any, exception: Exception, path: str | None = None) -> Response:
    """Render the Dutch error page, JSON for an address that ends in ``.json``, or a problem (RFC 9457) for the API.

    Args:
        datasette: the site.
        request: what was asked.
        exception: what came of it.
        path: the address below `base_url`; that of the request when it has no prefix.

    """
    info = describe(exception)
    headers = {"retry-after": _OVER_SECONDS} if info["status"] == 503 else {}
    path = path or request.scope.get("route_path") or request.path
    if path.startswith("/api/"):
        return problem(info, headers)
    if path.endswith((".json", ".jsonld")):
        body = {"ok": False, "error": info["melding"], "status": info["status"], "title": info["title"]}
        if info["technisch"]:
            body["technisch"] = info["technisch"]
        return Response.json(body, status=info["status"], headers=headers)
    html = await datasette.render_template(["error.html"], {**info, "soort": "fout"}, request=request)
    return Response.html(html, status=info["status"], headers=headers)


def problem(info: dict[str, Any], headers: Mapping[str, str]) -> Response:
    """Return an error of the API as a problem (RFC 9457): `describe` says what it is; `headers` go along."""
    body = {"type": "about:blank", "title": info["title"], "status": info["status"], "detail": info["melding"]}
    return Response(
        json.dumps(body, ensure_ascii=False),
        status=info["status"],
        headers={**headers, "API-Version": API_VERSION},
        content_type="application/problem+json; charset=utf-8",
    )
