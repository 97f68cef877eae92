"""Who wrote the evidence, and which cases were looked at? Both follow rules of the framework."""

from __future__ import annotations

from moothall.engine.bias.context import Results
from moothall.engine.bias.names import phrase
from moothall.findings.flags import CannotTell, CheckResult, Flag, Seen, Sighting
from moothall.project.project import Project

BALANCED = "comparators_balanced"
DECLARED = "interest_declared"
DISJOINT = "interests_disjoint"


def success_only_cases(results: Results) -> Seen:
    """Too few cases looked at, or too few bad ones: follows the rule on comparable cases (M8)."""
    rule = results.rules.get(BALANCED)
    if rule is None or rule.outcome == "cannot_tell":
        return _without(("comparable cases (comparators.csv)",), rule)
    return tuple(Sighting(subject=f.subject, figures=f.figures, sources=f.sources) for f in rule.flags)


def _without(missing: tuple[str, ...], rule: CheckResult | None) -> CannotTell:
    return CannotTell(rule.missing if rule is not None and rule.missing else missing)


def interested_adviser(results: Results) -> Seen:
    """Evidence by those who stand to gain, or a firm that advises and bids (M8).

    Follows the rules on declared interests and on separate roles; one sighting gathers both.
    """
    rules = [results.rules.get(name) for name in (DECLARED, DISJOINT)]
    flags = [f for rule in rules if rule is not None for f in rule.flags]
    if flags:
        return (_interested(results.project, flags),)
    unsure = [rule for rule in rules if rule is None or rule.outcome == "cannot_tell"]
    missing = [m for rule in unsure for m in _without(("interests (conflicts.csv)",), rule).missing]
    return CannotTell(tuple(dict.fromkeys(missing))) if missing else ()


def _interested(project: Project, flags: list[Flag]) -> Sighting:
    claims = {e.id: e.author for e in project.evidence}
    named = dict.fromkeys(i for f in flags for i in (f.subject, *f.sources) if i in claims)
    others = dict.fromkeys(f.subject for f in flags if f.subject not in claims and not f.sources)
    words = [f"{i} by {claims[i]}" if claims[i] else i for i in named]
    return Sighting(
        subject="project",
        figures={"sources": phrase((*words, *others)), "n": len(named)},
        sources=tuple(named),
    )
