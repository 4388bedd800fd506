"""From the text of a cell to terms: decision, label, synonym, near-certain typing error, or a question."""
