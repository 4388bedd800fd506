"""The Interventiecatalogus: from evidence workbooks to a searchable catalogue.

One-way flow: `reading` → `mapping` → `terms` → `records` → `linking` → `store`; `web` only reads the result.
"""
