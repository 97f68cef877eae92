"""XML as it is read: elements with their lines, and a record of what has been understood.

Nothing outside the file is ever fetched: a document type, and with it every entity, is refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from xml.parsers import expat

from moothall.files.errors import refuse
from moothall.files.limits import limits
from moothall.files.text import SIGNATURES, read_bytes
from moothall.files.xmcda.versions import NEW_NAMES

ASIDE = ("http://www.w3.org/2001/XMLSchema-instance", "http://www.w3.org/XML/1998/namespace")
"""Namespaces of attributes that say where a schema is, or what language a text is in."""


class Element:
    """One element; asking for a part of it records that the part was understood."""

    __slots__ = ("_chunks", "_told", "attributes", "children", "line", "name", "space", "understood")

    def __init__(self, name: str, space: str, line: int, attributes: dict[str, str]) -> None:
        self.name, self.space, self.line, self.attributes = name, space, line, attributes
        self.children: list[Element] = []
        self.understood = False
        self._chunks: list[str] = []
        self._told: set[str] = set()

    def all(self, name: str) -> list[Element]:
        """Every element of a name directly inside."""
        found = [c for c in self.children if c.name == name]
        for child in found:
            child.understood = True
        return found

    def one(self, *path: str) -> Element | None:
        """The first element on a path of names."""
        here: Element = self
        for name in path:
            child = next((c for c in here.children if c.name == name), None)
            if child is None:
                return None
            child.understood = True
            here = child
        return here

    def attribute(self, name: str) -> str:
        """An attribute; empty where there is none."""
        self._told.add(name)
        return self.attributes.get(name, "")

    @property
    def text(self) -> str:
        """All text directly inside, as written."""
        self._told.add("")
        return "".join(self._chunks)

    @property
    def words(self) -> str:
        """The text without blanks at both ends."""
        return self.text.strip()

    def add(self, chunk: str) -> None:
        """Take in a piece of text."""
        self._chunks.append(chunk)

    def leave(self) -> None:
        """Record that all inside is understood, and nothing of it is taken."""
        self.understood = True
        self._told.update(("", *self.attributes))
        for child in self.children:
            child.leave()

    def strange(self) -> Iterator[tuple[str, int]]:
        """Each part that nobody asked for, as a path from here, with its line."""
        for name in self.attributes:
            if name not in self._told and not name.startswith(ASIDE):
                yield f"{self.name}/@{name.rpartition(' ')[2]}", self.line
        if "" not in self._told and "".join(self._chunks).strip():
            yield f"{self.name}/text", self.line
        for child in self.children:
            if child.understood:
                yield from ((f"{self.name}/{path}", line) for path, line in child.strange())
            else:
                yield f"{self.name}/{child.name}", child.line


class _Building:
    """What is known while a file is parsed."""

    def __init__(self, file: str, parser: expat.XMLParserType) -> None:
        self.file, self.parser = file, parser
        self.open: list[Element] = []
        self.root: Element | None = None
        self.count = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._chunk
        parser.StartDoctypeDeclHandler = self._doctype

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        line = self.parser.CurrentLineNumber
        self.count += 1 + len(attributes)
        self._within(line)
        made = Element(NEW_NAMES.get(local, local), space, line, attributes)
        if self.open:
            self.open[-1].children.append(made)
        else:
            self.root = made
        self.open.append(made)

    def _within(self, line: int) -> None:
        most = limits()
        if self.count > most.document_nodes:
            raise refuse(self.file, f"more than {most.document_nodes:,} elements and attributes.", line)
        if len(self.open) >= most.document_depth:
            raise refuse(self.file, f"elements stand inside each other {len(self.open)} deep.", line)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _chunk(self, data: str) -> None:
        self.open[-1].add(data)

    def _doctype(self, *named: object) -> None:
        raise refuse(
            self.file,
            "a document type (<!DOCTYPE ...>) stands here. It can draw in other files, and is never read; "
            "take it away.",
            self.parser.CurrentLineNumber,
        )


def read_tree(path: Path) -> Element:
    """The root element of an XML file; ReadError with line where it is none, or too large."""
    data = read_bytes(path)
    for start, what in SIGNATURES.items():
        if data.startswith(start) and "UTF-16" not in what:
            raise refuse(path, f"this is {what}, not an XML file.")
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    building = _Building(path.name, parser)
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise refuse(path, f"this is not XML: {expat.errors.messages[error.code]}.", error.lineno) from None
    except (LookupError, ValueError) as error:
        raise refuse(path, f"the letters of the file cannot be read: {error}.") from None
    assert building.root is not None
    return building.root
