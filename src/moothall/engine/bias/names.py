"""What the checks call things: a title with its id, so that a message can be read and looked up."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.project.project import Project


def named(titles: Iterable[tuple[str, str]], id: str) -> str:
    """An id with its title in front, or the id alone where it has none."""
    title = dict(titles).get(id)
    return f"{title} ({id})" if title else id


def option_name(project: Project, id: str) -> str:
    """An option as a message names it."""
    return named(((o.id, o.title) for o in project.options), id)


def group_name(project: Project, id: str) -> str:
    """A stakeholder group as a message names it."""
    return named(((g.id, g.title) for g in project.stakeholders.groups), id)


def criterion_name(project: Project, id: str) -> str:
    """A criterion as a message names it."""
    return named(((c.id, c.title) for c in project.framework.criteria), id)


def item_name(project: Project, id: str) -> str:
    """A weighted item as a message names it: a section or a criterion."""
    sections = {s.id: s.title for s in project.framework.matrix.sections}
    criteria = {c.id: c.title for c in project.framework.criteria}
    return named((sections | criteria).items(), id)


def phrase(words: Iterable[str]) -> str:
    """Words in one phrase, or 'none'."""
    return ", ".join(words) or "none"
