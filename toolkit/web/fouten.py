"""What can go wrong for a visitor, in Dutch, and how the site answers it."""

from typing import Any

from datasette.database import QueryInterrupted
from datasette.utils.asgi import Base400, Forbidden, NotFound, Response
from datasette.views.base import DatasetteError


class OnjuisteVraagError(DatasetteError):  # type: ignore[misc]
    """The address asks something that cannot be answered (400); `melding` says what, and what to do."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding, title="Deze vraag klopt niet", error_dict={"melding": melding}, status=400)


class NietGevondenError(DatasetteError):  # type: ignore[misc]
    """There is nothing at this address (404)."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding, title="Deze pagina bestaat niet", error_dict={"melding": melding}, status=404)


class IngetrokkenError(DatasetteError):  # type: ignore[misc]
    """An intervention that was published and withdrawn (410)."""

    def __init__(self, reden: str) -> None:
        melding = f"Deze interventie stond in de catalogus en is er later uit gehaald. Reden: {reden}"
        super().__init__(melding, title="Deze interventie is ingetrokken", error_dict={"melding": melding}, status=410)


class DrukError(DatasetteError):  # type: ignore[misc]
    """There is no answer in time (503): the site is too busy, or the question takes too long."""

    def __init__(self, melding: str) -> None:
        super().__init__(melding, title="Even geen antwoord", error_dict={"melding": melding}, status=503)


_OVER_SECONDS = "10"
_TITLES = {
    400: "Deze vraag klopt niet",
    403: "Deze pagina is niet openbaar",
    404: "Deze pagina bestaat niet",
    405: "Dit kan hier niet",
    410: "Deze interventie is ingetrokken",
    500: "Er ging iets mis",
    503: "Even geen antwoord",
}
_ADVICE = {
    400: "Het adres bevat iets wat we niet kennen of niet kunnen uitvoeren.",
    403: "Dit deel van de site is niet voor bezoekers bedoeld.",
    404: "Misschien is het adres verkeerd overgenomen, of staat deze interventie niet meer in de catalogus.",
    503: "Het antwoord duurt te lang. Maak de vraag kleiner, of probeer het straks nog eens.",
    500: "Dat ligt aan de site, niet aan u. Probeer het straks nog eens.",
}


def describe(exception: Exception) -> dict[str, Any]:
    """Return status, title and message for any exception, without leaking what happened inside.

    A message of Datasette itself is English; it is passed on as `technisch`, and never for status 500.
    """
    melding: str | None = None
    technisch: str | None = None
    if isinstance(exception, DatasetteError):
        # Datasette raises it on purpose, about the question; 500 is only what it is when nobody said otherwise.
        status, melding = 400 if exception.status == 500 else exception.status, exception.error_dict.get("melding")
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
        "title": title or _TITLES.get(status, _TITLES[400 if status < 500 else 500]),
        "melding": melding or _ADVICE.get(status, _ADVICE[400 if status < 500 else 500]),
        "technisch": technisch,
    }


def _is_ours(exception: Exception) -> bool:
    """Return whether our own code raised it: its messages are Dutch, and those of Datasette are not."""
    frame = exception.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    return frame is not None and str(frame.tb_frame.f_globals.get("__name__", "")).startswith("toolkit.")


async def error_response(datasette: Any, request: Any, exception: Exception) -> Response:
    """Render the Dutch error page, or JSON for an address that ends in ``.json``."""
    info = describe(exception)
    headers = {"retry-after": _OVER_SECONDS} if info["status"] == 503 else {}
    if request.path.split("?")[0].endswith((".json", ".jsonld")):
        body = {"ok": False, "error": info["melding"], "status": info["status"], "title": info["title"]}
        if info["technisch"]:
            body["technisch"] = info["technisch"]
        return Response.json(body, status=info["status"], headers=headers)
    html = await datasette.render_template(["error.html"], {**info, "soort": "fout"}, request=request)
    return Response.html(html, status=info["status"], headers=headers)
