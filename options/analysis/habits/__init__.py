"""What one person's own answers may owe to the way they were given."""
