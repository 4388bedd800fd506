"""Tags and words as the lines of one cell."""

from collections.abc import Iterable

from toolkit.codes import INTERMEDIAIR
from toolkit.lezer import Tag
from toolkit.schermwoorden import IS_INTERMEDIAIR, STATUS_IN_VAK
from toolkit.weergave.bronwoorden import Bronwoord, words_lines


def tag_text(tag: Tag) -> str:
    """Return a tag as one line, such as ``Zelfvertrouwen (gemengd): iets hoger``.

    The role of a doelgroep is shown only when it is not the usual one.
    """
    if tag.rol == INTERMEDIAIR:
        return tag.term.nl + IS_INTERMEDIAIR
    status = f" ({STATUS_IN_VAK[tag.status]})" if tag.status else ""
    note = f": {tag.toelichting}" if tag.toelichting else ""
    return tag.term.nl + status + note


def tag_lines(tags: Iterable[Tag]) -> list[str]:
    """Return the tags as lines, each line once, in their order."""
    return list(dict.fromkeys(tag_text(tag) for tag in tags))


def words_text(woorden: Iterable[Bronwoord]) -> str:
    """Return what the lists say as lines; with the name of the list when there are several."""
    return "\n".join(words_lines(woorden))


def element_summary(tags: Iterable[Tag]) -> list[str]:
    """Return one line per element with all its statuses, such as ``Zelfvertrouwen (effect; gemengd)``."""
    statuses: dict[str, dict[str, None]] = {}
    for tag in tags:
        found = statuses.setdefault(tag.term.nl, {})
        if tag.status:
            found[STATUS_IN_VAK[tag.status]] = None
    return [f"{label} ({'; '.join(found)})" if found else label for label, found in statuses.items()]
