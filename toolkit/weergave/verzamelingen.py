"""A set of interventions as one integer, of which each bit is an intervention: `&`, `|` and `bit_count` do the work."""

Rows = int
