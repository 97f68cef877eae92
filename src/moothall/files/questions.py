"""What a framework asks, as a page to print: principles, criteria with anchors, and ids for the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from moothall.framework.criteria import Criterion
from moothall.framework.framework import Framework
from moothall.framework.principles import Principle


def questions(framework: Framework) -> str:
    """Everything that a framework asks of a project, in Markdown. Parts that ask nothing are left out."""
    head = framework.head
    parts = [f"# What is asked: {head.title}, version {head.version}\n\n{head.summary}\n"]
    parts += _principles(framework)
    parts += _criteria(framework)
    parts += _employment(framework)
    parts += _lists(framework)
    return "\n".join(parts)


def _principles(framework: Framework) -> Iterator[str]:
    screening = framework.screening
    if not screening.principles:
        return
    yield "## Principles (principles.csv)\n"
    if screening.introduction:
        yield f"{screening.introduction}\n"
    for key, title in screening.groups.items():
        yield f"### {title}\n"
        yield from (_principle(p) for p in screening.principles if p.group == key)


def _principle(principle: Principle) -> str:
    once = "judged once for the project" if principle.level == "project" else "judged for each option"
    return (
        f"**{principle.id} {principle.title}** ({once}). {principle.question}\n\n"
        f"* meets: {principle.meets}\n* partly_meets: {principle.partly_meets}\n* fails: {principle.fails}\n"
    )


def _criteria(framework: Framework) -> Iterator[str]:
    matrix = framework.matrix
    if not matrix.sections:
        return
    yield "## Criteria (scores.csv, weights.csv; measures.csv for measured ones)\n"
    if matrix.scale is not None:
        meaning = "; ".join(f"{score} {words}" for score, words in matrix.scale.meaning.items())
        yield f"A score is a whole number from {matrix.scale.low} to {matrix.scale.high}: {meaning}.\n"
    for section in matrix.sections:
        yield f"### {section.id} {section.title}\n\n{section.lead_question}\n"
        yield from (_criterion(c) for c in section.criteria)


def _criterion(criterion: Criterion) -> str:
    anchors = "\n".join(f"* {score}: {words}" for score, words in criterion.anchors.items())
    measured = ""
    if criterion.value_function:
        measured = f"\n* measured, not scored by hand: {criterion.measured_by}; write it in measures.csv"
    return f"**{criterion.id} {criterion.title}.** {criterion.question}\n\n{anchors}{measured}\n"


def _employment(framework: Framework) -> Iterator[str]:
    asked = framework.employment
    if not asked.policies:
        return
    yield "## Employment policies (employment.csv)\n"
    yield "Answer each policy for each model: kept, improved, worse or unknown.\n"
    yield _rows((m.id, m.title, m.meaning) for m in asked.models)
    yield _rows((p.id, p.title, p.question) for p in asked.policies)


def _lists(framework: Framework) -> Iterator[str]:
    lists: tuple[tuple[str, Iterable[tuple[str, str, str]]], ...] = (
        ("Types of sharing", ((t.id, t.title, t.definition) for t in framework.typology.types)),
        (
            "Categories of transaction cost (finance.csv)",
            ((c.id, c.title, "; ".join(c.examples)) for c in framework.transaction_costs.categories),
        ),
        ("Risks to answer (risks.csv)", ((r.id, r.title, r.cause) for r in framework.risks.risks)),
        ("Benefits (benefits.csv)", ((b.id, b.title, b.question) for b in framework.benefits.benefits)),
        ("Questions of strategy (strategy.csv)", ((c.id, "", c.question) for c in framework.strategy.checks)),
        (
            "Items of a procurement plan (procurement.csv)",
            ((i.id, i.title, i.question) for i in framework.procurement.items),
        ),
        ("Tiers of government (functions.csv)", ((t.id, t.title, t.meaning) for t in framework.region.tiers)),
        ("Grades of evidence", ((g.label, "", g.meaning) for g in framework.evidence.grades)),
        (
            "Sections of the business case (case/*.md)",
            ((s.id, s.title, "; ".join(s.must_contain)) for s in framework.business_case.sections),
        ),
        (
            "Thresholds that the partners may adopt (project.yaml)",
            ((t.id, t.title, f"{_value(t.value)} {t.unit}") for t in framework.thresholds),
        ),
    )
    for title, rows in lists:
        made = _rows(rows)
        if made:
            yield f"## {title}\n\n{made}"


def _value(value: float | tuple[str, ...]) -> str:
    return ", ".join(value) + "," if isinstance(value, tuple) else f"{value:g}"


def _rows(rows: Iterable[tuple[str, str, str]]) -> str:
    return "".join(f"* **{key}**{f' {title}' if title else ''}: {text}\n" for key, title, text in rows)
