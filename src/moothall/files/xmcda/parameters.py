"""What XMCDA has no place of its own for, as parameters: the terms of the project, and its groups.

Other programs pass parameters by, so that a file keeps them on its way through.
"""

from __future__ import annotations

from moothall.files.cells import written
from moothall.files.xmcda.markup import Markup, element
from moothall.files.xmcda.reading import Reading, mapping, scalar
from moothall.files.xmcda.tree import Element
from moothall.files.xmcda.values import label, real, values_of
from moothall.files.yaml import Mapping, Sequence
from moothall.project.head import Head
from moothall.project.project import Project
from moothall.project.stakeholders import Group, Stakeholders

PROJECT, GROUPS = "moothall.project", "moothall.groups"
TERMS = (
    "id",
    "title",
    "jurisdiction",
    "framework",
    "as_of",
    "currency",
    "price_base",
    "first_year",
    "horizon_years",
)
"""Fields of project.yaml that a file holds: those without which there is no project."""


def parameters(project: Project) -> tuple[Markup, ...]:
    """The terms of a project, and its groups with their shares and assessors."""
    terms = [
        element("programParameter", element("values", label(written(getattr(project.head, name)))), id=name)
        for name in TERMS
    ]
    groups = [_group(group) for group in project.stakeholders.groups]
    found = [element("programParameters", *terms, id=PROJECT, name="Terms of the project")]
    if groups:
        name = "Groups with their voice, share and assessors"
        found.append(element("programParameters", *groups, id=GROUPS, name=name))
    return tuple(found)


def _group(group: Group) -> Markup:
    voice = label(group.voice, id="voice")
    share = [] if group.share is None else [_named(real(group.share), "share")]
    access = [label(group.first_access.isoformat(), id="first_access")] if group.first_access else []
    codes = [label(a.id, id=a.id, name=a.role, mcdaConcept="assessor") for a in group.assessors]
    values = element("values", voice, *share, *access, *codes)
    return element("programParameter", values, id=group.id, name=group.title)


def _named(value: Markup, identity: str) -> Markup:
    return Markup(value.name, value.inside, (("id", identity),))


def terms_of(root: Element) -> Mapping | None:
    """The terms that a file gives, as project.yaml writes them; None where it gives none."""
    part = _part(root, PROJECT)
    if part is None:
        return None
    found = {}
    for term in part.all("programParameter"):
        name, values = term.attribute("id"), values_of(term)
        if name in Head.__struct_fields__ and values:
            found[name] = scalar(values[0].words, term.line)
    return Mapping(dict(found), {name: node.line for name, node in found.items()}, part.line)


def _part(root: Element, identity: str) -> Element | None:
    for part in root.children:
        if part.name == "programParameters" and part.attributes.get("id") == identity:
            part.understood = True
            part.attribute("id")
            part.attribute("name")
            return part
    return None


def read_groups(reading: Reading) -> Stakeholders | None:
    """The groups of a file; None where it names none."""
    part = _part(reading.root, GROUPS)
    if part is None:
        return None
    nodes, made = [], []
    for found in part.all("programParameter"):
        node = _group_node(found)
        group = reading.bound(node, Group)
        if group is not None:
            nodes.append(node)
            made.append(group)
    reading.trees["stakeholders"] = mapping(part.line, groups=Sequence(tuple(nodes), part.line))
    return Stakeholders(groups=tuple(made))


def _group_node(found: Element) -> Mapping:
    held = found.one("values")
    values = [] if held is None else held.all("value")
    plain: dict[str, str] = {}
    assessors = []
    for value in values:
        line, words = value.line, _words(value)
        name = value.attribute("id")
        if value.attribute("mcdaConcept") == "assessor":
            role = value.attribute("name")
            node = mapping(line, id=scalar(words, line), role=scalar(role, line) if role else None)
            assessors.append(node)
        else:
            plain[name] = words
    line = found.line
    given = {name: scalar(plain[name], line) for name in ("voice", "share", "first_access") if name in plain}
    return mapping(
        line,
        id=scalar(found.attribute("id"), line),
        title=scalar(found.attribute("name"), line),
        assessors=Sequence(tuple(assessors), line) if assessors else None,
        **given,
    )


def _words(value: Element) -> str:
    inner = value.one("label") or value.one("real") or value.one("integer")
    return "" if inner is None else inner.text
