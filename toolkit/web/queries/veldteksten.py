"""The texts of source cells that a passage may be shown from, each with its Dutch name."""

import sqlite3
from collections.abc import Mapping, Sequence

from toolkit.m2m import as_json
from toolkit.vocabulary.model import Vocabulary
from toolkit.web.fragment import Veldtekst

# What tells most about an intervention first; after these the dimensions, then what is about a publication.
_VOOR: Mapping[str, str] = {
    "doel": "Doel",
    "aanpak": "Aanpak",
    "uitkomst": "Uitkomst",
    "organisatie": "Uitvoerder",
}
_NA: Mapping[str, str] = {
    "beperkingen": "Beperkingen van het onderzoek",
    "steekproef": "Deelnemers",
    "opmerking": "Opmerking",
    "publicatie.titel": "Titel van de publicatie",
    "publicatie.auteurs": "Auteurs",
    "publicatie.tijdschrift": "Tijdschrift of uitgever",
    "publicatie.jaar": "Jaar van publicatie",
    "publicatie.doi": "DOI",
    "gevonden_in": "Gevonden in",
    "taal": "Taal",
}


def read_veldteksten(
    conn: sqlite3.Connection, begrippen: Vocabulary, ids: Sequence[str]
) -> dict[str, tuple[Veldtekst, ...]]:
    """Return the texts per intervention of `ids`, most telling first; an unknown column has its own heading."""
    labels = {**_VOOR, **{dimensie.naam: dimensie.label for dimensie in begrippen}, **_NA}
    order = {veld: rank for rank, veld in enumerate(labels)}
    rows = conn.execute(
        "select interventie_id, veld, kop, waarde from broncel where waarde is not null and waarde not like '%://%' "
        "and soort in ('waarde', 'opmerking') and interventie_id in (select value from json_each(?)) order by id",
        [as_json(ids)],
    )
    found: dict[str, list[tuple[int, Veldtekst]]] = {i: [] for i in ids}
    for interventie, veld, kop, waarde in rows:
        label = labels.get(veld) if veld else kop
        if label:
            found[interventie].append((order.get(veld, len(order)), Veldtekst(label, waarde)))
    return {i: tuple(text for _, text in sorted(texts, key=lambda item: item[0])) for i, texts in found.items()}
