"""What a curator reads when a YAML file is wrong: the file, the line, the place by its name, and what was meant."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from toolkit.config.strict_yaml import ConfigError, StrictModel, load_yaml


class _Term(StrictModel):
    id: str
    alt: tuple[str, ...] = ()


class _File(StrictModel):
    label: str
    kop: bool = False
    aantal: int = 0
    sinds: date | None = None
    soort: Literal["tekst", "getal"] = "tekst"
    namen: Mapping[str, str] = {}
    termen: tuple[_Term, ...] = ()
    land: tuple[str, ...] = ()


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("label: a\nlabell: b", "regel 2, labell: deze sleutel kennen we niet; bedoelt u `label`?"),
        ("label: a\nvolkomen_vreemd: b", "regel 2, volkomen_vreemd: deze sleutel kennen we niet"),
        (
            "label: a\ntermen:\n- id: empathie\n  alt_: [x]",
            "regel 4, termen › empathie › alt_: deze sleutel kennen we niet; bedoelt u `alt`?",
        ),
        ("label: a\ntermen:\n- alt: [x]", "regel 3, termen › nummer 1 › id: deze sleutel ontbreekt"),
        ("kop: true", "label: deze sleutel ontbreekt"),
        ("label: 5", "regel 1, label: hier hoort tekst; zet de waarde tussen aanhalingstekens"),
        (
            "label: a\ntermen:\n- {id: x, alt: woord}",
            "regel 3, termen › x › alt: hier hoort een lijst, zoals `[woord]`",
        ),
        ("label: a\nland: NO", "regel 2, land: hier hoort een lijst, zoals `[no]`"),
        ("label: a\nkop: soms", "regel 2, kop: hier hoort true of false"),
        ("label: a\naantal: veel", "regel 2, aantal: hier hoort een geheel getal"),
        ("label: a\naantal: 1.5", "regel 2, aantal: hier hoort een geheel getal"),
        ("label: a\nsinds: gisteren", "regel 2, sinds: hier hoort een datum, zoals 2026-12-31"),
        ("label: a\nsoort: kleur", "regel 2, soort: deze waarde mag hier niet; kies uit 'tekst', 'getal'"),
        ("label: a\nnamen: x", "regel 2, namen: hier horen sleutels met een waarde"),
        ("label: a\ntermen: x", "regel 2, termen: hier hoort een lijst"),
        (
            "label: a\ntermen:\n- id: empathie\n  alt: [meeleven, meeleven]",
            "regel 3, termen › empathie: bij `alt` staat twee keer: meeleven",
        ),
        ("- a", "(hele bestand): hier horen sleutels met een waarde"),
    ],
)
def test_a_mistake_has_its_line_place_and_reason(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "x.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_yaml(path, _File)
    assert str(error.value) == f"{path}: de inhoud klopt niet.\n  {says}"


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    path = tmp_path / "x.yml"
    path.write_text("kop: soms\nlabell: b", encoding="utf-8")
    with pytest.raises(ConfigError) as error:
        load_yaml(path, _File)
    assert str(error.value).splitlines()[1:] == [
        "  label: deze sleutel ontbreekt",
        "  regel 1, kop: hier hoort true of false",
        "  regel 2, labell: deze sleutel kennen we niet; bedoelt u `label`?",
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"a: 1\na: 2", "regel 2: de sleutel a staat hier voor de tweede keer. Voeg de twee samen of haal er een weg."),
        (b"a:\n\t- b", "regel 2: hier staat een tab. Gebruik spaties om in te springen."),
        (b'a: "b', "regel 1, teken 6: hier kan de regel niet zo verdergaan."),
        (b"a: b: c", "regel 1, teken 5: hier kan de regel niet zo verdergaan."),
        (b"a: [b\nc: d", "regel 2"),
        (b"a: *b", "regel 1, teken 4: hier kan de regel niet zo verdergaan."),
        (b"\xff\xfe\x00", "dit is geen tekst in UTF-8. Sla het bestand op als UTF-8."),
        (b"a: \x00", "YAML kan dit bestand niet lezen."),
    ],
)
def test_a_text_that_is_no_yaml_is_refused_in_dutch(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "x.yml"
    path.write_bytes(content)
    with pytest.raises(ConfigError) as error:
        load_yaml(path, _File)
    first, second = str(error.value).splitlines()
    assert first == f"{path}: dit is geen geldige YAML."
    assert second.startswith(f"  {says}")
