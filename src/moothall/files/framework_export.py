"""A copy of a framework as the starting point for one's own."""

from __future__ import annotations

import msgspec
import yaml
from msgspec.structs import replace

from moothall.files.errors import refuse
from moothall.files.frameworks import SUBJECTS, library, library_path, read_framework
from moothall.framework.framework import Head

FIRST = "0.1.0"


def exported(framework: str, identity: str) -> dict[str, bytes]:
    """The files of a copy under a new id, in its first version, saying what it derives from."""
    if identity in library():
        raise refuse("library", f'"{identity}" is a framework of the library; choose another id for yours.')
    place = library_path(framework)
    source = read_framework(place)
    files = {name: (place / name).read_bytes() for name in SUBJECTS if (place / name).exists()}
    head = _derived(source.head, source.pin, identity)
    files["framework.yaml"] = _yaml(head)
    files["CHANGELOG.md"] = f"# Changes\n\n## {FIRST}\n\nA copy of {source.pin}.\n".encode()
    return files


def _derived(head: Head, pin: str, identity: str) -> Head:
    ours = f"Derives from {pin}. Of that: {head.provenance.ours}"
    return replace(
        head,
        id=identity,
        version=FIRST,
        title=f"{head.title} (our own version)",
        provenance=replace(head.provenance, ours=ours),
    )


def _yaml(head: Head) -> bytes:
    plain = {k: v for k, v in msgspec.to_builtins(head).items() if v is not None}
    plain["provenance"] = {k: v for k, v in plain["provenance"].items() if v is not None}
    text = yaml.safe_dump(plain, sort_keys=False, allow_unicode=True, width=100)
    return f"# Who this framework is. Change title, summary and provenance to yours.\n{text}".encode()
