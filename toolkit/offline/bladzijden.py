"""The pages of the site as sections of one document, from the templates of the site itself."""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

from toolkit.lezer.adressen import read_verwijzingen
from toolkit.lezer.wijzigingen import read_uitgaven, read_wijzigingen
from toolkit.offline.adressen import Adressen
from toolkit.offline.beelden import beeld_context
from toolkit.offline.bewijskaart import kaart_context
from toolkit.offline.situatie import situatie_context, stap_context
from toolkit.schermwoorden import METHODE, STATUS_UITLEG, STATUSSEN
from toolkit.web.catalogus import OpenCatalogus
from toolkit.web.geheugen import ids_by_name
from toolkit.web.opmaak import prepare
from toolkit.web.pagina import Site
from toolkit.web.queries.interventie import read_pagina
from toolkit.web.queries.kaarten import read_kaarten
from toolkit.web.queries.keuze import Keuze
from toolkit.web.queries.lijst import read_lijst
from toolkit.web.queries.over import read_over
from toolkit.web.queries.vergelijk import read_vergelijking
from toolkit.web.routes.lijst import facet_context
from toolkit.web.routes.wijzigingen import Gevraagd
from toolkit.web.zoekvraag import Zoekvraag
from toolkit.weergave.begrippen import begrippen_with, statussen_with, velden_with
from toolkit.weergave.situatie import situatievragen
from toolkit.weergave.wijzigingen import overview

_MAIN = re.compile(r"<main\b[^>]*>(.*)</main>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?) \| ", re.DOTALL)
_PICTURE = re.compile(r'src="#/beeld/(\w+)\.svg"')
_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
VASTE = (
    "/vergelijk",
    "/situatie",
    "/bewijskaart",
    "/beeld",
    "/begrippen",
    "/over",
    "/over/privacy",
    "/over/toegankelijkheid",
    "/wijzigingen",
)


@dataclass(frozen=True, slots=True)
class Bladzijde:
    """One page: its path on the site, its title, and the content of `<main>`."""

    pad: str
    titel: str
    html: str


class Drukker:
    """Renders pages of the site with the addresses of the file."""

    def __init__(self, catalogus: OpenCatalogus, paden: frozenset[str]) -> None:
        self.adressen = Adressen(catalogus.config.basis, paden)
        self.omgeving = Environment(
            loader=ChoiceLoader([PackageLoader("toolkit.offline"), PackageLoader("toolkit.web")]),
            autoescape=True,
            undefined=StrictUndefined,
        )
        prepare(self.omgeving)
        self.site = Site(catalogus, self.adressen)
        self.omgeving.globals.update(urls=self.adressen, site=self.site, request=None, in_een_bestand=True)

    def text(self, template: str, context: Mapping[str, Any]) -> str:
        """Return a template as text."""
        return self.omgeving.get_template(template).render(context)

    def page(self, pad: str, template: str, context: Mapping[str, Any]) -> Bladzijde:
        """Return a page of the site as a section of the file.

        Raises:
            ValueError: the template has no title or no `<main>`.

        """
        html = self.text(template, {"keuze": Keuze(), **context})
        main, title = _MAIN.search(html), _TITLE.search(html)
        if main is None or title is None:
            raise ValueError(f"{template} has no main or no title")
        compact = _BETWEEN_TAGS.sub("> <", main[1]).strip()
        return Bladzijde(pad, title[1], self.adressen.within(compact, pad))


def drukker_of(conn: sqlite3.Connection, catalogus: OpenCatalogus) -> Drukker:
    """Return what renders the pages of this catalogue."""
    paden = frozenset((*VASTE, *(f"/interventie/{v.id}" for v in read_verwijzingen(conn))))
    return Drukker(catalogus, paden)


def read_bladzijden(conn: sqlite3.Connection, catalogus: OpenCatalogus, drukker: Drukker) -> Iterator[Bladzijde]:
    """Yield the pages in the order in which a reader without script meets them."""
    ids = ids_by_name(conn)
    yield drukker.page("/", "lijst.html", _lijst(conn, catalogus, ids))
    for i in ids:
        pagina = read_pagina(conn, catalogus, i)
        context = {"pagina": pagina, "i": pagina.overzicht, "jsonld": "", "uit_lijst": False, "terug": ""}
        context |= {"terug_met": Keuze().met(i).query()}
        yield drukker.page(f"/interventie/{i}", "interventie.html", context)
    v = read_vergelijking(conn, catalogus, ids)
    v = replace(v, andere=v.interventies, verwant=())
    yield drukker.page("/vergelijk", "vergelijk.html", {"v": v, "kop": "Vergelijken", "uit_lijst": False, "terug": ""})
    yield drukker.page("/situatie", "situatie.html", situatie_context(catalogus))
    if len(situatievragen(catalogus.begrippen)) > 1:
        yield drukker.page("/situatie/stap", "situatie_stap.html", stap_context(catalogus))
    yield drukker.page("/bewijskaart", "bewijskaart.html", kaart_context(conn, catalogus))
    beeld = drukker.page("/beeld", "beeld.html", beeld_context(conn, catalogus))
    # The page draws them; the name tells which.
    yield replace(beeld, html=_PICTURE.sub(r'src="data:," data-beeld="\1"', beeld.html))
    soorten = [(d, begrippen_with(d, catalogus.totalen[d.naam], "")) for d in catalogus.begrippen]
    velden = velden_with(catalogus.opbouw.velden, "")
    listed = statussen_with("") if catalogus.begrippen.met("status") else ()
    context = {"zoek": "", "soorten": [s for s in soorten if s[1]], "velden": velden, "gevonden": 0}
    context |= {"statussen": listed}
    yield drukker.page("/begrippen", "begrippen.html", context)
    statussen = {"methoden": METHODE, "statussen": STATUSSEN, "status_uitleg": STATUS_UITLEG}
    over = {"over": read_over(conn, catalogus), "open_data": True, "een_bestand": False, "jsonld": "", **statussen}
    yield drukker.page("/over", "over.html", over)
    yield drukker.page("/over/privacy", "over_privacy.html", {})
    yield drukker.page("/over/toegankelijkheid", "over_toegankelijkheid.html", {})
    changes = read_wijzigingen(conn)
    context = {
        "gevraagd": Gevraagd(changes, read_uitgaven(conn), "", (), None, None),
        "overzicht": overview(changes, word_by_word=False),
    }
    yield drukker.page("/wijzigingen", "wijzigingen.html", context)


def _lijst(conn: sqlite3.Connection, catalogus: OpenCatalogus, ids: list[str]) -> dict[str, Any]:
    lijst = read_lijst(conn, catalogus, Zoekvraag())
    lijst = replace(lijst, kaarten=read_kaarten(conn, catalogus, ids), paginas=1)
    return {
        "lijst": lijst,
        "paginas": (),
        "standaard_volgorde": "naam",
        "statussen": STATUSSEN,
        "status_uitleg": STATUS_UITLEG,
        "lijst_paren": (),
        "export": "",
        "wensen": (),
        "canoniek": "/",
        "ingangen": catalogus.ingangen,
        **facet_context(lijst),
    }
