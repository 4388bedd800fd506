"""The small catalogue and a list of it, as for exports."""

from tests.export.conftest import conn, context

__all__ = ["conn", "context"]
