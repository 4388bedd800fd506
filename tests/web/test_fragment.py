"""Where the words of a search are shown on a card: marked in the goal, or a passage of one cell, never both twice."""

import pytest
from markupsafe import Markup

from toolkit.web.fragment import Gevonden, find_words
from toolkit.weergave.veldteksten import Veldtekst

DOEL = "Jongeren weerbaarder maken & sterker."
LANG = "Eerst iets anders over de training dat hier verder niet toe doet, en dan " + "heel " * 30 + "veel over school."


@pytest.mark.parametrize(
    ("words", "doel", "cellen", "gevonden"),
    [
        (
            {"weerbaarder"},
            DOEL,
            [Veldtekst("Doel", DOEL), Veldtekst("Aanpak", "Word weerbaarder.")],
            Gevonden(Markup("Jongeren <mark>weerbaarder</mark> maken &amp; sterker.")),
        ),
        (
            {"jongeren", "school"},
            DOEL,
            [Veldtekst("Aanpak", "Met jongeren."), Veldtekst("Doelgroep", "x\nDe <b> School en jongeren")],
            Gevonden(
                Markup("<mark>Jongeren</mark> weerbaarder maken &amp; sterker."),
                "Doelgroep",
                Markup("De &lt;b&gt; <mark>School</mark> en <mark>jongeren</mark>"),
            ),
        ),
        (
            {"school"},
            None,
            [Veldtekst("Aanpak", LANG)],
            Gevonden(None, "Aanpak", Markup("…heel heel heel heel heel heel heel veel over <mark>school</mark>.")),
        ),
        ({"training"}, None, [Veldtekst("Aanpak", LANG)], None),
        ({"maak"}, DOEL, [Veldtekst("Aanpak", "vermaakt")], Gevonden()),
        (set(), DOEL, [Veldtekst("Aanpak", "a")], Gevonden()),
    ],
)
def test_words_are_shown_once_and_always_marked(
    words: set[str], doel: str | None, cellen: list[Veldtekst], gevonden: Gevonden | None
) -> None:
    found = find_words(words, doel, cellen)
    if gevonden is None:
        assert found.fragment is not None
        assert found.fragment.startswith("Eerst iets anders over de <mark>training</mark>")
        assert len(found.fragment.striptags()) <= 171 and found.fragment.endswith("heel…")
    else:
        assert found == gevonden
