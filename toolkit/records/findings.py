"""What making records may notice, in the words a maintainer reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.findings import Bevindingen, bevinding
from toolkit.reading.workbook_reading import FieldValue, SourceRecord
from toolkit.terms.tag import Undecided
from toolkit.text import quoted
from toolkit.vocabulary.dimension import Vocabulary

_SHOWN = 80  # characters of a cell, enough to find it by


@dataclass(frozen=True, slots=True)
class RecordFindings:
    """Adds findings about the records of one workbook."""

    bevindingen: Bevindingen
    pad: Path
    vocabulary: Vocabulary
    werkboek: str

    def herkomst_derived(self, herkomst: str, has_publications: bool) -> None:
        """Nothing says what kind of list the workbook is."""
        self.bevindingen.add(
            bevinding(
                "herkomst_afgeleid",
                bestand=self.pad.name,
                wel_of_geen="wel" if has_publications else "geen",
                herkomst=herkomst,
                werkboek=self.werkboek,
            )
        )

    def nameless(self, source: SourceRecord) -> None:
        """A row has values but no name, so it cannot be an intervention."""
        first = source.values[0].cell if source.values else None
        self.bevindingen.add(
            bevinding(
                "regel_zonder_naam",
                bestand=self.pad.name,
                werkblad=source.werkblad,
                cel=first.adres if first else None,
                waarde=first.waarde if first else None,
                veld="naam",
                rij=source.eerste,
            )
        )

    def undecided(self, item: Undecided) -> None:
        """A value of a dimension stands for no known term, or its outcome is not clear."""
        if item.uitkomst_van is not None:
            words = {"tekst": item.value.text, "uitkomst": item.tekst, "werkboek": self.werkboek}
            self._about(item.value, "status_onduidelijk", item.uitkomst_van, **words)
            return
        dimension = self.vocabulary[item.value.veld]
        proposals = [dimension.termen[term_id].nl for term_id in item.kandidaten]
        hint = f" Bedoelt de cel {quoted(proposals, ' of ')}?" if proposals else ""
        self._about(item.value, "waarde_onbeslist", item.tekst, item.kandidaten, label=dimension.label, hint=hint)

    def outcomes_unused(self, texts: Sequence[str]) -> None:
        """What a person settled about these outcomes matches no cell any more."""
        if texts:
            shown = quoted([text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…" for text in texts])
            self.bevindingen.add(
                bevinding("uitkomst_ongebruikt", bestand=self.pad.name, werkboek=self.werkboek, uitkomsten=shown)
            )

    def unreadable(self, value: FieldValue, code: str, expected: str) -> None:
        """A number or year cannot be read."""
        self._about(value, code, value.text, verwacht=expected)

    def _about(
        self, value: FieldValue, soort: str, waarde: str, kandidaten: Sequence[str] = (), /, **woorden: str
    ) -> None:
        cell = value.cell
        self.bevindingen.add(
            bevinding(
                soort,
                bestand=self.pad.name,
                werkblad=cell.werkblad,
                cel=cell.adres,
                waarde=waarde,
                veld=value.veld,
                kandidaten=kandidaten,
                **woorden,
            )
        )
