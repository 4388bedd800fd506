"""The schema of the database: what is always there, the columns of the fields, and the tables of each dimension."""

from collections.abc import Iterable
from importlib import resources

from toolkit.vocabulary.kinds import Kenmerk, Soort
from toolkit.vocabulary.model import Dimension, Vocabulary
from toolkit.vocabulary.velden import NAAM, Veld, Velden

_TYPE: dict[Soort, str] = {"tekst": "text", "webadres": "text", "getal": "integer"}
_KENMERK: dict[Kenmerk, str] = {
    "status": "status text check (status in ('effect', 'ervaren', 'gemengd', 'geen_effect', 'beoogd')),"
    " -- what the source reports; null: nothing",
    "toelichting": "toelichting text,                    -- the note behind the status",
    "rol": "rol text not null default 'uiteindelijk' check (rol in ('uiteindelijk', 'intermediair')),",
}
# A term may be there twice in one cell only when these tell the two apart.
_IN_KEY: tuple[Kenmerk, ...] = ("rol",)


def schema_sql(vocabulary: Vocabulary, velden: Velden) -> str:
    """Return the statements that make an empty database for these dimensions and fields."""
    fixed = _fill(_read("schema.sql"), "velden", map(_column, velden.kolommen))
    return "\n".join([fixed, *map(_dimension, vocabulary)])


def _dimension(dimension: Dimension) -> str:
    key = ["interventie_id", f"{dimension.naam}_id", "broncel_id", *(k for k in _IN_KEY if k in dimension.kenmerken)]
    text = _fill(_read("dimensie.sql"), "kenmerken", (_KENMERK[kenmerk] for kenmerk in dimension.kenmerken))
    text = text.replace("{sleutel}", ", ".join(key)).replace("{meervoud}", dimension.meervoud)
    return text.replace("{dimensie}", dimension.naam)


def _column(veld: Veld) -> str:
    if veld.kolom is None or veld.veld == NAAM:
        return ""
    return f"{veld.veld} {_TYPE[veld.kolom.soort]}, -- {veld.kolom.uitleg}"


def _fill(text: str, name: str, lines: Iterable[str]) -> str:
    """Put `lines` in the place of the line ``{name}``; without any, the line goes."""
    return text.replace(f"  {{{name}}}\n", "".join(f"  {line}\n" for line in lines if line))


def _read(name: str) -> str:
    return resources.files("toolkit.store").joinpath(name).read_text(encoding="utf-8")
