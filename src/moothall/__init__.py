"""Moothall: decide in the open, and on evidence, whether and how to share a public service."""

__version__ = "0.1.0"
