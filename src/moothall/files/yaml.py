"""YAML as people write it: a tree with line numbers, read by the rules of YAML 1.2.

Scalars stay text until a type asks for them, so that `no` is a word and `010` is not eight.
Anchors and aliases are refused: they make files that explode or run in circles.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml
from msgspec import Struct

from moothall.files.errors import Complaint, ReadError, refuse
from moothall.files.limits import limits
from moothall.files.text import read_text

Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Scalar(Struct, frozen=True):
    """One word or sentence; `plain` if it was written without quotes."""

    text: str
    plain: bool
    line: int


class Sequence(Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int


class Mapping(Struct, frozen=True):
    """Keys with their values, in order."""

    items: dict[str, Node]
    lines: dict[str, int]
    line: int


Node = Scalar | Sequence | Mapping


def read_yaml(path: Path) -> Node:
    """The tree of a YAML file; ReadError with line for anything that is not allowed."""
    text = read_text(path)
    if not text.strip():
        raise refuse(path, "the file is empty.")
    return parse_yaml(text, path.name)


def parse_yaml(text: str, name: str) -> Node:
    """The tree of a YAML text; `name` stands in complaints."""
    builder = _Builder(name)
    try:
        return builder.document(yaml.parse(text, Loader=Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise refuse(name, _plain(error, text), mark.line + 1 if mark else None) from None
    except yaml.reader.ReaderError as error:
        letter = ord(error.character) if isinstance(error.character, str) else error.character
        line = text.count("\n", 0, text.find(chr(letter))) + 1
        raise refuse(name, f"a letter stands here that YAML does not allow (U+{letter:04X}).", line) from None


def _plain(error: yaml.MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark
    lines = text.splitlines()
    if mark and mark.line < len(lines) and "\t" in lines[mark.line]:
        return "a tab stands here; YAML is indented with spaces only."
    problem = (error.problem or "it cannot be read").replace("did not find", "missing")
    return f"this is not YAML: {problem}."


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Builder:
    """Builds the tree from parser events, watching depth, size, anchors and repeated keys."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.count = 0
        self.deepest, self.most = limits().document_depth, limits().document_nodes
        self.complaints: list[Complaint] = []

    def document(self, events: Iterator[yaml.Event]) -> Node:
        root: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise self.refuse("only one document may stand in a file.", event)
            elif isinstance(event, yaml.NodeEvent):
                root = self.node(event, events, 1)
        if self.complaints:
            raise ReadError(self.complaints)
        if root is None:
            raise refuse(self.name, "the file holds only comments.")
        return root

    def refuse(self, message: str, event: yaml.Event) -> ReadError:
        return refuse(self.name, message, _line(event))

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        self.count += 1
        if depth > self.deepest or self.count > self.most:
            raise self.refuse("the file is nested too deep or has too many values.", event)
        if type(event) is yaml.ScalarEvent and event.anchor is None and event.tag is None:
            return Scalar(event.value, event.implicit[0], event.start_mark.line + 1)  # type: ignore[union-attr]
        self.permit(event)
        if isinstance(event, yaml.ScalarEvent):  # tagged "!": text whatever it looks like
            return Scalar(event.value, False, _line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, depth, _line(event))
        return self.mapping(events, depth, _line(event))

    def permit(self, event: yaml.Event) -> None:
        """Refuse what makes files explode, run in circles, or build what nobody asked for."""
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            raise self.refuse(f"an alias (*{anchor}) is not allowed; write the value out.", event)
        if anchor:
            raise self.refuse(f"an anchor (&{anchor}) is not allowed; write the value out.", event)
        if tag not in (None, "!"):
            raise self.refuse(f"a tag ({tag}) is not allowed.", event)

    def sequence(self, events: Iterator[yaml.Event], depth: int, line: int) -> Sequence:
        found: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            found.append(self.node(event, events, depth + 1))
        return Sequence(tuple(found), line)

    def mapping(self, events: Iterator[yaml.Event], depth: int, line: int) -> Mapping:
        found: dict[str, Node] = {}
        lines: dict[str, int] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            key = self.node(event, events, depth + 1)
            if not isinstance(key, Scalar):
                raise self.refuse("a key must be a word, not a list or a mapping.", event)
            value = self.node(next(events), events, depth + 1)
            if key.text in found:
                self.complaints.append(
                    Complaint(
                        file=self.name,
                        line=key.line,
                        field=key.text,
                        message=f"the key is written twice (first on line {lines[key.text]}); keep one.",
                    )
                )
                continue
            found[key.text] = value
            lines[key.text] = key.line
        return Mapping(found, lines, line)
