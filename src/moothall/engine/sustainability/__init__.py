"""Emissions, travel and buildings (method note, M14)."""
