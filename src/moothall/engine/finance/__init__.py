"""Money: lines as recorded, the financial case against the baseline, and what becomes of it (M9)."""
