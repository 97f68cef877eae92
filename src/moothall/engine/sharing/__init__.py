"""Sharing the cost of an option between its partners (method note, M10)."""
