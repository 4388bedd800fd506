"""Interventions that are made up at random, with every term known."""

from dataclasses import dataclass, field
from random import Random

from toolkit.vocabulary.dimension import Term, Vocabulary

DIMENSIONS = ("land", "fase", "werkzaam_element", "doelgroep", "domein", "psychologische_behoefte")
UNKNOWN = {
    "werkzaam_element": ("Ademhaling", "Tuinieren", "Dansles"),
    "doelgroep": ("Vissers", "Astronauten"),
    "domein": ("Ruimtevaart",),
}
_LANDEN = ("nl", "be", "de", "fr", "gb", "dk", "se", "at", "ch", "no", "es", "ca")
_FIRST = ("Project", "Programma", "Training", "Aanpak", "Traject", "Werkplaats", "Netwerk", "Steunpunt")
_SECOND = (
    "Baken",
    "Horizon",
    "Kompas",
    "Brug",
    "Anker",
    "Linde",
    "Meander",
    "Spoor",
    "Vuurtoren",
    "Kade",
    "Wilg",
    "Delta",
)
_DOELEN = (
    "Jongeren weerbaar maken tegen werving door extremistische groepen.",
    "Deelnemers leren omgaan met tegenslag en met mensen die anders denken.",
    "De stap uit een extremistisch netwerk begeleiden, met werk en wonen.",
)


@dataclass(frozen=True, slots=True)
class VerzonnenInterventie:
    """One intervention of the truth.

    Attributes:
        naam: its name, unique.
        doel: a sentence.
        jaren: years of its publications, one or more.
        terms: per dimension the ids of its terms; may be empty.
        unknown: per dimension wordings that are no term and must never become one.

    """

    naam: str
    doel: str
    jaren: tuple[int, ...]
    terms: dict[str, tuple[str, ...]]
    unknown: dict[str, tuple[str, ...]] = field(default_factory=dict)


def make_truth(vocabulary: Vocabulary, random: Random, size: int) -> list[VerzonnenInterventie]:
    """Return `size` interventions with different names."""
    names = random.sample([f"{first} {second}" for first in _FIRST for second in _SECOND], size)
    return [_make(naam, vocabulary, random) for naam in names]


def _make(naam: str, vocabulary: Vocabulary, random: Random) -> VerzonnenInterventie:
    terms: dict[str, tuple[str, ...]] = {}
    unknown: dict[str, tuple[str, ...]] = {}
    for veld in DIMENSIONS:
        most = 1 if veld == "land" else 3
        fewest = 1 if veld in {"land", "fase"} else 0
        terms[veld] = tuple(random.sample(usable_terms(vocabulary, veld), random.randint(fewest, most)))
        if veld in UNKNOWN and random.random() < 0.1:
            unknown[veld] = (random.choice(UNKNOWN[veld]),)
    jaren = tuple(sorted(random.sample(range(2005, 2026), random.choice([1, 1, 1, 2, 3]))))
    return VerzonnenInterventie(naam, random.choice(_DOELEN), jaren, terms, unknown)


def usable_terms(vocabulary: Vocabulary, veld: str) -> list[str]:
    """Return the terms of a dimension that can be written in a list without ambiguity, fewest first kept small."""
    if veld == "land":
        return list(_LANDEN)
    return [term.id for term in vocabulary[veld].termen.values() if _plain(term)][:8]


def _plain(term: Term) -> bool:
    return (
        not any(mark in label for label in (term.nl, term.en) for mark in "(),;/")
        and " and " not in term.en
        and " en " not in term.nl
    )


def label(vocabulary: Vocabulary, veld: str, term: str, language: str) -> str:
    """Return the Dutch or English label of a term."""
    found = vocabulary[veld].termen[term]
    return found.en if language == "en" else found.nl
