"""A result as a document: one content, written as a page, PDF, Word, slides, and figures."""
