"""Names that addresses and exports use themselves: no dimension or field can have them."""

import re

# The parameters of pages, files and feeds that are no dimension.
PARAMETERS = frozenset(
    {
        *("zoek", "jaar_van", "jaar_tot", "sorteer", "pagina", "vergelijk", "herkomst", "id", "scheiding"),
        *("rij", "kolom", "open", "toon", "tag"),
    }
)
_PARAMETER = re.compile(r".+_(?:status|modus)|(?:zonder|utm)_.+|fbclid|gclid")
# The columns that every export has beside the fields and dimensions, and what SQLite calls a row.
_COLUMNS = frozenset(
    {
        *("id", "herkomst", "herkomst_label", "onderdeel_van", "naamsvarianten", "publicaties", "bronwoorden"),
        *("rowid", "oid", "_rowid_"),
    }
)
_COLUMN = re.compile(r".+_(?:id|woorden)")


def is_reserved_dimension(naam: str) -> bool:
    """Return whether a dimension of this name would take the place of a parameter."""
    return naam in PARAMETERS or naam in _COLUMNS or _PARAMETER.fullmatch(naam) is not None


def is_reserved_field(naam: str) -> bool:
    """Return whether a field of this name would take the place of a column of an export."""
    return naam in _COLUMNS or _COLUMN.fullmatch(naam) is not None
