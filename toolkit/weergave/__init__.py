"""How interventions are shown, and what counts as what: pure functions over what the reader gives; no SQL, no web."""
