"""Everything that the site can say has a translation, with the same places to fill in, and is found."""

import ast
import re
from collections import Counter
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from tests.conftest import ROOT
from toolkit.talen import ENGELS, NEDERLANDS, TALEN, _, catalogus_van, ngettext, spreken
from toolkit.vertaallijst import has_translation, messages, renewed

_FILLED = re.compile(r"%\(\w+\)s|{\w+}|</?[a-z][^>]*>")


@pytest.fixture(scope="module")
def found() -> Catalog:
    return messages(ROOT / "data")


def _known(code: str) -> bytes:
    return (ROOT / "toolkit" / "talen" / f"{code}.po").read_bytes()


@pytest.mark.parametrize("code", [code for code in TALEN if code != NEDERLANDS.code])
def test_every_message_has_a_translation_with_the_same_places(found: Catalog, code: str) -> None:
    catalog = read_po(BytesIO(_known(code)), code)
    assert {m.id for m in catalog} == {m.id for m in found}  # `make talen` brings it up to date
    assert len(found) > 900
    assert [m.id for m in catalog if m.id and not has_translation(m)] == []
    for message in catalog:
        if message.id:
            asked, said = _forms(message.id), _forms(message.string)
            assert len(asked) == len(said)
            for one, other in zip(asked, said, strict=True):
                assert Counter(_FILLED.findall(one)) == Counter(_FILLED.findall(other)), one
                assert other == " ".join(other.split()), other
    assert renewed(_known(code), code, found) == _known(code)


def test_a_message_without_translation_is_noticed() -> None:
    found = Catalog()
    for message in ("Nieuw", "Oud", "Twijfel"):
        found.add(message)
    known = b'msgid "Oud"\nmsgstr "Old"\n\n#, fuzzy\nmsgid "Twijfel"\nmsgstr "Doubt"\n\nmsgid "Weg"\nmsgstr "Gone"\n'
    catalog = read_po(BytesIO(renewed(known, "en", found)), "en")
    assert {m.id: m.string for m in catalog if m.id} == {"Nieuw": "", "Oud": "Old", "Twijfel": ""}
    assert [m.id for m in catalog if m.id and not has_translation(m)] == ["Nieuw", "Twijfel"]


def test_no_message_hides_where_babel_does_not_look() -> None:
    """Babel does not read within an f-string, and what is put together is no message."""
    hidden = []
    for path in sorted((ROOT / "toolkit").rglob("*.py")):
        if "toolkit.talen import" not in (source := path.read_text("utf-8")):
            continue
        tree = ast.parse(source)
        calls = [n for n in ast.walk(tree) if isinstance(n, ast.Call) and _marks(n)]
        inside = {id(n) for f in ast.walk(tree) if isinstance(f, ast.JoinedStr) for n in ast.walk(f)}
        hidden += [(path.name, n.lineno) for n in calls if id(n) in inside or not isinstance(n.args[0], ast.Constant)]
    assert hidden == []


def _marks(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id in ("_", "N_", "ngettext") and bool(call.args)


def test_a_message_keeps_the_blanks_around_it() -> None:
    assert _(" en ") == " en "
    with spreken(ENGELS):
        assert (_(" en "), _("Toon\n    de kaart"), _("   ")) == (" and ", "Show the map", "   ")
        assert _("Stand van de gegevens: %(dag)s.", dag="1 May 2026") == "Date of the data: 1 May 2026."
        assert [ngettext("interventie", "interventies", n) for n in (0, 1, 2)] == [
            "interventions",
            "intervention",
            "interventions",
        ]
        assert _("Dit zegt de site niet") == "Dit zegt de site niet"
    assert catalogus_van(ENGELS).gettext("Zoeken") == "Search"


def _forms(said: object) -> list[str]:
    return list(said) if isinstance(said, tuple | list) else [str(said)]
