"""How far people differ, on which cells, and whether it matters for the result."""
