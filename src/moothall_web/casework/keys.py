"""A row's key as a part of an address."""

from __future__ import annotations

from django.urls import register_converter

NONE = "-"
"""Stands in an address for a key of nothing: that of a document of one value."""


class Key:
    """Any text there is: a key may be made of a source in somebody's words, with line breaks in it."""

    regex = r"[\s\S]+"

    def to_python(self, value: str) -> str:
        """The key that an address names."""
        return "" if value == NONE else value

    def to_url(self, value: str) -> str:
        """The key as it stands in an address."""
        return value or NONE


register_converter(Key, "key")
KEY = "<key:key>"
"""What an address of a row ends on."""
