"""What a selection means, in plain Python: slow, obvious, and written apart from the SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from toolkit.m2m.relation import Choice, Modus, Relation, TermId
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


def lies_under(world: World, naam: str, term: TermId | None, broader: TermId) -> bool:
    """Return whether `term` is `broader` or somewhere under it."""
    seen: set[TermId | None] = set()
    here = term
    while here is not None and here not in seen:
        if here == broader:
            return True
        seen.add(here)
        here = world.terms[naam].get(here)
    return False


def passes(world: World, choice: Choice, row: TermId) -> bool:
    """Return whether a row meets one choice."""
    if choice.modus is Modus.GEEN:
        return choice.is_empty or not passes(world, replace(choice, modus=Modus.EEN), row)
    naam = choice.relation.naam
    tags = [tag for tag in world.tags[naam] if tag.row == row]
    wishes = [any(lies_under(world, naam, tag.term, term) for tag in tags) for term in choice.term_ids]
    if choice.niet_gerapporteerd:
        wishes.append(not tags)
    if wishes and not (all(wishes) if choice.modus is Modus.ALLE else any(wishes)):
        return False
    if choice.kenmerken:
        wanted = choice.kenmerken["status"]
        chosen = [
            tag
            for tag in tags
            if not choice.term_ids or any(lies_under(world, naam, tag.term, term) for term in choice.term_ids)
        ]
        return any(tag.status in wanted for tag in chosen)
    return True


def selected(world: World, selection: Selection, without: str | None = None) -> set[TermId]:
    """Return the keys of the selected rows. The only condition there is, is on the colour."""
    colours = [set(c.sql.params.values()) for c in selection.conditions if c.naam != without]
    choices = [choice for choice in selection.choices if choice.relation.naam != without]
    return {
        row
        for row, colour in world.rows.items()
        if all(colour in wanted for wanted in colours) and all(passes(world, choice, row) for choice in choices)
    }


def choosing(selection: Selection, relation: Relation, term: TermId | None) -> Selection:
    """Return the selection after a reader chooses one more term (None: "niet gerapporteerd") in a dimension."""
    own = next((c for c in selection.choices if c.relation.naam == relation.naam), Choice(relation))
    if own.modus is Modus.ALLE:
        new = replace(own, niet_gerapporteerd=True) if term is None else replace(own, term_ids=(*own.term_ids, term))
    else:
        terms = () if term is None else (term,)
        new = replace(own, modus=Modus.EEN, term_ids=terms, niet_gerapporteerd=term is None)
    return with_choice(selection, new)


def choosing_status(selection: Selection, relation: Relation, status: str | None) -> Selection:
    """Return the selection after a reader chooses one status in a dimension."""
    own = next((c for c in selection.choices if c.relation.naam == relation.naam), Choice(relation))
    modus = Modus.EEN if own.modus is Modus.GEEN else own.modus
    return with_choice(selection, replace(own, modus=modus, kenmerken={"status": (status,)}))


def with_choice(selection: Selection, new: Choice) -> Selection:
    """Return the selection with the choice in one dimension replaced or added."""
    others = tuple(c for c in selection.choices if c.relation.naam != new.relation.naam)
    return replace(selection, choices=(*others, new))
