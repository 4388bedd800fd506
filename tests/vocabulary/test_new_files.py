"""What goes wrong when people add a dimension or a field is said in Dutch, with the file and the remedy."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, ROOT
from toolkit.config.strict_yaml import ConfigError
from toolkit.curation import load_curation
from toolkit.mapping.fields import field_catalogue

DIMENSIE = """\
label: Werkvorm
meervoud: Werkvormen
definitie: In welke vorm de interventie wordt gegeven.
bron: opgesteld voor deze test
volgorde: 75
pagina: {blok: aanpak, volgorde: 15}
koppen:
  nl: [vorm van de bijeenkomsten]
termen:
  - {id: groep, nl: In een groep, en: Group}
"""
VELD = """\
  - veld: reistijd
    label: Reistijd
    kolom:
      soort: tekst
      uitleg: "hoe lang de interventie duurt."
      pagina: {blok: aanpak, volgorde: 35}
    koppen:
      nl: [looptijd]
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a copy of the curators' folder, without the workbooks."""
    return shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("raw", "build", "wijzigingen"))


def add(data: Path, dimensie: str | None = None, veld: str | None = None, naam: str = "werkvorm") -> None:
    """Add one dimension as `naam`.yml, one field, or both."""
    if dimensie is not None:
        (data / "vocabulaire" / f"{naam}.yml").write_text(dimensie, encoding="utf-8")
    if veld is not None:
        path = data / "velden.yml"
        path.write_text(path.read_text("utf-8").replace("velden:\n", f"velden:\n{veld}", 1), encoding="utf-8")


def test_one_file_and_one_entry_are_enough(data: Path) -> None:
    add(data, DIMENSIE, VELD)
    curation = load_curation(data)
    assert [dimension.naam for dimension in curation.vocabulary][6:9] == [
        "triggerniveau",
        "werkvorm",
        "psychopathologie",
    ]
    assert "reistijd" in curation.velden.teksten


def test_the_examples_of_the_documentation_are_right(data: Path) -> None:
    page = (ROOT / "docs" / "adding.md").read_text("utf-8")
    dimensie, _, veld = re.findall(r"^```yaml\n(.*?)^```", page, re.DOTALL | re.MULTILINE)
    add(data, dimensie, veld, naam="dagdeel")
    curation = load_curation(data)
    assert list(curation.vocabulary["dagdeel"].termen) == ["overdag", "avond", "weekend"]
    assert curation.velden["looptijd"].titel == "Looptijd in weken"
    koppen = field_catalogue(curation.velden, curation.vocabulary)
    assert [koppen.strong(kop) for kop in ("Time of the sessions", "Duration in weeks")] == ["dagdeel", "looptijd"]


Edit = Callable[[str], str]


def without(line: str) -> Edit:
    return lambda text: re.sub(rf"(?m)^ *{line}.*\n", "", text)


def with_(old: str, new: str) -> Edit:
    return lambda text: text.replace(old, new)


@pytest.mark.parametrize(
    ("change", "file", "says"),
    [
        (with_("volgorde: 75", "volgorde: 20"), "werkvorm.yml", "`volgorde: 20` staat ook in fase.yml"),
        (without("pagina:"), "werkvorm.yml", "pagina: deze sleutel ontbreekt"),
        (with_("blok: aanpak", "blok: onderop"), "werkvorm.yml", "pagina › blok: deze waarde mag hier niet"),
        (
            with_("termen:", "kenmerken: [kleur]\ntermen:"),
            "werkvorm.yml",
            "kenmerken › nummer 1: deze waarde mag hier niet",
        ),
        (
            with_("bijeenkomsten]", "bijeenkomsten, doelen]"),
            "werkvorm.yml",
            "de kop “doelen” bij werkvorm staat ook bij doel in velden.yml",
        ),
        (
            with_("bijeenkomsten]", "bijeenkomsten, landen]"),
            "werkvorm.yml",
            "de kop “landen” bij werkvorm staat ook bij land in vocabulaire/land.yml",
        ),
    ],
)
def test_a_mistake_in_a_dimension(data: Path, change: Edit, file: str, says: str) -> None:
    changed = change(DIMENSIE)
    assert changed != DIMENSIE
    add(data, changed)
    with pytest.raises(ConfigError, match=re.escape(file)) as error:
        load_curation(data)
    assert says in str(error.value)


@pytest.mark.parametrize(
    ("gebruik", "says"),
    [
        ("badge: [dans]", "werkvorm.yml: `gebruik` noemt een term die er niet is: dans."),
        ("kort: {samen: s}", "werkvorm.yml: `gebruik` noemt een term die er niet is: samen."),
        ("onderzocht: ja", "werkvorm.yml: `gebruik` noemt een term die er niet is: ja."),
        ("situatie: [{volgorde: 1, vraag: Hoe?, onder: [vorm]}]", "een term die er niet is: vorm."),
        ("spoor: true", "`gebruik: spoor` kan bij één dimensie, en staat bij fase en werkvorm."),
        ("onderzocht: groep", "`gebruik: onderzocht` kan bij één dimensie, en staat bij werkvorm en evaluatie."),
        ("woorden_over: [doel, dans]", "`woorden_over` noemt wat geen veld en geen dimensie is: dans."),
    ],
)
def test_a_mistake_in_what_a_dimension_is_for(data: Path, gebruik: str, says: str) -> None:
    add(data, f"{DIMENSIE}gebruik: {{{gebruik}}}\n")
    with pytest.raises(ConfigError) as error:
        load_curation(data)
    assert says in str(error.value)


@pytest.mark.parametrize("naam", ["bron", "alias", "order", "interventie"])
def test_a_dimension_with_a_name_that_is_taken(data: Path, naam: str) -> None:
    add(data, DIMENSIE.replace("Werkvorm", "Iets anders"), naam=naam)
    with pytest.raises(ConfigError) as error:
        load_curation(data)
    assert f"vocabulaire/{naam}.yml: de naam {naam} kan niet" in str(error.value)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (with_("veld: reistijd", "veld: doel"), "het veld doel staat er twee keer"),
        (with_("veld: reistijd", "veld: onderdeel_van"), "de naam onderdeel_van kan niet"),
        (with_("veld: reistijd", "veld: fase"), "fase staat ook in velden.yml"),
        (without("pagina:"), "reistijd: zeg bij `kolom` met `pagina`"),
        (with_('duurt."', 'duurt"'), "reistijd: `uitleg` is een zin en eindigt met een punt"),
        (with_("soort: tekst", "soort: getal"), "reistijd: zeg in `uitleg` van een getal wat de eenheid is"),
        (with_("soort: tekst", "soort: datum"), "kolom › soort: deze waarde mag hier niet"),
        (with_("looptijd", "uitvoerder"), "de kop “uitvoerder” bij organisatie staat ook bij reistijd in velden.yml"),
    ],
)
def test_a_mistake_in_a_field(data: Path, change: Edit, says: str) -> None:
    changed = change(VELD)
    assert changed != VELD
    add(data, veld=changed)
    with pytest.raises(ConfigError, match=r"velden\.yml") as error:
        load_curation(data)
    assert says in str(error.value)


@pytest.mark.parametrize("naam", ["zoek", "sorteer", "jaar_van", "herkomst", "status_modus", "zonder_doel"])
def test_a_dimension_cannot_take_the_place_of_a_parameter(data: Path, naam: str) -> None:
    add(data, DIMENSIE, naam=naam)
    with pytest.raises(ConfigError, match=f"de naam {naam} kan niet, want de adressen van de site gebruiken hem zelf"):
        load_curation(data)


@pytest.mark.parametrize("naam", ["naamsvarianten", "herkomst_label", "fase_id", "doel_woorden", "rowid"])
def test_a_field_cannot_take_the_place_of_a_column_of_an_export(data: Path, naam: str) -> None:
    add(data, veld=VELD.replace("veld: reistijd", f"veld: {naam}"))
    with pytest.raises(ConfigError, match=f"de naam {naam} kan niet, want de exports gebruiken hem zelf"):
        load_curation(data)
