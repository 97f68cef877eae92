"""Scratch pages: they answer while people type, and keep nothing."""
