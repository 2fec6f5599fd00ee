"""Which ordinance holds when, and for whom."""
