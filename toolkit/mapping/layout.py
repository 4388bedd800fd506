"""What a person decided about the layout of a sheet goes before anything the program finds."""

from collections.abc import Sequence
from dataclasses import replace

from toolkit.config.workbook import BladIndeling, KolomIndeling
from toolkit.mapping.columns import Column, Knowledge
from toolkit.mapping.remarks import Remarks
from toolkit.reading.model import Waarom


def apply_layout(
    columns: Sequence[Column], indeling: BladIndeling, sheet: str, knowledge: Knowledge, remarks: Remarks
) -> list[Column]:
    """Return the columns with the curators' decisions applied; differences with a confirmed layout are questions."""
    decided = [_decide(column, indeling, sheet, knowledge, remarks) for column in columns]
    if indeling.kolommen:
        present = {column.kop for column in columns if column.kop}
        gone = [kop for kop in indeling.kolommen if kop not in present]
        new = [kop for kop in dict.fromkeys(c.kop for c in columns) if kop and kop not in indeling.kolommen]
        remarks.layout_changed(sheet, gone, new if indeling.bevestigd else [])
    return decided


def _decide(column: Column, indeling: BladIndeling, sheet: str, knowledge: Knowledge, remarks: Remarks) -> Column:
    decision = indeling.column(column.kop)
    if decision is None:
        return column
    if decision.veld is None:
        return replace(column, veld=None, term=None, crosses=False, zekerheid=100, waarom=Waarom.CURATOR)
    if wrong := _unknown(decision, knowledge):
        remarks.wrong_decision(sheet, column.kop, wrong)
        return column
    crosses = decision.term is not None or (column.crosses and column.veld == decision.veld)
    term = decision.term if decision.term is not None else (column.term if crosses else None)
    return replace(column, veld=decision.veld, term=term, crosses=crosses, zekerheid=100, waarom=Waarom.CURATOR)


def _unknown(decision: KolomIndeling, knowledge: Knowledge) -> str | None:
    """Return what a decision names that does not exist, in Dutch, or None."""
    if decision.veld is None or decision.veld not in knowledge.velden.labels:
        return f"het veld “{decision.veld}”"
    if decision.term is None:
        return None
    known = decision.veld in knowledge.vocabulary and decision.term in knowledge.vocabulary[decision.veld].termen
    return None if known else f"de term “{decision.term}”"
