"""Stage 1: verdicts on principles, and what they do to each option (method note, M2)."""
