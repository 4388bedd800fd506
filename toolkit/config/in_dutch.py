"""What is wrong in a YAML file, in Dutch: which line, which place, why, and the word that was probably meant."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

_REASONS: Mapping[str, str] = {
    "extra_forbidden": "deze sleutel kennen we niet",
    "missing": "deze sleutel ontbreekt",
    "literal_error": "deze waarde mag hier niet",
    "enum": "deze waarde mag hier niet",
    "string_type": "hier hoort tekst; zet de waarde tussen aanhalingstekens",
    "string_pattern_mismatch": "deze waarde heeft niet de goede vorm",
    "string_too_short": "deze waarde is leeg",
    "too_short": "deze lijst is te kort",
    "greater_than_equal": "dit getal is te klein",
    "greater_than": "dit getal is te klein",
    "less_than_equal": "dit getal is te groot",
    "url_parsing": "dit is geen webadres",
    "url_scheme": "dit is geen webadres met http of https",
}
_KINDS: Mapping[str, str] = {
    "int": "hier hoort een geheel getal",
    "float": "hier hoort een getal",
    "bool": "hier hoort true of false",
    "date": "hier hoort een datum, zoals 2026-12-31",
    "list": "hier hoort een lijst",
    "tuple": "hier hoort een lijst",
    "set": "hier hoort een lijst",
    "frozen": "hier hoort een lijst",
    "dict": "hier horen sleutels met een waarde",
    "mapping": "hier horen sleutels met een waarde",
    "model": "hier horen sleutels met een waarde",
}
_LISTS = frozenset({"tuple_type", "list_type"})
_NAMES = ("id", "veld", "url", "naam", "nl", "waarde", "kop")  # by which a person recognises an item of a list


def describe_yaml_error(error: YAMLError | UnicodeDecodeError) -> str:
    """Return why a text is no YAML, with the line where reading stopped."""
    if isinstance(error, UnicodeDecodeError):
        return "dit is geen tekst in UTF-8. Sla het bestand op als UTF-8."
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return "YAML kan dit bestand niet lezen. Kijk of het een gewoon tekstbestand is."
    line = f"regel {error.problem_mark.line + 1}"
    problem = error.problem or ""
    if isinstance(error, DuplicateKeyError):
        key = problem.split('"')[1] if '"' in problem else "dezelfde sleutel"
        return f"{line}: de sleutel {key} staat hier voor de tweede keer. Voeg de twee samen of haal er een weg."
    if "\\t" in problem or "'\t'" in problem:
        return f"{line}: hier staat een tab. Gebruik spaties om in te springen."
    return (
        f"{line}, teken {error.problem_mark.column + 1}: hier kan de regel niet zo verdergaan. Kijk of het inspringen "
        "klopt en of er een dubbele punt, komma of aanhalingsteken ontbreekt of te veel is. Een tekst met een dubbele "
        "punt, # of aanhalingsteken erin staat zelf tussen aanhalingstekens."
    )


def describe_mistakes(
    error: ValidationError, content: object, model: type[BaseModel], text: str | None = None
) -> list[str]:
    """Return a line per mistake: line in the file, place, reason.

    Args:
        error: what pydantic found.
        content: what was validated: maps, lists, values.
        model: as what it was validated; its keys are proposed for a misspelt one.
        text: the YAML itself, to name lines; None when it is not at hand.

    """
    marked: object = YAML(pure=True).load(text) if text else None
    lines = []
    for problem in error.errors():
        loc = problem["loc"]
        place = " › ".join(_place(content, loc)) or "(hele bestand)"
        own = problem.get("ctx", {}).get("error") if problem["type"] == "value_error" else None  # ours, in Dutch
        reason = str(own) if own else _reason(problem["type"], problem.get("ctx", {}))
        given = problem["input"]
        if problem["type"] in _LISTS and isinstance(given, str) and _of_words(model, loc[-1]):
            reason += f", zoals `[{given.lower() if len(given) == 2 else given}]`"
        line = _line(marked, loc)
        lines.append(f"{f'regel {line}, ' if line else ''}{place}: {reason}{_meant(problem['type'], loc, model)}")
    return lines


def _reason(kind: str, context: Mapping[str, Any]) -> str:
    if kind in ("literal_error", "enum") and (expected := context.get("expected")):
        return f"{_REASONS[kind]}; kies uit {str(expected).replace(' or ', ', ')}"
    return _REASONS.get(kind) or _KINDS.get(kind.split("_")[0], "deze waarde past hier niet")


def _meant(kind: str, loc: Sequence[str | int], model: type[BaseModel]) -> str:
    if kind != "extra_forbidden":
        return ""
    close = get_close_matches(str(loc[-1]), sorted({key for key, _ in _fields(model, set())}), n=1)
    return f"; bedoelt u `{close[0]}`?" if close else ""


def _of_words(model: type[BaseModel], key: str | int) -> bool:
    """Return whether a key holds a list of words, in `model` or a model in it."""
    return any(name == key and str in get_args(annotation) for name, annotation in _fields(model, set()))


def _fields(model: type[BaseModel], seen: set[type]) -> Iterator[tuple[str, Any]]:
    """Yield each key of `model` and of the models in it, with what it holds."""
    if model in seen:
        return
    seen.add(model)
    for key, field in model.model_fields.items():
        yield key, field.annotation
        for inner in _models(field.annotation):
            yield from _fields(inner, seen)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models(part)


def _place(content: object, loc: Sequence[str | int]) -> Iterator[str]:
    """Yield the steps to a place as a person names them: an item of a list by its name, else by its number from 1."""
    for step in loc:
        inner = _step(content, step)
        if isinstance(step, int):
            names = [inner[key] for key in _NAMES if key in inner] if isinstance(inner, Mapping) else []
            yield str(names[0]) if names else f"nummer {step + 1}"
        else:
            yield step
        content = inner


def _step(content: object, step: str | int) -> object:
    if isinstance(content, Mapping):
        return content.get(step)
    if isinstance(content, Sequence) and not isinstance(content, str) and isinstance(step, int):
        return content[step] if step < len(content) else None
    return None


def _line(marked: object, loc: Sequence[str | int]) -> int | None:
    """Return the line (from 1) of the last step of `loc` that the text has."""
    line = None
    for step in loc:
        marks = getattr(marked, "lc", None)
        data = getattr(marks, "data", None) or {}
        if step in data:
            line = int(data[step][0]) + 1
        marked = _step(marked, step)
    return line
