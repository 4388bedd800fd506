"""Read our own exported files back: what was recognised once is not recognised again."""
