"""Decisions about a workbook are known by the names that its sheets and columns are published with."""

import pytest

from toolkit.config.strict_yaml import ConfigError
from toolkit.config.workbook import WorkbookConfig
from toolkit.reading.masking import mask_contact_data


def written(**kolommen: str) -> WorkbookConfig:
    return WorkbookConfig.model_validate({"indeling": {"Blad jan@voorbeeld.nl": {"kolommen": kolommen}}})


def test_a_decision_about_a_header_with_contact_data_is_about_the_masked_header() -> None:
    config = written(**{"Contact jan@voorbeeld.nl": "contact_url"}).named_as(mask_contact_data)
    sheet = config.sheet("Blad [e-mailadres verborgen]")
    assert sheet.key_of("Contact [e-mailadres verborgen]", "kolom E") == "Contact [e-mailadres verborgen]"


def test_two_decisions_that_become_one_are_refused() -> None:
    config = written(**{"Contact jan@voorbeeld.nl": "contact_url", "Contact piet@voorbeeld.nl": "opmerking"})
    with pytest.raises(ConfigError, match=r"“Contact \[e-mailadres verborgen\]” staat er twee keer"):
        config.named_as(mask_contact_data)
