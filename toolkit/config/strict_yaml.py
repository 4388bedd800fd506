"""Load one YAML file into one pydantic model, or say in Dutch what is wrong and where."""

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

ModelT = TypeVar("ModelT", bound=BaseModel)


class ConfigError(Exception):
    """A YAML file of the curators cannot be used; the message says which, where and why (Dutch)."""


class StrictModel(BaseModel):
    """Base of all configuration models: frozen, and an unknown key is an error, not a shrug."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


def load_yaml(path: Path, model: type[ModelT]) -> ModelT:
    """Read `path` as YAML 1.2 and validate it as `model`.

    YAML 1.2 keeps ``NO`` (Norway) a text, and a key that occurs twice is an error.

    Raises:
        ConfigError: the file is missing, is no valid YAML, or does not fit the model.

    """
    content = read_yaml(path)
    try:
        return model.model_validate({} if content is None else content)
    except ValidationError as error:
        raise ConfigError(_in_dutch(path, error)) from error


def read_yaml(path: Path) -> object:
    """Return what `path` says as YAML 1.2: maps, lists, texts, numbers, booleans; None when it is empty.

    Raises:
        ConfigError: the file is missing or is no valid YAML.

    """
    try:
        content: object = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(f"{path}: het bestand ontbreekt.") from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: dit is geen geldige YAML.\n{error}") from error
    return content


_MESSAGES = {
    "extra_forbidden": "deze sleutel kennen we niet",
    "missing": "deze sleutel ontbreekt",
    "string_type": "hier hoort tekst; zet de waarde tussen aanhalingstekens",
    "int_type": "hier hoort een geheel getal",
    "bool_type": "hier hoort true of false",
    "list_type": "hier hoort een lijst",
    "literal_error": "deze waarde mag hier niet",
}


def _in_dutch(path: Path, error: ValidationError) -> str:
    lines = [f"{path}: de inhoud klopt niet."]
    for problem in error.errors():
        place = " › ".join(str(part) for part in problem["loc"]) or "(hele bestand)"
        own = problem.get("ctx", {}).get("error")  # raised by a validator of ours, in Dutch
        lines.append(f"  {place}: {own or _MESSAGES.get(problem['type'], problem['msg'])}")
    return "\n".join(lines)
