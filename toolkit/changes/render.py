"""The changes between two builds: on a terminal, as Markdown, as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from rich.console import Console
from rich.text import Text

from toolkit.changes.sentences import KOPPEN, sentence
from toolkit.changes.word_diff import Deel, Stuk, changed_words
from toolkit.wijziging import Verschil, Wijziging

_STYLE = {Deel.GELIJK: "", Deel.WEG: "red strike", Deel.BIJ: "green bold"}
_MARKDOWN = {Deel.GELIJK: "{}", Deel.WEG: "~~{}~~", Deel.BIJ: "**{}**"}


def print_changes(console: Console, changes: Sequence[Wijziging], statussen: Mapping[str, str]) -> None:
    """Print the changes by kind, texts word by word."""
    if not changes:
        console.print("Geen verschil.")
    for soort, group in _by_kind(changes):
        console.print(f"\n{KOPPEN[soort]} ({len(group)})", style="bold", markup=False)
        for change in group:
            line = Text(f"  {_who(change)}: ")
            line.append_text(_on_terminal(change, statussen))
            console.print(line)
            for place in change.waar:
                console.print(f"      {place}", style="dim", markup=False)


def as_markdown(changes: Sequence[Wijziging], statussen: Mapping[str, str]) -> str:
    """Return the changes as Markdown for a pull request."""
    lines = [] if changes else ["Geen verschil."]
    for soort, group in _by_kind(changes):
        lines += ["", f"### {KOPPEN[soort]} ({len(group)})", ""]
        for change in group:
            where = f" <sub>{_escaped('; '.join(change.waar))}</sub>" if change.waar else ""
            lines.append(f"- {_escaped(_who(change))}: {_in_markdown(change, statussen)}{where}")
    return "\n".join(lines).strip() + "\n"


def as_json(changes: Sequence[Wijziging]) -> str:
    """Return the changes as one JSON object, for a program."""
    return json.dumps({"wijzigingen": [asdict(change) for change in changes]}, ensure_ascii=False, indent=1) + "\n"


def _by_kind(changes: Sequence[Wijziging]) -> Iterator[tuple[Verschil, list[Wijziging]]]:
    for soort, group in groupby(changes, key=lambda change: change.soort):
        yield soort, list(group)


def _who(change: Wijziging) -> str:
    return f"{change.naam} ({change.interventie})" if change.interventie else change.naam


def _on_terminal(change: Wijziging, statussen: Mapping[str, str]) -> Text:
    pieces = changed_words(change)
    if not pieces:
        return Text(sentence(change, statussen))
    text = Text(f"{change.onderwerp}: ")
    for piece in pieces:
        text.append(piece.tekst, style=_STYLE[piece.deel])
    return text


def _in_markdown(change: Wijziging, statussen: Mapping[str, str]) -> str:
    pieces = changed_words(change)
    if not pieces:
        return _escaped(sentence(change, statussen))
    words = "".join(_marked(piece) for piece in pieces)
    return f"{_escaped(change.onderwerp or '')}: {words}"


def _marked(piece: Stuk) -> str:
    """Return a piece with its mark; blanks stay outside the mark, or Markdown would not see it."""
    text = _escaped(piece.tekst)
    bare = text.strip()
    if not bare:
        return text
    begin, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return begin + _MARKDOWN[piece.deel].format(bare) + end


def _escaped(text: str) -> str:
    """Return `text` on one line, with what Markdown or HTML could read as a sign made harmless."""
    for sign in "\\`*_[]<>|~#":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split(" ")).replace("\n", " ")
