"""The settings of open data come from metadata.yml; a wrong one is said in Dutch."""

from pathlib import Path

import pytest

from tests.conftest import ROOT
from toolkit.config.strict_yaml import ConfigError
from toolkit.opendata.config import load_open_data_config

PLUGINS = """
plugins:
  m2m: {}
  interventiecatalogus:
    basisadres: https://catalogus.voorbeeld.nl/
    uitgever: {naam: Redactie, website: "https://redactie.voorbeeld.nl"}
    contact: redactie@voorbeeld.nl
    licenties:
      code: {naam: MIT, url: "https://opensource.org/license/mit"}
      gegevens: {naam: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/deed.nl"}
"""


def _metadata(folder: Path, plugins: str) -> Path:
    text = (ROOT / "metadata.yml").read_text(encoding="utf-8").partition("\nplugins:")[0]
    path = folder / "metadata.yml"
    path.write_text(text + plugins, encoding="utf-8")
    return path


def test_the_settings_of_the_site_and_the_words_about_the_tables(tmp_path: Path) -> None:
    config = load_open_data_config(_metadata(tmp_path, PLUGINS))
    assert config.url("/open-data/") == "https://catalogus.voorbeeld.nl/open-data/"
    assert (config.uitgever, config.contact, config.licentie) == ("Redactie", "redactie@voorbeeld.nl", "CC BY 4.0")
    assert config.tabellen["interventie"].kolommen["naam"] == ("Naam", "Zoals de bron de interventie noemt.")
    assert config.tabellen["fase"].kolommen["id"][0] == "Kenmerk"


def test_a_missing_setting_is_named(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="plugins › interventiecatalogus › uitgever › website"):
        load_open_data_config(_metadata(tmp_path, PLUGINS.replace("website:", "site:")))
