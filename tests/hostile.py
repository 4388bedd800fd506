"""A catalogue of which every text is an attack: file name, sheet, header, cell, comment and link; published once."""

import contextlib
import io
import runpy
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from openpyxl import Workbook
from openpyxl.comments import Comment

from tests.conftest import DATA, ROOT

HIT = "window.geraakt=1"
ATTACKS = (
    f"<script>{HIT}</script>",
    f'"><img src=x onerror={HIT}>',
    f"'><svg onload={HIT}><x-aanval>",
    f"</title></textarea></script></style>--><script>{HIT}</script>",
    f"]]><script>{HIT}</script><x-aanval/>&lt;img src=x onerror={HIT}&gt;",
    f'" autofocus onfocus="{HIT}" x="',
    f"javascript:{HIT}//<x-aanval>",
    "{{7777*7}} {% debug %} ${7777*7} %(naam)s {0}",
    "=cmd|'/c calc'!A1",
    "+1+cmd|'/c calc'!A1",
    "@SUM(1)\r\nSet-Cookie: geraakt=1\r\nTY  - JOUR",
    "\u202eomgedraaid\u2066\u200b\ufeff\u061c _x001b_[31mrood _x0007_",
)
# As in the template. A row of one attack says nothing that is known, so some rows have true values beside it.
COLUMNS = (
    *("Naam", "Herkomst", "Werkzaam element", "Doel", "Doelgroep", "Vorm van extremisme", "Fase", "Aanpak", "Duur"),
    *("Vorm", "Wie voert het uit", "Contact", "Organisatie", "Kosten", "Domein", "Land", "Actualiteit", "Website"),
    *("Materiaal", "Taal", "Psychologische behoefte", "Evaluatie", "Bron van de evaluatie", "Onderzoeksdesign", "N"),
    *("Steekproef", "Uitkomst", "Effectgrootte", "Beperkingen", "Bron", "Gevonden in", "Opmerking", "Auteurs", "Jaar"),
    *("Titel", "Tijdschrift", "DOI", "Link publicatie", *ATTACKS[:2]),
)
_TRUE = {
    "Werkzaam element": "Empathie (effect): {0}; {0}",
    "Doelgroep": "Jongeren; {0}",
    "Fase": "Gevoeligheidsfase",
    "Land": "Nederland",
    "Website": "https://voorbeeld.nl/{0}",
    "Jaar": "2015",
    "DOI": "10.1000/{0}",
    "Link publicatie": "https://voorbeeld.nl/?x={0}",
}


@dataclass(frozen=True, slots=True)
class Hostile:
    """The database with its products beside it, and all that was said on the terminal."""

    database: Path
    terminal: str


def make_hostile(folder: Path) -> Hostile:
    """Build, publish and build again in `folder`, and show the workbook as `make inspect` does."""
    data, raw, target = folder / "data", folder / "raw", folder / "uit" / "interventies.db"
    shutil.copytree(DATA, data, ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))
    raw.mkdir()
    book = _write_workbook(raw)
    build = ("build.py", "--raw", raw, "--out", target, "--data", data)
    said = [_command(*build), _command("publish_changes.py", "--datum", "2026-01-01", "--db", target, "--data", data)]
    said += [_command(*build), _command("inspect_workbook.py", book, "--data", data)]
    return Hostile(target, "".join(said))


def _write_workbook(raw: Path) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "<svg onload=geraakt=1>\u202e"
    rows = [COLUMNS, *((attack,) * len(COLUMNS) for attack in ATTACKS)]
    rows += [tuple(_TRUE.get(c, "{0}").format(f"Waar {attack}") for c in COLUMNS) for attack in ATTACKS]
    for number, values in enumerate(rows, 1):
        for place, value in enumerate(values, 1):
            sheet.cell(number, place, value).data_type = "s"  # also when it starts as a formula
    for number, attack in enumerate(ATTACKS, 2):
        sheet.cell(number, 4).comment = Comment(attack, attack)
        sheet.cell(number + len(ATTACKS), 8).hyperlink = f"javascript:{HIT}"
    path = raw / '"><img src=x onerror=geraakt=1>.xlsx'
    book.save(path)
    return path


def _command(script: str, *arguments: object) -> str:
    said = io.StringIO()
    main = runpy.run_path(str(ROOT / "scripts" / script), run_name="__hostile__")["main"]
    with (
        contextlib.redirect_stdout(said),
        contextlib.redirect_stderr(said),
        mock.patch.object(sys, "argv", [script, *map(str, arguments)]),
    ):
        assert main() == 0, said.getvalue()
    return said.getvalue()
