"""Publications: one per row of a record, with a normalised DOI and an id that does not depend on order."""

import re
from collections.abc import Iterator

import idutils
from slugify import slugify

from toolkit.reading.model import FieldValue, SourceRecord
from toolkit.records.model import Publicatie, PublicatieVermelding
from toolkit.records.numbers import parse_year
from toolkit.terms.resolve import Resolver
from toolkit.text import fold

_PREFIX = "publicatie."
# Where a DOI may stand in a text, such as the address of a publisher; idutils says whether it is one.
_MAYBE_DOI = re.compile(r"10\.\d{4,9}(?:\.\d+)*/[^\s;|]+")
_ID_LENGTH = 80


def normalise_doi(text: str) -> str | None:
    """Return the bare DOI in `text` (``https://doi.org/10.1/X.`` → ``10.1/x``), or None when it holds none."""
    return next(iter(dois_in(text)), None)


def dois_in(text: str) -> list[str]:
    """Return every DOI in `text`, bare and lower case: in a DOI case has no meaning (DOI Handbook, 2.4)."""
    found = (match.rstrip(".,;)]>") for match in _MAYBE_DOI.findall(text))
    return [idutils.normalize_doi(doi).lower() for doi in found if idutils.is_doi(doi)]


def parse_publicaties(record: SourceRecord, resolver: Resolver) -> list[PublicatieVermelding]:
    """Return the publications of `record`, one per line of it that has a value in a publication column."""
    values = [v for v in record.values if v.veld.startswith(_PREFIX) and resolver.has_value(v.text)]
    by_line: dict[tuple[str, int | str | None], list[FieldValue]] = {}
    for value in values:
        by_line.setdefault((value.cell.werkblad, record.line_of(value)), []).append(value)
    found = [_vermelding(line) for line in by_line.values()]
    return list({v.publicatie.id: v for v in reversed(found)}.values())[::-1]


def _vermelding(values: list[FieldValue]) -> PublicatieVermelding:
    texts = {value.veld.removeprefix(_PREFIX): " ".join(value.text.split()) for value in reversed(values)}
    jaar, doi = parse_year(texts.get("jaar", "")), normalise_doi(texts.get("doi", "") or texts.get("url", ""))
    publicatie = Publicatie(
        id=doi_id(doi) if doi else _readable_id(texts, jaar),
        auteurs=texts.get("auteurs"),
        jaar=jaar,
        titel=texts.get("titel"),
        tijdschrift=texts.get("tijdschrift"),
        doi=doi,
        url=texts.get("url") or (idutils.to_url(doi, "doi", "https") if doi else None),
    )
    return PublicatieVermelding(publicatie, _first_cell(values).cell)


def _first_cell(values: list[FieldValue]) -> FieldValue:
    preferred = ("titel", "auteurs", "doi", "tijdschrift", "jaar", "url")
    return min(values, key=lambda value: preferred.index(value.veld.removeprefix(_PREFIX)))


def doi_id(doi: str) -> str:
    """Return the id of the publication with this bare DOI."""
    return f"doi-{slugify(doi)}"


def _readable_id(texts: dict[str, str], jaar: int | None) -> str:
    return slugify(" ".join(_id_parts(texts, jaar)), max_length=_ID_LENGTH, word_boundary=True)


def _id_parts(texts: dict[str, str], jaar: int | None) -> Iterator[str]:
    yield re.split(r"[,;&]", texts.get("auteurs", ""))[0]
    yield str(jaar or texts.get("jaar", ""))
    yield fold(texts.get("titel") or texts.get("tijdschrift") or texts.get("url", ""))
