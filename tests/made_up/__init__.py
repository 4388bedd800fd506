"""Measure how well workbooks of unknown layouts are read: one known truth, rendered into many layouts."""
