"""DOIs in a text, whole: old ones hold brackets and semicolons, and web addresses write those as ``%3C``."""

import html
import re
from collections.abc import Iterator
from urllib.parse import quote, unquote

import idutils

from toolkit.webadres import DOI_START

# DOI Handbook 2.2: a prefix, a slash, and any characters. A cell may hold several, between spaces or separators, or the
# address of a publisher; idutils says whether what is found is a DOI.
_DOI = re.compile(rf"{DOI_START}[^\s|\"]+", re.IGNORECASE)
_NEXT = re.compile(rf"[;,]+(?=(?:https?://|doi:|{DOI_START}))", re.IGNORECASE)
_ENCODED = re.compile(r"%[0-9A-F]{2}", re.IGNORECASE)
_QUERY = re.compile(r"[?#](?:\w+=.*)?$")
_VIEW = re.compile(r"/(?:full|abstract|pdf|epdf|pdfdirect|html|meta|summary)$", re.IGNORECASE)
_OF_PUBLISHER = re.compile(r"https?://(?!(?:dx\.)?doi\.org/)\S*$", re.IGNORECASE)
_BRACKETS = {")": "(", "]": "[", ">": "<", "}": "{"}
_SAFE = "/:;().,-_~!*'@"


def dois_in(text: str) -> list[str]:
    """Return every DOI in `text`, bare and lower case: in a DOI case has no meaning (DOI Handbook, 2.4)."""
    plain = html.unescape(unquote(text) if _ENCODED.search(text) else text)
    found = (doi for match in _DOI.finditer(plain) for doi in _separate(match[0], plain[: match.start()]))
    return [idutils.normalize_doi(doi).lower() for doi in found if idutils.is_doi(doi)]


def normalise_doi(text: str) -> str | None:
    """Return the first bare DOI in `text` (``https://doi.org/10.1/X.`` → ``10.1/x``), or None when it holds none."""
    return next(iter(dois_in(text)), None)


def is_doi(text: str) -> bool:
    """Return whether the whole of `text` is one DOI, bare, after ``doi:`` or as an address of doi.org."""
    return bool(idutils.is_doi(text)) and normalise_doi(text) is not None


def doi_url(doi: str) -> str:
    """Return the address of a bare DOI, with the characters that an address cannot hold encoded."""
    return quote(idutils.to_url(doi, "doi", "https"), safe=_SAFE)


def _separate(found: str, before: str) -> Iterator[str]:
    for piece in _NEXT.split(found):
        match = _DOI.search(piece)
        if match is None:
            continue
        doi = _QUERY.sub("", match[0])
        yield _without_end(_VIEW.sub("", doi) if _OF_PUBLISHER.search(before) else doi)


def _without_end(doi: str) -> str:
    """Return a DOI without the punctuation of the sentence around it: a bracket that was never opened, a full stop."""
    while doi[-1] in ".,;:'’”" or (doi[-1] in _BRACKETS and doi.count(doi[-1]) > doi.count(_BRACKETS[doi[-1]])):
        doi = doi[:-1]
    return doi
