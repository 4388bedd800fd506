"""Where a text on the page comes from."""

import pytest

from toolkit.lezer.interventie import Broncel
from toolkit.weergave.herkomst import bronnen_of_veld


def cell(row: int, text: str, lijst: str = "lijst") -> Broncel:
    return Broncel(f"c{row}", "x.xlsx", lijst, "Blad1", row, "A", "waarde", "Kop", text, "doel", False, "kompas")


@pytest.mark.parametrize(
    ("waarde", "texts", "taken_over"),
    [
        ("Rust", ["Rust"], [True]),
        (12, ["12 personen", "8"], [True, False]),
        (1931, ["1.931", "1931 jongeren"], [True, True]),
        ("Rust", ["Rust", "  rust.", "Steun"], [True, True, False]),
        ("Rust; Steun", ["Rust", "Steun"], [True, True]),
        ("https://voorbeeld.nl", ["website", "lees meer"], [True, True]),
        (12, ["twaalf"], [True]),
    ],
)
def test_of_two_rows_that_became_one_only_the_cell_that_is_shown_is_said_to_be_taken_over(
    waarde: str | int, texts: list[str], taken_over: list[bool]
) -> None:
    cells = {f"c{row}": cell(row, text) for row, text in enumerate(texts)}
    assert [bron.overgenomen for bron in bronnen_of_veld("doel", cells, waarde)] == taken_over


def test_of_two_lists_each_text_is_shown() -> None:
    cells = {"c1": cell(1, "Rust", "ene"), "c2": cell(2, "Steun", "andere")}
    assert [bron.overgenomen for bron in bronnen_of_veld("doel", cells, "Rust")] == [True, True]
