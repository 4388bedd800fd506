"""The YAML files under ``data/`` as typed objects: the only way in for judgement of people."""
