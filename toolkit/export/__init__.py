"""Take it along: a list of interventions as a workbook, CSV, JSON or references."""
