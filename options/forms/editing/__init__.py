"""What an editor sent, as clean values."""
