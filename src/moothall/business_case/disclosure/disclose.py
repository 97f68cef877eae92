"""From a project to its public copy: what is withheld is outlined, small counts are added up or left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from moothall.business_case.disclosure.people import amounts, people
from moothall.business_case.disclosure.places import places
from moothall.business_case.disclosure.posts import posts
from moothall.business_case.disclosure.repeated import repeated
from moothall.business_case.disclosure.settled import settled_pay, settled_places
from moothall.business_case.disclosure.workforce import workforce
from moothall.findings.findings import Findings
from moothall.project.evidence import EvidenceRow
from moothall.project.finance import FinanceRow
from moothall.project.problems import Problem
from moothall.project.project import ANSWERED, LIBRARY, Project
from moothall.project.public import PublicProject, Step, UnpublishableError
from moothall.project.public_rules import (
    counted_units,
    hidden_questions,
    least_told,
    marked,
    outline,
    unsaid,
)
from moothall.project.questions import QuestionRow
from moothall.project.small_counts import small
from moothall.project.stakeholders import Stakeholders
from moothall.project.verifications import VerificationRow


def disclose(project: Project, findings: Findings, staff_lines: tuple[FinanceRow, ...] = ()) -> PublicProject:
    """The public copy of a project, with every step that was taken to make it.

    findings : what was worked out of the whole project. It holds the grades that withheld claims keep, and
        results that may be told of posts and pay that may not: they stand in the copy as they were told
    staff_lines : the lines of money that the terms of staff bring with them, as the engine works them out
    UnpublishableError where a claim is withheld without a reason, or its words stand elsewhere as well;
    nothing is published then.
    """
    if isinstance(project, PublicProject):
        return project
    problems = blocks(project)
    if problems:
        raise UnpublishableError(problems)
    grades = {id: item.grade for id, item in findings.evidence.items.items()}
    counted, counting_steps = _counted(project, findings, staff_lines)
    held, held_steps = _evidence(project, grades)
    asked, question_steps = _questions(project)
    parts = {name: getattr(project, name) for name in ("framework", *LIBRARY, *ANSWERED)}
    parts |= {
        "head": replace(project.head, public_copy=True),
        "stakeholders": _codes(project.stakeholders),
        "evidence": held,
        "verifications": tuple(_marks(project)),
        "questions": asked,
        **counted,
    }
    steps = (*_unnamed(project.stakeholders), *held_steps, *question_steps, *counting_steps)
    return PublicProject(**parts, steps=steps)


def together(project: Project, findings: Findings, staff_lines: tuple[FinanceRow, ...] = ()) -> Project:
    """The whole project with small counts added up or left out as in its public copy, and nothing withheld.

    For those who read a project and do not enter its staff. Parameters as of `disclose`.
    """
    if isinstance(project, PublicProject):
        return project
    parts = {name: getattr(project, name) for name in ("framework", *LIBRARY, *ANSWERED)}
    return Project(**parts | _counted(project, findings, staff_lines)[0])


def _counted(
    project: Project, findings: Findings, staff_lines: tuple[FinanceRow, ...]
) -> tuple[dict[str, Any], tuple[Step, ...]]:
    """The parts of a project that count people, as they may be told, and the steps that were taken."""
    least = least_told(project)
    staff, staff_steps = workforce(project, least)
    there, place_steps = places(project, staff, least)
    changed, post_steps = posts(project, staff, there, least)
    measured, measure_steps = people(project.measures, "measures", least)
    affected, impact_steps = people(project.impacts, "impacts", least)
    affected, size_steps = amounts(affected, counted_units(project), least)
    parts: dict[str, Any] = {
        "workforce": staff,
        "places": there,
        "jobs": changed,
        "measures": settled_places(project, measured, findings),
        "impacts": affected,
    }
    if staff_steps:
        parts |= settled_pay(project, staff_lines)
    return parts, (
        *staff_steps,
        *place_steps,
        *post_steps,
        *measure_steps,
        *impact_steps,
        *size_steps,
    )


def blocks(project: Project) -> tuple[Problem, ...]:
    """Everything that keeps a project from being published, each with its place; nothing is worked out."""
    return (*_unreasoned(project), *_strains(project), *repeated(project))


def _unreasoned(project: Project) -> Iterator[Problem]:
    """Claims withheld without a reason code and a reason, or about which the two files disagree."""
    held = {e.id: n for n, e in enumerate(project.evidence) if e.disclosure == "withheld"}
    register = {d.item: n for n, d in enumerate(project.disclosure)}
    for item, n in held.items():
        if item not in register:
            message = f"{item} is withheld; before anything is published, disclosure.csv says why."
            yield Problem("evidence", (n, "disclosure"), message)
            continue
        row = project.disclosure[register[item]]
        for field in ("code", "reason"):
            if not getattr(row, field).strip():
                message = f"{item} is withheld without a {field}; nothing is published until it has one."
                yield Problem("disclosure", (register[item], field), message)
    for item, n in register.items():
        if item not in held:
            message = f"{item} stands among what is withheld, yet evidence.csv calls it public; settle which."
            yield Problem("disclosure", (n, "item"), message)


def _strains(project: Project) -> Iterator[Problem]:
    """Pensions paid early to so few that the count could point to a person."""
    least = least_told(project)
    for o, option in enumerate(project.options):
        for s, strain in enumerate(option.pension_strain):
            if small(strain.people, least):
                message = (
                    f"Option {option.id} counts fewer than {least:g} people whose pension is paid early. "
                    "Such a count is not published: put the cost into finance.csv, as money."
                )
                yield Problem("options", (o, "pension_strain", s, "people"), message)


def _evidence(
    project: Project, grades: dict[str, str | None]
) -> tuple[tuple[EvidenceRow, ...], tuple[Step, ...]]:
    rows = tuple(outline(e, grades[e.id]) if e.disclosure == "withheld" else e for e in project.evidence)
    count = sum(e.disclosure == "withheld" for e in rows)
    return rows, (Step(table="evidence", manner="outlined", count=count),) if count else ()


def _marks(project: Project) -> Iterator[VerificationRow]:
    """What those who checked claims say; of a claim that is withheld without the reason."""
    hidden = {e.id: e for e in project.evidence if e.disclosure == "withheld"}
    for mark in project.verifications:
        told = marked(hidden[mark.evidence], mark) if mark.evidence in hidden else mark
        if told is not None:
            yield told


def _questions(project: Project) -> tuple[tuple[QuestionRow, ...], tuple[Step, ...]]:
    """Questions and replies, those that are withheld without their words."""
    hidden = hidden_questions(project.questions)
    told = tuple(unsaid(row, hidden) for row in project.questions)
    count = sum(a != b for a, b in zip(told, project.questions, strict=True))
    return told, (Step(table="questions", manner="outlined", count=count),) if count else ()


def _codes(found: Stakeholders) -> Stakeholders:
    """Groups whose assessors are codes and nothing else: a role may point to one person."""
    return replace(
        found,
        groups=tuple(
            replace(g, assessors=tuple(replace(a, role="") for a in g.assessors)) for g in found.groups
        ),
    )


def _unnamed(found: Stakeholders) -> tuple[Step, ...]:
    count = sum(bool(a.role) for g in found.groups for a in g.assessors)
    return (Step(table="stakeholders", manner="left_out", count=count),) if count else ()
