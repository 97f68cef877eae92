"""After the decision: what was promised beside what came (method note, M16)."""
