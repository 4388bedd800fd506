"""The text of ``data/links.yml``, entry by entry, so that a rewrite leaves alone what people typed."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace

from ruamel.yaml import YAML

EMPTY = """\
# Of de webadressen van de catalogus nog werken. `make links` schrijft dit bestand; een bouw leest het alleen.
# Van u is `archief`: zet daar bij een adres dat niet meer werkt het webadres van een bewaarde kopie. Dat blijft staan.
links: []
"""
_KEY = re.compile(r"\s*(?:- +)?(?P<line>(?P<key>[a-z_]+):\s+[^\s|>].*)")
_COMMENT = re.compile(r"\s*(?:#.*)?")
_PLAIN_ADDRESS = re.compile(r"https?://[!-~]*[!-9;-~]")
_OWN = frozenset({"url", "archief"})  # stay as they are typed


def as_scalar(text: str) -> str:
    """Return `text` as YAML on one line that is read as text; an address needs no quotes."""
    if _PLAIN_ADDRESS.fullmatch(text):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in quoted)


@dataclass(frozen=True, slots=True)
class Entry:
    """The lines of one address, and the comments before it that are about it."""

    comments: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    changed: Mapping[str, str] = field(default_factory=dict)

    def telling(self, said: Mapping[str, str]) -> "Entry":
        """Return the entry with these keys and values (YAML); lines of a curator stay as they are typed."""
        return replace(self, changed=said)

    @property
    def all_lines(self) -> tuple[str, ...]:
        """Return the lines to write."""
        if not self.changed:
            return (*self.comments, *self.lines)
        inside = [line for line in self.lines if line.strip() and _COMMENT.fullmatch(line)]
        matches = [_KEY.fullmatch(line) for line in self.lines if not _COMMENT.fullmatch(line)]
        typed = {match["key"]: match["line"] for match in matches if match} if all(matches) else {}
        first, *rest = [
            typed[key] if key in _OWN and key in typed else f"{key}: {value}" for key, value in self.changed.items()
        ]
        return (*self.comments, f"  - {first}", *inside, *(f"    {line}" for line in rest))


def read_entries(text: str, urls: Collection[str]) -> tuple[list[str], dict[str, Entry], list[str]]:
    """Return the lines before ``links:``, the entries by address, and the comments after the last.

    `text` is valid; `urls` are its addresses, in order. Comments between two entries are about the second.
    """
    lines = text.rstrip("\n").split("\n")
    start = next((n for n, line in enumerate(lines) if line.startswith("links:")), len(lines))
    document = YAML().load(text) or {}
    links = document.get("links")
    if not links:
        return lines[:start], {}, []
    starts = [links.lc.item(number)[0] for number in range(len(links))]
    if not all(lines[first].lstrip().startswith("- ") for first in starts) or len(set(starts)) < len(starts):
        return lines[:start], {url: Entry() for url in urls}, []  # a list in brackets: its entries are written anew
    entries: dict[str, Entry] = {}
    comments: list[str] = lines[start + 1 : starts[0]]
    for url, first, end in zip(urls, starts, [*starts[1:], len(lines)], strict=True):
        last = max(n for n in range(first, end) if not _COMMENT.fullmatch(lines[n]))
        entries[url] = Entry(tuple(comments), tuple(lines[first : last + 1]))
        comments = lines[last + 1 : end]
    return lines[:start], entries, comments
