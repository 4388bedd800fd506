"""The Datasette plugin: pages, filters and exports over a finished database. Reads only."""
