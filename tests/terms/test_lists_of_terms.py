"""Lists as people write them: any label, any separator, typing errors, and words that are no term of ours."""

import random
from collections import Counter

import pytest

from tests.builders import value
from tests.conftest import DATA
from tests.described import DIMENSIES
from toolkit.curation import Curation, load_curation
from toolkit.terms.fuzzy import is_word
from toolkit.vocabulary.dimension import Term

LANDEN = ("nl", "be", "de", "fr", "gb", "us", "dk", "se", "at", "ch", "no", "es", "it", "ba")
UNKNOWN = (
    "Kwantumcoaching", "Ademwerk", "Schaakclub", "Paardentherapie", "Sociale regie", "Groepsdynamica",
    "Zelfredzaamheid", "Buurtvaders", "Politieke satire", "Actieplan", "Digitale vaardigheden", "Kinderopvang",
)  # fmt: skip
SEPARATORS = ("; ", ", ", " / ", " | ", "\n", "<br>", "\n• ", "\n- ", "\n1. ")
LISTS_PER_DIMENSION = 120


@pytest.fixture(scope="module")
def curation() -> Curation:
    return load_curation(DATA)


def misspell(label: str, chance: random.Random) -> str:
    """Drop, double or swap a letter of a word of at least six letters; what gives another word is no typing error."""
    words = label.split()
    long = [number for number, word in enumerate(words) if len(word) >= 6 and word.isalpha()]
    if not long:
        return label
    number = chance.choice(long)
    word, at = words[number], chance.randrange(1, len(words[number]) - 2)
    slip = chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        ]
    )
    words[number] = word if is_word(slip.lower()) else slip
    return " ".join(words)


def wording(term: Term, chance: random.Random) -> str:
    kind = chance.choice(["nl", "nl", "en", "alt", "typo"])
    if kind == "typo":
        return misspell(term.nl, chance)
    return {"nl": term.nl, "en": term.en}.get(kind) or chance.choice(term.alt or (term.nl,))


@pytest.mark.parametrize("dimensie", DIMENSIES)
def test_lists_resolve_and_no_unknown_word_becomes_a_term(curation: Curation, dimensie: str) -> None:
    chance = random.Random(dimensie)
    termen = [t for t in curation.vocabulary[dimensie].termen.values() if dimensie != "land" or t.id in LANDEN]
    score: Counter[str] = Counter()
    for _ in range(LISTS_PER_DIMENSION):
        chosen = chance.sample(termen, min(len(termen), chance.randint(1, 3)))
        unknown = chance.sample(UNKNOWN, chance.choice([0, 0, 0, 1]))
        items = chance.sample([wording(term, chance) for term in chosen] + unknown, len(chosen) + len(unknown))
        separator = chance.choice(SEPARATORS)
        text = (separator.lstrip("\n") if separator.strip() in {"•", "-", "1."} else "") + separator.join(items)
        tags, undecided = curation.tools.tagger.tag(value(dimensie, text))
        found = {tag.term_id for tag in tags if tag.dimensie == dimensie}
        wanted = {term.id for term in chosen}
        score.update(right=len(found & wanted), missed=len(wanted - found))
        assert found <= wanted, text
        assert all(any(word in item.tekst for item in undecided) for word in unknown), text
    assert score["right"] / score.total() >= 0.98
