"""What many people think together: averages, perspectives, votes, and where they agree."""
