"""Alternatives of XMCDA: the options, with who took one off the list and why."""

from __future__ import annotations

from moothall.files.xmcda.descriptions import (
    author_of,
    comment_of,
    date_of,
    description,
    keyword_of,
)
from moothall.files.xmcda.markup import Markup, element, text
from moothall.files.xmcda.reading import Reading, mapping, scalar
from moothall.files.xmcda.tree import Element
from moothall.files.yaml import Mapping, Sequence
from moothall.project.options import Option
from moothall.project.project import Project

BASELINE = "baseline."
"""Begins the concept of an option that is a baseline; which one comes behind it."""
HELD = frozenset({"id", "title", "summary", "baseline", "dropped"})
"""Fields of an option that the file holds."""


def alternatives(project: Project) -> Markup | None:
    """Every option; one taken off the list is not active."""
    made = [_alternative(option) for option in project.options]
    return element("alternatives", *made) if made else None


def _alternative(option: Option) -> Markup:
    dropped = option.dropped
    return element(
        "alternative",
        description(
            author=dropped.by if dropped else "",
            comment=option.summary,
            keywords=(dropped.reason,) if dropped else (),
            date=dropped.date if dropped else None,
        ),
        text("active", "false") if dropped else None,
        id=option.id,
        name=option.title,
        mcdaConcept=f"{BASELINE}{option.baseline}" if option.baseline else "",
    )


def read_options(reading: Reading) -> tuple[Option, ...]:
    """The options of a file."""
    nodes, made = [], []
    for part in reading.root.all("alternatives"):
        for found in part.all("alternative"):
            node = _node(reading, found)
            option = reading.bound(node, Option)
            if option is not None:
                nodes.append(node)
                made.append(option)
    reading.trees["options"] = Sequence(tuple(nodes), reading.root.line)
    return tuple(made)


def _node(reading: Reading, found: Element) -> Mapping:
    identity, title = found.attribute("id"), found.attribute("name")
    summary = comment_of(found)
    concept = found.attributes.get("mcdaConcept", "")
    if concept.startswith(BASELINE):
        found.attribute("mcdaConcept")
    kind = concept.removeprefix(BASELINE) if concept.startswith(BASELINE) else ""
    if (real := found.one("type")) is not None and real.words == "fictive":
        reading.note(found.line, f"{identity} is called fictive here; it is an option like the others.")
    return mapping(
        found.line,
        id=scalar(identity, found.line),
        title=scalar(title or identity, found.line),
        summary=scalar(summary, found.line) if summary else None,
        baseline=scalar(kind, found.line) if kind else None,
        dropped=_dropped(reading, found, identity) if not_active(found) else None,
    )


def not_active(found: Element) -> bool:
    """Whether something is to be left out."""
    active = found.one("active")
    return active is not None and active.words in ("false", "0")


def _dropped(reading: Reading, found: Element, identity: str) -> Mapping | None:
    who_why_when = who_said(found)
    if who_why_when is None:
        reading.note(
            found.line,
            f"{identity} is not active here, and nobody says who took it off the list, why and when; "
            "it stays on. Write that under dropped in options.yaml if it is to go.",
        )
    return who_why_when


def who_said(found: Element) -> Mapping | None:
    """Who left something out, why and when; None where one of the three is not there."""
    by, reason, when = author_of(found), keyword_of(found), date_of(found)
    if not by or not reason or when is None:
        return None
    line = found.line
    return mapping(line, reason=scalar(reason, line), by=scalar(by, line), date=scalar(*when))
