"""The words in which people read the codes of the database; the order here is the order on screen and on paper."""

from collections.abc import Mapping
from types import MappingProxyType

from toolkit.codes import BEIDE, BRON, DATABASE, INTERMEDIAIR, SAMENSTELLER, SLO, UITEINDELIJK, Methode, Status
from toolkit.talen import N_
from toolkit.vocabulary.kinds import Blok

NIET_GERAPPORTEERD = "niet-gerapporteerd"
NIETS = N_("niet gerapporteerd")

STATUS: Mapping[Status, str] = MappingProxyType(
    {
        "effect": N_("effect"),
        "ervaren": N_("ervaren effect"),
        "gemengd": N_("gemengd"),
        "geen_effect": N_("geen effect"),
        "beoogd": N_("beoogd"),
    }
)
# On screen a status stands at the beginning of a line; that nothing is reported is a status of its own there.
STATUSSEN: Mapping[str, str] = MappingProxyType(
    {
        "effect": N_("Effect"),
        "ervaren": N_("Ervaren effect"),
        "gemengd": N_("Gemengd"),
        "geen_effect": N_("Geen effect"),
        "beoogd": N_("Beoogd"),
        NIET_GERAPPORTEERD: N_("Uitkomst niet genoemd"),
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
        "effect": N_("het onderzoek vond vooruitgang"),
        "ervaren": N_("deelnemers of professionals zagen vooruitgang; er is niet gemeten met een vergelijking"),
        "gemengd": N_("de uitkomsten verschillen, of de vooruitgang is klein"),
        "geen_effect": N_("onderzocht, maar geen vooruitgang gevonden"),
        "beoogd": N_("een doel van de interventie; een uitkomst is niet gelezen"),
        NIET_GERAPPORTEERD: N_("de bron zegt niets over een uitkomst"),
    }
)

HERKOMST: Mapping[str, str] = MappingProxyType(
    {SLO: N_("Literatuurlijst"), DATABASE: N_("Databanklijst"), BEIDE: N_("Beide lijsten")}
)
# Behind the name of a list that was compiled for this catalogue; lists of before December 2026 say it otherwise.
SAMENGESTELD = " (door ons gemaakt)"
SAMENGESTELD_EERDER = " (samengesteld)"
BEIDE_SAMENGESTELD = N_("Beide lijsten (door ons gemaakt)")
TUSSEN_TITELS = " / "  # of several workbooks of one kind of list

# How words became a term.
METHODE: Mapping[str, str] = MappingProxyType(
    {
        Methode.EXACT: N_("de naam zelf"),
        Methode.SYNONIEM: N_("synoniem"),
        Methode.CURATOR: N_("besluit van een curator"),
        Methode.OVERGENOMEN: N_("overgenomen uit bladnaam, groepsregel of kop"),
        Methode.FUZZY: N_("bijna hetzelfde woord"),
    }
)
TOEGEKEND: Mapping[str, str] = MappingProxyType({BRON: "de bron", SAMENSTELLER: "de samenstellers"})
# Before the label of a dimension of which the tags say who is reached and who helps; the usual role first.
ROL: Mapping[str, str] = MappingProxyType({UITEINDELIJK: N_("Uiteindelijke"), INTERMEDIAIR: N_("Intermediaire")})

IS_INTERMEDIAIR = f" ({INTERMEDIAIR})"  # behind a label in an export; the usual role is not said

# The sections of the page of an intervention.
BLOK: Mapping[Blok, str] = MappingProxyType(
    {
        "elementen": N_("Werkzame elementen"),
        "voor-wie": N_("Doel en doelgroep"),
        "aanpak": N_("Aanpak en uitvoering"),
        "factoren": N_("Factoren"),
        "onderzoek": N_("Onderzoek"),
        "bron": N_("Bron"),
    }
)

# What a publication says, with the name that each has where it stands alone.
PUBLICATIE: Mapping[str, str] = MappingProxyType(
    {
        "publicatie.titel": N_("Titel van de publicatie"),
        "publicatie.auteurs": N_("Auteurs"),
        "publicatie.tijdschrift": N_("Tijdschrift of uitgever"),
        "publicatie.jaar": N_("Jaar van publicatie"),
        "publicatie.doi": N_("DOI"),
    }
)
