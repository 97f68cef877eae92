"""Stage 2: cells, profile, totals as intervals, zeros (method note, M3)."""
