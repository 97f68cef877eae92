"""Risks: the register, the prompts, and what they may come to (method note, M11)."""
