"""From scores to values, totals, ranks, and which options are in the running at all."""
