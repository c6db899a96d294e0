"""How often each option takes each rank when weights, and perhaps scores, are unsure."""
