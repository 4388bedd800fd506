"""Files that cannot be read: one Dutch sentence with file and cause, exit code 2, within bounds, no network."""

import re
import socket
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA
from tests.workbooks import make_workbook, rewrite
from toolkit.inspection.command import main
from toolkit.reading import bounds
from toolkit.reading.open import open_workbook
from toolkit.reading.workbook_reading import WorkbookError

SHEET, MB = "xl/worksheets/sheet1.xml", 2**20
ROWS = [["Naam", "Land"], ["Baken", "Nederland"]]
END, FREE = 0xFFFFFFFE, 0xFFFFFFFF
Make = Callable[[Path], object]


def compound_file(*streams: str) -> bytes:
    """Return a file in Microsoft's compound format ([MS-CFB], version 3) with these empty streams.

    One sector says which sectors there are (FAT), one holds the names: the root and up to three streams. Excel saves a
    workbook with a password as a compound file with the streams EncryptionInfo and EncryptedPackage.
    """
    header = struct.pack("<8s16xHHHHH6xIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 62, 3, 0xFFFE, 9, 6,
                         0, 1, 1, 0, 4096, END, 0, END, 0)  # fmt: skip
    header += struct.pack("<109I", 0, *[FREE] * 108)
    fat = struct.pack("<128I", 0xFFFFFFFD, END, *[FREE] * 126)
    names = b"".join(entry(name, 5 if name == "Root Entry" else 2) for name in ("Root Entry", *streams))
    return header + fat + names.ljust(512, b"\0")


def entry(name: str, kind: int) -> bytes:
    text = name.encode("utf-16-le")
    below = 1 if kind == 5 else FREE
    return struct.pack("<64sHBBIII16xI16xIQ", text, len(text) + 2, kind, 1, FREE, FREE, below, 0, END, 0)


def write(content: bytes) -> Make:
    return lambda path: path.write_bytes(content)


def archive(*names: str) -> Make:
    def make(path: Path) -> None:
        with zipfile.ZipFile(path, "w") as target:
            for name in names:
                target.writestr(name, "<x/>")

    return make


def truncated(share: float) -> Make:
    def make(path: Path) -> None:
        content = make_workbook(path, {"Blad1": ROWS}).read_bytes()
        path.write_bytes(content[: int(share * len(content))])

    return make


def with_part(part: str, change: Callable[[bytes], bytes]) -> Make:
    return lambda path: rewrite(make_workbook(path, {"Blad1": ROWS}), part, change)


def in_sheet(content: bytes) -> Make:
    return with_part(SHEET, lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + content))


def declaring(declaration: bytes, use: bytes) -> Make:
    cell = b'<row r="9"><c r="A9" t="inlineStr"><is><t>' + use + b"</t></is></c></row></sheetData>"
    return with_part(SHEET, lambda xml: declaration + xml.split(b"?>", 1)[-1].replace(b"</sheetData>", cell))


def encrypted_zip(path: Path) -> None:
    """Set the flag that says a part of the archive is encrypted, in both places where a zip file has it."""
    content = make_workbook(path, {"Blad1": ROWS}).read_bytes()
    content = content.replace(b"PK\x03\x04\x14\x00\x00", b"PK\x03\x04\x14\x00\x01")
    at = content.index(b"PK\x01\x02") + 8
    path.write_bytes(content[:at] + bytes([content[at] | 1]) + content[at + 1 :])


LAUGHS = b"<!DOCTYPE x [<!ENTITY a0 'ha'>%s]>" % b"".join(
    b"<!ENTITY a%d '%s'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)
)
PADDING = b"<!--" + b" " * 8192 + b"-->"
BAD: dict[str, tuple[Make, str]] = {
    "empty": (write(b""), "het bestand is leeg"),
    "text": (write(b"Naam;Land\nBaken;Nederland\n"), "geen Excel-werkmap"),
    "folder": (Path.mkdir, "dit is een map"),
    "missing": (lambda path: None, "dit bestaat niet"),
    "password": (write(compound_file("EncryptionInfo", "EncryptedPackage")), "beveiligd met een wachtwoord"),
    "password in zip": (encrypted_zip, "beveiligd met een wachtwoord"),
    "old xls": (write(compound_file("Workbook")), "oud soort Excel-bestand"),
    "xlsb": (archive("[Content_Types].xml", "xl/workbook.bin"), "binaire werkmap"),
    "other zip": (archive("a.txt"), "zip-bestand, maar geen Excel"),
    "nothing in it": (archive("[Content_Types].xml"), "beschadigd"),
    "start only": (write(b"PK\x03\x04 en dan niets"), "beschadigd"),
    "cut at 30 %": (truncated(0.3), "beschadigd"),
    "cut at 99 %": (truncated(0.99), "beschadigd"),
    "no xml": (with_part("xl/workbook.xml", lambda _: b"<workbook"), "beschadigd"),
    "one text": (in_sheet(b'<row><c t="inlineStr"><is><t>' + b"x" * 8 * MB + b"</t></is></c></row>"), "een tekst van"),
    "one comment": (with_part("xl/comments/comment1.xml", lambda _: b"<t>" + b"x" * 8 * MB), "een tekst van"),
    "one attribute": (in_sheet(b'<row r="' + b"1" * 8 * MB + b'"/>'), "een tekst van"),
    "one row": (in_sheet(b"<c/>" * 12_000_000), "meer rijen of cellen dan Excel kent"),
    "rows": (in_sheet(b"<row></row>" * 2_200_000), "meer rijen of cellen dan Excel kent"),
    "styles": (with_part("xl/styles.xml", lambda _: b"<styleSheet>" + b"<xf/>" * 1_100_000), "dan Excel kent"),
    "cells": (in_sheet((b"<row>" + b"<c><v>1</v></c>" * 1000 + b"</row>") * 3001), r"meer dan 3\.000\.000 gevulde"),
    "sheets": (
        with_part("xl/workbook.xml", lambda xml: re.sub(b"<sheet [^>]*>", lambda tag: tag[0] * 1001, xml)),
        "meer dan 1000 werkbladen",
    ),
    "laughs": (declaring(LAUGHS, b"&a9;"), "onveilige XML"),
    "laughs further on": (declaring(PADDING + LAUGHS, b"&a9;"), "onveilige XML"),
    "file": (declaring(b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>', b"&f;"), "onveilige XML"),
    "network": (declaring(b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">', b""), "onveilige XML"),
    "laughs in utf-16": (with_part(SHEET, lambda _: LAUGHS.decode().encode("utf-16")), "onveilige XML"),
    "laughs under another name": (with_part("xl/blad.dat", lambda _: LAUGHS), "onveilige XML"),
}  # fmt: skip


@pytest.fixture
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a workbook asked for the network")

    monkeypatch.setattr(socket, "socket", refuse)


@pytest.mark.usefixtures("no_network")
@pytest.mark.parametrize(("make", "says"), BAD.values(), ids=BAD)
def test_what_cannot_be_read_gets_one_sentence_with_file_and_cause(
    make: Make, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "lijst.xlsx"
    make(path)
    code = main([str(path), "--json", "--data", str(DATA)])
    out, err = capsys.readouterr()
    assert (code, out, err.count("\n")) == (2, "", 1)
    with pytest.raises(WorkbookError, match=says) as caught:
        open_workbook(path)
    assert err == f"{caught.value}\n"
    assert "lijst.xlsx: " in err
    assert "Traceback" not in err


def test_what_unpacks_too_large_is_refused_by_what_the_archive_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_UNPACKED", 2 * MB)
    path = make_workbook(tmp_path / "bom.xlsx", {"Blad1": ROWS})
    rewrite(path, SHEET, lambda xml: xml + b"<row/>" * MB)
    with pytest.raises(WorkbookError, match="uitgepakt is het 6 MB; het meeste is 2 MB"):
        open_workbook(path)


def test_an_archive_that_lies_about_its_size_is_broken(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "leugen.xlsx", {"Blad1": ROWS})
    content = bytearray(rewrite(path, SHEET, lambda xml: xml + b"<row/>" * MB).read_bytes())
    at = content.rindex(SHEET.encode()) - 46 + 24  # the size in the directory at the end
    content[at : at + 4] = struct.pack("<I", 1000)
    path.write_bytes(content)
    with pytest.raises(WorkbookError, match="beschadigd"):
        open_workbook(path)
