"""One module per page, its fragments beside it."""
