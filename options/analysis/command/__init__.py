"""A decision file on the command line: what is asked, the figures, and how they are printed.

The only part of the arithmetic that knows files; nothing else of it imports this package.
"""
