"""One function per deed that changes a record."""
