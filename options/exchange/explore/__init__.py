"""A result that can be explored without the site: one file, its own script, nobody's name."""
