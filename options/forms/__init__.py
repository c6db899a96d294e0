"""What a browser sent, as clean values."""
