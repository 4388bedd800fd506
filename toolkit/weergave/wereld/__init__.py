"""Outlines of the countries of the world; see `wereldkaart.py`."""
