"""The simulation of money: ranges, chances of a loss, and what drives them (method note, M9)."""
