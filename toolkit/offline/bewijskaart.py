"""The evidence map: headings of every dimension and names of designs, from which the page makes any map."""

import sqlite3
from typing import Any
from urllib.parse import urlencode

from toolkit.schermwoorden import NIET_GERAPPORTEERD, STATUS_IN_VAK, STATUS_MET_UITKOMST
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.kaartplaat import HERKOMST, LEGENDA_REGEL, TELLING, UITKOMST
from toolkit.web.opmaak import zacht
from toolkit.web.pagina import Site
from toolkit.web.plaatje import source_lines
from toolkit.web.queries.bewijskaart import read_bewijskaart
from toolkit.web.routes.bewijskaart import choices_of
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.bewijskaart import VOUWEN, As, Assen, DesignNaam, as_of, legenda, onbekend, opzetten_of
from toolkit.weergave.tekst import midden_in_zin


def kaart_context(conn: sqlite3.Connection, catalogus: OpenCatalogus) -> dict[str, Any]:
    """Return what the page of the site shows for the whole catalogue, with the first two dimensions as axes."""
    rij, kolom, *_ = (d.naam for d in catalogus.begrippen)
    kaart = read_bewijskaart(conn, catalogus, Zoekvraag(), Assen(rij, kolom))
    dicht = urlencode([("rij", rij), ("kolom", kolom)])
    return {
        **choices_of(catalogus, Zoekvraag(), (rij, kolom)),
        "kaart": kaart,
        "query": dicht,
        "volgorden": (False, False),
        "gewisseld": urlencode([("rij", kolom), ("kolom", rij)]),
        "statuswoord": STATUS_IN_VAK,
        "mee": "",
        "tabel": "erbij",
        "met_uitkomst": STATUS_MET_UITKOMST,
        **legenda(),
        "vouwen": {
            f"{kant}:{a.term}": dicht for kant, as_ in (("rij", kaart.rijen), ("kolom", kaart.kolommen)) for a in as_
        },
    }


def read_assen(site: Site) -> dict[str, Any]:
    """Return per dimension its headings, how designs are called, and the lines that account for a map.

    A heading is a term, its label within a sentence and by itself, its depth, and whether it is broad. Where a line
    has the address of the map, it has ``{}``.
    """
    catalogus = site.catalogus
    opzet = catalogus.begrippen.taak("opzet")
    return {
        "assen": {
            d.naam: {
                "label": zacht(d.label),
                "in_zin": midden_in_zin(d.label),
                "koppen": [_heading(a) for a in as_of(d, catalogus.totalen[d.naam], {*d.termen, NIET_GERAPPORTEERD})],
            }
            for d in catalogus.begrippen
        },
        "opzet": opzet.naam if opzet else "",
        "designs": {term: _names(naam) for term, naam in opzetten_of(opzet).items()} if opzet else {},
        "onbekend": _names(onbekend()),
        "met_uitkomst": list(STATUS_MET_UITKOMST),
        "statuswoord": dict(STATUS_IN_VAK),
        "vouwen": VOUWEN,
        "regels": {
            "telling": TELLING,
            "uitkomst": UITKOMST,
            "herkomst": HERKOMST,
            "bron": source_lines(site, "{}"),
            "legenda": LEGENDA_REGEL,
        },
        "legenda": legenda(),
    }


def _heading(a: As) -> list[Any]:
    return [a.term, midden_in_zin(a.label), zacht(a.label, 14), a.diepte, int(a.breed)]


def _names(naam: DesignNaam) -> list[str]:
    return [naam.kort, naam.code, naam.naam]
