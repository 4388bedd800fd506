"""Show how a workbook would be read, for a person and as JSON; writes nothing."""
