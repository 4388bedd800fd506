"""A list as JSON, in the shape of `toolkit.export.schema`."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import IO, Any

from toolkit.export.context import ExportContext
from toolkit.lezer import Interventie, Opbouw, Tag, read_interventies, read_opbouw
from toolkit.lezer.bronnen import read_bouw
from toolkit.vocabulary.dimension import Dimension
from toolkit.weergave.bronwoorden import bronwoorden_of
from toolkit.weergave.overig import overige_cellen

Json = dict[str, Any]


def iter_json(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext) -> Iterator[str]:
    """Yield the interventions `ids` as one JSON object, an intervention at a time.

    Raises:
        LookupError: an id does not exist.

    """
    opbouw = read_opbouw(conn)
    yield '{"interventies": ['
    overig: list[Json] = []
    for number, interventie in enumerate(read_interventies(conn, opbouw, ids)):
        yield (",\n" if number else "\n") + _dump(interventie_json(interventie, opbouw))
        overig += _overig(interventie) if context.overig else ()
    yield "\n],\n"
    if context.overig:
        yield f'"overige_gegevens": {json.dumps(overig, ensure_ascii=False)},\n'
    yield f'"selectie": {_dump(_selectie(ids, context))},\n'
    yield f'"bouw": {_dump(read_bouw(conn))}}}\n'


def write_json(conn: sqlite3.Connection, ids: Sequence[str], context: ExportContext, target: IO[bytes]) -> None:
    """Write the interventions `ids` to `target` as JSON in UTF-8.

    Raises:
        LookupError: an id does not exist.

    """
    for piece in iter_json(conn, ids, context):
        target.write(piece.encode("utf-8"))


def interventie_json(interventie: Interventie, opbouw: Opbouw) -> Json:
    """Return one intervention with its tags and publications."""
    naam, *velden = (veld.veld for veld in opbouw.velden)
    return {
        "id": interventie.id,
        naam: interventie.naam,
        "herkomst": interventie.herkomst,
        **{veld: interventie.velden[veld] for veld in velden},
        "onderdeel_van": interventie.onderdeel_van,
        "naamsvarianten": list(interventie.naamsvarianten),
        **{d.naam: [_tag(d, tag) for tag in interventie.tags[d.naam]] for d in opbouw.dimensies},
        "bronwoorden": {
            dimensie: [
                {"tekst": w.tekst, "broncel": w.broncel, "lijst": w.lijst, "toegekend_door": w.door} for w in woorden
            ]
            for dimensie, woorden in bronwoorden_of(interventie, opbouw.dimensies).items()
        },
        "publicaties": [asdict(publicatie) for publicatie in interventie.publicaties],
    }


def _overig(interventie: Interventie) -> Iterator[Json]:
    for kop, cellen in overige_cellen(interventie).items():
        for cel in cellen:
            yield {
                "id": interventie.id,
                "naam": interventie.naam,
                "kop": kop,
                "waarde": cel.waarde,
                "bestand": cel.bestand,
                "werkblad": cel.werkblad,
                "cel": cel.adres,
            }


def _tag(dimensie: Dimension, tag: Tag) -> Json:
    return {
        "id": tag.term.id,
        "label": tag.term.nl,
        "broncel": tag.broncel,
        "brontekst": tag.brontekst,
        "methode": tag.methode,
        "score": tag.score,
        "toegekend_door": tag.toegekend_door,
        **{kenmerk: getattr(tag, kenmerk) for kenmerk in dimensie.kenmerken},
    }


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
