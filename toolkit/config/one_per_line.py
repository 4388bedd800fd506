"""Lay out YAML that people edit: one wording per line, so that a change is one line in a diff.

Only lists and maps in flow style (``[a, b]``, ``{a: b}``) are laid out anew; every other character, comments and quotes
included, stays as it was written. The document is parsed by ruamel.yaml, which says where each part stands.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from toolkit.config.in_dutch import describe_yaml_error
from toolkit.config.strict_yaml import parse_yaml

_WIDTH = 120
# Lists of ids, fields or columns: no wordings, and short enough to read on one line.
_IDS = {"land", "velden", "ids", "intermediair", "facets"}
_HOLDS_IDS = {"wordt", "verdringt"}
_HOLDS_WORDINGS = {"rol_in_kop"}
_TEXT = "tag:yaml.org,2002:str"
_COMMENT = re.compile(r"[ \t]*(#[^\n]*)")


class LayoutError(Exception):
    """The text cannot be laid out without changing what it says; the message is Dutch."""


@dataclass(frozen=True, slots=True)
class _Change:
    begin: int
    einde: int
    tekst: str


def one_per_line(text: str) -> str:
    """Return YAML `text` with one wording per line; what it says is the same, and a second time changes nothing.

    A list of texts becomes a block list, and so does a map that holds one. Short maps and lists of ids or numbers stay
    on their line while it fits.

    Raises:
        LayoutError: `text` is no YAML, has a comment or an anchor within a list in flow style, or cannot be laid out.

    """
    try:
        root = YAML(pure=True).compose(io.StringIO(text))
    except YAMLError as error:
        raise LayoutError(f"dit is geen geldige YAML.\n  {describe_yaml_error(error)}") from error
    changes = set() if root is None else set(_Layout(text).changes(root, (), 0))
    tidy = text
    for change in sorted(changes, key=lambda c: c.begin, reverse=True):
        tidy = tidy[: change.begin] + change.tekst + tidy[change.einde :]
    if changes and parse_yaml(tidy) != parse_yaml(text):
        raise LayoutError("deze YAML is niet netjes te zetten zonder haar te veranderen; zet haar zelf op regels.")
    return tidy


@dataclass(frozen=True, slots=True)
class _Layout:
    text: str

    def changes(self, node: Node, path: tuple[str, ...], column: int, *, block: bool = False) -> Iterator[_Change]:
        """Yield what changes in a node that does not stand within another in flow style.

        Args:
            node: the document, or a part of it.
            path: the keys above it.
            column: of the key or the dash that it hangs under.
            block: a map in flow style cannot stay, because the items beside it do not either.

        """
        if not isinstance(node, CollectionNode):
            return
        if node.flow_style:
            yield from self._laid_out(node, path, column, block)
        elif isinstance(node, MappingNode):
            for key, value in node.value:
                yield from self.changes(value, (*path, str(key.value)), key.start_mark.column)
        elif isinstance(node, SequenceNode):
            alike = any(isinstance(item, MappingNode) and not self._stays(item, path) for item in node.value)
            for item in node.value:
                yield from self.changes(item, path, item.start_mark.column, block=alike)

    def _stays(self, node: CollectionNode, path: tuple[str, ...]) -> bool:
        """Return whether a map or list that stands in a document is in flow style and can stay so."""
        return bool(node.flow_style) and _is_kept(node, path, node.start_mark.column + len(self._flat(node)))

    def _laid_out(self, node: CollectionNode, path: tuple[str, ...], column: int, block: bool) -> Iterator[_Change]:
        begin, einde = node.start_mark.index, node.end_mark.index
        source = self.text[begin:einde]
        flat = self._flat(node)
        start = node.start_mark.column
        kept = self._stays(node, path) and not (block and isinstance(node, MappingNode) and node.value)
        if kept and flat == source:
            return
        if node.anchor or re.search(r"[#&*]", self._between(node)):
            raise LayoutError(
                f"regel {node.start_mark.line + 1}: tussen deze haken staat een opmerking of anker. "
                "Zet elk deel van de lijst zelf op een eigen regel."
            )
        if kept:
            yield _Change(begin, einde, flat)
            return
        comment = _COMMENT.match(self.text, einde)
        tail = comment.end() if comment else einde
        line = self.text.rfind("\n", 0, begin) + 1
        before = self.text[line:begin]
        if before.rstrip().endswith(":"):  # the value of a key: it goes on below
            begin -= len(before) - len(before.rstrip())
            head = f"  {comment[1]}" if comment else ""
            yield _Change(begin, tail, head + "".join(f"\n{row}" for row in self._block(node, path, column + 2)))
            return
        rows = self._block(node, path, start)
        if comment:  # an item: what is said about it goes above it
            indent = len(before) - len(before.lstrip())
            yield _Change(line, line, f"{' ' * indent}{comment[1]}\n")
        yield _Change(begin, tail, "\n".join([rows[0].lstrip(), *rows[1:]]))

    def _block(self, node: Node, path: tuple[str, ...], column: int) -> list[str]:
        """Return the lines of a map or list in block style that starts at `column`."""
        rows: list[str] = []
        if isinstance(node, MappingNode):
            for key, value in node.value:
                name, below = self._flat(key), (*path, str(key.value))
                rows += self._under(f"{' ' * column}{name}:", value, below, column + 2)
        else:
            kept = {id(item) for item in node.value if _is_kept(item, path, column + 2 + len(self._flat(item)))}
            maps = {id(item) for item in node.value if isinstance(item, MappingNode) and item.value}
            kept -= maps if maps - kept else set()  # items of a list look alike
            for item in node.value:
                if id(item) in kept:
                    rows.append(f"{' ' * column}- {self._flat(item)}")
                    continue
                first, *rest = self._block(item, path, column + 2)
                rows += [f"{' ' * column}- {first.lstrip()}", *rest]
        return rows

    def _under(self, head: str, value: Node, path: tuple[str, ...], column: int) -> list[str]:
        flat = self._flat(value)
        if _is_kept(value, path, len(head) + 1 + len(flat)):
            return [f"{head} {flat}".rstrip()]
        return [head, *self._block(value, path, column)]

    def _flat(self, node: Node) -> str:
        """Return a node on one line, as it was written."""
        if isinstance(node, ScalarNode):
            return re.sub(r"\s*\n\s*", " ", self.text[node.start_mark.index : node.end_mark.index])
        if isinstance(node, MappingNode):
            return "{" + ", ".join(f"{self._flat(k)}: {self._flat(v)}".rstrip() for k, v in node.value) + "}"
        return "[" + ", ".join(self._flat(item) for item in node.value) + "]"

    def _between(self, node: Node) -> str:
        """Return what stands between the texts of a node in flow style: punctuation, and perhaps more."""
        end, found = node.start_mark.index, []
        for leaf in _leaves(node):
            found.append(self.text[end : leaf.start_mark.index])
            end = leaf.end_mark.index
        return "".join([*found, self.text[end : node.end_mark.index]])


def _leaves(node: Node) -> Iterator[ScalarNode]:
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from _leaves(key)
            yield from _leaves(value)
    else:
        for item in node.value:
            yield from _leaves(item)


def _is_kept(node: Node, path: tuple[str, ...], width: int) -> bool:
    """Return whether a part of what is laid out stays on its line."""
    return isinstance(node, ScalarNode) or not (_holds_wordings(node, path) or (node.value and width > _WIDTH))


def _holds_wordings(node: Node, path: tuple[str, ...]) -> bool:
    if isinstance(node, MappingNode):
        return any(_holds_wordings(value, (*path, str(key.value))) for key, value in node.value)
    if isinstance(node, SequenceNode):
        texts = any(isinstance(item, ScalarNode) and item.tag == _TEXT for item in node.value)
        return (texts and not _are_ids(path)) or any(_holds_wordings(item, path) for item in node.value)
    return False


def _are_ids(path: tuple[str, ...]) -> bool:
    last, above = path[-1] if path else "", path[-2] if len(path) > 1 else ""
    return above in _HOLDS_IDS or (last in _IDS and above not in _HOLDS_WORDINGS)
