"""Figures as marks of an SVG."""
