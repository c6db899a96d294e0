"""Swings compared two at a time: weights, how far judgements agree, what would mend them."""
