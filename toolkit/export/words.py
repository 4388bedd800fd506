"""The words in which exports show codes, and the way back from words to codes."""

import sqlite3
from collections.abc import Iterable

from toolkit.bronwoorden import INTERMEDIAIR, Bronwoord, words_lines
from toolkit.export.rows import Tag
from toolkit.records.doi import doi_url
from toolkit.records.model import Publicatie
from toolkit.words import Status

STATUS: dict[Status, str] = {
    "effect": "effect",
    "ervaren": "ervaren effect",
    "gemengd": "gemengd",
    "geen_effect": "geen effect",
    "beoogd": "beoogd",
}
HERKOMST = {"slo": "Literatuurlijst", "database": "Databanklijst", "beide": "Beide lijsten"}
BETWEEN_TITLES = " / "
SAMENGESTELD = " (samengesteld)"
_HERKOMST_CODE = {words: code for code, words in HERKOMST.items()}
METHODE = {
    "curator": "besluit van een curator",
    "exact": "de naam zelf",
    "synoniem": "synoniem",
    "fuzzy": "bijna hetzelfde woord",
    "overgenomen": "overgenomen uit bladnaam, groepsregel of kop",
}
STATUS_CODE: dict[str, Status | None] = {"": None, **{words: code for code, words in STATUS.items()}}
TOEGEKEND = {"bron": "de bron", "samensteller": "de samenstellers"}
TOEGEKEND_CODE = {words: code for code, words in TOEGEKEND.items()}
DOOR_SAMENSTELLERS = " (toegekend door de samenstellers)"
IN_WOORDEN = ": in de woorden van de lijst"
NIETS = "niet gerapporteerd"
LEEG = (
    "Een lege cel betekent: de lijsten hebben in die kolom niets. Lees ook de kolommen “in de woorden van de lijst”: "
    "daar kan bijvoorbeeld een uitkomst of een aantal deelnemers staan die in een andere kolom ontbreekt."
)
GEEN_INTERVENTIES = "Geen interventies met deze filters."


def herkomst_labels(conn: sqlite3.Connection) -> dict[str, str]:
    """Return the name of each kind of list as on screen: the titles of its workbooks, when they have one.

    What is in both lists is called compiled when every workbook is.
    """
    titles: dict[str, list[str]] = {}
    for code, title in conn.execute("select distinct herkomst, titel from bron where titel is not null order by 2"):
        titles.setdefault(code, []).append(title)
    official = conn.execute("select 1 from bron where samengesteld = 0").fetchone()
    both = HERKOMST["beide"] if official else HERKOMST["beide"] + SAMENGESTELD
    return {
        code: BETWEEN_TITLES.join(titles.get(code, ())) or words for code, words in (HERKOMST | {"beide": both}).items()
    }


def herkomst_code(words: str) -> str:
    """Return the code of one of our own names of a list; other words unchanged, for who knows more names."""
    return _HERKOMST_CODE.get(words.removesuffix(SAMENGESTELD), words)


def tag_text(tag: Tag) -> str:
    """Return a tag as one line, such as ``Zelfvertrouwen (gemengd): iets hoger``.

    The role of a doelgroep is shown only when it is not the usual one.
    """
    if tag.rol == "intermediair":
        return tag.label + INTERMEDIAIR
    status = f" ({STATUS[tag.status]})" if tag.status else ""
    note = f": {tag.toelichting}" if tag.toelichting else ""
    return tag.label + status + note


def tag_lines(tags: Iterable[Tag]) -> list[str]:
    """Return the tags as lines, each line once, in their order."""
    return list(dict.fromkeys(tag_text(tag) for tag in tags))


def words_text(woorden: Iterable[Bronwoord]) -> str:
    """Return what the lists say as lines; with the name of the list when there are several."""
    return "\n".join(words_lines(woorden))


def element_summary(tags: Iterable[Tag]) -> list[str]:
    """Return one line per element with all its statuses, such as ``Zelfvertrouwen (effect; gemengd)``."""
    statuses: dict[str, list[str]] = {}
    for tag in tags:
        found = statuses.setdefault(tag.label, [])
        if tag.status and STATUS[tag.status] not in found:
            found.append(STATUS[tag.status])
    return [f"{label} ({'; '.join(found)})" if found else label for label, found in statuses.items()]


def reference(publicatie: Publicatie) -> str:
    """Return a publication as one line: authors (year). Title. Journal. Address."""
    who = publicatie.auteurs or "Auteur niet gerapporteerd"
    year = "jaar niet gerapporteerd" if publicatie.jaar is None else str(publicatie.jaar)
    parts = [f"{who} ({year})", publicatie.titel, publicatie.verschenen_in, address(publicatie)]
    return ". ".join(part for part in parts if part)


def address(publicatie: Publicatie) -> str | None:
    """Return where a publication can be read: its DOI as a link, else its web address."""
    return doi_url(publicatie.doi) if publicatie.doi else publicatie.url


def count_words(interventies: int) -> str:
    """Return a number of interventions in words, such as ``1 interventie``."""
    return f"{interventies} interventie{'' if interventies == 1 else 's'}"
