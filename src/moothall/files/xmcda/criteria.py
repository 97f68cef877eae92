"""Criteria of XMCDA with their sets, scales and functions: the framework's words and anchors.

They are the framework's, so reading changes none of them; what a file says otherwise is refused where
scores would mean something else, and noted where only words differ.
"""

from __future__ import annotations

from collections.abc import Iterator

from moothall.files.xmcda.alternatives import not_active, who_said
from moothall.files.xmcda.descriptions import description
from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.reading import Reading, scalar
from moothall.files.xmcda.tree import Element
from moothall.files.yaml import Mapping
from moothall.framework.criteria import Criterion
from moothall.project.head import NotApplicable
from moothall.project.problems import listed, nearest
from moothall.project.project import Project


def criteria(project: Project) -> Markup | None:
    """Every criterion of the framework; one that applies to no option is not active."""
    left_out = {n.criterion: n for n in project.head.not_applicable}
    made = [_criterion(c, left_out.get(c.id)) for c in project.framework.criteria]
    return element("criteria", *made) if made else None


def _criterion(criterion: Criterion, left: NotApplicable | None) -> Markup:
    return element(
        "criterion",
        description(
            author=left.by if left else "",
            comment=criterion.question,
            keywords=(left.reason,) if left else (),
            date=left.date if left else None,
        ),
        text("active", "false") if left else None,
        id=criterion.id,
        name=criterion.title,
    )


def criteria_sets(project: Project) -> Markup | None:
    """Every section, with its criteria."""
    made = [
        element(
            "criteriaSet",
            description(comment=section.lead_question),
            *(element("element", text("criterionID", c.id)) for c in section.criteria),
            id=section.id,
            name=section.title,
        )
        for section in project.framework.matrix.sections
    ]
    return element("criteriaSets", *made) if made else None


def read_criteria(reading: Reading) -> tuple[Mapping, ...]:
    """Look at each criterion of a file; gives those that it leaves out, as project.yaml writes them.

    The criteria themselves are the framework's.
    """
    left: list[Mapping] = []
    for part in reading.root.all("criteria"):
        for found in part.all("criterion"):
            known = Known(reading).criterion(found.attribute("id"), found.line, found.attribute("name"))
            _words(reading, found, known)
            if known is not None and not_active(found):
                left += _left_out(reading, found, known)
    _sets(reading)
    return tuple(left)


def _left_out(reading: Reading, found: Element, known: Criterion) -> Iterator[Mapping]:
    said = who_said(found)
    if said is None:
        reading.note(
            found.line,
            f"{known.id} is not active here, and nobody says who left it out, why and when; it still "
            "applies. Write that under not_applicable in project.yaml if it does not.",
        )
        return
    items = {"criterion": scalar(known.id, found.line), **said.items}
    yield Mapping(items, {name: node.line for name, node in items.items()}, found.line)


def _words(reading: Reading, found: Element, known: Criterion | None) -> None:
    """The question is the framework's; another name may mean another question."""
    named = found.attribute("name")
    question = found.one("description", "comment")
    if question is not None and (known is None or question.text == known.question):
        question.leave()
    if known is not None and named and named != known.title:
        reading.note(
            found.line,
            f'{known.id} is called "{named}" here and "{known.title}" in the framework; are they the same? '
            "The framework's question and anchors stand.",
        )


def _sets(reading: Reading) -> None:
    """Sets that are the framework's sections are understood; others are left among what is not."""
    sections = {s.id: s for s in reading.framework.matrix.sections}
    for part in reading.root.all("criteriaSets"):
        for found in part.children:
            section = sections.get(found.attributes.get("id", ""))
            inside = [e.one("criterionID") for e in found.children if e.name == "element"]
            own = {i.words for i in inside if i is not None}
            if section is not None and own == {c.id for c in section.criteria}:
                found.leave()


class Known:
    """Criteria and sections of the framework by id; each stranger is told once, with the nearest name."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.criteria = {c.id: c for c in reading.framework.criteria}
        self.sections = {s.id: s for s in reading.framework.matrix.sections}

    def criterion(self, identity: str, line: int, named: str = "") -> Criterion | None:
        """The criterion of an id; None, and a complaint, where the framework has none."""
        found = self.criteria.get(identity)
        if found is None:
            self._stranger("criterion", identity, line, {i: c.title for i, c in self.criteria.items()}, named)
        return found

    def section(self, identity: str, line: int) -> bool:
        """Whether the framework has such a section; a complaint where not."""
        if identity not in self.sections:
            self._stranger("section", identity, line, {i: s.title for i, s in self.sections.items()}, "")
        return identity in self.sections

    def _stranger(self, noun: str, identity: str, line: int, titles: dict[str, str], named: str) -> None:
        framework = self.reading.framework.head.id
        start = f'The framework {framework} has no {noun} "{identity}".'
        if any(c.message.startswith(start) for c in self.reading.complaints):
            return
        hint = _hint(identity, named, titles)
        self.reading.complain(line, f"{start}{hint} Known: {listed(titles, 8)}.")


def _hint(identity: str, named: str, titles: dict[str, str]) -> str:
    """The nearest right id, by the name that the file gives, else by the id."""
    by_title = {title: key for key, title in titles.items()}
    near = nearest(named, by_title) if named else ""
    for title, key in by_title.items():
        if near == f' Did you mean "{title}"?':
            return f' Did you mean "{key}" ({title})?'
    return nearest(identity, titles)
