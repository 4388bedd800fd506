"""From tables to records: which column is which field, and which lines are one intervention."""
