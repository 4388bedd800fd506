"""A conversation of Excel 365 gives the words of people."""

import pytest

from toolkit.reading.comments import words_of_people

ENGLISH = """[Threaded comment]

Your version of Excel allows you to read this threaded comment; however, any edits to it will get removed \
if the file is opened in a newer version of Excel. Learn more: https://go.microsoft.com/fwlink/?linkid=870924

Comment:
    Klopt dit nog? Let op:
de rest staat in de notulen.
Reply:
    Ja, nagevraagd."""
DUTCH = """[Opmerkingenthread]

U kunt deze opmerkingenthread lezen in uw versie van Excel. Eventuele wijzigingen aan de thread gaan echter verloren \
als het bestand wordt geopend in een nieuwere versie van Excel. \
Meer informatie: https://go.microsoft.com/fwlink/?linkid=870924

Opmerking:
    Klopt dit nog?
Beantwoorden:
    Ja."""


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        (ENGLISH, "Klopt dit nog? Let op:\nde rest staat in de notulen.\nJa, nagevraagd."),
        (DUTCH, "Klopt dit nog?\nJa."),
        ("Let op:\n    eerst bellen", "Let op:\n    eerst bellen"),
        ("Zie https://go.microsoft.nl/x", "Zie https://go.microsoft.nl/x"),
    ],
)
def test_words_of_people(comment: str, words: str) -> None:
    assert words_of_people(comment) == words
