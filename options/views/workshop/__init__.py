"""The pages of a live workshop: setting up, the console, a seat, the wall."""
