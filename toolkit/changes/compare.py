"""Compare two stands: what people act on first (statuses), then what came, went and was put in other words."""

from collections.abc import Iterator, Mapping

from toolkit.changes.stand import PLACE, BegripStand, BevindingStand, InterventieStand, KenmerkStand, Stand
from toolkit.codes import INTERMEDIAIR
from toolkit.schermwoorden import IS_INTERMEDIAIR, NIET_GERAPPORTEERD
from toolkit.wijziging import Verschil, Wijziging


def compare(old: Stand, new: Stand) -> list[Wijziging]:
    """Return what changed from `old` to `new`, the kinds in the order of `Soort`, then by name."""
    changes = [*_interventies(old, new), *_begrippen(old, new), *_bevindingen(old.bevindingen, new.bevindingen)]
    order = {soort: rank for rank, soort in enumerate(Verschil)}
    return sorted(changes, key=lambda w: (order[w.soort], w.naam.casefold(), w.interventie or "", w.onderwerp or ""))


def _interventies(old: Stand, new: Stand) -> Iterator[Wijziging]:
    followed = set()
    goes_on_as = _goes_on_as(old, new)
    for id_, before in old.interventies.items():
        after = new.interventies.get(id_)
        if after is not None:
            yield from _within(id_, before, after, old, new)
            continue
        successor = goes_on_as.get(id_)
        yield _gone(id_, before, new, renamed=successor is not None)
        if successor is not None:
            followed.add(successor)
            yield from _within(successor, before, new.interventies[successor], old, new)
    for id_, after in new.interventies.items():
        if id_ not in old.interventies and id_ not in followed:
            yield Wijziging(Verschil.TOEGEVOEGD, id_, after.naam)


def _goes_on_as(old: Stand, new: Stand) -> dict[str, str]:
    """Return per id that is gone the new id under which the same intervention goes on.

    Of several that lead to one new id, one goes on as it: the one that says most of the same. The others went up in it.
    """
    to: dict[str, list[str]] = {}
    for id_ in old.interventies:
        fate = new.vervallen.get(id_)
        if fate is None or fate.ook or id_ in new.interventies:
            continue
        if fate.naar is not None and fate.naar in new.interventies and fate.naar not in old.interventies:
            to.setdefault(fate.naar, []).append(id_)
    return {
        max(ids, key=lambda id_: _alike(old.interventies[id_], new.interventies[naar])): naar
        for naar, ids in to.items()
    }


def _alike(before: InterventieStand, after: InterventieStand) -> int:
    """Return in how many texts, terms and publications two interventions say the same."""
    terms = _per_term(before).keys() & _per_term(after).keys()
    texts = before.velden.items() & after.velden.items()
    return len(terms) + len(texts) + len({*before.publicaties} & {*after.publicaties})


def _gone(id_: str, before: InterventieStand, new: Stand, *, renamed: bool) -> Wijziging:
    """Return what became of an id."""
    fate = new.vervallen.get(id_)
    if fate is None:
        return Wijziging(Verschil.VERDWENEN, id_, before.naam)
    if fate.naar is None or fate.naar not in new.interventies:
        return Wijziging(Verschil.INGETROKKEN, id_, before.naam, wordt=fate.reden)
    soort = Verschil.GESPLITST if fate.ook else Verschil.HERNOEMD if renamed else Verschil.SAMENGEVOEGD
    parts = ", ".join((fate.naar, *fate.ook))
    return Wijziging(soort, fate.naar, before.naam, was=id_, wordt=f"{parts}: {fate.reden}")


def _within(id_: str, before: InterventieStand, after: InterventieStand, old: Stand, new: Stand) -> Iterator[Wijziging]:
    """Yield what changed within one intervention."""
    if before.naam != after.naam:
        yield Wijziging(Verschil.NAAM, id_, after.naam, None, before.naam, after.naam)
    yield from _kenmerken(id_, before, after, old, new)
    for veld in dict.fromkeys([*after.velden, *before.velden]):
        was, wordt = before.velden.get(veld), after.velden.get(veld)
        if was != wordt:
            label = new.labels.get(veld) or old.labels.get(veld) or veld
            yield Wijziging(Verschil.TEKST, id_, after.naam, label, _text(was), _text(wordt))
    for soort, ids, stand in (
        (Verschil.PUBLICATIE_BIJ, [p for p in after.publicaties if p not in before.publicaties], new),
        (Verschil.PUBLICATIE_WEG, [p for p in before.publicaties if p not in after.publicaties], old),
    ):
        for publicatie in ids:
            words = stand.publicaties.get(publicatie, publicatie)
            was, wordt = (words, None) if soort is Verschil.PUBLICATIE_WEG else (None, words)
            yield Wijziging(soort, id_, after.naam, None, was, wordt)


def _kenmerken(
    id_: str, before: InterventieStand, after: InterventieStand, old: Stand, new: Stand
) -> Iterator[Wijziging]:
    was, wordt = _per_term(before), _per_term(after)
    for key in dict.fromkeys([*wordt, *was]):
        dimensie, term, rol = key
        stand = new if key in wordt else old
        label = stand.label(dimensie, term) + (IS_INTERMEDIAIR if rol == INTERMEDIAIR else "")
        subject = new.labels.get(dimensie) or old.labels.get(dimensie) or dimensie
        cells = _cells((wordt if key in wordt else was)[key])
        first, second = (_statuses(found[key]) if key in found else None for found in (was, wordt))
        if first == second:
            continue
        # A status that came or went with its element is one that people act on too.
        if None not in (first, second) or not {first, second} <= {None, NIET_GERAPPORTEERD}:
            yield Wijziging(Verschil.STATUS, id_, after.naam, label, first, second, cells)
        elif first is None:
            yield Wijziging(Verschil.KENMERK_BIJ, id_, after.naam, subject, None, label, cells)
        else:
            yield Wijziging(Verschil.KENMERK_WEG, id_, after.naam, subject, label, None, cells)


_Key = tuple[str, str, str | None]


def _per_term(interventie: InterventieStand) -> Mapping[_Key, list[KenmerkStand]]:
    found: dict[_Key, list[KenmerkStand]] = {}
    for kenmerk in interventie.kenmerken:
        found.setdefault((kenmerk.dimensie, kenmerk.term, kenmerk.rol), []).append(kenmerk)
    return found


def _statuses(kenmerken: list[KenmerkStand]) -> str:
    """Return the statuses of one element; that nothing is reported counts only when no cell reports anything."""
    stated = sorted({k.status for k in kenmerken if k.status})
    return " en ".join(stated) or NIET_GERAPPORTEERD


def _cells(kenmerken: list[KenmerkStand]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(cel for kenmerk in kenmerken for cel in kenmerk.cellen))


def _begrippen(old: Stand, new: Stand) -> Iterator[Wijziging]:
    for dimensie in dict.fromkeys([*new.begrippen, *old.begrippen]):
        subject = new.labels.get(dimensie) or old.labels.get(dimensie) or dimensie
        was, wordt = old.begrippen.get(dimensie, {}), new.begrippen.get(dimensie, {})
        for term in dict.fromkeys([*wordt, *was]):
            before, after = was.get(term), wordt.get(term)
            if before == after:
                continue
            soort = (
                Verschil.BEGRIP_BIJ
                if before is None
                else Verschil.BEGRIP_WEG
                if after is None
                else Verschil.BEGRIP_ANDERS
            )
            naam = (after or before or BegripStand(label=term)).label
            yield Wijziging(soort, None, naam, subject, _meaning(before), _meaning(after))


def _meaning(begrip: BegripStand | None) -> str | None:
    if begrip is None:
        return None
    under = f", onder {begrip.broader}" if begrip.broader else ""
    return f"{begrip.label}{under}: {begrip.definitie or 'zonder definitie'}"


def _bevindingen(old: tuple[BevindingStand, ...], new: tuple[BevindingStand, ...]) -> Iterator[Wijziging]:
    for soort, bevindingen, others in (
        (Verschil.BEVINDING_OPGELOST, old, frozenset(new)),
        (Verschil.BEVINDING_NIEUW, new, frozenset(old)),
    ):
        for bevinding in dict.fromkeys(bevindingen):
            if bevinding not in others:
                place = PLACE.join(part for part in (bevinding.bestand, bevinding.werkblad, bevinding.cel) if part)
                was, wordt = (
                    (bevinding.waarde, None)
                    if others and soort is Verschil.BEVINDING_OPGELOST
                    else (None, bevinding.waarde)
                )
                yield Wijziging(soort, None, bevinding.code, bevinding.ernst, was, wordt, (place,) if place else ())


def _text(value: str | int | None) -> str | None:
    return None if value is None else str(value)
