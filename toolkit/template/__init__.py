"""An empty workbook for new interventions: the columns and lists of the fields and vocabulary of today."""
