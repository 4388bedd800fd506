"""Publications of the catalogue: ``data/wijzigingen/<datum>.yml`` says what each changed, ``stand.json`` how it is now.

A build only reads them; `publish` (``scripts/publish_changes.py``) is the only one that writes.
"""

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path

from pydantic import Field, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import SingleQuotedScalarString

from toolkit.changes.compare import compare
from toolkit.changes.numbers import Telling, count_stand
from toolkit.changes.stand import Stand, dump_stand, load_stand
from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml
from toolkit.whole_file import replaced
from toolkit.wijziging import Verschil, Wijziging

STAND = "stand.json"
_NOT_PUBLISHED = frozenset({Verschil.BEVINDING_NIEUW, Verschil.BEVINDING_OPGELOST})


class PublishError(Exception):
    """Nothing was published; the message is Dutch and says why and what to do."""


class WijzigingRegel(StrictModel):
    """One published change; see `toolkit.wijziging.Wijziging`."""

    soort: Verschil
    interventie: str | None = None
    naam: str
    onderwerp: str | None = None
    was: str | None = None
    wordt: str | None = None
    waar: tuple[str, ...] = ()


class Uitgave(StrictModel):
    """One publication.

    Attributes:
        datum: day of the publication.
        inhoud: sha256 of what the catalogue says, see `Stand.inhoud`.
        vorige: that of the publication before, None for the first.
        aantallen: how many of each there were.
        wijzigingen: what changed since the publication before.

    """

    datum: date
    inhoud: str = Field(pattern=r"^[0-9a-f]{64}$")
    vorige: str | None = None
    aantallen: Mapping[Telling, int] = {}
    wijzigingen: tuple[WijzigingRegel, ...] = ()


def load_uitgaven(folder: Path) -> tuple[Uitgave, ...]:
    """Return every publication in `folder`, oldest first; none when there is no folder.

    Raises:
        ConfigError: a file is wrong, is not named after its date, or does not follow on the one before.

    """
    uitgaven: list[Uitgave] = []
    for path in sorted(folder.glob("*.yml")):
        uitgave = load_yaml(path, Uitgave)
        if path.stem != uitgave.datum.isoformat():
            raise ConfigError(f"{path}: de naam van het bestand is niet de datum die erin staat ({uitgave.datum}).")
        if uitgaven and uitgave.vorige != uitgaven[-1].inhoud:
            raise ConfigError(
                f"{path}: `vorige` is niet de `inhoud` van {uitgaven[-1].datum}.yml. Er ontbreekt een uitgave, of er "
                "is een bestand met de hand veranderd."
            )
        uitgaven.append(uitgave)
    return tuple(uitgaven)


def published_ids(uitgaven: Sequence[Uitgave]) -> frozenset[str]:
    """Return every id of an intervention that was ever published."""
    named = {regel.interventie for uitgave in uitgaven for regel in uitgave.wijzigingen if regel.interventie}
    renamed = {
        regel.was
        for uitgave in uitgaven
        for regel in uitgave.wijzigingen
        if regel.was and regel.soort in (Verschil.HERNOEMD, Verschil.SAMENGEVOEGD, Verschil.GESPLITST)
    }
    return frozenset(named | renamed)


def read_published_stand(folder: Path) -> Stand | None:
    """Return the catalogue as it was last published, or None before the first time.

    Raises:
        ConfigError: the file is damaged.

    """
    path = folder / STAND
    if not path.exists():
        return None
    try:
        return load_stand(path.read_text(encoding="utf-8"))
    except (ValidationError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: dit bestand is beschadigd. Haal het terug uit versiebeheer (git).") from error


def publish(folder: Path, stand: Stand, bronnen: int, datum: date) -> Uitgave | None:
    """Add a publication of `stand` to `folder` and return it; None when no change came since the last one.

    Raises:
        PublishError: `datum` is not after the last publication.
        ConfigError: a file in `folder` is wrong.
        OSError: a file cannot be written; the folder is as it was.

    """
    uitgaven = load_uitgaven(folder)
    last = uitgaven[-1] if uitgaven else None
    if last is not None and last.inhoud == stand.inhoud:
        return None
    if last is not None and datum <= last.datum:
        raise PublishError(
            f"De laatste uitgave is van {last.datum.isoformat()}. Geef een latere datum: make publish DATUM=jjjj-mm-dd."
        )
    before = read_published_stand(folder)
    if (before is None) != (last is None) or (before is not None and last is not None and before.inhoud != last.inhoud):
        raise PublishError(
            f"{folder / STAND} hoort niet bij de laatste uitgave. Haal de map terug uit versiebeheer (git) en probeer "
            "het opnieuw."
        )
    changes = compare(before or Stand(labels=stand.labels, interventies={}, begrippen=stand.begrippen), stand)
    wijzigingen = tuple(WijzigingRegel(**asdict(c)) for c in changes if c.soort not in _NOT_PUBLISHED)
    if last is not None and not wijzigingen:
        return None
    uitgave = Uitgave(
        datum=datum,
        inhoud=stand.inhoud,
        vorige=None if last is None else last.inhoud,
        aantallen=count_stand(stand, bronnen),
        wijzigingen=wijzigingen,
    )
    folder.mkdir(parents=True, exist_ok=True)
    written = folder / f"{datum.isoformat()}.yml"
    with replaced(written) as draft:
        draft.write_text(_as_yaml(uitgave), "utf-8")
    try:
        with replaced(folder / STAND) as draft:
            draft.write_text(dump_stand(stand), "utf-8")
    except OSError:
        written.unlink()
        raise
    return uitgave


def check_not_far_ahead(datum: date, vandaag: date, dagen: int) -> None:
    """Refuse a publication that is dated more than `dagen` days after `vandaag`.

    Raises:
        PublishError: it is; no publication could follow before that day.

    """
    if (datum - vandaag).days > dagen:
        raise PublishError(
            f"{datum.isoformat()} ligt meer dan {dagen} dagen na vandaag ({vandaag.isoformat()}). Klopt het jaar, en "
            "de datum van deze computer? Een andere grens zet u bij `dagen_vooruit` in data/grenzen.yml."
        )


def as_wijziging(regel: WijzigingRegel) -> Wijziging:
    """Return a published change as `compare` gave it."""
    return Wijziging(**regel.model_dump())


def _as_yaml(uitgave: Uitgave) -> str:
    yaml = YAML()
    yaml.width = 120
    yaml.indent(mapping=2, sequence=4, offset=2)
    content = uitgave.model_dump(mode="json", exclude_none=True)
    content["datum"] = uitgave.datum
    for name in ("inhoud", "vorige"):  # hexadecimal digits may look like a number
        if name in content:
            content[name] = SingleQuotedScalarString(content[name])
    for regel in content["wijzigingen"]:
        if not regel["waar"]:
            del regel["waar"]
    stream = io.StringIO()
    stream.write(f"# Wat er veranderde in de uitgave van {uitgave.datum.isoformat()}. Gemaakt door make publish.\n")
    yaml.dump(content, stream)
    return stream.getvalue()
