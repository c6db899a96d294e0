"""The words and numbers of templates."""
