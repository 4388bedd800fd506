"""Corrections of source values: a person's record with a reason, that expires when the source is repaired."""
