"""What the pages for shaping a decision show."""
