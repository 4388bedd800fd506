"""Whether the web addresses of the catalogue still work: checked politely, kept as data with a date."""
