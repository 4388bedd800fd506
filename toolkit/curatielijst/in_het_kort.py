"""The interventions of a finished database as the work list names them."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

from toolkit.curatielijst.vragen import InterventieKort
from toolkit.lezer.adressen import read_verwijzingen
from toolkit.lezer.interventie import Broncel
from toolkit.lezer.interventies import read_interventies
from toolkit.lezer.opbouw import Opbouw


def read_in_het_kort(conn: sqlite3.Connection, opbouw: Opbouw, cells: Iterable[Broncel]) -> dict[str, InterventieKort]:
    """Return id → the intervention, with the names and workbooks that its source cells say."""
    namen: dict[str, dict[str, None]] = defaultdict(dict)
    bestanden: dict[str, dict[str, None]] = defaultdict(dict)
    for cell in cells:
        if cell.interventie is not None:
            bestanden[cell.interventie][cell.bestand] = None
            if cell.veld == "naam" and cell.waarde:
                namen[cell.interventie][" ".join(cell.waarde.split())] = None
    ids = [verwijzing.id for verwijzing in read_verwijzingen(conn)]
    landen = opbouw.dimensies.landen
    return {
        one.id: InterventieKort(
            one.id,
            one.naam,
            tuple(namen[one.id]) or (one.naam,),
            tuple(sorted({tag.term.id for tag in (one.tags[landen] if landen else ())})),
            tuple(bestanden[one.id]),
            str(one.velden["organisatie"]) if one.velden.get("organisatie") else None,
        )
        for one in read_interventies(conn, opbouw, ids, [landen] if landen else [], cellen=False)
    }
