"""Effects on groups and places, and the equality duty (method note, M14)."""
