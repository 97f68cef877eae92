"""Every check that the framework asks for, asked of the room that can answer it.

The framework names a check; each room holds the functions for its names. A name that no room
knows is answered 'cannot tell', never passed over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from msgspec.structs import replace

from moothall.engine import coverage, local_economy, typology
from moothall.engine.answers import answered
from moothall.engine.bias import registry as bias
from moothall.engine.bias.context import Results
from moothall.engine.evidence import rules as evidence
from moothall.engine.finance import recorded as finance
from moothall.engine.governance import rules as governance
from moothall.engine.risks import register as risks
from moothall.engine.screening import rules as screening
from moothall.findings.flags import CannotTell, CheckResult, Family, Seen, judged
from moothall.findings.jobs import JobsFindings
from moothall.findings.registers import Registers
from moothall.findings.scoring import ScoringFindings
from moothall.framework.items import Rule
from moothall.project.terms import NoThresholdError


def every(seen: Results, recorded: Registers, jobs: JobsFindings) -> tuple[CheckResult, ...]:
    """The result of every check of the framework, in a fixed order, with the answers on record."""
    project = seen.project
    results = [
        *typology.warnings(project, seen.types),
        *screening.breaches(project, seen.screening),
        *coverage.strategy(project),
    ]
    by_name: dict[str, CheckResult] = {}
    for name, result in (*_evidence(seen, recorded), *_governance(seen)):
        by_name[name] = result
        results.append(result)
    results += _registers(seen, recorded, jobs)
    results += _bias(replace(seen, rules=by_name))
    return tuple(answered(r, project.answers, project.decisions) for r in results)


def known_names() -> frozenset[str]:
    """Names of all checks that some room can answer; a framework's lint compares with them."""
    rooms = (typology, screening, evidence, governance, finance, local_economy, risks, coverage, bias)
    return frozenset(name for room in rooms for name in room.CHECKS)


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


def _governance(seen: Results) -> Iterator[tuple[str, CheckResult]]:
    for rule in seen.project.framework.governance.rules:
        context = governance.Context(
            project=seen.project, terms=seen.terms, types=seen.types, applies_to=rule.applies_to
        )
        found = _asked(governance.CHECKS, rule.check, context)  # type: ignore[arg-type]
        yield (
            rule.check,
            judged(rule, "governance", found, looked_for=rule.detect, thresholds=seen.terms.thresholds),
        )


def _registers(seen: Results, recorded: Registers, jobs: JobsFindings) -> Iterator[CheckResult]:
    """Checks on the rules of the other registers."""
    fw, project = seen.project.framework, seen.project
    contexts: tuple[tuple[tuple[Rule, ...], Mapping[str, Callable[..., Seen]], object], ...] = (
        (
            fw.transaction_costs.rules,
            finance.CHECKS,
            finance.Context(project=project, finance=seen.finance, control_totals=seen.control_totals),
        ),
        (fw.risks.rules, risks.CHECKS, risks.Context(project=project, prompts=seen.risks.prompts)),
        (fw.benefits.rules, coverage.CHECKS, coverage.Context(project=project)),
        (fw.jobs.rules, local_economy.CHECKS, local_economy.Context(project=project, jobs=jobs)),
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
