"""A passage beside the goal on a card: what is marked, what is left out."""

import pytest
from markupsafe import Markup

from toolkit.web.fragment import Gevonden, compare_with_doel

DOEL = "Jongeren weerbaarder maken & sterker."


@pytest.mark.parametrize(
    ("fragment", "doel", "gevonden"),
    [
        (
            "Jongeren <mark>weerbaarder</mark> maken &amp; sterker.",
            DOEL,
            Gevonden(Markup("Jongeren <mark>weerbaarder</mark> maken &amp; sterker."), None),
        ),
        (
            "…maken &amp; <mark>sterker</mark>…",
            DOEL,
            Gevonden(Markup("Jongeren weerbaarder maken &amp; <mark>sterker</mark>."), None),
        ),
        (
            "<mark>Jongeren</mark> weerbaarder maken &amp; sterker. · Een <mark>school</mark>…",
            DOEL,
            Gevonden(Markup("<mark>Jongeren</mark> weerbaarder maken &amp; sterker."), None),
        ),
        (
            "Jongeren weerbaarder maken &amp; sterker. · Een &lt;b&gt; <mark>school</mark>…",
            DOEL,
            Gevonden(None, Markup("Een &lt;b&gt; <mark>school</mark>…")),
        ),
        ("…een <mark>school</mark>…", DOEL, Gevonden(None, Markup("…een <mark>school</mark>…"))),
        ("<mark>school</mark>", None, Gevonden(None, Markup("<mark>school</mark>"))),
    ],
)
def test_nothing_is_said_twice(fragment: str, doel: str | None, gevonden: Gevonden) -> None:
    assert compare_with_doel(Markup(fragment), doel) == gevonden  # noqa: S704 -- written above
