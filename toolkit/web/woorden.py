"""Words that the screen uses for values of the database; the order here is the order on screen."""

from types import MappingProxyType

NIET_GERAPPORTEERD = "niet-gerapporteerd"

STATUSSEN = MappingProxyType(
    {
        "effect": "Effect",
        "ervaren": "Ervaren effect",
        "gemengd": "Gemengd",
        "geen_effect": "Geen effect",
        "beoogd": "Beoogd",
        NIET_GERAPPORTEERD: "Uitkomst niet gerapporteerd",
    }
)
# In a cell of the map, behind a number.
STATUS_IN_VAK = MappingProxyType(
    {**{status: woord.lower() for status, woord in STATUSSEN.items()}, NIET_GERAPPORTEERD: "niet gerapporteerd"}
)
# Statuses that a source found by research; only these have a design behind them.
STATUS_MET_UITKOMST = ("effect", "ervaren", "gemengd", "geen_effect")
STATUS_UITLEG = MappingProxyType(
    {
        "effect": "het onderzoek vond vooruitgang",
        "ervaren": "deelnemers of professionals zagen vooruitgang; er is niet gemeten met een vergelijking",
        "gemengd": "de uitkomsten verschillen, of de vooruitgang is klein",
        "geen_effect": "onderzocht, maar geen vooruitgang gevonden",
        "beoogd": "een doel van de interventie; een uitkomst is niet gelezen",
        NIET_GERAPPORTEERD: "de bron zegt niets over een uitkomst",
    }
)
SORTERINGEN = ("relevantie", "naam", "jaar")

# Facets that are open or directly in view; the others are behind “Meer filters”.
EERSTE_FACETTEN = ("werkzaam_element", "fase", "doelgroep", "land")

# Evaluation where no design is known, and nothing else on the line says what it is about.
EVALUATIE_KORT = MappingProxyType(
    {
        "geevalueerd": "Evaluatie bekend, opzet niet apart genoemd",
        "niet-geevalueerd": "Niet geëvalueerd",
        "evaluatie-onbekend": "Evaluatie onbekend",
    }
)

# Design in a few letters, for a card and a cell of the map.
DESIGN_KORT = MappingProxyType(
    {
        "rct": "RCT",
        "quasi-experiment": "quasi-experiment",
        "voor-na-meting": "voor- en nameting",
        "cross-sectioneel": "eenmalige meting",
        "kwalitatief": "kwalitatief",
        "mixed-methods": "gemengd onderzoek",
        "procesevaluatie": "procesevaluatie",
    }
)
# The same where a cell has no room for words; the map explains each one above the table.
DESIGN_CODE = MappingProxyType(
    {
        "rct": "RCT",
        "quasi-experiment": "quasi",
        "voor-na-meting": "v/n",
        "cross-sectioneel": "eenm.",
        "kwalitatief": "kwal.",
        "mixed-methods": "gem.",
        "procesevaluatie": "proces",
    }
)
