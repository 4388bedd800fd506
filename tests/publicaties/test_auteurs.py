"""Authors apart; what is not surely a list of persons stays whole."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.publicaties.auteurs import split_authors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # APA
        ("Feddes, A. R., Mann, L., & Doosje, B.", ["Feddes, A. R.", "Mann, L.", "Doosje, B."]),
        ("Lafreniere, M.-A., & Bélanger, J. J.", ["Lafreniere, M.-A.", "Bélanger, J. J."]),
        ("Sklad, M., van Venrooij, I., & Wignand, J.", ["Sklad, M.", "van Venrooij, I.", "Wignand, J."]),
        ("Van Dijk, J., en De Vries, K.", ["Van Dijk, J.", "De Vries, K."]),
        ("Jansen, A., Smit, B. and O'Neil, Ż.", ["Jansen, A.", "Smit, B.", "O'Neil, Ż."]),
        ("Jansen, A, Smit, B", ["Jansen, A", "Smit, B"]),
        ("Jansen, A. (2015)", ["Jansen, A."]),
        ("Jansen, A., & Ministerie van Justitie", ["Jansen, A.", "Ministerie van Justitie"]),
        # between semicolons
        ("Jansen, A.; Smit, B.", ["Jansen, A.", "Smit, B."]),
        ("Anna Jansen; Bert de Vries", ["Jansen, Anna", "de Vries, Bert"]),
        ("Anna Jansen; Verwey-Jonker Instituut", ["Anna Jansen", "Verwey-Jonker Instituut"]),
        # Vancouver
        ("Jansen AB, Smit C", ["Jansen, A. B.", "Smit, C."]),
        ("Jansen AB, van der Berg C, et al.", ["Jansen, A. B.", "van der Berg, C."]),
        # full names
        ("Anna Jansen, Bert de Vries en Cor Smit", ["Jansen, Anna", "de Vries, Bert", "Smit, Cor"]),
        ("dr. Anna Jansen & prof. dr. Cor van der Smit", ["Jansen, Anna", "van der Smit, Cor"]),
        ("A.B. Jansen en C. de Vries", ["Jansen, A.B.", "de Vries, C."]),
        ("Sara El Amrani en Şule Çelik", ["El Amrani, Sara", "Çelik, Şule"]),
        ("Jansen, Piet en Smit, Bea", ["Jansen, Piet", "Smit, Bea"]),
        # et al. is no name
        ("Jansen, A.B. et al.", ["Jansen, A.B."]),
        ("Jansen e.a. (2015)", ["Jansen"]),
        ("Jansen, A., Smit, C. en anderen", ["Jansen, A.", "Smit, C."]),
        ("et al.", []),
        # organisations, and what nobody can tell
        ("Andersson Elffers Felix (AEF)", ["Andersson Elffers Felix (AEF)"]),
        ("Ministerie van Justitie en Veiligheid", ["Ministerie van Justitie en Veiligheid"]),
        ("Raad voor Jeugd en Reclassering Nederland", ["Raad voor Jeugd en Reclassering Nederland"]),
        ("Defence Science and Technology Laboratory", ["Defence Science and Technology Laboratory"]),
        ("Save the Children and Mercy Corps", ["Save the Children and Mercy Corps"]),
        ("Radar BV", ["Radar BV"]),
        ("WODC, Movisie", ["WODC, Movisie"]),
        ("Anna Jansen", ["Anna Jansen"]),
        ("Jansen, de Vries & Smit", ["Jansen, de Vries & Smit"]),
    ],
)  # fmt: skip
def test_authors(text: str, expected: list[str]) -> None:
    assert split_authors(text) == expected


@given(st.text("AbcÉ .,;&-'()1enval", max_size=60))
def test_no_name_is_empty_or_made_up(text: str) -> None:
    letters = [char for char in text if char.isalpha()]
    for name in split_authors(text):
        assert name.strip()
        assert all(char in letters for char in name if char.isalpha())
