"""Which framework a person means: one of the library by its id, or a folder."""

from __future__ import annotations

from pathlib import Path

from moothall.files.errors import refuse
from moothall.files.frameworks import library, library_path
from moothall.project.problems import listed, nearest


def place_of(word: str) -> Path:
    """The folder of an id of the library, of a pin, or the folder itself."""
    name = word.partition("@")[0]
    if name in library():
        return library_path(name)
    path = Path(word)
    if word.strip() and path.is_dir():
        return path
    if word.strip() and path.exists():
        raise refuse(path, "this is a file; name the folder of a framework.")
    hint = f"{nearest(name, library())} Known: {listed(library())}; or name a folder."
    raise refuse("library", f'there is no framework "{word}".{hint}')
