"""Jobs by place, and money that stays in the area (method note, M13)."""
