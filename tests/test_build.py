"""The whole build on small workbooks: golden output, stable ids, the same bytes, and bad input that loses nothing."""

import os
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.conftest import DATA, ROOT, MakeWorkbook, Rows
from toolkit.inputs import InputError, bron_ids, find_workbooks
from toolkit.pipeline import BuildPaths, build

GOLDEN = Path(__file__).parent / "golden" / "small_pair.txt"

LITERATURE: dict[str, Rows] = {
    "Interventies": [
        ["Toolkit, samengesteld voor de test"],
        [],
        ["Nr.", "Naam interventie", "Land", "Doelgroep", "Werkzame elementen", "Auteur(s)", "Jaar", "Titel", "DOI",
         "Onderzoeksdesign", "N"],
        [1, "Kompas (training)", "Nederland", "Jongeren (12-17 jaar); Ouders",
         "• Empathie (effect): steeg\n• Zelfvertouwen (gemengd)", "Jansen, A.", 2019, "Een studie", "10.1000/ABC",
         "Voor- en nameting, geen controlegroep", 46],
        [2, "Brug", "VK (Schotland)", "Gedetineerden", "Veerkracht (beoogd); dansles", "Smith, B.", 2020.0, "A study",
         None, "RCT", "onbekend"],
        [],
        ["* Veerkracht is een doel."],
    ]
}  # fmt: skip
DATABASE: dict[str, Rows] = {
    "Leeswijzer": [["Elk tabblad is een land."]],
    "Nederland": [
        ["Interventie", "Uitvoerder", "Doel", "Fase", None, None, "Elementen", "Evaluatie", "Website"],
        [None, None, None, "Gevoeligheid", "Groep", "Actie", None, None, None],
        ["Kompas", "Stichting K", "Extreemrechtse jongeren helpen", "x", None, "x", "empathie; gezinsbegeleiding",
         "ja - gemeten (2019)", "https://example.org/kompas"],
    ],
}  # fmt: skip


def small_pair(make_workbook: MakeWorkbook) -> Path:
    make_workbook("literatuur.xlsx", LITERATURE)
    return make_workbook("databank.xlsx", DATABASE).parent


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, ROOT / "scripts" / "build.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)


def dump(database: Path) -> str:
    """Return every row of every table that a build fills from workbooks, as text."""
    connection = sqlite3.connect(database)
    tables = [
        row[0]
        for row in connection.execute(
            """select name from sqlite_master where type = 'table' and sql like '%strict%' and name <> 'bouw'
               and name not like 'zoek%' order by name"""
        )
    ]
    lines = []
    for table in tables:
        vocabulary = table in VOCABULARY_TABLES
        # What people wrote about the shipped lists matches nothing here; see test_unused.
        where = "where code not like '%_ongebruikt' and code <> 'werkboek_onbekend'" if table == "bevinding" else ""
        rows = [] if vocabulary else sorted(map(repr, connection.execute(f"select * from {table} {where}")))
        lines += [f"## {table}", *rows] if rows else []
    connection.close()
    return "\n".join(lines) + "\n"


VOCABULARY_TABLES = (
    {"dimensie", "begrip_label"} | {path.stem for path in (DATA / "vocabulaire").glob("*.yml")} | {"bron", "webadres"}
)


def test_the_golden_output_of_a_small_pair(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    target = tmp_path / "out.db"
    build(BuildPaths(raw=small_pair(make_workbook), data=copy_of_data(tmp_path), target=target), lambda _: None)
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(dump(target), encoding="utf-8")
    assert dump(target) == GOLDEN.read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    raw = small_pair(make_workbook)
    for name in ("a.db", "b.db"):
        build(BuildPaths(raw=raw, data=DATA, target=tmp_path / name), lambda _: None)
    assert (tmp_path / "a.db").read_bytes() == (tmp_path / "b.db").read_bytes()


def test_ids_stay_when_rows_of_the_real_workbooks_are_shuffled(built_database: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(DATA / "raw" / "toolkit_slo_interventies.xlsx", raw)
    workbook = openpyxl.load_workbook(DATA / "raw" / "toolkit_database_interventies.xlsx")
    for sheet in workbook.worksheets[1:-1]:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        for number, row in enumerate(reversed(rows), start=3):
            for column, waarde in enumerate(row, start=1):
                sheet.cell(number, column).value = waarde
    for sheet in workbook.worksheets[::-1]:
        workbook.move_sheet(sheet, offset=len(workbook.worksheets))
    workbook.save(raw / "toolkit_database_interventies.xlsx")
    build(BuildPaths(raw=raw, data=DATA, target=tmp_path / "shuffled.db"), lambda _: None)
    assert names_by_id(tmp_path / "shuffled.db") == names_by_id(built_database)


def names_by_id(database: Path) -> dict[str, str]:
    connection = sqlite3.connect(database)
    found = dict(connection.execute("select id, naam from interventie").fetchall())
    connection.close()
    return found


def test_workbooks_with_one_slug_get_two_ids(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("Lijst A.xlsx", "lijst-a.xlsx", "lijst-a.xlsm")]
    assert list(bron_ids(paths)) == ["lijst-a-xlsx", "lijst-a-2", "lijst-a-xlsm"]


def test_an_open_excel_leaves_a_lock_file_that_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "~$lijst.xlsx").write_bytes(b"lock")
    with pytest.raises(InputError, match="staat geen werkboek"):
        find_workbooks(tmp_path)


def test_a_folder_named_like_a_workbook_is_named(tmp_path: Path) -> None:
    (tmp_path / "lijst.xlsx").mkdir()
    with pytest.raises(InputError, match=r"lijst\.xlsx: dit is een map, geen werkboek"):
        find_workbooks(tmp_path)


def test_a_list_in_another_form_is_a_finding_or_named_when_it_is_all_there_is(
    make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    (tmp_path / "oud.xls").write_bytes(b"oud")
    with pytest.raises(InputError, match=r"staat geen werkboek.* oud\.xls is geen \.xlsx: sla het in Excel zo op"):
        find_workbooks(tmp_path)
    raw = small_pair(make_workbook)
    (raw / "oud 06-12345678.xls").write_bytes(b"oud")
    catalogus = build(BuildPaths(raw=raw, data=DATA, target=tmp_path / "x.db"), lambda _: None)
    assert [(b.code, b.bestand) for b in catalogus.bevindingen if b.werkblad is None][:1] == [
        ("bestand_overgeslagen", "oud [telefoonnummer verborgen].xls")
    ]


# --- The command of the contract -------------------------------------------------------------------------------------


CONTACT: dict[str, Rows] = {
    "Blad piet@voorbeeld.nl": [
        ["Naam interventie", "Land", "Opmerking jan@voorbeeld.nl 06-87654321", "Bel 020-7654321"],
        ["Baken", "Nederland", "naam at politie.nl", "x"],
        ["Dok 06-11223344", "Nederland", "niets", "010-4131234 tst. 24"],
    ]
}


def test_the_command_builds_hides_contact_data_everywhere_and_then_has_nothing_to_do(
    make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    raw = small_pair(make_workbook)
    make_workbook("contact.xlsx", CONTACT)
    arguments = ("--raw", raw, "--out", tmp_path / "uit" / "x.db", "--if-changed")
    first = run(*arguments)
    assert (first.returncode, first.stderr) == (0, "")
    assert "Klaar: 5 interventies" in first.stdout
    inspected = subprocess.run(
        [sys.executable, ROOT / "scripts" / "inspect_workbook.py", raw / "contact.xlsx"],
        capture_output=True,
        check=True,
    )
    made = {"inspect": inspected.stdout} | dict(bytes_below(tmp_path / "uit"))
    assert {Path(name).suffix for name in made} >= {".db", ".html", ".xml", ".csv", ".ttl", ".jsonld", ".json"}
    contact = [b"@voorbeeld", b"87654321", b"7654321", b"politie.nl.", b"at politie", b"11223344", b"4131234"]
    assert [(name, text) for name, content in made.items() for text in contact if text in content] == []
    assert b"Opmerking [e-mailadres verborgen] [telefoonnummer verborgen]" in made["inspect"]
    again = run(*arguments)
    assert (again.returncode, again.stdout) == (0, f"{tmp_path / 'uit' / 'x.db'} is bij.\n")


def bytes_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of every file, and of every part of a zip file such as a workbook."""
    for path in filter(Path.is_file, folder.rglob("*")):
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                yield from ((f"{path.name}/{part}", archive.read(part)) for part in archive.namelist())
        else:
            yield str(path), path.read_bytes()


BAD_WORKBOOKS: Sequence[tuple[str, Any]] = [
    ("geen map", None),
    ("lege map", {}),
    ("geen werkboek", {"kapot.xlsx": b"dit is geen zip"}),
    ("afgekapt", {"kapot.xlsx": (DATA / "raw" / "toolkit_slo_interventies.xlsx").read_bytes()[:9000]}),
    ("leeg bestand", {"leeg.xlsx": b""}),
]


@pytest.mark.parametrize(("case", "files"), BAD_WORKBOOKS, ids=[case for case, _ in BAD_WORKBOOKS])
def test_input_that_cannot_be_read_is_one_clear_message_and_loses_nothing(
    case: str, files: dict[str, bytes] | None, tmp_path: Path
) -> None:
    raw = tmp_path / "invoer"
    if files is not None:
        raw.mkdir()
        for name, content in files.items():
            (raw / name).write_bytes(content)
    target = tmp_path / "interventies.db"
    target.write_bytes(b"wat gepubliceerd is")
    result = run("--raw", raw, "--out", target)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr
    assert "invoer" in result.stderr or "xlsx" in result.stderr
    assert target.read_bytes() == b"wat gepubliceerd is"
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(
        {"interventies.db", *(["invoer"] if files is not None else [])}
    )


def test_a_folder_without_any_record_is_refused(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    raw = make_workbook("tekst.xlsx", {"Blad1": [["Alleen een toelichting."], ["Nog een zin."]]}).parent
    result = run("--raw", raw, "--out", tmp_path / "x.db")
    assert result.returncode == 2
    assert "geen enkele interventie" in result.stderr
    assert "tekst.xlsx" in result.stderr
    assert not (tmp_path / "x.db").exists()


def test_a_workbook_without_a_table_does_not_stop_the_rest(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    make_workbook("tekst.xlsx", {"Blad1": [["Alleen een toelichting."]]})
    result = run("--raw", small_pair(make_workbook), "--out", tmp_path / "x.db")
    assert result.returncode == 0
    assert len(names_by_id(tmp_path / "x.db")) == 3


def test_strict_publishes_nothing_when_there_is_a_fault(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "aliassen.yml").write_text("aliassen:\n  - {id: oud, naar: bestaat-niet, reden: hernoemd}\n")
    arguments = ("--raw", small_pair(make_workbook), "--out", tmp_path / "interventies.db", "--data", data)
    (tmp_path / "interventies.db").write_bytes(b"wat gepubliceerd is")
    refused = run(*arguments, "--strict")
    assert refused.returncode == 1
    assert "Niet gepubliceerd: 1 bevinding van ernst fout" in refused.stderr
    assert (tmp_path / "interventies.db").read_bytes() == b"wat gepubliceerd is"
    assert not (tmp_path / "open-data").exists()
    assert "alias_zonder_doel" in (tmp_path / "kwaliteitsrapport.html").read_text(encoding="utf-8")
    assert run(*arguments).returncode == 0
    assert set(names_by_id(tmp_path / "interventies.db")) == {"brug", "kompas", "kompas-training"}


def test_open_data_that_cannot_be_made_leave_the_database_alone(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "opendata" / "overeenkomsten.yml").write_text("kapot: [")
    target = tmp_path / "interventies.db"
    target.write_bytes(b"wat gepubliceerd is")
    result = run("--raw", small_pair(make_workbook), "--out", target, "--data", data)
    assert (result.returncode, target.read_bytes()) == (2, b"wat gepubliceerd is")
    assert "overeenkomsten.yml" in result.stderr


def copy_of_data(tmp_path: Path) -> Path:
    """Return a copy of what people decided, of which nothing was published yet."""
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("build", "raw", "wijzigingen")))


def test_wrong_curation_is_named_with_file_and_place(make_workbook: MakeWorkbook, tmp_path: Path) -> None:
    data = copy_of_data(tmp_path)
    (data / "besluiten" / "fase.yml").write_text("besluiten:\n  - waarden: [x]\n    wordt: {fase: [bestaat-niet]}\n")
    result = run("--raw", small_pair(make_workbook), "--out", tmp_path / "x.db", "--data", data)
    assert result.returncode == 2
    assert "fase.yml: fase heeft geen term bestaat-niet." in result.stderr


def test_a_folder_where_nothing_may_be_written_leaves_no_half_database(
    make_workbook: MakeWorkbook, tmp_path: Path
) -> None:
    (tmp_path / "bestand").write_text("geen map")
    result = run("--raw", small_pair(make_workbook), "--out", tmp_path / "bestand" / "x.db")
    assert result.returncode == 2
    assert "schrijven is niet gelukt" in result.stderr
