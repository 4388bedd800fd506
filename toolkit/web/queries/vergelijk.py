"""Interventions side by side."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from toolkit.bronwoorden import Bronwoord, Bronwoorden, read_bronwoorden
from toolkit.m2m import as_json
from toolkit.vocabulary.model import Term
from toolkit.web.catalogus import Catalogus
from toolkit.web.opmaak import beschrijf_deelnemers
from toolkit.web.queries.interventie import Verwijzing, werkvormen
from toolkit.web.queries.kaarten import Kaart, read_kaarten
from toolkit.web.queries.tags import Stand, Tag, distinct_terms, read_tags, standen_of
from toolkit.web.queries.verwant import Verwant, read_verwant

_TEKSTEN = ("doel", "aanpak", "organisatie", "steekproef", "uitkomst", "beperkingen")
_NAAST_EVALUATIE = ("onderzoeksdesign", "steekproef", "uitkomst", "beperkingen")
_RIJEN: Sequence[tuple[str, str]] = (
    ("Doel", "doel"),
    ("Werkzame elementen", "werkzaam_element"),
    ("Fase", "fase"),
    ("Doelgroep", "doelgroep"),
    ("Uiteindelijke doelgroep", "uiteindelijk"),
    ("Intermediaire doelgroep", "intermediair"),
    ("Vorm van extremisme", "vorm_van_extremisme"),
    ("Land", "land"),
    ("Aanpak", "aanpak"),
    ("Uitvoerder", "organisatie"),
    ("Domein", "domein"),
    ("Kenmerken van de uitvoering", "uitvoeringskenmerk"),
    ("Loopt het nog?", "actualiteit"),
    ("Evaluatie", "evaluatie"),
    ("Onderzoeksdesign", "onderzoeksdesign"),
    ("Deelnemers", "steekproef"),
    ("Uitkomst", "uitkomst"),
    ("Beperkingen", "beperkingen"),
    ("Beperkende factoren", "beperkende_factor"),
    ("Psychologische behoefte", "psychologische_behoefte"),
    ("Psychopathologie", "psychopathologie"),
    ("Niveau van triggerfactoren", "triggerniveau"),
    ("Herkomst", "herkomst"),
)


@dataclass(frozen=True, slots=True)
class Vak:
    """One cell of the comparison: a text, terms, or elements by status; all empty is not reported.

    `woorden` is what the lists say themselves, with the name of the list when there are several.
    `elders`: empty, but the words about the evaluation may speak of it.
    """

    tekst: str | None = None
    termen: tuple[Term, ...] = ()
    standen: tuple[Stand, ...] = ()
    woorden: tuple[tuple[str, str], ...] = ()
    elders: bool = False


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of the comparison."""

    titel: str
    naam: str
    vakken: tuple[Vak, ...]

    @property
    def verschilt(self) -> bool:
        """Return whether the interventions differ here."""
        return len(set(self.vakken)) > 1


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """Up to four interventions and their rows."""

    kaarten: tuple[Kaart, ...]
    rijen: tuple[Rij, ...]
    andere: tuple[Verwijzing, ...]
    verwant: tuple[Verwant, ...]


def read_vergelijking(conn: sqlite3.Connection, catalogus: Catalogus, ids: Sequence[str]) -> Vergelijking:
    """Return the comparison of existing `ids`."""
    tags = {d.naam: read_tags(conn, d, ids) for d in catalogus.begrippen}
    teksten = _read_teksten(conn, ids)
    woorden = read_bronwoorden(conn, ids)
    columns = [_vakken(teksten[i], {naam: per[i] for naam, per in tags.items()}, woorden[i]) for i in ids]
    rijen = tuple(Rij(titel, naam, tuple(column[naam] for column in columns)) for titel, naam in _RIJEN)
    andere = conn.execute(
        "select id, naam from interventie where id not in (select value from json_each(?)) order by lower(naam), id",
        [as_json(ids)],
    )
    return Vergelijking(
        read_kaarten(conn, catalogus.begrippen, ids),
        rijen if ids else (),
        tuple(Verwijzing(*row) for row in andere),
        read_verwant(conn, catalogus, ids[0]) if len(ids) == 1 else (),
    )


def _read_teksten(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, dict[str, str | int | None]]:
    rows = conn.execute(
        f"select id, herkomst, steekproef_n, {', '.join(_TEKSTEN)} from interventie "  # noqa: S608 -- own names
        "where id in (select value from json_each(?))",
        [as_json(ids)],
    )
    return {row[0]: dict(zip(("herkomst", "steekproef_n", *_TEKSTEN), row[1:], strict=True)) for row in rows}


def _vakken(
    teksten: Mapping[str, str | int | None], tags: Mapping[str, tuple[Tag, ...]], woorden: Bronwoorden
) -> dict[str, Vak]:
    said = {naam: _citaten(per) for naam, per in woorden.items()}
    vakken = {naam: Vak(termen=distinct_terms(per), woorden=said.get(naam, ())) for naam, per in tags.items()}
    vakken["doelgroep"] = Vak(woorden=said.get("doelgroep", ()))
    for rol in ("uiteindelijk", "intermediair"):
        vakken[rol] = Vak(termen=distinct_terms(tag for tag in tags["doelgroep"] if tag.rol == rol))
    vakken["werkzaam_element"] = Vak(standen=standen_of(tags["werkzaam_element"]))
    vakken |= {naam: Vak(tekst=_text(teksten[naam])) for naam in _TEKSTEN}
    if teksten["aanpak"] is None:
        forms = werkvormen(woorden.get("werkzaam_element", ()), tags["werkzaam_element"])
        vakken["aanpak"] = Vak(woorden=_citaten(forms))
    vakken["steekproef"] = Vak(tekst=beschrijf_deelnemers(teksten["steekproef_n"], teksten["steekproef"]))
    vakken["herkomst"] = Vak(tekst=str(teksten["herkomst"]))
    if said.get("evaluatie"):
        vakken |= {naam: Vak(elders=True) for naam in _NAAST_EVALUATIE if vakken[naam] == Vak()}
    return vakken


def _citaten(woorden: Sequence[Bronwoord]) -> tuple[tuple[str, str], ...]:
    several = len({w.lijst for w in woorden}) > 1
    return tuple((w.lijst if several else "", w.tekst) for w in woorden)


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
