"""Parts of decisions as tables that staff take along and bring back, with their rules."""
