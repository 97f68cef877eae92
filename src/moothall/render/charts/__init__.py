"""Figures as pictures in SVG: readable in grey, with their values as text."""
