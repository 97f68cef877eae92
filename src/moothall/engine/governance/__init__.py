"""Governance: bodies as recorded, power, rotation, and whether they keep the rules (method note, M15)."""
