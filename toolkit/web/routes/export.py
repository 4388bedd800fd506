"""`/export.<xlsx|ods|odt|csv|json|ris>`: the list that `/` shows with the same parameters, or a picked one."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from toolkit.export.bladen import SheetTooLongError
from toolkit.export.context import ExportContext
from toolkit.export.deliver import FORMATEN, ExportLijst, Send, send_list
from toolkit.export.picked import PickError, picked_ids
from toolkit.exportvorm import Scheiding
from toolkit.site_config import publisher_of
from toolkit.web.beschrijving import TITEL
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.fouten import NietGevondenError, OnjuisteVraagError
from toolkit.web.kaartplaat import read_notitiekaart
from toolkit.web.parameters import Paginavraag, known_values, parse_vraag
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.selectie import selectie_from
from toolkit.web.zoekvraag import Zoekvraag

_EIGEN = {
    "csv": ("scheiding",),
    "xlsx": ("overig",),
    "ods": ("overig",),
    "json": ("overig",),
}  # parameters of one kind of file


async def file(datasette: Any, request: Any, send: Send) -> None:
    """Send the list as a file.

    Raises:
        NietGevondenError: there is no such format.
        OnjuisteVraagError: the parameters contradict each other, or name something that does not exist.

    """
    formaat = request.url_vars["formaat"]
    if formaat not in FORMATEN:
        raise NietGevondenError(
            f"Een lijst als ‘.{formaat[:20]}’ maken we niet. Kies uit: {', '.join('.' + naam for naam in FORMATEN)}."
        )
    catalogus = catalogus_of(datasette)
    eigen = ("id", *_EIGEN.get(formaat, ()))
    vraag = parse_vraag(request.query_string, catalogus.begrippen, eigen)
    ids = await _ids(datasette, catalogus, vraag)
    # A picked list has no address of its own, so no map either.
    with_map = formaat == "odt" and ids and not vraag.eigen.get("id")
    kaart = await read_notitiekaart(datasette, request, vraag.zoekvraag) if with_map else None
    lijst = ExportLijst(formaat, ids, _context(catalogus, vraag, formaat), _scheiding(vraag), kaart)
    database = Path(datasette.get_database(catalogus.config.database).path)
    try:
        await send_list(send, database, lijst)
    except SheetTooLongError as error:
        raise OnjuisteVraagError(str(error)) from error


async def _ids(datasette: Any, catalogus: OpenCatalogus, vraag: Paginavraag) -> list[str]:
    picked = vraag.eigen.get("id", ())
    if not picked:
        return await ask(
            datasette, lambda conn: list(selectie_from(conn, vraag.zoekvraag, catalogus.geheugen).ids(conn))
        )
    if vraag.zoekvraag != Zoekvraag():
        raise OnjuisteVraagError("Het adres noemt interventies met ‘id’ en ook filters. Gebruik een van de twee.")
    try:
        return await ask(datasette, lambda conn: picked_ids(conn, picked))
    except PickError as error:
        raise OnjuisteVraagError(str(error)) from error


def _scheiding(vraag: Paginavraag) -> Scheiding:
    gekozen = vraag.one("scheiding", Scheiding.PUNTKOMMA.value)
    (bekend,) = known_values("scheiding", [gekozen], [scheiding.value for scheiding in Scheiding])
    return Scheiding(bekend)


def _context(catalogus: OpenCatalogus, vraag: Paginavraag, formaat: str) -> ExportContext:
    picked, basis = vraag.eigen.get("id", ()), catalogus.config.basis
    parameters: dict[str, list[str]] = {}
    for naam, waarde in [("id", slug) for slug in picked] or replace(vraag.zoekvraag, pagina=1).paren:
        parameters.setdefault(naam, []).append(waarde)
    query = urlencode(parameters, doseq=True)
    page = f"{basis}/export.{formaat}?{query}" if picked else f"{basis}/{'?' + query if query else ''}"
    overig = bool(known_values("overig", vraag.eigen.get("overig", ()), ["ja"]))
    parameters |= {"overig": ["ja"]} if overig else {}
    words, publisher = _words(catalogus, vraag), publisher_of(catalogus.config, TITEL)
    return ExportContext(parameters, words, page, date.today(), publisher, overig=overig)


def _words(catalogus: OpenCatalogus, vraag: Paginavraag) -> str:
    if vraag.eigen.get("id"):
        return "Met de hand gekozen interventies, in de gekozen volgorde"
    filters = "; ".join(describe_filters(catalogus, vraag.zoekvraag)) or "Alle interventies, zonder filter"
    return f"{filters}. Volgorde: {vraag.zoekvraag.volgorde}."
