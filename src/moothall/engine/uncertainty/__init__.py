"""How sure the ranking is: draws of scores and weights together (method note, M4 to M7)."""
