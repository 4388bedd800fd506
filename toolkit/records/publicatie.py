"""Publications: one per row of a record, with a normalised DOI and an id that does not depend on order."""

import re
from collections.abc import Iterator

from slugify import slugify

from toolkit.publicaties.doi import doi_url, normalise_doi
from toolkit.publicaties.publicatie import Publicatie
from toolkit.publicaties.vindplaats import read_vindplaats
from toolkit.reading.workbook_reading import FieldValue, SourceRecord
from toolkit.records.numbers import parse_year
from toolkit.records.record import PublicatieVermelding
from toolkit.terms.resolve import Resolver
from toolkit.text import fold
from toolkit.webadres import is_link

_PREFIX = "publicatie."
_ID_LENGTH = 80


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
    jaar, doi = parse_year(texts.get("jaar", "")), normalise_doi(texts.get("doi") or texts.get("url", ""))
    given = texts.get("doi", "")
    link = texts.get("url") or (given if is_link(given) and not doi else None)
    where = read_vindplaats(texts.get("tijdschrift"), texts.get("titel"))
    publicatie = Publicatie(
        id=doi_id(doi) if doi else _readable_id(texts, jaar),
        auteurs=texts.get("auteurs"),
        jaar=jaar,
        titel=texts.get("titel"),
        tijdschrift=where.tijdschrift,
        doi=doi,
        url=link or (doi_url(doi) if doi else None),
        soort=where.soort,
        jaargang=where.jaargang,
        nummer=where.nummer,
        paginas=where.paginas,
        verschenen_in=texts.get("tijdschrift"),
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
