"""One intervention with everything the catalogue knows about it."""

import re
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz import process

from toolkit.bronwoorden import Bronwoord, read_bronwoorden
from toolkit.records.model import KALE_VELDEN
from toolkit.text import fold
from toolkit.vocabulary.model import Term, Vocabulary
from toolkit.web.catalogus import Catalogus
from toolkit.web.fouten import IngetrokkenError, NietGevondenError
from toolkit.web.opmaak import beschrijf_deelnemers
from toolkit.web.queries.herkomst import Bron, Cel, Cellen, bronnen_of, bronnen_of_veld, read_cellen
from toolkit.web.queries.kaarten import first_sentence
from toolkit.web.queries.publicaties import Publicatie, read_publicaties
from toolkit.web.queries.tags import Tag, distinct_terms, read_tags
from toolkit.web.queries.verwant import Verwant, read_verwant
from toolkit.web.woorden import NIET_GERAPPORTEERD, STATUSSEN

_OPSOMMING = re.compile(r"[;\n]")


@dataclass(frozen=True, slots=True)
class Veld:
    """A text or number of the intervention, with the cells it comes from; `waarde` None: not reported."""

    waarde: str | int | None
    bronnen: tuple[Bron, ...]

    @property
    def per_lijst(self) -> tuple[tuple[str, str], ...]:
        """Return what each list says, by the name of the list, when two lists say different things; else nothing."""
        teksten: dict[str, dict[str, None]] = {}
        for bron in self.bronnen:
            if bron.cel.waarde:
                teksten.setdefault(bron.cel.lijst, {})[bron.cel.waarde] = None
        if len({fold("\n".join(per)) for per in teksten.values()}) < 2:
            return ()
        # The text that the catalogue took over comes first.
        ordered = sorted(teksten.items(), key=lambda item: str(self.waarde) not in item[1])
        return tuple((lijst, "\n".join(per)) for lijst, per in ordered)


@dataclass(frozen=True, slots=True)
class Kenmerk:
    """The terms of one dimension and what the lists say in words, with the cells; both empty: not reported."""

    termen: tuple[Term, ...]
    bronnen: tuple[Bron, ...]
    woorden: tuple[Bronwoord, ...] = ()


@dataclass(frozen=True, slots=True)
class Oordeel:
    """One status of an element and the notes behind it."""

    status: str
    toelichtingen: tuple[str, ...]

    @property
    def woord(self) -> str:
        """Return the status as the screen says it."""
        return STATUSSEN[self.status]


@dataclass(frozen=True, slots=True)
class Element:
    """One working element with what the source reports about it."""

    term: Term
    categorie: Term | None
    oordelen: tuple[Oordeel, ...]
    bronnen: tuple[Bron, ...]
    woorden: tuple[str, ...]

    @property
    def heeft_status(self) -> bool:
        """Return whether a source reports something about the element."""
        return self.oordelen[0].status != NIET_GERAPPORTEERD


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """Another intervention by name."""

    id: str
    naam: str


@dataclass(frozen=True, slots=True)
class Interventie:
    """One intervention as its page shows it."""

    id: str
    naam: str
    herkomst: str
    velden: Mapping[str, Veld]
    kenmerken: Mapping[str, Kenmerk]
    doelgroepen: Mapping[str, Kenmerk]
    elementen: tuple[Element, ...]
    werkvormen: tuple[Bronwoord, ...]
    publicaties: tuple[Publicatie, ...]
    namen: tuple[str, ...]
    onderdeel_van: Verwijzing | None
    onderdelen: tuple[Verwijzing, ...]
    regels: tuple[Cel, ...]
    verwant: tuple[Verwant, ...]

    @property
    def elementen_per_soort(self) -> tuple[tuple[bool, tuple[Element, ...]], ...]:
        """Return the elements that a source reports something about, then those that are only named."""
        groepen = ((met, tuple(e for e in self.elementen if e.heeft_status == met)) for met in (True, False))
        return tuple((met, groep) for met, groep in groepen if groep)

    @property
    def werkwijze(self) -> tuple[Bronwoord, ...]:
        """Return every word of the lists on how it is done, each said once."""
        said = " / ".join(fold(w.tekst) for w in self.werkvormen)
        rest = (w for w in self.kenmerken["uitvoeringskenmerk"].woorden if fold(w.tekst) not in said)
        return (*self.werkvormen, *rest)

    @property
    def deelnemers(self) -> str | None:
        """Return the participants in words, with their number when the words do not give it."""
        return beschrijf_deelnemers(self.velden["steekproef_n"].waarde, self.velden["steekproef"].waarde)

    @property
    def naast_evaluatie(self) -> tuple[str, ...]:
        """Return the rows of the research that the words about the evaluation may speak of."""
        return ("Design", "Deelnemers", "Uitkomst", "Beperkingen") if self.kenmerken["evaluatie"].woorden else ()

    @property
    def inleiding(self) -> str | None:
        """Return the goal in one sentence, for who finds the page elsewhere."""
        doel = self.velden["doel"].waarde
        return first_sentence(str(doel)) if doel else None

    @property
    def jaar(self) -> int | None:
        """Return the year of the newest publication."""
        return max((p.jaar for p in self.publicaties if p.jaar), default=None)


def resolve_alias(conn: sqlite3.Connection, slug: str) -> str | None:
    """Return the slug that replaced `slug`, or None when it is in use or was never published.

    Raises:
        IngetrokkenError: the intervention was withdrawn.

    """
    if conn.execute("select 1 from interventie where id = ?", [slug]).fetchone():
        return None
    row = conn.execute("select interventie_id, reden from interventie_alias where id = ?", [slug]).fetchone()
    if row is None:
        return None
    if row[0] is None:
        raise IngetrokkenError(row[1])
    return str(row[0])


def read_interventie(conn: sqlite3.Connection, catalogus: Catalogus, slug: str) -> Interventie:
    """Return the intervention with this slug.

    Raises:
        NietGevondenError: there is none; the message names the nearest slug.

    """
    row = conn.execute(
        f"select herkomst, onderdeel_van, {', '.join(KALE_VELDEN)} from interventie where id = ?",  # noqa: S608 -- own names
        [slug],
    ).fetchone()
    if row is None:
        raise NietGevondenError(_not_found(conn, slug))
    herkomst, onderdeel_van, *waarden = row
    tags = {d.naam: read_tags(conn, d, [slug])[slug] for d in catalogus.begrippen}
    woorden = read_bronwoorden(conn, [slug])[slug]
    cellen = read_cellen(conn, slug, (tag.broncel for per in tags.values() for tag in per))
    return Interventie(
        id=slug,
        naam=waarden[0],
        herkomst=herkomst,
        velden={v: Veld(w, bronnen_of_veld(v, cellen)) for v, w in zip(KALE_VELDEN, waarden, strict=True)},
        kenmerken={naam: _kenmerk(per, cellen, woorden.get(naam, ())) for naam, per in tags.items()},
        doelgroepen={
            rol: _kenmerk(_with_rol(tags["doelgroep"], rol), cellen) for rol in ("uiteindelijk", "intermediair")
        },
        elementen=_elementen(tags["werkzaam_element"], cellen, catalogus.begrippen),
        werkvormen=werkvormen(woorden.get("werkzaam_element", ()), tags["werkzaam_element"]),
        publicaties=read_publicaties(conn, slug),
        namen=_names(conn, slug),
        onderdeel_van=next(iter(_verwijzingen(conn, "id = ?", onderdeel_van)), None) if onderdeel_van else None,
        onderdelen=_verwijzingen(conn, "onderdeel_van = ?", slug),
        regels=_regels(cellen),
        verwant=read_verwant(conn, catalogus, slug),
    )


def _kenmerk(tags: tuple[Tag, ...], cellen: Cellen, woorden: tuple[Bronwoord, ...] = ()) -> Kenmerk:
    """Words of a cell in which no term was recognised have their cell too."""
    known = {tag.broncel for tag in tags}
    rest = tuple(Bron(cellen[w.broncel]) for w in woorden if w.broncel not in known)
    return Kenmerk(distinct_terms(tags), (*bronnen_of(tags, cellen), *rest), woorden)


def werkvormen(woorden: tuple[Bronwoord, ...], tags: tuple[Tag, ...]) -> tuple[Bronwoord, ...]:
    """Return what the cells with elements say beyond the labels: how people work, as far as the source names it."""
    labels = {fold(tag.term.nl) for tag in tags}
    found = []
    for woord in woorden:
        pieces = [piece.strip() for piece in _OPSOMMING.split(woord.tekst)]
        more = [piece for piece in pieces if piece and fold(piece) not in labels]
        if more:
            found.append(replace(woord, tekst="; ".join(more)))
    return tuple(found)


def _with_rol(tags: tuple[Tag, ...], rol: str) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if tag.rol == rol)


def _elementen(tags: tuple[Tag, ...], cellen: Cellen, begrippen: Vocabulary) -> tuple[Element, ...]:
    """Return one entry per element, those with the most telling status first."""
    order = {status: rank for rank, status in enumerate(STATUSSEN)}
    elementen = []
    for term in distinct_terms(tags):
        own = tuple(tag for tag in tags if tag.term.id == term.id)
        categorie = begrippen["werkzaam_element"].termen[term.broader] if term.broader else None
        elementen.append(Element(term, categorie, _oordelen(own), bronnen_of(own, cellen), _words_for(term, own)))
    return tuple(sorted(elementen, key=lambda element: order[element.oordelen[0].status]))


def _words_for(term: Term, tags: tuple[Tag, ...]) -> tuple[str, ...]:
    """Return the words that were recognised as the element, when they are others than its label and have no note."""
    plain = (tag.brontekst for tag in tags if tag.methode != "overgenomen" and not tag.toelichting and not tag.status)
    return tuple(dict.fromkeys(words for words in plain if fold(words) != fold(term.nl)))


def _oordelen(tags: tuple[Tag, ...]) -> tuple[Oordeel, ...]:
    """Return the statuses of one element; “niet gerapporteerd” only when no cell gives a status."""
    statuses = [s for s in STATUSSEN if any((tag.status or NIET_GERAPPORTEERD) == s for tag in tags)]
    if len(statuses) > 1:
        statuses = [s for s in statuses if s != NIET_GERAPPORTEERD]
    return tuple(
        Oordeel(
            status,
            tuple(
                dict.fromkeys(
                    t.toelichting for t in tags if t.toelichting and (t.status or NIET_GERAPPORTEERD) == status
                )
            ),
        )
        for status in statuses
    )


def _names(conn: sqlite3.Connection, slug: str) -> tuple[str, ...]:
    rows = conn.execute("select naam from naamsvariant where interventie_id = ? order by naam", [slug])
    return tuple(naam for (naam,) in rows)


def _verwijzingen(conn: sqlite3.Connection, conditie: str, waarde: str) -> tuple[Verwijzing, ...]:
    rows = conn.execute(f"select id, naam from interventie where {conditie} order by naam, id", [waarde])  # noqa: S608
    return tuple(Verwijzing(*row) for row in rows)


def _regels(cellen: Cellen) -> tuple[Cel, ...]:
    """Return the first cell of every row (or column) of a workbook that is about this intervention."""
    rows: dict[tuple[str, str, int | None], Cel] = {}
    for cel in cellen.values():
        if cel.soort == "waarde" and cel.veld == "naam":
            rows.setdefault((cel.bestand, cel.werkblad, cel.rij), cel)
    return tuple(rows.values())


def _not_found(conn: sqlite3.Connection, slug: str) -> str:
    known = [i for (i,) in conn.execute("select id from interventie")]
    near = process.extractOne(slug[:100], known, score_cutoff=60)
    hint = f" Bedoelde u ‘{near[0]}’?" if near else ""
    return f"Er staat geen interventie ‘{slug[:100]}’ in de catalogus.{hint} Zoek hieronder op de naam."
