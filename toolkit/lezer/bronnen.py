"""The workbooks behind the catalogue, how their lists are named, and what the build says of itself."""

import sqlite3
from dataclasses import dataclass

from toolkit.codes import BEIDE
from toolkit.schermwoorden import BEIDE_SAMENGESTELD, HERKOMST, TUSSEN_TITELS


@dataclass(frozen=True, slots=True)
class Werkboek:
    """One workbook that was read.

    Attributes:
        bestand, herkomst, sha256: file name, kind of list, and hash.
        werkbladen, broncellen, verborgen, interventies: numbers of data sheets, source cells (names of sheets
            excluded), hidden cells and interventions.
        titel: how the list is named on screen, or None.
        peildatum: the data are of this date, or None.

    """

    bestand: str
    herkomst: str
    sha256: str
    werkbladen: int
    broncellen: int
    verborgen: int
    interventies: int
    titel: str | None = None
    peildatum: str | None = None


@dataclass(frozen=True, slots=True)
class ZonderTabel:
    """A sheet that was passed over, and why."""

    bestand: str
    werkblad: str
    reden: str


def read_werkboeken(conn: sqlite3.Connection) -> tuple[Werkboek, ...]:
    """Return the workbooks by file name."""
    # Each cell is read once for each workbook: that is faster than putting all of them in order first.
    of_bron = """
        select count(distinct werkblad), count(*) filter (where soort <> 'bladnaam'),
               count(*) filter (where verborgen = 1 and soort <> 'bladnaam'), count(distinct interventie_id)
        from broncel where bron_id = ?
        """
    bronnen = conn.execute("select id, bestand, herkomst, sha256, titel, peildatum from bron order by bestand")
    return tuple(
        Werkboek(*named, *conn.execute(of_bron, [i]).fetchone(), *shown)
        for i, named, shown in ((row[0], row[1:4], row[4:]) for row in bronnen.fetchall())
    )


def read_herkomsten(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the name of each kind of list: the titles of its workbooks, when they have one.

    What is in both lists is called compiled when every workbook is.
    """
    titles: dict[str, list[str]] = {}
    for code, title in conn.execute("select distinct herkomst, titel from bron where titel is not null order by 2"):
        titles.setdefault(code, []).append(title)
    official = conn.execute("select 1 from bron where samengesteld = 0").fetchone()
    both = HERKOMST[BEIDE] if official else BEIDE_SAMENGESTELD
    return {
        code: TUSSEN_TITELS.join(titles.get(code, ())) or words for code, words in {**HERKOMST, BEIDE: both}.items()
    }


def is_samengesteld(conn: sqlite3.Connection) -> bool:
    """Return whether a list was compiled for this catalogue, instead of being the study's own annex."""
    return conn.execute("select 1 from bron where samengesteld = 1").fetchone() is not None


def read_zonder_tabel(conn: sqlite3.Connection) -> tuple[ZonderTabel, ...]:
    """Return the sheets that were passed over: they have no source cells, so `bouw` remembers them.

    Raises:
        ValueError: `bouw` does not say which sheet was passed over.

    """
    rows = conn.execute(
        """
        select bron.bestand, bouw.sleutel, bouw.waarde
        from bouw join bron on bouw.sleutel like 'bron.' || bron.id || '.overgeslagen.%'
        order by bron.bestand, length(bouw.sleutel), bouw.sleutel
        """
    )
    return tuple(_zonder_tabel(*row) for row in rows)


def _zonder_tabel(bestand: str, sleutel: str, waarde: str) -> ZonderTabel:
    # Excel allows no colon in the name of a sheet, so the first one ends it.
    werkblad, colon, reden = waarde.partition(": ")
    if not colon:
        raise ValueError(f"bouw {sleutel}: hier hoort “werkblad: reden”, er staat “{waarde}”")
    return ZonderTabel(bestand, werkblad, reden)


def read_bouw(conn: sqlite3.Connection) -> dict[str, str]:
    """Return how the database was made: versions, hashes and counts."""
    return dict(conn.execute("select sleutel, waarde from bouw order by sleutel"))
