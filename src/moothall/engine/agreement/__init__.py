"""How far people agree: groups on weights, assessors on scores (method note, M5 and M3)."""
