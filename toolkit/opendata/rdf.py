"""Write a graph so that the same triples always give the same bytes."""

import json
from typing import Any

from rdflib import Graph


def to_turtle(graph: Graph) -> bytes:
    """Return `graph` as Turtle, in UTF-8. The serializer sorts subjects, predicates and objects itself."""
    return graph.serialize(format="turtle").encode("utf-8")


def to_jsonld(graph: Graph, context: dict[str, Any]) -> bytes:
    """Return `graph` as JSON-LD with `context`, in UTF-8, everything sorted."""
    data = json.loads(graph.serialize(format="json-ld", context=context, auto_compact=False))
    return (json.dumps(_sorted(data), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _sorted(data: Any) -> Any:
    """Sort every list by its own text; order has no meaning in a graph without RDF lists."""
    if isinstance(data, dict):
        return {key: _sorted(value) for key, value in data.items()}
    if isinstance(data, list):
        return sorted((_sorted(value) for value in data), key=lambda value: json.dumps(value, sort_keys=True))
    return data
