"""Files in the open document format: how text becomes paragraphs, and how the parts become one file.

The format: https://docs.oasis-open.org/office/OpenDocument/v1.3/. Templates write the XML, so that every text is
escaped, and parts are written as they come, so that memory does not grow with the list. A library with an object per
cell (odfdo) took 14 seconds to save two thousand rows, and kept them all in memory.
"""

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import IO, Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from toolkit.export.context import ExportContext

ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODT = "application/vnd.oasis.opendocument.text"
# What XML 1.0 cannot hold (https://www.w3.org/TR/xml/#charsets) and Excel files sometimes do.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPACES = re.compile(r"(?<= ) +|^ +|\t", re.MULTILINE)


def _spaced(found: re.Match[str]) -> str:
    return "<text:tab/>" if found[0] == "\t" else f'<text:s text:c="{len(found[0])}"/>'


def inline(text: str) -> Markup:
    """Return a text of one line as it stands within a paragraph; spaces and tabs are kept."""
    # Escaping adds no space and no tab, so what is put in their place stays markup.
    return Markup(_SPACES.sub(_spaced, str(escape(_FORBIDDEN.sub("", text)))))  # noqa: S704 -- escaped on this line


def lines(text: str) -> list[Markup]:
    """Return the lines of a text, each as it stands within a paragraph."""
    return [inline(line) for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]


def environment() -> Environment:
    """Return the templates of the parts, which escape every value."""
    env = Environment(
        loader=PackageLoader("toolkit.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"odf": inline, "odf_regels": lines}
    return env


def write_package(
    target: Path | IO[bytes], mimetype: str, context: ExportContext, parts: Mapping[str, Iterable[bytes]]
) -> None:
    """Write an open document to `target`; the same parts give the same bytes.

    Args:
        target: a path, or an open binary file that can seek.
        mimetype: what kind of document it is.
        context: what it says about itself.
        parts: name → content in pieces, of everything but the description and the list of parts.

    """
    env = environment()
    described: dict[str, Any] = {"mimetype": mimetype, "context": context, "namen": [*parts, "meta.xml"]}
    with zipfile.ZipFile(target, "w") as package:
        # First and not compressed, so that a program can tell the kind of file from its first bytes.
        package.writestr(_entry("mimetype", context.geraadpleegd, zipfile.ZIP_STORED), mimetype)
        for name, pieces in parts.items():
            with package.open(_entry(name, context.geraadpleegd), "w") as part:
                for piece in pieces:
                    part.write(piece)
        for name, template in (("meta.xml", "odf_meta.xml"), ("META-INF/manifest.xml", "odf_manifest.xml")):
            body = env.get_template(template).render(described)
            package.writestr(_entry(name, context.geraadpleegd), body.encode())


def _entry(name: str, day: date, how: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
    info.compress_type = how
    return info
