"""Canaries: words that nobody outside may read, one for each place where one is put; and where they turn up.

A file is opened whatever it is: archives member by member (so every part of a Word file, and every sheet of a
workbook, hidden or not), PDFs by their words and what they say of themselves.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping

import pikepdf

from tests.render.reading import pdf_text

ARCHIVE, PDF = b"PK\x03\x04", b"%PDF"
CANARY = re.compile(rb"qleak\d{3}x")
MARKS = re.compile(rb"<[^<>]*>")
BREAKS = re.compile(rb"[\s\-\xad]+")


NOBODY = "nobody"


class Canaries:
    """Words by the place where each was put: `canaries("name of a file")`.

    readers : by place who may read it: powers of which any one will do, or the name of a person; nobody else
    """

    def __init__(self) -> None:
        self.put: dict[str, str] = {}
        self.readers: dict[str, frozenset[str]] = {}

    def __call__(self, place: str, *readers: str) -> str:
        """The word of a place."""
        self.readers.setdefault(place, frozenset(readers or (NOBODY,)))
        return self.put.setdefault(place, f"QLEAK{len(self.put):03}X")

    def for_those(self, who: Iterable[str]) -> set[str]:
        """The places that somebody may read, who is known by powers and a name."""
        held = frozenset(who)
        return {place for place, readers in self.readers.items() if readers & held}

    def found_in(self, everything: Mapping[str, bytes]) -> dict[str, str]:
        """By place the first answer in which its word stands; what was asked may be said back."""
        places = {word.casefold().encode(): place for place, word in self.put.items()}
        found: dict[str, str] = {}
        for name, data in everything.items():
            for where, text in texts(name, data):
                said_back = name.lower().encode()
                for word in CANARY.findall(text):
                    if word not in said_back:
                        found.setdefault(places[word], where)
        return found

    def in_file(self, name: str, data: bytes) -> list[str]:
        """Where canaries stand in a file, and which; none where all is well."""
        return self.in_texts(texts(name, data))

    def in_texts(self, found: Iterable[tuple[str, bytes]]) -> list[str]:
        """The same of texts, each with where it stands."""
        return [
            f"{where}: {place}"
            for where, text in found
            for place, word in self.put.items()
            if word.casefold().encode() in text
        ]


def texts(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """All that can be read in a file, part by part, in small letters and without breaks.

    With its marks, for what hides in one, and without: Word breaks a word where its looks change.
    """
    yield name, _flat(data)
    if b"</" in data:
        yield f"{name} (without marks)", _flat(MARKS.sub(b"", data))
    if data.startswith(ARCHIVE):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield from texts(f"{name} > {inner}", inner.encode() + b"\n" + archive.read(inner))
                yield from _inside(f"{name} > {inner}", archive.read(inner))
    elif data.startswith(PDF):
        yield f"{name} (words)", _flat(pdf_text(data).encode())
        with pikepdf.open(io.BytesIO(data)) as opened:
            yield f"{name} (about itself)", _flat(str(dict(opened.docinfo)).encode())
            yield f"{name} (metadata)", _flat(str(opened.open_metadata()).encode())


def _inside(name: str, data: bytes) -> Iterator[tuple[str, bytes]]:
    """Archives and PDFs within an archive."""
    if data.startswith((ARCHIVE, PDF)):
        yield from texts(name, data)


def _flat(data: bytes) -> bytes:
    return BREAKS.sub(b"", data).lower()
