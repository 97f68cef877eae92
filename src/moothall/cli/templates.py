"""The Word template that people name: read and looked at before anything is worked out."""

from __future__ import annotations

from pathlib import Path

from moothall.files.errors import refuse
from moothall.files.limits import limits


def template_read(path: Path) -> bytes:
    """The bytes of a template that can be used; ReadError in words where it cannot."""
    from moothall.render.docx.styles import MissingStyles, NotWord, look_at

    if not path.is_file():
        raise refuse(path, "there is no such file.")
    try:
        data = path.read_bytes()
        look_at(data, limits().sheet_bytes)
    except (MissingStyles, NotWord) as error:
        raise refuse(path, f"{error}") from None
    except OSError as error:
        raise refuse(path, f"the file cannot be read: {error.strerror}.") from None
    return data
