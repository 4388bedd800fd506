"""Where a publication appeared: the journal, its volume, issue and pages apart, and what kind of publication it is.

Only what the cell says. What does not surely follow one of the ways of writing stays the text that it is.
"""

import re
from dataclasses import dataclass

from toolkit.publicaties.namen import names_publisher
from toolkit.taalwoorden import TAALWOORDEN, Publicatiesoort, any_stem
from toolkit.waarden import any_of


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """Where a publication appeared.

    Attributes:
        soort: kind of publication, or None when nothing says it.
        tijdschrift: journal, book or publisher.
        jaargang, nummer, paginas: of the journal or book; pages as ``44-66``, or the number of an article.

    """

    soort: Publicatiesoort | None
    tijdschrift: str | None
    jaargang: str | None = None
    nummer: str | None = None
    paginas: str | None = None


_LONGEST = 500  # characters; a longer text is no place
_YEAR = r"(?:19|20)\d\d"
_PAGE = r"[A-Za-z]{0,2}\d+"
_PAGES = rf"(?P<first>{_PAGE})(?:\s*[-–—]+\s*(?P<last>{_PAGE}))?"
_WORDS, _KINDS = TAALWOORDEN.vindplaats, TAALWOORDEN.soorten
_LABEL_PAGES = rf"(?P<pages>{any_of(_WORDS.paginas)})"
_ISSUE = (
    rf"(?:\s*\((?:(?:{any_of(_WORDS.nummer)})\.?\s*)?(?P<issue>[^()]{{1,30}})\)"
    rf"|\s*,?\s*(?:{any_of(_WORDS.nummer)})\.?\s*(?P<number>\d+(?:[-/]\d+)?)(?:\s*\([^()]*\))?)"
)
# ``Journal of Strategic Security, 6(4), 44-66``, ``Blad. 2017;12(2):248-62``, ``Blad, jrg. 12, nr. 2, p. 248-262``
_DETAILS = re.compile(
    rf"(?P<journal>.+?)(?P<between>[.,]?\s*\b{_YEAR}[^;]{{0,8}};\s*|[,;.]\s*|\s+)"
    rf"(?:(?P<labelled>{any_of(_WORDS.jaargang)})\.?\s*)?(?P<volume>\d{{1,4}}(?![\d–-]))?{_ISSUE}?"
    rf"(?:(?P<colon>\s*[,:;]\s*|\s+)?(?:{_LABEL_PAGES}\s*)?{_PAGES})?"
    rf"(?:[,\s]*\({_YEAR}\))?\.?",
    re.IGNORECASE,
)
_IN_BOOK = re.compile(
    rf"in:?\s+.*?\((?:{any_of(_WORDS.redactie)})\.?\)[\s,:]*(?P<book>.+?)"
    rf"(?:[\s,.]+\(?(?:{any_of(_WORDS.paginas)})\s*{_PAGES}\)?.*|\.\s.*|$)",
    re.IGNORECASE,
)
_THESIS = re.compile(rf"\b(?:{any_stem(_KINDS['proefschrift'])})\b", re.IGNORECASE)
_CHAPTER = re.compile(rf"\b(?:{any_of(_KINDS['hoofdstuk'])})\s+(?:\d+|in)\b", re.IGNORECASE)
_REPORT = re.compile(rf"\b(?:{any_stem(_KINDS['rapport'])})\b", re.IGNORECASE)
_BOOK = re.compile(rf"\bISBN\b|\b(?:{any_of(_KINDS['boek'])})\b\)?$", re.IGNORECASE)
_DATASET = re.compile(rf"\b(?:{any_of(_KINDS['dataset'])})\b", re.IGNORECASE)
_JOURNAL = re.compile(rf"\b(?:{any_of(TAALWOORDEN.tijdschriften)})\b", re.IGNORECASE)
_PLACE = re.compile(r"[^:,()]{2,30}: \S")
_KIND_FIRST = re.compile(r"(?P<kind>[^,:(]{4,30})[,:]\s+(?P<publisher>.+)")
_KIND_LAST = re.compile(r"(?P<publisher>[^()]+?)\s*\((?P<kind>[\w\s.]{4,30})\)")
_KIND_ASIDE = re.compile(r"\((?P<kind>[^()]*)\)\s*$")


def read_vindplaats(text: str | None, titel: str | None = None) -> Vindplaats:
    """Return where a publication appeared, from the cell that says so and what stands in brackets behind the title."""
    aside = _KIND_ASIDE.search(titel or "")
    said = aside["kind"] if aside else ""
    if text is None or len(text) > _LONGEST:
        return Vindplaats(_kind_said(said), text)
    if book := _IN_BOOK.match(text):
        return Vindplaats("hoofdstuk", book["book"].strip(" .,"), paginas=_pages(book["first"], book["last"]))
    kind = _kind_said(text) or _kind_said(said)
    if kind == "proefschrift" or _CHAPTER.search(text):
        return Vindplaats(kind or "hoofdstuk", text)
    found = None if kind == "dataset" else _in_journal(text)
    if found is not None:
        return found
    return Vindplaats(kind or ("artikel" if _JOURNAL.search(text) else None), text)


def may_be_journal(text: str) -> bool:
    """Return whether the name of where something appeared may be that of a journal: it is no publisher's."""
    return _JOURNAL.search(text) is not None or not (_PLACE.match(text) or names_publisher(text))


def without_kind(text: str) -> str:
    """Return the publisher in *Mercy Corps (rapport)* or *Proefschrift, Universiteit Leiden*; else the whole text."""
    found = _KIND_FIRST.match(text) or _KIND_LAST.fullmatch(text)
    return found["publisher"] if found and _kind_said(found["kind"]) else text


def _kind_said(text: str) -> Publicatiesoort | None:
    if _THESIS.search(text):
        return "proefschrift"
    if _DATASET.search(text):
        return "dataset"
    if _REPORT.search(text):
        return "rapport"
    return "boek" if _BOOK.search(text) else None


def _in_journal(text: str) -> Vindplaats | None:
    match = _DETAILS.fullmatch(text)
    if match is None or not _is_sure(match):
        return None
    issue = match["issue"] or match["number"]
    pages = _pages(match["first"], match["last"])
    return Vindplaats("artikel", match["journal"].strip(" .,"), match["volume"], issue, pages)


def _is_sure(match: re.Match[str]) -> bool:
    """Return whether numbers behind a name are those of a journal, and not a year, a series or a number of pages."""
    volume, issue, first, last = match["volume"], match["issue"] or match["number"], match["first"], match["last"]
    if match["labelled"] or (issue and (volume or match["number"])):
        return not (issue and re.fullmatch(_YEAR, issue) and first is None)
    if volume and first:
        return bool(last or match["pages"] or match["between"].startswith((",", ".")))
    is_range = bool(first and last and not re.fullmatch(_YEAR, first))
    return bool(not volume and first and (match["pages"] or is_range) and not match["between"].isspace())


def _pages(first: str | None, last: str | None) -> str | None:
    return f"{first}-{last}" if first and last else first
