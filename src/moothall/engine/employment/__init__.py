"""What each employment model does to staff, and what protects them (method note, M12)."""
