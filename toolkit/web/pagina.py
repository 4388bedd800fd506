"""The frame of a page: what every template gets, and how a route answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode, urlsplit
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Response
from jinja2 import Environment, StrictUndefined

from toolkit.site_config import PLUGIN
from toolkit.talen import _, spreekt
from toolkit.web.catalogus import OpenCatalogus, catalogus_of
from toolkit.web.opmaak import datum
from toolkit.web.taal import Paden


@dataclass(frozen=True, slots=True)
class Site:
    """What the frame of a page needs to know."""

    catalogus: OpenCatalogus
    urls: Any

    def adres(self, pad: str) -> str:
        """Return the public address of a page of the site, in the language of the answer."""
        return f"{self.catalogus.config.basis}{spreekt().prefix}{pad}"

    def bestand(self, naam: str) -> str:
        """Return the address of a static file, with its version."""
        return f"{self.urls.static_plugins(PLUGIN, naam)}?v={_version(naam)}"

    @property
    def stand(self) -> str | None:
        """Return the date of the data in words, when the build knows it."""
        peildatum = self.catalogus.bouw.get("peildatum")
        return datum(peildatum) if peildatum else None

    @property
    def bouw(self) -> tuple[tuple[str, str], ...]:
        """Return what tells one build from another: its date, and the start of the hash of its inputs."""
        bouw = self.catalogus.bouw
        known = (
            (_("Stand van de gegevens"), self.stand),
            (_("Controlegetal van de gegevens"), bouw.get("gegevens_sha256", "")[:12]),
        )
        return tuple((naam, waarde) for naam, waarde in known if waarde)

    def meld_fout(self, pagina: str, titel: str) -> str:
        """Return the ``mailto:`` address for a report about a page, with page and build filled in."""
        regels = [(_("Pagina"), self.adres(pagina)), *self.bouw]
        body = _("Wat klopt er niet?") + "\n\n\n" + "".join(f"{naam}: {waarde}\n" for naam, waarde in regels)
        subject = _("Fout gezien: %(titel)s", titel=titel)
        velden = urlencode({"subject": subject, "body": body}).replace("+", "%20")
        return f"mailto:{self.catalogus.config.contact}?{velden}"


def site_of(datasette: Any) -> Site:
    """Return the frame for this Datasette."""
    return Site(catalogus_of(datasette), Paden(datasette.urls))


@cache
def _version(naam: str) -> str:
    content = (files("toolkit.web") / "static" / naam).read_bytes()
    return sha256(content).hexdigest()[:12]


_STRICT: WeakKeyDictionary[Any, Environment] = WeakKeyDictionary()


async def render_text(datasette: Any, request: Any, template: str, context: Mapping[str, Any]) -> str:
    """Return a template of the site as text.

    Raises:
        jinja2.UndefinedError: the template names what is not there. Datasette's own environment, which its own pages
            need, would show nothing at that place.

    """
    env = datasette.jinja_env
    if env not in _STRICT:
        _STRICT[env] = env.overlay(undefined=StrictUndefined)
    page = _STRICT[env].get_template(template)
    return str(await datasette.render_template(page, dict(context), request=request))


async def render(datasette: Any, request: Any, template: str, context: Mapping[str, Any]) -> Response:
    """Return an HTML page."""
    return Response.html(await render_text(datasette, request, template, context))


def came_from_list(datasette: Any, request: Any) -> str | None:
    """Return the query string of the list the visitor came from, or None when it was another page or site."""
    try:
        referrer = urlsplit(request.headers.get("referer", ""))
    except ValueError:  # no address at all, such as http://[::1
        return None
    home = f"{datasette.setting('base_url')}{spreekt().prefix}/".replace("//", "/")
    list_of_this_site = referrer.netloc == request.host and referrer.path == home
    return referrer.query if list_of_this_site and referrer.query else None
