"""What a page shows, frozen for the template."""
