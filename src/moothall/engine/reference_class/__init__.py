"""The reference class: what comparable cases planned, and what came (method note, M9)."""
