"""Other schools' methods, for the question whether the method matters; never the default."""
