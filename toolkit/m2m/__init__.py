"""Filter and facet a table by tags in junction tables: a plugin for Datasette, and the selection behind it.

Depends on Datasette and pydantic and on nothing else in this project. See docs/m2m.md.
"""

# Datasette loads its plugins, this one among them, while it is being imported. That has to be over before any other
# module in here begins, or it would find a module that is only half there.
import datasette.plugins  # noqa: F401
