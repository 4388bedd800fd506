"""The catalogue as open data: a data package, the vocabulary as SKOS, and descriptions that machines find."""
