"""A small catalogue that tests can read at a glance: the real schema and vocabulary, seven invented interventions."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ROOT
from tests.described import describe, schema
from toolkit.search import load_search_words, write_search_index
from toolkit.store.seal import seal
from toolkit.vocabulary.dimension import Vocabulary

LANDEN = ("nl", "be", "dk", "au")


@dataclass(frozen=True, slots=True)
class Tag:
    dimensie: str
    term: str
    tekst: str
    status: str | None = None
    rol: str = "uiteindelijk"
    methode: str = "exact"
    score: int = 100
    door: str = "samensteller"
    toelichting: str | None = None
    kolom: str = "H"
    bestand: str = "slo"


@dataclass(frozen=True, slots=True)
class Geval:
    id: str
    naam: str
    herkomst: str
    rij: int
    tags: tuple[Tag, ...]
    doel: str | None = None
    aanpak: str | None = None
    uitkomst: str | None = None
    beperkingen: str | None = None
    steekproef_n: int | None = None
    website: str | None = None
    bron_url: str | None = None
    onderdeel_van: str | None = None
    # Cells beside those of the tags: (list, column, field, text); what a cell says beyond its tags.
    cellen: tuple[tuple[str, str, str, str], ...] = ()
    ook_in_cel: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Publicatie:
    id: str
    interventie: str
    auteurs: str
    jaar: int | None
    titel: str
    tijdschrift: str | None = None
    doi: str | None = None


GEVALLEN = (
    Geval(
        "diamant",
        "Diamant",
        "beide",
        6,
        (
            Tag("fase", "gevoeligheidsfase", "Gevoeligheidsfase", kolom="F"),
            Tag("fase", "gevoeligheidsfase", "x", methode="overgenomen", kolom="F", bestand="database"),
            Tag("land", "nl", "Nederland", door="bron", kolom="C"),
            Tag("doelgroep", "jongeren", "Moslimjongeren", methode="fuzzy", score=91, door="bron", kolom="E"),
            Tag(
                "doelgroep", "ouders-en-gezin", "Ouders", rol="intermediair", methode="synoniem", door="bron", kolom="E"
            ),
            Tag(
                "werkzaam_element", "zelfvertrouwen", "Zelfvertrouwen", status="gemengd", toelichting="Steeg marginaal."
            ),
            Tag(
                "werkzaam_element",
                "minder-steun-voor-geweld",
                "Minder steun voor geweld",
                status="effect",
                methode="curator",
            ),
            Tag("werkzaam_element", "persoonlijke-veerkracht", "Veerkracht", status="beoogd", methode="synoniem"),
            Tag("werkzaam_element", "zelfvertrouwen", "zelfvertrouwen", kolom="I", bestand="database"),
            Tag(
                "onderzoeksdesign", "voor-na-meting", "metingen voor en na", methode="synoniem", door="bron", kolom="T"
            ),
            Tag("evaluatie", "geevalueerd", "metingen voor en na", methode="curator", door="bron", kolom="T"),
            Tag("psychologische_behoefte", "identiteit", "Identiteit", methode="synoniem", kolom="K"),
            Tag("domein", "sociaal", "sociaal", methode="synoniem", kolom="N", bestand="database"),
            Tag(
                "actualiteit",
                "onzeker-of-gestopt",
                "gestopt",
                methode="synoniem",
                door="bron",
                kolom="P",
                bestand="database",
            ),
        ),
        doel="Jongeren weerbaarder maken tegen gewelddadig extremisme. De training duurt drie maanden.",
        aanpak="Groepstraining plus individuele coaching.",
        uitkomst="Meer eigen regie; zelfwaardering steeg marginaal.",
        beperkingen="De deelnemers hoorden niet bij extremistische groepen.",
        steekproef_n=46,
        website="https://www.voorbeeld.nl/diamant",
        bron_url="https://www.voorbeeld.nl/lijst?x=1&y=2",
        cellen=(
            (
                "slo",
                "D",
                "doel",
                "Jongeren weerbaarder maken tegen gewelddadig extremisme. De training duurt drie maanden.",
            ),
            ("database", "D", "doel", "Weerbaarheid vergroten via identiteit."),
            ("slo", "S", "bron_url", "https://www.voorbeeld.nl/lijst?x=1&y=2"),
            ("database", "S", "bron_url", "https://databank.example/diamant"),
        ),
    ),
    Geval(
        "bounce",
        "BOUNCE <tools> & “meer”",
        "database",
        7,
        (
            Tag("fase", "gevoeligheidsfase", "Gevoeligheid", methode="overgenomen", kolom="F", bestand="database"),
            Tag("land", "be", "België", methode="overgenomen", door="bron", kolom="A", bestand="database"),
            Tag("doelgroep", "jongeren", "jongeren", door="bron", kolom="E", bestand="database"),
            Tag(
                "doelgroep",
                "onderwijsprofessionals",
                "docenten",
                rol="intermediair",
                door="bron",
                kolom="E",
                bestand="database",
            ),
            Tag("werkzaam_element", "psychosociale-factoren", "psychosociale factoren", kolom="I", bestand="database"),
            Tag(
                "evaluatie",
                "evaluatie-onbekend",
                "onbekend; wel een review (2020): geen controlegroep",
                methode="synoniem",
                door="bron",
                kolom="O",
                bestand="database",
            ),
            Tag("actualiteit", "loopt", "ja", methode="synoniem", door="bron", kolom="P", bestand="database"),
        ),
        doel="Jongeren weerbaar maken met groepssessies.",
        ook_in_cel=(("I", "rollenspel in de klas"),),
    ),
    Geval(
        "inear",
        "iNEAR",
        "slo",
        8,
        (
            Tag("fase", "gevoeligheidsfase", "Gevoeligheidsfase", kolom="F"),
            Tag("fase", "groepsfase", "Groepsfase", kolom="F"),
            Tag("land", "au", "Australië", door="bron", kolom="C"),
            Tag("doelgroep", "jongeren", "jongeren", door="bron", kolom="E"),
            Tag("werkzaam_element", "zelfvertrouwen", "Zelfvertrouwen", status="effect"),
            Tag("werkzaam_element", "kritisch-denkvermogen", "Kritisch denken", status="ervaren", methode="synoniem"),
            Tag("onderzoeksdesign", "rct", "RCT", methode="synoniem", door="bron", kolom="T"),
            Tag("evaluatie", "geevalueerd", "RCT", methode="curator", door="bron", kolom="T"),
        ),
        doel="Klassikaal programma voor veerkracht.",
        steekproef_n=1931,
    ),
    Geval(
        "ecole",
        "École ouverte",
        "database",
        9,
        (
            Tag("land", "dk", "Denemarken", methode="overgenomen", door="bron", kolom="A", bestand="database"),
            Tag("fase", "actiefase", "x", methode="overgenomen", kolom="G", bestand="database"),
        ),
    ),
    Geval(
        "exit",
        "Exit",
        "slo",
        10,
        (
            Tag("fase", "actiefase", "Actiefase", kolom="F"),
            Tag("fase", "groepsfase", "Groepsfase", kolom="F"),
            Tag("land", "dk", "Denemarken", door="bron", kolom="C"),
            Tag("werkzaam_element", "re-integratie", "Re-integratie", status="geen_effect"),
            Tag("onderzoeksdesign", "kwalitatief", "interviews", methode="curator", door="bron", kolom="T"),
            Tag("evaluatie", "geevalueerd", "interviews", methode="curator", door="bron", kolom="T"),
        ),
        doel="Begeleiding bij uittreden en re-integratie.",
    ),
    Geval("exit-lijn-a", "Exit, lijn A", "database", 11, (), onderdeel_van="exit"),
    Geval("leeg", "Leeg", "database", 12, ()),
)

PUBLICATIES = (
    Publicatie("10-1111-diamant", "diamant", "Feddes, A., & Mann, L.", 2015, "Self-esteem", "JASP", "10.1111/jasp.1"),
    Publicatie("liht-2017", "inear", "Liht, J.", 2017, "Integrative complexity", None, None),
    Publicatie("liht-2012", "inear", "Liht, J., & Savage, S.", 2012, "An earlier pilot", "Journal", None),
    Publicatie("anoniem", "exit", "Anoniem", None, "Zonder jaar"),
)  # fmt: skip

ALIASSEN = (("diamant-training", "diamant", "naam gewijzigd"), ("verdwenen", None, "stond er dubbel in"))
BESTANDEN = {"slo": "toolkit_slo_interventies.xlsx", "database": "toolkit_database_interventies.xlsx"}
TITELS = {"slo": "Literatuurlijst (door ons gemaakt)", "database": "Databanklijst (door ons gemaakt)"}
WERKBLAD = {"slo": "SLO interventies", "database": "Nederland"}


def write_catalogus(path: Path, begrippen: Vocabulary, gevallen: tuple[Geval, ...] = GEVALLEN) -> Path:
    """Write the example catalogue to `path` and return it."""
    with sqlite3.connect(path) as conn:
        conn.executescript(schema())
        _write_vocabulary(conn, begrippen)
        for soort, bestand in BESTANDEN.items():
            conn.execute(
                "insert into bron values (?, ?, ?, ?, ?, 1, null)", (soort, bestand, "0" * 64, soort, TITELS[soort])
            )
        for geval in gevallen:
            _write_geval(conn, geval)
        known = {geval.id for geval in gevallen}
        for publicatie in PUBLICATIES:
            if publicatie.interventie in known:
                _write_publicatie(conn, publicatie)
        conn.executemany(
            "insert into interventie_alias (id, interventie_id, reden) values (?, ?, ?)",
            [a for a in ALIASSEN if a[1] in {*known, None}],
        )
        write_search_index(conn, load_search_words(ROOT / "data" / "zoeken"))
        conn.executemany(
            "insert into bouw values (?, ?)",
            [("versie", "0.1.0"), ("peildatum", "2026-11-20"), ("gegevens_sha256", "0123456789abcdef" * 4)],
        )
        seal(conn)
    conn.close()
    return path


def _write_vocabulary(conn: sqlite3.Connection, begrippen: Vocabulary) -> None:
    describe(conn)
    for dimensie in begrippen:
        for rang, term in enumerate(dimensie.termen.values()):
            if dimensie.naam == "land" and term.id not in LANDEN:
                continue
            conn.execute(
                f"insert into {dimensie.naam} values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (term.id, term.nl, term.en, term.definitie, term.broader, int(term.kop), int(term.toegevoegd),
                 term.toelichting, term.bron, rang),
            )  # fmt: skip
            labels = [
                ("voorkeur", term.nl),
                *(("synoniem", a) for a in term.alt),
                *(("zoekterm", z) for z in term.zoekterm),
            ]
            conn.executemany(
                "insert or ignore into begrip_label values (?, ?, ?, ?, null)",
                [(dimensie.naam, term.id, *x) for x in labels],
            )


def _write_geval(conn: sqlite3.Connection, geval: Geval) -> None:
    columns = [
        "id",
        "naam",
        "herkomst",
        "doel",
        "aanpak",
        "uitkomst",
        "beperkingen",
        "steekproef_n",
        "website",
        "bron_url",
        "onderdeel_van",
    ]
    conn.execute(
        f"insert into interventie ({', '.join(columns)}) values ({', '.join('?' * len(columns))})",
        [getattr(geval, column) for column in columns],
    )
    for soort in BESTANDEN if geval.herkomst == "beide" else [geval.herkomst]:
        _write_cel(conn, geval, soort, "B", geval.naam, "naam")
    for soort, kolom, veld, waarde in geval.cellen:
        _write_cel(conn, geval, soort, kolom, waarde, veld)
    for bestand, kolom in sorted({(tag.bestand, tag.kolom) for tag in geval.tags}):
        texts = [tag.tekst for tag in geval.tags if (tag.bestand, tag.kolom) == (bestand, kolom)]
        texts += [tekst for ook, tekst in geval.ook_in_cel if ook == kolom]
        veld = next(tag.dimensie for tag in geval.tags if (tag.bestand, tag.kolom) == (bestand, kolom))
        cel = _write_cel(conn, geval, bestand, kolom, "; ".join(dict.fromkeys(texts)), veld)
        for tag in geval.tags:
            if (tag.bestand, tag.kolom) == (bestand, kolom):
                _write_tag(conn, geval.id, tag, cel)


def _write_cel(conn: sqlite3.Connection, geval: Geval, bestand: str, kolom: str, waarde: str, veld: str) -> str:
    cel = f"{bestand}-{kolom.lower()}{geval.rij}"
    conn.execute(
        "insert into broncel values (?, ?, ?, ?, ?, 'waarde', ?, ?, ?, ?, 0, 0, null, null)",
        (cel, bestand, WERKBLAD[bestand], geval.rij, kolom, f"Kop {kolom}", waarde, veld, geval.id),
    )
    return cel


def _write_tag(conn: sqlite3.Connection, interventie: str, tag: Tag, cel: str) -> None:
    row = {"interventie_id": interventie, f"{tag.dimensie}_id": tag.term, "broncel_id": cel, "brontekst": tag.tekst,
           "methode": tag.methode, "score": tag.score, "toegekend_door": tag.door}  # fmt: skip
    if tag.dimensie == "werkzaam_element":
        row |= {"status": tag.status, "toelichting": tag.toelichting}
    if tag.dimensie == "doelgroep":
        row["rol"] = tag.rol
    conn.execute(
        f"insert into interventie_{tag.dimensie} ({', '.join(row)}) values ({', '.join('?' * len(row))})",
        list(row.values()),
    )


def _write_publicatie(conn: sqlite3.Connection, p: Publicatie) -> None:
    url = f"https://doi.org/{p.doi}" if p.doi else None
    conn.execute(
        "insert into publicatie (id, auteurs, jaar, titel, tijdschrift, verschenen_in, doi, url)"
        " values (?, ?, ?, ?, ?, ?, ?, ?)",
        (p.id, p.auteurs, p.jaar, p.titel, p.tijdschrift, p.tijdschrift, p.doi, url),
    )
    conn.execute("insert into interventie_publicatie values (?, ?, null)", (p.interventie, p.id))
