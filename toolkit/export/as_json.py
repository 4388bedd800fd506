"""A list as JSON, in the shape of export.schema.json."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import IO, Any

from toolkit.export.context import ExportContext
from toolkit.export.rows import VELDEN, Interventie, Tag, read_interventies
from toolkit.records.model import PUBLICATIE_KOLOMMEN
from toolkit.vocabulary.load import DIMENSIES

Json = dict[str, Any]


def iter_json(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext) -> Iterator[str]:
    """Yield the interventions `ids` as one JSON object, an intervention at a time.

    Raises:
        LookupError: an id does not exist.

    """
    yield '{"interventies": ['
    for number, interventie in enumerate(read_interventies(conn, ids)):
        yield (",\n" if number else "\n") + _dump(interventie_json(interventie))
    yield "\n],\n"
    yield f'"selectie": {_dump(_selectie(ids, context))},\n'
    yield f'"bouw": {_dump(read_bouw(conn))}}}\n'


def write_json(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, target: IO[bytes]) -> None:
    """Write the interventions `ids` to `target` as JSON in UTF-8.

    Raises:
        LookupError: an id does not exist.

    """
    for piece in iter_json(conn, ids, context):
        target.write(piece.encode("utf-8"))


def interventie_json(interventie: Interventie) -> Json:
    """Return one intervention with its tags and publications."""
    return {
        **{veld: interventie.velden[veld] for veld in VELDEN},
        "naamsvarianten": list(interventie.naamsvarianten),
        **{dimensie: [_tag(dimensie, tag) for tag in interventie.tags[dimensie]] for dimensie in DIMENSIES},
        "bronwoorden": {
            dimensie: [
                {"tekst": w.tekst, "broncel": w.broncel, "lijst": w.lijst, "toegekend_door": w.door} for w in woorden
            ]
            for dimensie, woorden in interventie.woorden.items()
        },
        "publicaties": [
            {kolom: getattr(publicatie, kolom) for kolom in PUBLICATIE_KOLOMMEN}
            for publicatie in interventie.publicaties
        ],
    }


def read_bouw(conn: sqlite3.Connection) -> dict[str, str]:
    """Return how the database was made: table `bouw`."""
    return dict(conn.execute("select sleutel, waarde from bouw order by sleutel"))


def _tag(dimensie: str, tag: Tag) -> Json:
    own = {
        "brontekst": tag.brontekst,
        "methode": tag.methode,
        "score": tag.score,
        "toegekend_door": tag.toegekend_door,
    }
    if dimensie == "werkzaam_element":
        own |= {"status": tag.status, "toelichting": tag.toelichting}
    if dimensie == "doelgroep":
        own |= {"rol": tag.rol}
    return {"id": tag.id, "label": tag.label, "broncel": tag.broncel.id, **own}


def _selectie(ids: Sequence[str], context: ExportContext) -> Json:
    return {
        "parameters": {name: list(values) for name, values in context.parameters.items()},
        "in_woorden": context.in_woorden,
        "url": context.url,
        "aantal": len(ids),
        "geraadpleegd": context.geraadpleegd.isoformat(),
        "licentie": context.publisher.licentie,
        "licentie_url": context.publisher.licentie_url,
        "citeren": context.citation,
    }


def _dump(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False)
