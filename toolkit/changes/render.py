"""The changes between two builds: on a terminal, as Markdown, as JSON."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby

from rich.console import Console
from rich.text import Text

from toolkit.changes.sentences import KOPPEN, below_heading
from toolkit.changes.word_diff import Deel, changed_words
from toolkit.wijziging import Verschil, Wijziging

_STYLE = {Deel.GELIJK: "", Deel.WEG: "red strike", Deel.BIJ: "green bold"}
_PLAIN = {Deel.GELIJK: "{}", Deel.WEG: "[-{}-]", Deel.BIJ: "{{+{}+}}"}  # as git shows words in plain text
_MARKDOWN = {Deel.GELIJK: "{}", Deel.WEG: "~~{}~~", Deel.BIJ: "**{}**"}


def print_changes(console: Console, changes: Sequence[Wijziging], statussen: Mapping[str, str]) -> None:
    """Print the changes by kind and by intervention, texts word by word; without colours with signs around words."""
    if not changes:
        console.print("Geen verschil.")
    for soort, group in _by_kind(changes):
        console.print(f"\n{KOPPEN[soort]} ({len(group)})", style="bold", markup=False)
        if console.color_system is None and any(map(changed_words, group)):
            console.print(f"  {_PLAIN[Deel.WEG].format('weg')} {_PLAIN[Deel.BIJ].format('erbij')}", markup=False)
        for who, own in _by_whom(group):
            told = [(_on_terminal(change, statussen, plain=console.color_system is None), change) for change in own]
            if len(told) == 1:
                line = Text(f"  {who}")
                line.append_text(Text(": ") + told[0][0] if told[0][0].plain else Text())
                console.print(line, soft_wrap=True)
            else:
                console.print(f"  {who}", markup=False, soft_wrap=True)
            for text, change in told:
                if len(told) > 1:
                    console.print(Text("    ") + text, soft_wrap=True)
                for place in change.waar:
                    console.print(f"      {place}", style="dim", markup=False, soft_wrap=True)


def as_markdown(changes: Sequence[Wijziging], statussen: Mapping[str, str]) -> str:
    """Return the changes as Markdown for a pull request."""
    lines = [] if changes else ["Geen verschil."]
    for soort, group in _by_kind(changes):
        lines += ["", f"### {KOPPEN[soort]} ({len(group)})", ""]
        for change in group:
            where = f" <sub>{_escaped('; '.join(change.waar))}</sub>" if change.waar else ""
            words = _in_markdown(change, statussen)
            lines.append(f"- {_escaped(_who(change))}{f': {words}' if words else ''}{where}")
    return "\n".join(lines).strip() + "\n"


def as_json(changes: Sequence[Wijziging]) -> str:
    """Return the changes as one JSON object, for a program."""
    return json.dumps({"wijzigingen": [asdict(change) for change in changes]}, ensure_ascii=False, indent=1) + "\n"


def _by_kind(changes: Sequence[Wijziging]) -> Iterator[tuple[Verschil, list[Wijziging]]]:
    for soort, group in groupby(changes, key=lambda change: change.soort):
        yield soort, list(group)


def _by_whom(changes: Sequence[Wijziging]) -> Iterator[tuple[str, list[Wijziging]]]:
    for who, group in groupby(changes, key=_who):
        yield who, list(group)


def _who(change: Wijziging) -> str:
    return f"{change.naam} ({change.interventie})" if change.interventie else change.naam


def _on_terminal(change: Wijziging, statussen: Mapping[str, str], *, plain: bool) -> Text:
    pieces = changed_words(change)
    if not pieces:
        return Text(below_heading(change, statussen))
    text = Text(f"{change.onderwerp}: ")
    for piece in pieces:
        text.append(_marked(piece.tekst, _PLAIN[piece.deel]) if plain else piece.tekst, style=_STYLE[piece.deel])
    return text


def _in_markdown(change: Wijziging, statussen: Mapping[str, str]) -> str:
    pieces = changed_words(change)
    if not pieces:
        return _escaped(below_heading(change, statussen))
    words = "".join(_marked(_escaped(piece.tekst), _MARKDOWN[piece.deel]) for piece in pieces)
    return f"{_escaped(change.onderwerp or '')}: {words}"


def _marked(text: str, mark: str) -> str:
    """Return a piece with its mark; blanks stay outside the mark, or Markdown would not see it."""
    bare = text.strip()
    if not bare:
        return text
    begin, end = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return begin + mark.format(bare) + end


def _escaped(text: str) -> str:
    """Return `text` on one line, with what Markdown or HTML could read as a sign made harmless."""
    for sign in "\\`*_[]<>|~#":
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split(" ")).replace("\n", " ")
