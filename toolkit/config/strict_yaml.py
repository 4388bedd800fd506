"""Load one YAML file into one pydantic model, or say in Dutch what is wrong and where."""

from collections import Counter
from copy import deepcopy
from functools import lru_cache
from pathlib import Path
from typing import Self, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from toolkit.config.in_dutch import describe_mistakes, describe_yaml_error

ModelT = TypeVar("ModelT", bound=BaseModel)


class ConfigError(Exception):
    """A YAML file of the curators cannot be used; the message says which, where and why (Dutch)."""


class StrictModel(BaseModel):
    """Base of all configuration models: frozen, and an unknown key is an error, not a shrug."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    @model_validator(mode="after")
    def _nothing_twice(self) -> Self:
        """Refuse a list that says the same words twice: one of them was meant to be something else."""
        for key, value in self:
            texts = Counter(item for item in value if isinstance(item, str)) if isinstance(value, tuple) else {}
            if twice := sorted(text for text, often in texts.items() if often > 1):
                raise ValueError(f"bij `{key}` staat twee keer: {', '.join(twice)}")
        return self


def load_yaml(path: Path, model: type[ModelT]) -> ModelT:
    """Read `path` as YAML 1.2 and validate it as `model`.

    YAML 1.2 keeps ``NO`` (Norway) a text, and a key that occurs twice is an error.

    Raises:
        ConfigError: the file is missing, is no valid YAML, or does not fit the model.

    """
    content = read_yaml(path)
    content = {} if content is None else content
    try:
        return model.model_validate(content)
    except ValidationError as error:
        mistakes = describe_mistakes(error, content, model, path.read_text(encoding="utf-8"))
        raise ConfigError("\n  ".join([f"{path}: de inhoud klopt niet.", *mistakes])) from error


def read_yaml(path: Path) -> object:
    """Return what `path` says as YAML 1.2: maps, lists, texts, numbers, booleans; None when it is empty.

    Raises:
        ConfigError: the file is missing or is no valid YAML.

    """
    try:
        return parse_yaml(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: het bestand ontbreekt.") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: dit is geen geldige YAML.\n  {describe_yaml_error(error)}") from error


def parse_yaml(text: str) -> object:
    """Return what `text` says as YAML 1.2, for the caller to change; the same text is parsed once.

    Raises:
        YAMLError: it is no valid YAML.

    """
    return deepcopy(_parsed(text))


@lru_cache(maxsize=256)
def _parsed(text: str) -> object:
    # A command reads the same files for the build, its check and the work list.
    content: object = YAML(typ="safe", pure=True).load(text)
    return content
