"""What a catalogue says at one moment, apart from where it says it: the thing that two builds are compared by."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict

# Between the parts of a place: file, sheet, cell.
PLACE = " › "


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class KenmerkStand(_Frozen):
    """One term of an intervention; what makes it that one, and the cells that say so (for people, not compared)."""

    dimensie: str
    term: str
    status: str | None = None
    rol: str | None = None
    toelichting: str | None = None
    cellen: tuple[str, ...] = ()


class InterventieStand(_Frozen):
    """One intervention: texts and numbers by field, terms, ids of publications."""

    naam: str
    herkomst: str
    namen: tuple[str, ...] = ()
    onderdeel_van: str | None = None
    velden: Mapping[str, str | int] = {}
    kenmerken: tuple[KenmerkStand, ...] = ()
    publicaties: tuple[str, ...] = ()

    @property
    def bestanden(self) -> frozenset[str]:
        """Return the names of the workbooks whose cells gave it its terms."""
        return frozenset(cel.split(PLACE)[0] for kenmerk in self.kenmerken for cel in kenmerk.cellen)


class BegripStand(_Frozen):
    """One term of the vocabulary."""

    label: str
    definitie: str | None = None
    broader: str | None = None


class VervallenStand(_Frozen):
    """What became of an id that was published: it leads to `naar`, was split over `ook` too, or was withdrawn."""

    naar: str | None
    ook: tuple[str, ...] = ()
    reden: str


class BevindingStand(_Frozen):
    """One finding of a build, with its place."""

    ernst: str
    code: str
    bestand: str | None = None
    werkblad: str | None = None
    cel: str | None = None
    waarde: str | None = None


class Stand(_Frozen):
    """The whole.

    Attributes:
        labels: name of every dimension and field, as people call it.
        interventies: by id.
        publicaties: id → how it is cited.
        begrippen: dimension → id → term.
        vervallen: id that is no longer in use → what became of it.
        bevindingen: what the build noticed; not part of what the catalogue says.

    """

    labels: Mapping[str, str]
    interventies: Mapping[str, InterventieStand]
    publicaties: Mapping[str, str] = {}
    begrippen: Mapping[str, Mapping[str, BegripStand]] = {}
    vervallen: Mapping[str, VervallenStand] = {}
    bevindingen: tuple[BevindingStand, ...] = ()

    @property
    def inhoud(self) -> str:
        """Return the sha256 of what the catalogue says, wherever it says it."""
        content = self.model_dump(mode="json", exclude={"bevindingen", "labels"})
        for interventie in content["interventies"].values():
            for kenmerk in interventie["kenmerken"]:
                del kenmerk["cellen"]
        return hashlib.sha256(_canonical(content).encode("utf-8")).hexdigest()

    def label(self, dimensie: str, term: str) -> str:
        """Return the label of a term, or its id when it is gone."""
        found = self.begrippen.get(dimensie, {}).get(term)
        return term if found is None else found.label


def dump_stand(stand: Stand) -> str:
    """Return a stand as JSON with one thing on each line, so that git shows what changed."""
    content = stand.model_dump(mode="json", exclude={"bevindingen"}, exclude_defaults=True)
    parts = []
    for name, value in content.items():
        lines = [f"{json.dumps(key)}: {_canonical(item)}" for key, item in sorted(value.items())]
        parts.append(f"{json.dumps(name)}: {{\n" + ",\n".join(lines) + "\n}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def load_stand(text: str) -> Stand:
    """Return the stand that `dump_stand` wrote.

    Raises:
        pydantic.ValidationError: the text is something else.

    """
    return Stand.model_validate_json(text)


def _canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
