"""Write changed content back into the text of a YAML file: only lines that say something else change.

The text is parsed by ruamel.yaml, which says where each part stands; everything that is the same, comments, quotes and
order included, is left as people wrote it. The result is laid out as `toolkit.config.one_per_line` has it.
"""

import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from toolkit.config.in_dutch import describe_yaml_error
from toolkit.config.one_per_line import LayoutError, one_per_line
from toolkit.config.strict_yaml import parse_yaml

Content = Any  # what YAML can hold: maps, lists, texts, numbers, true, false, null
_IN_FLOW = {"wordt", "pagina"}  # short maps that read best on one line
_IDENTITY = ("id", "veld")  # keys by which an item of a list is the same item after a change


def load_text(text: str) -> Content:
    """Return the content of YAML 1.2 `text` as plain maps, lists and values.

    Raises:
        LayoutError: it is no YAML.

    """
    try:
        return parse_yaml(text)
    except YAMLError as error:
        raise LayoutError(f"dit is geen geldige YAML.\n  {describe_yaml_error(error)}") from error


def rewrite(text: str, content: Mapping[str, Content]) -> str:
    """Return `text` changed so that it says `content`.

    Raises:
        LayoutError: `text` is no YAML, or its layout does not allow the change without losing what people wrote.

    """
    old = load_text(text)
    if old == content:
        return text
    root = YAML(pure=True).compose(io.StringIO(text))
    if root is None:
        changed = f"{text.rstrip()}\n{_block(content, 0, ())}\n".lstrip("\n")
    else:
        changed = _applied(text, list(_Rewrite(text).changes(root, old, content, ())))
    tidy = one_per_line(changed)
    if load_text(tidy) != content:
        raise LayoutError("deze YAML is niet te wijzigen zonder iets te verliezen; wijzig haar met de hand.")
    return tidy


@dataclass(frozen=True, slots=True)
class _Edit:
    begin: int
    einde: int
    tekst: str


def _applied(text: str, edits: Sequence[_Edit]) -> str:
    """Return `text` with the edits; insertions at one place follow each other in the order in which they came."""
    for edit in sorted(edits, key=lambda e: (e.begin, e.einde))[::-1]:
        text = text[: edit.begin] + edit.tekst + text[edit.einde :]
    return text


@dataclass(frozen=True, slots=True)
class _Rewrite:
    text: str

    def changes(self, node: Node, old: Content, new: Content, path: tuple[str, ...]) -> Iterator[_Edit]:
        """Yield what changes in a node that stands in block style, or that is the value of one that does."""
        if old == new:
            return
        if _is_block(node) and isinstance(node, MappingNode) and isinstance(new, Mapping):
            yield from self._mapping(node, old, new, path)
        elif _is_block(node) and isinstance(node, SequenceNode) and isinstance(new, list) and new:
            yield from self._sequence(node, old, new, path)
        else:
            yield self._replaced(node, new)

    def _mapping(
        self, node: MappingNode, old: Mapping[str, Content], new: Mapping[str, Content], path: tuple[str, ...]
    ) -> Iterator[_Edit]:
        if set(old) - set(new):
            raise LayoutError(f"regel {node.start_mark.line + 1}: hier kan geen sleutel weg; wijzig haar met de hand.")
        nodes = dict(zip(old, node.value, strict=True))
        anchor = node.value[-1]
        column = node.value[0][0].start_mark.column
        for key, value in new.items():
            if key in nodes:
                anchor = nodes[key]
                yield from self._value(anchor, old[key], value, (*path, str(key)))
            else:
                name = _scalar(key, in_flow=False)
                tekst = f"\n{' ' * column}{name}:{_value(value, column, (*path, str(key)))}"
                place = self._line_end(self._pair_end(anchor))
                yield _Edit(place, place, tekst)

    def _value(self, pair: tuple[Node, Node], old: Content, new: Content, path: tuple[str, ...]) -> Iterator[_Edit]:
        if old == new:
            return
        key, node = pair
        colon = self._colon_end(key)
        if _is_block(node) and (new == [] or new == {}):
            yield _Edit(colon, colon, f" {_flow(new)}")
            yield self._without(node)
        elif _is_empty(node) or (isinstance(node, CollectionNode) and not node.value):
            column = key.start_mark.column
            yield _Edit(colon, max(colon, self._end(node, colon)), _value(new, column, path))
        else:
            yield from self.changes(node, old, new, path)

    def _sequence(
        self, node: SequenceNode, old: Sequence[Content], new: Sequence[Content], path: tuple[str, ...]
    ) -> Iterator[_Edit]:
        column = self.text.rfind("-", 0, node.value[0].start_mark.index) - self._line_start(node.value[0])
        matcher = SequenceMatcher(None, [*map(_identity, old)], [*map(_identity, new)], autojunk=False)
        for tag, a1, a2, b1, b2 in matcher.get_opcodes():
            if tag == "equal":
                for a, b in zip(range(a1, a2), range(b1, b2), strict=True):
                    yield from self.changes(node.value[a], old[a], new[b], path)
                continue
            flat = all(isinstance(item, CollectionNode) and item.flow_style for item in node.value)
            rows = [f"{' ' * column}- {_flow(item) if flat else _item(item, column + 2, path)}" for item in new[b1:b2]]
            if rows and a1:
                place = self._line_end(self._end(node.value[a1 - 1]))
                yield _Edit(place, place, "".join(f"\n{row}" for row in rows))
            elif rows:
                place = self._line_start(node.value[0])
                yield _Edit(place, place, "".join(f"{row}\n" for row in rows))
            for a in range(a1, a2):
                yield self._without(node.value[a])

    def _replaced(self, node: Node, new: Content) -> _Edit:
        if _is_block(node) or (isinstance(node, ScalarNode) and isinstance(new, (list, Mapping))):
            line = node.start_mark.line + 1
            raise LayoutError(f"regel {line}: hier staat iets van een andere soort; wijzig het met de hand.")
        source = self.text[node.start_mark.index : self._end(node)]
        if isinstance(node, CollectionNode) and "#" in source and "\n" in source:
            raise LayoutError(f"regel {node.start_mark.line + 1}: tussen deze haken staat een opmerking.")
        tekst = _flow(new) if isinstance(node, CollectionNode) else _scalar(new, in_flow=True)
        return _Edit(node.start_mark.index, self._end(node), tekst)

    def _without(self, node: Node) -> _Edit:
        """Return the edit that takes out the lines of an item of a list, or of all its items."""
        first = node.value[0] if isinstance(node, SequenceNode) and node.value and _is_block(node) else node
        einde = self._line_end(self._end(node))
        return _Edit(self._line_start(first), min(einde + 1, len(self.text)), "")

    def _end(self, node: Node, empty: int = 0) -> int:
        """Return where the text of a node ends; `empty` for one that has none."""
        if _is_empty(node):
            return empty
        if _is_block(node) and node.value:
            last = node.value[-1]
            return self._pair_end(last) if isinstance(node, MappingNode) else self._end(last)
        begin, einde = node.start_mark.index, node.end_mark.index
        return int(begin + len(self.text[begin:einde].rstrip()))

    def _pair_end(self, pair: tuple[Node, Node]) -> int:
        key, value = pair
        return self._end(value, self._colon_end(key))

    def _colon_end(self, key: Node) -> int:
        return self.text.index(":", key.end_mark.index) + 1

    def _line_start(self, node: Node) -> int:
        return self.text.rfind("\n", 0, node.start_mark.index) + 1

    def _line_end(self, place: int) -> int:
        found = self.text.find("\n", place)
        return len(self.text) if found < 0 else found


def _is_block(node: Node) -> bool:
    return isinstance(node, CollectionNode) and not node.flow_style


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and bool(node.start_mark.index == node.end_mark.index)


def _identity(item: Content) -> str:
    for key in _IDENTITY:
        if isinstance(item, Mapping) and isinstance(item.get(key), str):
            return f"{key}={item[key]}"
    return json.dumps(item, sort_keys=True, default=str)


def _value(value: Content, column: int, path: tuple[str, ...]) -> str:
    """Return what follows ``key:`` of a key at `column`."""
    if isinstance(value, Mapping) and value and not _stays_flat(path):
        return f"\n{_block(value, column + 2, path)}"
    if isinstance(value, list) and any(isinstance(item, Mapping) for item in value):
        return "".join(f"\n{' ' * (column + 2)}- {_item(item, column + 4, path)}" for item in value)
    if isinstance(value, (list, Mapping)):
        return f" {_flow(value)}"
    return f" {_scalar(value, in_flow=False)}"


def _stays_flat(path: tuple[str, ...]) -> bool:
    return path[-1] in _IN_FLOW or path[-2:-1] == ("kolommen",)


def _block(content: Mapping[str, Content], column: int, path: tuple[str, ...]) -> str:
    rows = (
        f"{' ' * column}{_scalar(key, in_flow=False)}:{_value(value, column, (*path, str(key)))}"
        for key, value in content.items()
    )
    return "\n".join(rows)


def _item(item: Content, column: int, path: tuple[str, ...]) -> str:
    if isinstance(item, Mapping) and item:
        return _block(item, column, path).lstrip()
    return _flow(item) if isinstance(item, (list, Mapping)) else _scalar(item, in_flow=False)


def _flow(value: Content) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(k, in_flow=True)}: {_flow(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _scalar(value, in_flow=True)


def _scalar(value: Content, *, in_flow: bool) -> str:
    """Return one value as YAML: a text plain where that says the same, else between double quotes."""
    if not isinstance(value, str):
        return json.dumps(value)
    if value and value.isprintable() and _is_plain(value, in_flow):
        return value
    return f'"{"".join(map(_escaped, value))}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return {"\n": "\\n", "\t": "\\t"}.get(char) or (char if char.isprintable() else f"\\U{ord(char):08x}")


def _is_plain(value: str, in_flow: bool) -> bool:
    """Return whether `value` says itself without quotes; what stands in flow style may come on a line of its own."""
    try:
        on_its_line = load_text(f"{value}:\n  - {value}\n") == {value: [value]}
        return on_its_line and (not in_flow or load_text(f"{{{value}: 1, k: {value}}}") == {value: 1, "k": value})
    except LayoutError:
        return False
