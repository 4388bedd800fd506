"""The words in which people read the codes of the database; the order here is the order on screen and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.codes import BEIDE, BRON, DATABASE, INTERMEDIAIR, SAMENSTELLER, SLO, UITEINDELIJK, Methode, Status
from toolkit.vocabulary.kinds import Blok

NIET_GERAPPORTEERD = "niet-gerapporteerd"
NIETS = "niet gerapporteerd"

STATUS: Mapping[Status, str] = MappingProxyType(
    {
        "effect": "effect",
        "ervaren": "ervaren effect",
        "gemengd": "gemengd",
        "geen_effect": "geen effect",
        "beoogd": "beoogd",
    }
)
# On screen a status stands at the beginning of a line; that nothing is reported is a status of its own there.
STATUSSEN: Mapping[str, str] = MappingProxyType(
    {
        **{status: woord[0].upper() + woord[1:] for status, woord in STATUS.items()},
        NIET_GERAPPORTEERD: "Uitkomst niet genoemd",
    }
)
# In a cell of the map, behind a number.
STATUS_IN_VAK: Mapping[str, str] = MappingProxyType(
    {**{str(s): w for s, w in STATUS.items()}, NIET_GERAPPORTEERD: NIETS}
)
# Statuses that a source found by research; only these have a design behind them.
STATUS_MET_UITKOMST = ("effect", "ervaren", "gemengd", "geen_effect")
STATUS_UITLEG: Mapping[str, str] = MappingProxyType(
    {
        "effect": "het onderzoek vond vooruitgang",
        "ervaren": "deelnemers of professionals zagen vooruitgang; er is niet gemeten met een vergelijking",
        "gemengd": "de uitkomsten verschillen, of de vooruitgang is klein",
        "geen_effect": "onderzocht, maar geen vooruitgang gevonden",
        "beoogd": "een doel van de interventie; een uitkomst is niet gelezen",
        NIET_GERAPPORTEERD: "de bron zegt niets over een uitkomst",
    }
)

HERKOMST: Mapping[str, str] = MappingProxyType(
    {SLO: "Literatuurlijst", DATABASE: "Databanklijst", BEIDE: "Beide lijsten"}
)
# Behind the name of a list that was compiled for this catalogue; lists of before December 2026 say it otherwise.
SAMENGESTELD = " (door ons gemaakt)"
SAMENGESTELD_EERDER = " (samengesteld)"
TUSSEN_TITELS = " / "  # of several workbooks of one kind of list

# How words became a term.
METHODE: Mapping[str, str] = MappingProxyType(
    {
        Methode.EXACT: "de naam zelf",
        Methode.SYNONIEM: "synoniem",
        Methode.CURATOR: "besluit van een curator",
        Methode.OVERGENOMEN: "overgenomen uit bladnaam, groepsregel of kop",
        Methode.FUZZY: "bijna hetzelfde woord",
    }
)
TOEGEKEND: Mapping[str, str] = MappingProxyType({BRON: "de bron", SAMENSTELLER: "de samenstellers"})
# Before the label of a dimension of which the tags say who is reached and who helps; the usual role first.
ROL: Mapping[str, str] = MappingProxyType({UITEINDELIJK: "Uiteindelijke", INTERMEDIAIR: "Intermediaire"})

IS_INTERMEDIAIR = f" ({INTERMEDIAIR})"  # behind a label in an export; the usual role is not said

# The sections of the page of an intervention.
BLOK: Mapping[Blok, str] = MappingProxyType(
    {
        "elementen": "Werkzame elementen",
        "voor-wie": "Doel en doelgroep",
        "aanpak": "Aanpak en uitvoering",
        "factoren": "Factoren",
        "onderzoek": "Onderzoek",
        "bron": "Bron",
    }
)

# What a publication says, with the name that each has where it stands alone.
PUBLICATIE: Mapping[str, str] = MappingProxyType(
    {
        "publicatie.titel": "Titel van de publicatie",
        "publicatie.auteurs": "Auteurs",
        "publicatie.tijdschrift": "Tijdschrift of uitgever",
        "publicatie.jaar": "Jaar van publicatie",
        "publicatie.doi": "DOI",
    }
)
