"""What the pages read from the database, as plain values for the templates."""
