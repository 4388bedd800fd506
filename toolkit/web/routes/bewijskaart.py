"""`/bewijskaart`: the evidence and gap map, as a page, a picture and a workbook."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from datasette.utils.asgi import Response

from toolkit.schermwoorden import STATUS_IN_VAK, STATUS_MET_UITKOMST
from toolkit.web.bewijskaart_svg import draw_bewijskaart
from toolkit.web.bewijskaart_xlsx import write_bewijskaart
from toolkit.web.catalogus import OpenCatalogus, ask, catalogus_of
from toolkit.web.fouten import OnjuisteVraagError
from toolkit.web.pagina import render, render_text, site_of
from toolkit.web.parameters import KEUZE, Paginavraag, known_values, parse_vraag
from toolkit.web.plaatje import picture_response, source_lines
from toolkit.web.queries.bewijskaart import read_bewijskaart
from toolkit.web.queries.keuze import read_keuze
from toolkit.web.queries.lijst import describe_filters
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.bewijskaart import LEGENDA, Assen, Bewijskaart
from toolkit.weergave.tekst import interventies, midden_in_zin

_EIGEN = ("rij", "kolom", "open", "dicht", "rij_volgorde", "kolom_volgorde", "tabel", KEUZE)
_KIES = "Kies voor rijen en kolommen twee verschillende soorten begrippen."
_OPEN = "Open een begrip met ‘toon’ boven een kolom."
_DICHT = "Klap een begrip in met ‘klap in’ naast een rij."
_VOLGORDE = "Kies bij volgorde ‘meeste eerst’ of niets."
TELLING = (
    "Elk vak telt interventies; een interventie kan in meer vakken staan. Een breder begrip telt mee wat eronder valt.",
    "‘Geëvalueerd’: een bron noemt onderzoek naar de interventie als geheel; het zegt niets over de uitkomst.",
)
UITKOMST = (
    "‘Met uitkomst’: een bron meldt voor dit element zelf effect, ervaren effect, een gemengd beeld of geen effect.",
)
HERKOMST = (
    "Een leeg vak is een leemte in deze catalogus; het betekent niet dat iets niet bestaat of niet werkt.",
    "Samengesteld uit openbare bronnen, in de geest van WODC-onderzoek 3421; het zijn niet de bijlagen ervan.",
)
LEGENDA_REGEL = "Elk vak telt interventies. Meer interventies: een grotere cirkel. Meer onderzocht: voller."
_TABEL = "Laat ‘tabel’ weg voor de kaart."
# With more cells than this the table beside the map would make the page too heavy: it is a page of its own.
_VAKKEN_MET_TABEL = 120
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


async def page(datasette: Any, request: Any) -> Response:
    """Show the map as a table; when the axes make none, say why beside the choices."""
    catalogus = catalogus_of(datasette)
    vraag = _asked(request, catalogus)
    try:
        assen = _axes(vraag, catalogus)
    except OnjuisteVraagError as fout:
        return await _choose_again(datasette, request, vraag, str(fout))
    kaart, context = await _read(datasette, request, vraag, assen)
    keuze = await ask(datasette, lambda conn: read_keuze(conn, vraag.eigen.get(KEUZE, ())))
    context |= {
        "pagina_naam": "bewijskaart",
        "keuze": keuze,
        "mee": f"&{keuze.query()}" if keuze.ids else "",
        "tabel": _table(vraag, kaart),
    }
    return await render(datasette, request, "bewijskaart.html", context)


def _table(vraag: Paginavraag, kaart: Bewijskaart) -> str:
    """Return where the table is: `erbij` (beside the map), `alleen` (without it) or `elders` (behind a link)."""
    if asked := vraag.one("tabel", ""):
        return known_values("tabel", [asked], ["alleen"], _TABEL)[0]
    filled = sum(vak.aantal > 0 for vakken in kaart.vakken for vak in vakken)
    return "erbij" if filled <= _VAKKEN_MET_TABEL else "elders"


async def picture(datasette: Any, request: Any) -> Response:
    """Return the map as an SVG picture, or drawn as PNG for programs that cannot."""
    catalogus = catalogus_of(datasette)
    vraag = _asked(request, catalogus)
    kaart, context = await _read(datasette, request, vraag, _axes(vraag, catalogus))
    plaat = draw_bewijskaart(kaart, context["regels"][0], (LEGENDA_REGEL,), context["regels"][1:])
    svg = await render_text(datasette, request, "bewijskaart.svg", {"kaart": kaart, "plaat": plaat})
    return await picture_response(datasette, svg, _file_name(kaart), request.url_vars["formaat"])


async def workbook(datasette: Any, request: Any) -> Response:
    """Return the map as a workbook, with every column."""
    catalogus = catalogus_of(datasette)
    vraag = _asked(request, catalogus)
    assen = replace(_axes(vraag, catalogus), compleet=True)
    kaart, context = await _read(datasette, request, vraag, assen)
    body = await ask(datasette, lambda _: write_bewijskaart(kaart, context["regels"]))
    headers = {"content-disposition": f'attachment; filename="{_file_name(kaart)}.xlsx"'}
    return Response(body, headers=headers, content_type=_XLSX)


def _asked(request: Any, catalogus: OpenCatalogus) -> Paginavraag:
    return parse_vraag(request.query_string, catalogus.begrippen, eigen=_EIGEN)


async def _read(datasette: Any, request: Any, vraag: Paginavraag, assen: Assen) -> tuple[Bewijskaart, dict[str, Any]]:
    catalogus = catalogus_of(datasette)
    kaart = await ask(datasette, lambda conn: read_bewijskaart(conn, catalogus, vraag.zoekvraag, assen))
    context = choices_of(catalogus, vraag.zoekvraag, (assen.rij, assen.kolom))
    context |= {
        "kaart": kaart,
        "query": _address(assen, context["filterparen"]),
        "vouwen": _folds(kaart, assen, context["filterparen"]),
        "volgorden": (assen.rij_op_aantal, assen.kolom_op_aantal),
        "met_uitkomst": STATUS_MET_UITKOMST,
        **LEGENDA,
        "gewisseld": urlencode([("rij", assen.kolom), ("kolom", assen.rij), *context["filterparen"]]),
        "statuswoord": STATUS_IN_VAK,
        "regels": _account(site_of(datasette), kaart, context["filters"], _address(assen, context["filterparen"])),
    }
    return kaart, context


def _address(assen: Assen, filterparen: Iterable[tuple[str, str]]) -> str:
    """Return the query string of a map as it is ordered and folded."""
    shape = [
        ("open", assen.open),
        *(("dicht", term) for term in assen.dicht),
        ("rij_volgorde", "aantal" if assen.rij_op_aantal else None),
        ("kolom_volgorde", "aantal" if assen.kolom_op_aantal else None),
    ]
    given = [(naam, waarde) for naam, waarde in shape if waarde]
    return urlencode([("rij", assen.rij), ("kolom", assen.kolom), *given, *filterparen])


def _folds(kaart: Bewijskaart, assen: Assen, filterparen: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return, for every heading that can be folded, the query string of the map with that heading turned over."""
    turned = {f"kolom:{a.term}": replace(assen, open=None if a.open else a.term) for a in kaart.kolommen if a.onder}
    for a in kaart.rijen:
        if a.onder:
            closed = (*assen.dicht, a.term) if a.open else tuple(t for t in assen.dicht if t != a.term)
            turned[f"rij:{a.term}"] = replace(assen, dicht=closed)
    return {heading: _address(as_shown, filterparen) for heading, as_shown in turned.items()}


def choices_of(catalogus: OpenCatalogus, zoekvraag: Zoekvraag, gekozen: tuple[str, str]) -> dict[str, Any]:
    """Return what the form above the map shows: the axes to choose from, and the question that it is about."""
    filterparen = zoekvraag.filterparen
    return {
        "gekozen": gekozen,
        "filters": describe_filters(catalogus, zoekvraag),
        "filterparen": filterparen,
        "filterquery": urlencode(filterparen),
        "dimensies": tuple(catalogus.begrippen),
    }


async def _choose_again(datasette: Any, request: Any, vraag: Paginavraag, fout: str) -> Response:
    """Answer 400 with the choices as they were made, so that only what is wrong has to change."""
    gekozen = tuple((vraag.eigen.get(naam) or ("",))[0] for naam in ("rij", "kolom"))
    context = choices_of(catalogus_of(datasette), vraag.zoekvraag, (gekozen[0], gekozen[1]))
    context |= {"pagina_naam": "bewijskaart", "fout": fout}
    response = await render(datasette, request, "bewijskaart_keuze.html", context)
    response.status = 400
    return response


def _axes(vraag: Paginavraag, catalogus: OpenCatalogus) -> Assen:
    """Return the axes, each by default what goes best with the other.

    Raises:
        OnjuisteVraagError: no such dimension or term, twice the same dimension, or a parameter that occurs twice.

    """
    names = [dimensie.naam for dimensie in catalogus.begrippen]
    gekozen = vraag.one("kolom", "")
    asked_row = vraag.one("rij", next(naam for naam in names if naam != gekozen))
    (rij,) = known_values("rij", [asked_row], names, _KIES)
    (kolom,) = known_values("kolom", [gekozen or next(naam for naam in names[1:] if naam != rij)], names, _KIES)
    if rij == kolom:
        label = catalogus.begrippen[rij].label
        raise OnjuisteVraagError(f"Rijen en kolommen zijn allebei ‘{midden_in_zin(label)}’. {_KIES}")
    asked_open = vraag.one("open", "")
    breed = {term.broader for term in catalogus.begrippen[kolom].termen.values() if term.broader}
    (open_term,) = known_values("open", [asked_open], sorted(breed), _OPEN) if asked_open else (None,)
    broad_rows = {term.broader for term in catalogus.begrippen[rij].termen.values() if term.broader}
    dicht = known_values("dicht", vraag.eigen.get("dicht", ()), sorted(broad_rows), _DICHT)
    orders = [vraag.one(naam, "") for naam in ("rij_volgorde", "kolom_volgorde")]
    known_values("rij_volgorde", [order for order in orders if order], ["aantal"], _VOLGORDE)
    return Assen(rij, kolom, open_term, False, tuple(dict.fromkeys(dicht)), *map(bool, orders))


def _account(site: Any, kaart: Bewijskaart, filters: tuple[str, ...], query: str) -> tuple[str, ...]:
    return (
        f"Bewijskaart: {kaart.rij.label} en {kaart.kolom.label}",
        f"Filters: {'; '.join(filters) if filters else 'geen, de hele catalogus'} ({interventies(kaart.aantal)}).",
        *TELLING,
        *(UITKOMST if kaart.met_elementen else ()),
        *HERKOMST,
        *source_lines(site, f"/bewijskaart?{query}"),
    )


def _file_name(kaart: Bewijskaart) -> str:
    return f"bewijskaart-{kaart.rij.naam}-{kaart.kolom.naam}"
