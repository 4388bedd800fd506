"""How to cite a publication and where to read it."""

from collections.abc import Iterable

from toolkit.lezer.interventie import Publicatie, doi_url


def years_of(publicaties: Iterable[Publicatie]) -> tuple[int, ...]:
    """Return the years of publications, oldest first, each once."""
    return tuple(sorted({publicatie.jaar for publicatie in publicaties if publicatie.jaar}))


def link_of(publicatie: Publicatie) -> str | None:
    """Return where a publication can be read: its DOI as a link, else its web address."""
    return doi_url(publicatie.doi) if publicatie.doi else publicatie.url


def verwijzing(publicatie: Publicatie) -> str:
    """Return a reference to copy, in the order of APA, with what is known."""
    jaar = f"({publicatie.jaar})" if publicatie.jaar else "(z.j.)"
    start = f"{publicatie.auteurs} {jaar}." if publicatie.auteurs else f"{jaar}."
    rest = [part.rstrip(".") + "." for part in (publicatie.titel, publicatie.verschenen_in) if part]
    link = link_of(publicatie)
    return " ".join([start, *rest, *([link] if link else [])])


def regel(publicatie: Publicatie) -> str:
    """Return a publication as one line of an export: authors (year). Title. Journal. Address."""
    who = publicatie.auteurs or "Auteur niet gerapporteerd"
    year = "jaar niet gerapporteerd" if publicatie.jaar is None else str(publicatie.jaar)
    parts = [f"{who} ({year})", publicatie.titel, publicatie.verschenen_in, link_of(publicatie)]
    return ". ".join(part for part in parts if part)
