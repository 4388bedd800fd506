"""Write the quality report: one HTML file that needs nothing else."""

import sqlite3
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from toolkit.changes.compare import compare
from toolkit.changes.read_stand import read_stand
from toolkit.changes.stand import Stand
from toolkit.curatielijst.lezen import read_lijst
from toolkit.findings import Ernst
from toolkit.lezer.adressen import read_onderdelen
from toolkit.lezer.bronnen import read_bouw, read_werkboeken, read_zonder_tabel
from toolkit.lezer.sql import open_readonly
from toolkit.report.database import read_begrippen
from toolkit.report.explanations import WAARDE_ONBESLIST, load_uitleg
from toolkit.report.figures import METHODEN, read_codes, read_dimensies, read_totalen
from toolkit.report.groups import group_findings
from toolkit.report.opening import changes_by_kind, questions_by_kind
from toolkit.report.sources import read_samengevoegd, read_zonder_veld
from toolkit.weergave.tekst import getal

_MOST_CELLS = 100  # shown per column that was not recognised; more would hide the rest of the report


def write_quality_report(database: Path, target: Path, published: Stand | None = None) -> None:
    """Write the quality report of a finished `database` to `target` (HTML, Dutch, for a maintainer).

    It opens with what is to be decided, then says what changed since `published`, the last publication.

    The file asks nothing of a network and says nothing of the moment it was made, so the same database gives the same
    bytes.

    Raises:
        FileNotFoundError: there is no `database`.

    """
    with open_readonly(database) as conn:
        content = _collect(conn)
        changes = None if published is None else compare(published, _without_findings(read_stand(conn)))
    content["te_beslissen"] = questions_by_kind(read_lijst(database).vragen)
    content["veranderd"] = None if changes is None else changes_by_kind(changes)
    target.write_text(_environment().get_template("kwaliteitsrapport.html").render(content), "utf-8", newline="\n")


def _without_findings(stand: Stand) -> Stand:
    """Return a stand as it is published: what the build noticed is no part of that."""
    return stand.model_copy(update={"bevindingen": ()})


def _collect(conn: sqlite3.Connection) -> dict[str, Any]:
    werkboeken = read_werkboeken(conn)
    codes = read_codes(conn)
    secties = group_findings(conn, read_begrippen(conn))
    uitleg = load_uitleg()
    zonder_veld = read_zonder_veld(conn)
    return {
        "werkboeken": werkboeken,
        "totalen": read_totalen(conn, werkboeken),
        "methoden": METHODEN,
        "dimensies": read_dimensies(conn),
        "ernsten": [*Ernst],
        "codes": codes,
        "per_ernst": [sum(code.per_ernst[i] for code in codes) for i, _ in enumerate(Ernst)],
        "onbeslist": sum(len(sectie.groepen) for sectie in secties if sectie.code == WAARDE_ONBESLIST),
        "meeste_cellen": _MOST_CELLS,
        "zonder_tabel": read_zonder_tabel(conn),
        "secties": secties,
        "uitleg": uitleg,
        "eerst": [sectie for sectie in secties if sectie.code in uitleg and uitleg[sectie.code].eerst],
        "kolommen_zonder_veld": [groep for groep in zonder_veld if groep.kop is not None],
        "buiten_tabellen": [groep for groep in zonder_veld if groep.kop is None],
        "samengevoegd": read_samengevoegd(conn),
        "onderdelen": read_onderdelen(conn),
        "bouw": read_bouw(conn),
    }


def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("toolkit.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["getal"] = getal
    return environment
