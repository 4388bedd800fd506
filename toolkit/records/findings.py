"""What making records may notice, in the words a maintainer reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from toolkit.findings import Bevinding, Bevindingen, Ernst
from toolkit.reading.workbook_reading import FieldValue, SourceRecord
from toolkit.terms.tags import Undecided
from toolkit.vocabulary.dimension import Vocabulary


@dataclass(frozen=True, slots=True)
class RecordFindings:
    """Adds findings about the records of one workbook."""

    bevindingen: Bevindingen
    pad: Path
    vocabulary: Vocabulary

    def herkomst_derived(self, herkomst: str, has_publications: bool) -> None:
        """Nothing says what kind of list the workbook is."""
        self.bevindingen.add(
            Bevinding(
                Ernst.INFO,
                "herkomst_afgeleid",
                f"Niets zegt wat voor lijst dit is. Er zijn {'wel' if has_publications else 'geen'} kolommen over "
                f"publicaties, dus we lezen het bestand als `{herkomst}`. Klopt dat niet? Zet `herkomst:` in "
                f"data/werkboeken/{self.pad.stem}.yml.",
                bestand=self.pad.name,
            )
        )

    def nameless(self, source: SourceRecord) -> None:
        """A row has values but no name, so it cannot be an intervention."""
        first = source.values[0].cell if source.values else None
        self.bevindingen.add(
            Bevinding(
                Ernst.FOUT,
                "naam_ontbreekt",
                f"Rij {source.eerste} heeft gegevens maar geen naam van een interventie, en staat daarom niet in de "
                "catalogus. Vul de naam in, of zeg in het werkboek-bestand dat de rij geen interventie is.",
                bestand=self.pad.name,
                werkblad=source.werkblad,
                cel=first.adres if first else None,
                waarde=first.waarde if first else None,
                veld="naam",
            )
        )

    def undecided(self, item: Undecided) -> None:
        """A value of a dimension stands for no known term, or its outcome is not clear."""
        if item.is_status:
            self._unclear_status(item)
            return
        dimension = self.vocabulary[item.value.veld]
        proposals = [dimension.termen[term_id].nl for term_id in item.kandidaten]
        hint = f" Bedoelt de cel {_either(proposals)}?" if proposals else ""
        self._about(
            item.value,
            Ernst.WAARSCHUWING,
            "waarde_onbeslist",
            f"“{item.tekst}” staat niet in de lijst {dimension.label}.{hint} Zet de waarde als besluit in "
            f"data/besluiten/{dimension.naam}.yml, of als `alt` bij een term in data/vocabulaire/{dimension.naam}.yml.",
            (item.tekst, item.kandidaten),
        )

    def _unclear_status(self, item: Undecided) -> None:
        """An outcome behind or beside an element cannot be told, or cannot be given to one of several elements."""
        self._about(
            item.value,
            Ernst.WAARSCHUWING,
            "status_onduidelijk",
            f"Bij “{item.value.text}” staat als uitkomst “{item.tekst}”, maar het is niet te zien welke uitkomst dat "
            "is, of bij welk element die hoort. Zet per element één uitkomst, in dezelfde volgorde, met een woord uit "
            "`statussen` in data/waarden.yml; een toelichting mag erachter, na een punt of tussen haakjes.",
            (item.tekst, ()),
        )

    def unreadable(self, value: FieldValue, code: str, expected: str) -> None:
        """A number or year cannot be read."""
        self._about(
            value,
            Ernst.WAARSCHUWING,
            code,
            f"“{value.text}” is niet te lezen. {expected} De tekst blijft bewaard als broncel; het veld blijft leeg.",
            (value.text, ()),
        )

    def _about(
        self, value: FieldValue, ernst: Ernst, code: str, melding: str, waarde: tuple[str, Sequence[str]]
    ) -> None:
        self.bevindingen.add(
            Bevinding(
                ernst,
                code,
                melding,
                bestand=self.pad.name,
                werkblad=value.cell.werkblad,
                cel=value.cell.adres,
                waarde=waarde[0],
                veld=value.veld,
                kandidaten=tuple(waarde[1]),
            )
        )


def _either(labels: Sequence[str]) -> str:
    quoted = [f"“{label}”" for label in labels]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} of {quoted[-1]}"
