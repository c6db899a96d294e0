"""From judgements to weights."""
