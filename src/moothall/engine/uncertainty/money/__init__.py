"""Money by simulation: lines with their doubt, common factors, risk events (method note, M9)."""
