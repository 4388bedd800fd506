"""Which records are one intervention, under which id, and how interventions hang together."""
