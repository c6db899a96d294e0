"""Simulated people who take part in a workshop over HTTP, as browsers would."""
