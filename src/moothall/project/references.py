"""Every reference of a project must resolve: an unknown option, partner or criterion is an error."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from msgspec import Meta, Struct

from moothall.framework.framework import items
from moothall.project.finance import PLAIN_CATEGORIES
from moothall.project.problems import Path, Problem, listed, nearest

if TYPE_CHECKING:
    from moothall.project.project import Project

Visit = tuple[str, str | None]  # field, and the kind of reference (None: look inside)


@cache
def _visits(kind: type[Struct]) -> tuple[Visit, ...]:
    """Fields of a type that hold references, or values that may hold some."""
    hints = typing.get_type_hints(kind, include_extras=True)
    found: list[Visit] = []
    for name, hint in hints.items():
        ref = _ref_of(hint)
        if ref is not None:
            found.append((name, ref))
        elif _holds_struct(hint):
            found.append((name, None))
    return tuple(found)


def _ref_of(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if isinstance(meta, Meta) and meta.extra and "ref" in meta.extra:
                return str(meta.extra["ref"])
    for part in get_args(hint):
        ref = _ref_of(part)
        if ref is not None:
            return ref
    return None


def _holds_struct(hint: Any) -> bool:
    if isinstance(hint, type) and issubclass(hint, Struct):
        return True
    return any(_holds_struct(part) for part in get_args(hint))


def references(value: Struct, path: Path = ()) -> Iterator[tuple[str, str, Path]]:
    """Each reference inside a value as (kind, id, path to it)."""
    for name, ref in _visits(type(value)):
        part = getattr(value, name)
        if part is None:
            continue
        if ref is None:
            inside = part if isinstance(part, tuple) else (part,)
            for n, child in enumerate(inside):
                if isinstance(child, Struct):
                    step: Path = (name, n) if isinstance(part, tuple) else (name,)
                    yield from references(child, path + step)
        elif isinstance(part, tuple):
            for n, word in enumerate(part):
                yield ref, str(word), (*path, name, n)
        else:
            yield ref, str(part), (*path, name)


def known(project: Project) -> Mapping[str, Mapping[str, str]]:
    """Ids that exist, by kind of reference, each with a title for hints."""
    fw = project.framework
    titled: Callable[[Any], dict[str, str]] = lambda xs: {  # noqa: E731
        x.id: getattr(x, "title", "") or getattr(x, "name", "") for x in xs
    }
    rules = {
        key: _says(rule)
        for part in (fw.typology, fw.screening, fw.evidence.rules, fw.governance, fw.strategy, fw.bias,
                     fw.benefits.rules, fw.risks.rules, fw.transaction_costs.rules, fw.jobs,
                     fw.employment.rules, fw.equality.rules, fw.procurement.rules, fw.region.rules)
        for key, rule in items(part)
    }  # fmt: skip
    criteria, principles = titled(fw.criteria), titled(fw.screening.principles)
    sections, costs = titled(fw.matrix.sections), titled(fw.transaction_costs.categories)
    risks, benefits = titled(fw.risks.risks), titled(fw.benefits.benefits)
    policies, plain = titled(fw.employment.policies), dict.fromkeys(PLAIN_CATEGORIES, "")
    asked = {t.id: t.value for t in fw.thresholds}
    asked |= {t.id: t.value for t in sorted(project.head.thresholds, key=lambda t: t.date)}
    needs = [*_words(asked.get("needs_asked")), *_words(asked.get("realism_asked"))]
    return {
        "options": titled(project.options),
        "partners": titled(project.head.partners),
        "groups": titled(project.stakeholders.groups),
        "assessors": {a.id: a.role for g in project.stakeholders.groups for a in g.assessors},
        "places": titled(project.places),
        "evidence": dict.fromkeys((e.id for e in project.evidence), ""),
        "criteria": criteria,
        "principles": principles,
        "framework_risks": risks,
        "framework_benefits": benefits,
        "policies": policies,
        "models": titled(fw.employment.models),
        "strategy_checks": {c.id: c.question for c in fw.strategy.checks},
        "clauses": titled(fw.employment.clauses),
        "equality_questions": titled(fw.equality.questions),
        "characteristics": titled(fw.equality.characteristics),
        "procurement_items": titled(fw.procurement.items),
        "tiers": titled(fw.region.tiers),
        "benefit_rows": titled(project.benefits),
        "questions": {q.id: q.asked_of for q in project.questions if q.kind == "question"},
        "case_sections": titled(fw.business_case.sections),
        "rules": rules,
        "thresholds": titled(fw.thresholds),
        "types": titled(fw.typology.types),
        "grades": {g.label: g.meaning for g in fw.evidence.grades},
        "weighted": sections | criteria,
        "claim_items": criteria | principles | sections | costs | risks | benefits | policies | plain,
        "categories": costs | plain,
        "needs": dict.fromkeys(needs, ""),
        "comparators": titled(fw.comparators.comparators),
        "overridable": principles | rules,
    }


def _says(rule: Struct) -> str:
    """What a rule is called, or what it asks where it has no name."""
    found = (getattr(rule, name, None) for name in ("title", "rule", "question"))
    return next((told for told in found if told), "")


def _words(value: object) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else ()


NOUNS = {
    "options": "option", "partners": "partner", "groups": "stakeholder group",
    "assessors": "assessor", "places": "place", "evidence": "evidence item",
    "criteria": "criterion", "principles": "principle", "framework_risks": "risk of the framework",
    "framework_benefits": "benefit of the framework", "policies": "employment policy",
    "models": "employment model", "strategy_checks": "strategy check",
    "case_sections": "section of the business case", "rules": "check or rule",
    "clauses": "clause", "equality_questions": "question of the equality duty",
    "characteristics": "protected characteristic", "procurement_items": "item of the procurement checklist",
    "tiers": "tier of government", "questions": "question in questions.csv",
    "benefit_rows": "benefit in benefits.csv",
    "thresholds": "threshold", "types": "type", "grades": "grade of evidence",
    "weighted": "section or criterion", "claim_items": "criterion, principle, cost, risk or benefit",
    "categories": "cost category", "needs": "need or realism question",
    "comparators": "case of the library", "overridable": "principle or rule",
}  # fmt: skip
"""What each kind of reference is called in a message."""


OTHERS = frozenset({"framework", "facts", "library_cases", "library_multipliers"})
"""Parts that are the library's, whatever the framework."""


def unknown(project: Project) -> Iterator[Problem]:
    """A problem for each reference that does not resolve."""
    names = known(project)
    for table in project.__struct_fields__:
        if table in OTHERS:
            continue
        value = getattr(project, table)
        rows = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for number, row in rows:
            for ref, word, path in references(row):
                if word in names[ref]:
                    continue
                start: Path = () if number is None else (number,)
                yield Problem(
                    table,
                    start + path,
                    f'There is no {NOUNS[ref]} "{word}".{nearest(word, names[ref])} '
                    + (f"Known: {listed(names[ref])}." if names[ref] else "None is defined."),
                    ref,
                    word,
                )
