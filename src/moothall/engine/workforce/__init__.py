"""Staff in aggregate, and what becomes of their posts (method note, M12)."""
