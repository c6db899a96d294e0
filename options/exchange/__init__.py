"""Decisions and results as files."""
