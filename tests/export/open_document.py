"""What an open document says, for tests: its parts, headings, notes and tables."""

import io
import zipfile
from xml.etree import ElementTree as Tree

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
}


def part(body: bytes, name: str = "content.xml") -> Tree.Element:
    with zipfile.ZipFile(io.BytesIO(body)) as package:
        return Tree.fromstring(package.read(name))  # noqa: S314 -- we wrote it


def attribute(element: Tree.Element, name: str) -> str | None:
    prefix, local = name.split(":")
    return element.get(f"{{{NAMES[prefix]}}}{local}")


def plain(element: Tree.Element, *, notes: bool = False) -> str:
    return _plain(element, notes=notes).removesuffix(element.tail or "")


def _plain(element: Tree.Element, *, notes: bool) -> str:
    """Return the text of an element; spaces that are elements count, notes only when they are asked for."""
    if element.tag == f"{{{NAMES['text']}}}s":
        own = " " * int(attribute(element, "text:c") or 1)
    elif element.tag == f"{{{NAMES['text']}}}tab":
        own = "\t"
    elif element.tag == f"{{{NAMES['text']}}}note" and not notes:
        own = ""
    else:
        own = (element.text or "") + "".join(_plain(child, notes=notes) for child in element)
    return own + (element.tail or "")


def headings(body: bytes, level: int) -> list[str]:
    return [plain(h).strip() for h in part(body).iterfind(f".//text:h[@text:outline-level='{level}']", NAMES)]


def rows(table: Tree.Element) -> list[list[str]]:
    def cell(found: Tree.Element) -> str:
        return "\n".join(plain(p) for p in found.iterfind("text:p", NAMES))

    found = table.iterfind(".//table:table-row", NAMES)
    return [[cell(c) for c in row.iterfind("table:table-cell", NAMES)] for row in found]


def tables(body: bytes) -> dict[str, list[list[str]]]:
    return {attribute(t, "table:name") or "": rows(t) for t in part(body).iterfind(".//table:table", NAMES)}
