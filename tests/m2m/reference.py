"""What a selection means, in plain Python: slow, obvious, and written apart from the SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit.m2m.relation import Choice, Mode, Relation, TermId
from toolkit.m2m.selection import Selection


@dataclass(frozen=True)
class Tag:
    """One row of a junction table."""

    row: TermId
    term: TermId | None
    status: str | None


@dataclass(frozen=True)
class World:
    """A whole small database: rows with a colour, and per dimension its terms (with the broader one) and its tags."""

    rows: Mapping[TermId, str]
    terms: Mapping[str, Mapping[TermId, TermId | None]]
    tags: Mapping[str, tuple[Tag, ...]]


def lies_under(world: World, name: str, term: TermId | None, broader: TermId) -> bool:
    """Return whether `term` is `broader` or somewhere under it."""
    seen: set[TermId | None] = set()
    here = term
    while here is not None and here not in seen:
        if here == broader:
            return True
        seen.add(here)
        here = world.terms[name].get(here)
    return False


def passes(world: World, choice: Choice, row: TermId) -> bool:
    """Return whether a row meets one choice."""
    if choice.mode is Mode.NONE:
        return choice.is_empty or not passes(world, replace(choice, mode=Mode.ANY), row)
    name = choice.relation.name
    tags = [tag for tag in world.tags[name] if tag.row == row]
    wishes = [any(lies_under(world, name, tag.term, term) for tag in tags) for term in choice.term_ids]
    if choice.not_reported:
        wishes.append(not tags)
    if wishes and not (all(wishes) if choice.mode is Mode.ALL else any(wishes)):
        return False
    if choice.attributes:
        wanted = choice.attributes["status"]
        chosen = [
            tag
            for tag in tags
            if not choice.term_ids or any(lies_under(world, name, tag.term, term) for term in choice.term_ids)
        ]
        return any(tag.status in wanted for tag in chosen)
    return True


def selected(world: World, selection: Selection, without: str | None = None) -> set[TermId]:
    """Return the keys of the selected rows. The only condition there is, is on the colour."""
    colours = [set(c.sql.params.values()) for c in selection.conditions if c.name != without]
    choices = [choice for choice in selection.choices if choice.relation.name != without]
    return {
        row
        for row, colour in world.rows.items()
        if all(colour in wanted for wanted in colours) and all(passes(world, choice, row) for choice in choices)
    }


def choosing(selection: Selection, relation: Relation, term: TermId | None) -> Selection:
    """Return the selection after a reader chooses one more term (None: "not reported") in a dimension."""
    own = next((c for c in selection.choices if c.relation.name == relation.name), Choice(relation))
    if own.mode is Mode.ALL:
        new = replace(own, not_reported=True) if term is None else replace(own, term_ids=(*own.term_ids, term))
    else:
        terms = () if term is None else (term,)
        new = replace(own, mode=Mode.ANY, term_ids=terms, not_reported=term is None)
    return with_choice(selection, new)


def choosing_status(selection: Selection, relation: Relation, status: str | None) -> Selection:
    """Return the selection after a reader chooses one status in a dimension."""
    own = next((c for c in selection.choices if c.relation.name == relation.name), Choice(relation))
    mode = Mode.ANY if own.mode is Mode.NONE else own.mode
    return with_choice(selection, replace(own, mode=mode, attributes={"status": (status,)}))


def with_choice(selection: Selection, new: Choice) -> Selection:
    """Return the selection with the choice in one dimension replaced or added."""
    others = tuple(c for c in selection.choices if c.relation.name != new.relation.name)
    return replace(selection, choices=(*others, new))
