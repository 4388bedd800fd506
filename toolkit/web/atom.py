"""The change list as an Atom feed (RFC 4287): one entry for each publication."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree import ElementTree

from toolkit.lezer.wijzigingen import Gepubliceerd
from toolkit.site_config import SiteConfig
from toolkit.weergave.wijzigingen import said

_ATOM = "http://www.w3.org/2005/Atom"
_MOST_LINES = 100


def atom_feed(config: SiteConfig, titel: str, query: str, changes: Sequence[Gepubliceerd], begin: str) -> bytes:
    """Return the feed.

    Args:
        config: where the site is and who publishes it.
        titel: what the feed is about.
        query: the query string of the list, empty for the whole catalogue.
        changes: newest publication first.
        begin: date and time of the feed when nothing changed yet (RFC 3339).

    """
    ElementTree.register_namespace("", _ATOM)
    suffix = f"?{query}" if query else ""
    page = f"{config.basis}/wijzigingen{suffix}"
    feed = ElementTree.Element(f"{{{_ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": "nl"})
    _text(feed, "id", page)
    _text(feed, "title", titel)
    _text(feed, "updated", _moment(changes[0].datum) if changes else begin)
    _link(feed, "self", f"{config.basis}/wijzigingen.atom{suffix}", "application/atom+xml")
    _link(feed, "alternate", page, "text/html")
    author = ElementTree.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", config.uitgever.naam)
    for datum, group in groupby(changes, key=lambda change: change.datum):
        lines = [said(change.wijziging) for change in group]
        entry = ElementTree.SubElement(feed, f"{{{_ATOM}}}entry")
        _text(entry, "id", f"{page}#{datum}")
        _text(entry, "title", f"Uitgave van {datum}: {len(lines)} {'wijziging' if len(lines) == 1 else 'wijzigingen'}")
        _text(entry, "updated", _moment(datum))
        _link(entry, "alternate", f"{page}#{datum}", "text/html")
        more = [f"… en nog {len(lines) - _MOST_LINES}; zie de pagina."] if len(lines) > _MOST_LINES else []
        _text(entry, "content", "\n".join([*lines[:_MOST_LINES], *more])).set("type", "text")
    return bytes(ElementTree.tostring(feed, encoding="utf-8", xml_declaration=True))


def _text(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, f"{{{_ATOM}}}{name}")
    child.text = text
    return child


def _link(parent: ElementTree.Element, rel: str, href: str, mediatype: str) -> None:
    ElementTree.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": href, "type": mediatype})


def _moment(datum: str) -> str:
    return f"{datum}T00:00:00Z"
