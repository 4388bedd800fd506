"""Take the decisions of a filled work list back into the YAML of the curators."""
