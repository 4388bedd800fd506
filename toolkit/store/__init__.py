"""Write a finished catalogue to SQLite: draft, validate, replace. Nothing is published half."""
