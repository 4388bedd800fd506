"""The one reader of a finished database: dimensions, fields, and interventions with tags, cells and publications.

Everything that shows, exports or counts takes these types; no other package asks the database for tags, terms or cells.
The order is the same everywhere: tags in the order of the vocabulary and then by source cell, cells as they stand in
their workbooks, publications newest first and those without a year last.
"""

from toolkit.lezer.interventie import Broncel, Interventie, Publicatie, Tag, Waarde
from toolkit.lezer.interventies import read_interventies, read_tags
from toolkit.lezer.opbouw import Opbouw, read_opbouw
from toolkit.lezer.sql import as_json, open_readonly

__all__ = [
    "Broncel",
    "Interventie",
    "Opbouw",
    "Publicatie",
    "Tag",
    "Waarde",
    "as_json",
    "open_readonly",
    "read_interventies",
    "read_opbouw",
    "read_tags",
]
