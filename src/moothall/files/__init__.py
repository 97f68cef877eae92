"""Doors to the disk: project folders, frameworks, tables, findings."""
