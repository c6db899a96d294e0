"""A small solver for linear programmes."""
