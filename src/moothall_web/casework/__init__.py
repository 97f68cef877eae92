"""What people put in: recorded with its past, never reckoned."""
