"""A work list that somebody filled in survives the next build."""

from pathlib import Path

import openpyxl

from tests.curating.conftest import Desk, built_desk, desk
from toolkit.curatielijst.ingevuld import holds_decisions, waits
from toolkit.curatielijst.lezen import read_lijst
from toolkit.curation import load_curation
from toolkit.products import KEPT_WORKLIST, WORKLIST, keep_filled_list, write_reports

__all__ = ["built_desk", "desk"]


def write(desk: Desk) -> Path | None:
    curation = load_curation(desk.data)
    kept = keep_filled_list(desk.root)
    write_reports(desk.database, desk.root, curation.vocabulary, curation.velden)
    return kept


def test_an_empty_list_is_replaced_and_a_filled_one_is_kept(desk: Desk) -> None:
    assert not holds_decisions(desk.lijst)
    assert write(desk) is None
    desk.fill({("Waarden", "zwevers"): {"Begrip": "leeftijdsgenoten"}})
    filled = desk.lijst.read_bytes()
    kept = write(desk)
    assert kept == desk.root / "curatielijst-ingevuld-1.xlsx"
    assert kept.read_bytes() == filled
    assert not holds_decisions(desk.root / WORKLIST)
    vragen = read_lijst(desk.database).vragen
    assert waits(kept, vragen)
    assert not waits(kept, [vraag for vraag in vragen if "zwevers" not in str(vraag)])
    assert write(desk) is None, "the kept one stays where it is"
    assert kept.read_bytes() == filled


def test_every_filled_list_is_kept_and_the_same_one_once(desk: Desk) -> None:
    contents = []
    for number, begrip in enumerate(["leeftijdsgenoten", "jongeren", "ouders"], start=1):
        desk.fill({("Waarden", "zwevers"): {"Begrip": begrip}})
        contents.append(desk.lijst.read_bytes())
        assert write(desk) == desk.root / KEPT_WORKLIST.format(number)
    desk.lijst.write_bytes(contents[1])
    assert write(desk) == desk.root / KEPT_WORKLIST.format(2)
    assert [path.read_bytes() for path in sorted(desk.root.glob("curatielijst-ingevuld*"))] == contents


def test_what_cannot_be_opened_may_hold_anything(tmp_path: Path) -> None:
    (tmp_path / "x.xlsx").write_bytes(b"half a file")
    assert holds_decisions(tmp_path / "x.xlsx")
    openpyxl.Workbook().save(tmp_path / "x.xlsx")
    assert not holds_decisions(tmp_path / "x.xlsx")
