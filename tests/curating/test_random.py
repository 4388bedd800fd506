"""Whatever is decided about every question: no question that was answered comes back, and twice is once."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.curating.conftest import Desk, copy_of, fill_row, header
from toolkit.curatielijst.formulier import BLADEN, Besluit
from toolkit.curatielijst.lezen import read_lijst
from toolkit.curatielijst.vragen import DubbelVraag, KolomVraag, NaamVraag, Vraag, WaardeVraag
from toolkit.curation import Curation, load_curation

WORDS = st.text("abcdefghij klmn", min_size=3, max_size=20).map(str.strip).filter(bool)
TEXTS = st.sampled_from(["Omdat het zo is.", "Reden: twee dingen, en # nog een.", "“Zo” - NO"])
FIELDS = ["organisatie", "doel", "aanpak", "uitkomst", "opmerking", "taal", "domein", "fase", "evaluatie"]


def answer(draw: st.DrawFn, vraag: Vraag, curation: Curation, number: int) -> dict[str, Any]:
    """Return a right answer to a question."""
    besluit = draw(st.sampled_from([b for b in BLADEN[type(vraag)].besluiten if fits(b, vraag)]))
    filled: dict[str, Any] = {"Besluit": besluit}
    if besluit in (Besluit.WEGLATEN, *BLADEN[DubbelVraag].besluiten):
        filled["Reden"] = draw(TEXTS)
    if isinstance(vraag, WaardeVraag):
        terms = [f"{t.nl} [{t.id}]" for t in curation.vocabulary[vraag.veld].termen.values()]
        few = st.lists(st.sampled_from(terms), min_size=1, max_size=3, unique=True)
        if besluit is Besluit.IS_BEGRIP:
            filled["Begrip"] = "; ".join(draw(few))
            filled["Alleen in dit werkboek"] = draw(st.sampled_from([None, "ja"]))
        elif besluit is Besluit.ANDER_WOORD:
            filled["Begrip"] = draw(st.sampled_from(terms))
        elif besluit is Besluit.NIEUW_BEGRIP:
            label = f"{draw(WORDS)} {number}"
            filled |= {"Nieuw begrip": label, "Nieuw begrip in het Engels": f"en {label}", "Definitie": draw(TEXTS)}
            filled["Valt onder"] = draw(st.sampled_from([*terms, "nergens onder"]))
    elif isinstance(vraag, KolomVraag) and besluit is Besluit.NIEUW_VELD:
        filled |= {"Nieuw veld": f"veld {draw(WORDS)} {number}", "Uitleg van het veld": draw(TEXTS)}
        filled |= {"Soort": draw(st.sampled_from(["tekst", "webadres"])), "Deel van de pagina": "aanpak"}
    elif isinstance(vraag, KolomVraag) and besluit is not Besluit.WEGLATEN:
        filled["Veld"] = draw(st.sampled_from(FIELDS))
    elif isinstance(vraag, NaamVraag) and besluit is Besluit.ANDER_ADRES:
        filled["Ander adres"] = f"adres-{number}"
    return filled


def fits(besluit: Besluit, vraag: Vraag) -> bool:
    doubt = isinstance(vraag, WaardeVraag) and vraag.waarde.endswith("?")
    return not (doubt and besluit in (Besluit.ANDER_WOORD, Besluit.NIEUW_BEGRIP))


@settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_question_that_was_answered_comes_back(
    built_desk: Desk, tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    desk = copy_of(built_desk, Path(tmp_path_factory.mktemp("random")))
    curation = load_curation(desk.data)
    draw = st.composite(lambda draw, vraag, number: answer(draw, vraag, curation, number))
    vragen = {vraag.id: vraag for vraag in read_lijst(desk.database).vragen}
    book = openpyxl.load_workbook(desk.lijst)
    for number, vraag in enumerate(vragen.values()):
        # Two that are one, or a part, settle names as well: names are decided where that cannot be.
        if isinstance(vraag, NaamVraag) and vraag.interventie_id not in ("water", "steen"):
            continue
        sheet = book[BLADEN[type(vraag)].naam]
        row = next(cell.row for cell in sheet[columns(sheet)["Id"]] if cell.value == vraag.id)
        fill_row(sheet, row, data.draw(draw(vraag, number)))
    book.save(desk.lijst)
    uitslag = desk.curate()
    assert uitslag.geweigerd == []
    before = desk.yaml()
    assert desk.curate().bestanden == {}
    assert desk.yaml() == before
    decided = {regel.id for regel, _ in uitslag.overgenomen}
    desk.build()
    assert decided & {vraag.id for vraag in read_lijst(desk.database).vragen} == set()


def columns(sheet: Any) -> dict[str, str]:
    return {kop: openpyxl.utils.get_column_letter(place) for kop, place in header(sheet).items()}
