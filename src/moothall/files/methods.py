"""Methods of the library with their worked examples: read when a document prints them, not before."""

from __future__ import annotations

from functools import cache

from moothall.files.binder import bind
from moothall.files.frameworks import library_root
from moothall.files.yaml import read_yaml
from moothall.framework.methods import Method


@cache
def library_methods() -> tuple[Method, ...]:
    """Every method, in the order of the method note, then by name."""
    folder = library_root() / "methods"
    found = (bind(read_yaml(path), Method, f"methods/{path.name}") for path in sorted(folder.glob("*.yaml")))
    return tuple(sorted(found, key=lambda m: (int(m.note.lstrip("M")), m.id)))
