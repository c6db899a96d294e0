"""What would change the leader: one weight, two weights, one score; all exact."""
