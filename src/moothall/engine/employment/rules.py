"""Which check of this room answers which rule of the framework."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from moothall.findings.employment import ClauseList, EmploymentFindings, Question, StaffCost, TwoTiers
from moothall.findings.flags import CannotTell, Seen, Sighting
from moothall.findings.flags import told as figure
from moothall.findings.values import Figures
from moothall.project.finance import FinanceRow, WorkedOutRow
from moothall.project.project import Project
from moothall.project.terms import Terms


class Context(Struct, frozen=True, kw_only=True):
    """What the checks of this room look at."""

    project: Project
    terms: Terms
    found: EmploymentFindings

    def named(self, option: str | None) -> str:
        """An option by its title and id."""
        titles = {o.id: f"{o.title} ({o.id})" for o in self.project.kept_options}
        return "The models in general" if option is None else titles.get(option, option)


def questions_overdue(context: Context) -> Seen:
    """Questions to the employer that passed the day set for an answer, by option."""
    if not context.project.employment and not context.project.clauses:
        return CannotTell(("employment.csv",))
    late: dict[str | None, list[Question]] = {}
    for question in context.found.questions:
        if question.overdue:
            late.setdefault(question.option, []).append(question)
    return tuple(
        Sighting(
            subject=option or "models",
            option=option,
            figures={
                "option": context.named(option),
                "n": len(asked),
                "n_told": "1 question" if len(asked) == 1 else f"{len(asked)} questions",
                "questions": "; ".join(_late(q) for q in asked),
            },
        )
        for option, asked in late.items()
    )


def _late(question: Question) -> str:
    return f"{question.title} (asked of {question.asked_of or 'nobody'}, due {question.due})"


def clauses_missing(context: Context) -> Seen:
    """Options that rest on clauses, of which some are promised or unknown."""
    return tuple(
        Sighting(
            subject=listed.option,
            option=listed.option,
            figures={
                "option": context.named(listed.option),
                "of": listed.of,
                "written": listed.counts["in_contract"],
                "promised": listed.counts["promised"],
                "unknown": listed.counts["unknown"],
                "clauses": _titles(listed, "promised", "unknown"),
            },
            sources=_sources(listed, "promised", "unknown"),
        )
        for listed in context.found.clauses
        if listed.needed and (listed.counts["promised"] or listed.counts["unknown"])
    )


def clauses_refused(context: Context) -> Seen:
    """Options that rest on clauses, of which some were refused."""
    return tuple(
        Sighting(
            subject=listed.option,
            option=listed.option,
            figures={
                "option": context.named(listed.option),
                "n": listed.counts["refused"],
                "clauses": _titles(listed, "refused"),
            },
            sources=_sources(listed, "refused"),
        )
        for listed in context.found.clauses
        if listed.needed and listed.counts["refused"]
    )


def _titles(listed: ClauseList, *answers: str) -> str:
    return "; ".join(c.title for c in listed.clauses if c.answer in answers)


def _sources(listed: ClauseList, *answers: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e for c in listed.clauses if c.answer in answers for e in c.sources))


def two_tiers(context: Context) -> Seen:
    """Options under which a new starter gets less; cannot tell where that is open for every option."""
    found = context.found.two_tiers
    if found and all(t.answer == "cannot_tell" for t in found):
        return CannotTell(("what new starters would get (employment.csv, staff_terms.csv)",))
    titles = {p.id: p.title for p in context.project.framework.employment.policies}
    return tuple(
        Sighting(subject=t.option, option=t.option, figures=_tiers(context, t, titles))
        for t in found
        if t.answer == "yes"
    )


def _tiers(context: Context, found: TwoTiers, titles: Mapping[str, str]) -> Figures:
    less = [t for t in found.terms if t.less is not None and t.less > 0]
    said = [
        f"{t.item}{f' ({t.occupation})' if t.occupation else ''}: "
        f"{figure(t.starters)} against {figure(t.staff)} {t.unit}".rstrip()
        for t in less
    ]
    said += [f"{titles.get(p, p)}: worse" for p in found.worse]
    return {"option": context.named(found.option), "n": len(said), "what": "; ".join(said)}


def staff_cost_twice(context: Context) -> Seen:
    """Costs that are worked out, and that a typed line of the same option seems to hold as well."""
    asked = {c.cost: c.words for c in context.project.framework.employment.staff_costs}
    typed = [(n, r) for n, r in enumerate(context.project.finance, 2) if not isinstance(r, WorkedOutRow)]
    costs = {(c.option, c.cost): c for c in context.found.costs}
    twice = ((c, [(n, r) for n, r in typed if _same(c, r, asked[c.cost])]) for c in costs.values())
    return tuple(
        Sighting(
            subject=f"{cost.option}/{cost.cost}",
            option=cost.option,
            figures={
                "option": context.named(cost.option),
                "cost": cost.title,
                "category": cost.category,
                "n": len(rows),
                "lines": "; ".join(_line(n, r) for n, r in rows),
            },
            sources=tuple(dict.fromkeys(e for _, r in rows for e in r.evidence)),
        )
        for cost, rows in twice
        if rows
    )


def _same(cost: StaffCost, row: FinanceRow, words: Iterable[str]) -> bool:
    if (row.option, row.category, row.kind) != (cost.option, cost.category, "cost"):
        return False
    said = f"{row.budget_line} {row.reason}".casefold()
    return any(word.casefold() in said for word in words)


def _line(number: int, row: FinanceRow) -> str:
    return f"line {number} ({row.reason or row.budget_line})"


CHECKS: Mapping[str, Callable[[Context], Seen]] = {
    "questions_overdue": questions_overdue,
    "clauses_missing": clauses_missing,
    "clauses_refused": clauses_refused,
    "two_tiers": two_tiers,
    "staff_cost_twice": staff_cost_twice,
}
"""Checks by the name that the framework's rules give."""
