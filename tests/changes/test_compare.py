"""What changed between two stands: statuses first, nothing twice, and an id that goes on is followed."""

from hypothesis import given
from hypothesis import strategies as st

from tests.changes.stands import interventie, kenmerk, stand
from toolkit.changes.compare import compare
from toolkit.changes.sentences import sentence
from toolkit.changes.stand import Stand, VervallenStand, dump_stand, load_stand
from toolkit.changes.word_diff import Deel, Stuk, word_diff
from toolkit.wijziging import Verschil, Wijziging

STATUSSEN = {"effect": "effect", "gemengd": "gemengd"}


def said(old: Stand, new: Stand) -> list[tuple[str, str]]:
    return [(w.naam, sentence(w, STATUSSEN)) for w in compare(old, new)]


def test_nothing_changed() -> None:
    one = stand(a=interventie("A", kenmerk("fase", "groepsfase")))
    assert compare(one, one) == []


def test_a_status_comes_first_and_names_the_cell() -> None:
    old = stand(
        a=interventie("A", kenmerk("werkzaam_element", "empathie", "effect"), velden={"doel": "Rust"}),
    )
    new = stand(
        a=interventie("A", kenmerk("werkzaam_element", "empathie", "gemengd"), velden={"doel": "Rust thuis"}),
        b=interventie("B"),
    )
    assert said(old, new) == [
        ("A", "Empathie: status was effect, is nu gemengd"),
        ("B", "nieuw in de catalogus"),
        ("A", "Doel: was: Rust Is nu: Rust thuis"),
    ]
    assert compare(old, new)[0].waar == ("a.xlsx › Blad1 › C2",)


def test_two_cells_with_two_statuses_are_one_change() -> None:
    old = stand(a=interventie("A", kenmerk("werkzaam_element", "empathie", "effect")))
    new = stand(
        a=interventie(
            "A",
            kenmerk("werkzaam_element", "empathie", "effect"),
            kenmerk("werkzaam_element", "empathie", "gemengd", cel="a.xlsx › Blad1 › C3"),
        )
    )
    assert said(old, new) == [("A", "Empathie: status was effect, is nu effect en gemengd")]


def test_the_cell_that_says_it_is_no_change() -> None:
    old = stand(a=interventie("A", kenmerk("fase", "groepsfase")))
    new = stand(a=interventie("A", kenmerk("fase", "groepsfase", cel="b.xlsx › Blad9 › Z9")))
    assert compare(old, new) == []
    assert old.inhoud == new.inhoud


def test_a_tag_that_came_or_went() -> None:
    old = stand(a=interventie("A", kenmerk("fase", "groepsfase")))
    new = stand(a=interventie("A", kenmerk("werkzaam_element", "veerkracht", "effect")))
    assert said(old, new) == [
        ("A", "Veerkracht: staat er nu bij, met status effect"),
        ("A", "Fase: niet meer: Groepsfase"),
    ]


def test_a_status_that_went_with_its_element_is_among_the_statuses() -> None:
    old = stand(
        a=interventie(
            "A", kenmerk("werkzaam_element", "empathie", "geen_effect"), kenmerk("werkzaam_element", "veerkracht")
        )
    )
    (first, second) = compare(old, stand(a=interventie("A")))
    assert (first.soort, sentence(first, {"geen_effect": "geen effect"})) == (
        Verschil.STATUS,
        "Empathie: staat er niet meer bij; status was geen effect",
    )
    assert second.soort is Verschil.KENMERK_WEG


def test_what_became_of_an_id() -> None:
    fase = kenmerk("fase", "groepsfase")
    old = stand(
        weg=interventie("Weg"),
        oud=interventie("Oud", fase, velden={"doel": "x"}),
        dubbel=interventie("Dubbel"),
        erbij=interventie("Erbij", velden={"doel": "z"}),
        heel=interventie("Heel"),
        b=interventie("B"),
        kwijt=interventie("Kwijt"),
    )
    new = stand(
        {
            "weg": VervallenStand(naar=None, reden="Bestaat niet."),
            "erbij": VervallenStand(naar="nieuw", reden="Ging erin op."),
            "oud": VervallenStand(naar="nieuw", reden="Andere naam."),
            "dubbel": VervallenStand(naar="b", reden="Was dezelfde."),
            "heel": VervallenStand(naar="deel-een", ook=("deel-twee",), reden="Twee trainingen."),
        },
        nieuw=interventie("Nieuw", fase, velden={"doel": "y"}),
        b=interventie("B"),
        deel_een=interventie("Deel een"),
        deel_twee=interventie("Deel twee"),
    )
    assert [(w.soort, w.interventie, w.was, w.wordt) for w in compare(old, new)] == [
        (Verschil.INGETROKKEN, "weg", None, "Bestaat niet."),
        (Verschil.VERDWENEN, "kwijt", None, None),
        (Verschil.SAMENGEVOEGD, "b", "dubbel", "b: Was dezelfde."),
        (Verschil.SAMENGEVOEGD, "nieuw", "erbij", "nieuw: Ging erin op."),
        (Verschil.GESPLITST, "deel-een", "heel", "deel-een, deel-twee: Twee trainingen."),
        (Verschil.HERNOEMD, "nieuw", "oud", "nieuw: Andere naam."),
        (Verschil.TOEGEVOEGD, "deel-een", None, None),
        (Verschil.TOEGEVOEGD, "deel-twee", None, None),
        (Verschil.NAAM, "nieuw", "Oud", "Nieuw"),
        (Verschil.TEKST, "nieuw", "x", "y"),
    ]


def test_a_term_with_another_meaning() -> None:
    old = stand()
    begrippen = {**old.begrippen, "fase": {"groepsfase": old.begrippen["fase"]["groepsfase"].model_copy(
        update={"definitie": "In een groep."})}}  # fmt: skip
    new = old.model_copy(update={"begrippen": begrippen})
    assert compare(old, new) == [
        Wijziging(
            Verschil.BEGRIP_ANDERS,
            None,
            "Groepsfase",
            "Fase",
            "Groepsfase: zonder definitie",
            "Groepsfase: In een groep.",
        )
    ]


def test_words_are_compared_word_by_word() -> None:
    assert word_diff("Rust in het hoofd", "Rust in hun hoofd") == [
        Stuk(Deel.GELIJK, "Rust in "),
        Stuk(Deel.WEG, "het"),
        Stuk(Deel.BIJ, "hun"),
        Stuk(Deel.GELIJK, " hoofd"),
    ]


@given(st.text(), st.text())
def test_the_pieces_make_up_both_texts(was: str, wordt: str) -> None:
    pieces = word_diff(was, wordt)
    assert "".join(p.tekst for p in pieces if p.deel is not Deel.BIJ) == was
    assert "".join(p.tekst for p in pieces if p.deel is not Deel.WEG) == wordt


def test_a_stand_comes_back_as_it_was_written() -> None:
    one = stand(
        {"weg": VervallenStand(naar=None, reden="“Weg”\nen klaar")},
        a=interventie(
            "A", kenmerk("werkzaam_element", "empathie", "effect"), velden={"doel": "Rust", "steekproef_n": 46}
        ),
    )
    assert load_stand(dump_stand(one)) == one
    assert dump_stand(one).count("\n") > 10
