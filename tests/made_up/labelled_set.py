"""A few made-up workbooks with labels: the kinds of lists in which a reader that guesses goes wrong."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.workbooks import Rows, make_workbook

NAMES = ("Samen Sterk", "Open Deur", "Buurtkracht", "Veilig Thuis Leren", "Kompas", "Brugproject")
LANDS = ("Netherlands", "Belgium", "Germany")

PROGRAMMES: Rows = [
    ["List of programmes"],
    [],
    ["Programme name", "Country", "Extra round", "Type of paper"],
    *([name, LANDS[n % 3], ("Yes", "No")[n % 2], ("Journal", "Report")[n % 2]] for n, name in enumerate(NAMES)),
    ["Source: the makers of the programmes"],
]
STUDIES: Rows = [
    ["Title", "Authors", "Year", "Country", "Device name"],
    *(
        [f"Effects of mentoring, part {n}", "Jansen, A.; Peters, B.", 2010 + n, LANDS[n % 3], ("app", "band")[n % 2]]
        for n in range(6)
    ),
]
DEVICES: Rows = [["Device name", "Meaning"], ["app", "a program on a telephone"], ["band", "worn on the wrist"]]

SHEETS: dict[str, dict[str, Rows]] = {
    "programmes.xlsx": {"List": PROGRAMMES},
    "studies.xlsx": {"Final": STUDIES, "Devices": DEVICES},
}
LABELS: list[dict[str, Any]] = [
    {
        "bestand": "programmes.xlsx",
        "werkblad": "List",
        "kopregels": [3, 3],
        "gegevensregels": [4, 9],
        "is_lijst": True,
        "naam": ["A"],
        "kolommen": {"A": "naam", "B": "land", "C": None, "D": None},
    },
    {
        "bestand": "studies.xlsx",
        "werkblad": "Final",
        "kopregels": [1, 1],
        "gegevensregels": [2, 7],
        "is_lijst": True,
        "naam": ["A"],
        "kolommen": {
            "A": ["publicatie.titel", "naam"],
            "B": "publicatie.auteurs",
            "C": "publicatie.jaar",
            "D": "land",
            "E": [None, "aanpak"],
        },
    },
    {
        "bestand": "studies.xlsx",
        "werkblad": "Devices",
        "kopregels": [1, 1],
        "gegevensregels": [2, 3],
        "is_lijst": False,
        "naam": None,
        "kolommen": {"A": None, "B": None},
    },
]


def write_labelled(folder: Path, labels: Sequence[dict[str, Any]] = LABELS) -> None:
    """Write the workbooks and labels to `folder`; see `tests.made_up.labelled`."""
    (folder / "bestanden").mkdir()
    for bestand, sheets in SHEETS.items():
        make_workbook(folder / "bestanden" / bestand, sheets)
    (folder / "labels.json").write_text(json.dumps(labels, ensure_ascii=False, indent=1), encoding="utf-8")
