"""Every check that the framework asks for, asked of the room that can answer it.

The framework names a check; each room holds the functions for its names. A name that no room
knows is answered 'cannot tell', never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from moothall.engine import coverage, typology
from moothall.engine.answers import answered
from moothall.engine.bias import registry as bias
from moothall.engine.bias.context import Results
from moothall.engine.employment import rules as employment
from moothall.engine.equality import rules as equality
from moothall.engine.evidence import rules as evidence
from moothall.engine.finance import recorded as finance
from moothall.engine.governance import rules as governance
from moothall.engine.local_economy import jobs
from moothall.engine.procurement import rules as procurement
from moothall.engine.region import rules as region
from moothall.engine.risks import register as risks
from moothall.engine.screening import rules as screening
from moothall.findings.employment import EmploymentFindings
from moothall.findings.equality import EqualityFindings
from moothall.findings.flags import CannotTell, CheckResult, Family, Seen, judged
from moothall.findings.follow_up import FollowUpFindings
from moothall.findings.jobs import JobsFindings
from moothall.findings.power import BodyPower
from moothall.findings.procurement import ProcurementFindings
from moothall.findings.region import RegionFindings
from moothall.findings.registers import Registers
from moothall.findings.scoring import ScoringFindings
from moothall.findings.typology import OptionTypeFinding
from moothall.framework.items import Rule
from moothall.project.project import Project
from moothall.project.terms import NoThresholdError, Terms


class Recorded(NamedTuple):
    """What the rooms found that no other check needs."""

    registers: Registers
    jobs: JobsFindings
    power: tuple[BodyPower, ...]
    employment: EmploymentFindings
    equality: EqualityFindings
    procurement: ProcurementFindings
    region: RegionFindings
    follow_up: FollowUpFindings


def every(seen: Results, recorded: Recorded) -> tuple[CheckResult, ...]:
    """The result of every check of the framework, in a fixed order, with the answers on record."""
    project = seen.project
    results = [
        *typology.warnings(project, seen.types),
        *screening.breaches(project, seen.screening),
        *coverage.strategy(project),
    ]
    by_name: dict[str, CheckResult] = {}
    for name, result in (*_evidence(seen, recorded.registers), *_governance(seen, recorded.power)):
        by_name[name] = result
        results.append(result)
    results += _registers(seen, recorded)
    results += _bias(replace(seen, rules=by_name))
    return tuple(answered(r, project.answers, project.decisions) for r in results)


def known_names() -> frozenset[str]:
    """Names of all checks that some room can answer; a framework's lint compares with them."""
    methods = (typology, screening, evidence, governance, finance, risks, coverage, bias)
    places = (jobs, employment, equality, procurement, region)
    return frozenset(name for room in (*methods, *places) for name in room.CHECKS)


def _asked(table: Mapping[str, Callable[[object], Seen]], name: str, context: object) -> Seen:
    look = table.get(name)
    if look is None:
        return CannotTell((f'a check called "{name}", which this version lacks',))
    try:
        return look(context)
    except NoThresholdError as error:
        return CannotTell((f"threshold {error.args[0]} of the framework",))


def _evidence(seen: Results, recorded: Registers) -> Iterator[tuple[str, CheckResult]]:
    context = evidence.Context(
        project=seen.project,
        terms=seen.terms,
        evidence=seen.evidence,
        types=seen.types,
        unscored=_unscored(seen.scoring),
        finance=seen.finance,
        reference_class=seen.reference_class,
        case=recorded.case,
    )
    for rule in seen.project.framework.evidence.rules:
        found = _asked(evidence.CHECKS, rule.check, context)  # type: ignore[arg-type]
        yield (
            rule.check,
            judged(rule, "evidence", found, looked_for=rule.detect, thresholds=seen.terms.thresholds),
        )


def _unscored(scoring: ScoringFindings) -> dict[str, float]:
    """Share of each option's criteria that nobody scored or measured."""
    return {o.option: o.missing / o.of for o in scoring.options if o.of}


def _governance(seen: Results, power: tuple[BodyPower, ...]) -> Iterator[tuple[str, CheckResult]]:
    rules = seen.project.framework.governance.rules
    found = governance_checks(seen.project, seen.terms, seen.types, power)
    return zip((rule.check for rule in rules), found, strict=True)


def governance_checks(
    project: Project, terms: Terms, types: tuple[OptionTypeFinding, ...], power: tuple[BodyPower, ...]
) -> Iterator[CheckResult]:
    """The result of each rule of governance: also for a page on which people type a body."""
    for rule in project.framework.governance.rules:
        context = governance.Context(
            project=project, terms=terms, types=types, power=power, applies_to=rule.applies_to
        )
        found = _asked(governance.CHECKS, rule.check, context)  # type: ignore[arg-type]
        yield judged(rule, "governance", found, looked_for=rule.detect, thresholds=terms.thresholds)


def _registers(seen: Results, recorded: Recorded) -> Iterator[CheckResult]:
    """Checks on the rules of the other registers."""
    fw, project, terms = seen.project.framework, seen.project, seen.terms
    contexts: tuple[tuple[tuple[Rule, ...], Mapping[str, Callable[..., Seen]], object], ...] = (
        (
            fw.transaction_costs.rules,
            finance.CHECKS,
            finance.Context(project=project, finance=seen.finance, control_totals=seen.control_totals),
        ),
        (fw.risks.rules, risks.CHECKS, risks.Context(project=project, prompts=seen.risks.prompts)),
        (fw.benefits.rules, coverage.CHECKS, coverage.Context(project=project, follow_up=recorded.follow_up)),
        (fw.jobs.rules, jobs.CHECKS, jobs.Context(project=project, jobs=recorded.jobs)),
        (
            fw.employment.rules,
            employment.CHECKS,
            employment.Context(project=project, terms=terms, found=recorded.employment),
        ),
        (
            fw.equality.rules,
            equality.CHECKS,
            equality.Context(project=project, terms=terms, found=recorded.equality),
        ),
        (
            fw.procurement.rules,
            procurement.CHECKS,
            procurement.Context(project=project, terms=terms, found=recorded.procurement),
        ),
        (fw.region.rules, region.CHECKS, region.Context(project=project, terms=terms, found=recorded.region)),
    )
    for rules, table, context in contexts:
        for rule in rules:
            if rule.check:
                yield _judged(rule, "register", _asked(table, rule.check, context), seen)


def _judged(rule: Rule, family: Family, found: Seen, seen: Results) -> CheckResult:
    return judged(rule, family, found, looked_for=rule.rule, thresholds=seen.terms.thresholds)


def _bias(seen: Results) -> Iterator[CheckResult]:
    for rule in seen.project.framework.bias.checks:
        found = _asked(bias.CHECKS, rule.check, seen)  # type: ignore[arg-type]
        yield judged(rule, "bias", found, looked_for=rule.detect, thresholds=seen.terms.thresholds)
