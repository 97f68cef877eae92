"""What is known while an XMCDA file is read: what is wrong, what is noted, and where each part stands."""

from __future__ import annotations

from typing import TypeVar

from moothall.files.binder import bind, line_at
from moothall.files.errors import Complaint, ReadError
from moothall.files.xmcda.tree import Element
from moothall.files.yaml import Mapping, Node, Scalar, Sequence
from moothall.framework.framework import Framework
from moothall.project.problems import Problem

T = TypeVar("T")


def scalar(words: str, line: int) -> Scalar:
    """Words as they were read, whatever they look like."""
    return Scalar(words, False, line)


def mapping(line: int, **fields: Node | None) -> Mapping:
    """Fields that were given, each with its line; what is None is left out."""
    given = {name: node for name, node in fields.items() if node is not None}
    return Mapping(given, {name: node.line for name, node in given.items()}, line)


class Reading:
    """One file on its way to a project."""

    def __init__(self, file: str, root: Element, framework: Framework) -> None:
        self.file, self.root, self.framework = file, root, framework
        self.complaints: list[Complaint] = []
        self.notes: list[Complaint] = []
        self.trees: dict[str, Node] = {}
        """By part of the project, to find the line of a fault."""
        self.rows: dict[str, list[Node]] = {}

    def complain(self, line: int, message: str, field: str | None = None) -> None:
        """Something is wrong."""
        self.complaints.append(Complaint(file=self.file, line=line, field=field, message=message))

    def note(self, line: int | None, message: str) -> None:
        """Something is right, and people should know it."""
        self.notes.append(Complaint(file=self.file, line=line, message=message))

    def bound(self, node: Node, kind: type[T]) -> T | None:
        """A value of a type; None, and every complaint, where it is none."""
        try:
            return bind(node, kind, self.file)
        except ReadError as error:
            self.complaints += error.complaints
            return None

    def row(self, table: str, node: Node, kind: type[T]) -> T | None:
        """A row of a table; where it is right, its place is kept."""
        made = self.bound(node, kind)
        if made is not None:
            self.rows.setdefault(table, []).append(node)
        return made

    def placed(self, problem: Problem) -> Complaint:
        """A problem of the project, with the line on which it was written."""
        if problem.table in self.rows:
            tree: Node | None = Sequence(tuple(self.rows[problem.table]), 1)
        else:
            tree = self.trees.get(problem.table)
        line = None if tree is None else line_at(tree, problem.path)
        field = next((str(p) for p in reversed(problem.path) if isinstance(p, str)), None)
        return Complaint(file=self.file, line=line, field=field, message=problem.message)
