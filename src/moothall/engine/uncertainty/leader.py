"""Does one option lead, and what may be said of it (method note, M6)?"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from moothall.engine.uncertainty import leader_rule as rules
from moothall.engine.uncertainty.leader_rule import Rule
from moothall.engine.uncertainty.words import Elsewhere, Naming, Tried, leader_words
from moothall.findings.ranking import Leader, Run

DECLARED = "declared"
DEFAULTS = ""
HALF = "evidence_half"
OWN_WEIGHTS = "group:"


def leader(
    runs: Sequence[Run],
    titles: Mapping[str, str],
    groups: Mapping[str, str],
    rule: Rule,
    *,
    undecided: Collection[str] = (),
) -> Leader:
    """Who leads by the rule, which tests fail or are too near to tell, and all that in words.

    One option leads if, under the declared weights, it comes first and beats each other option
    often enough, still does with its own silent cells at 0, and still does at half the evidence.

    runs : declared weights at the defaults and at half the evidence; each group's own weights
    titles : option id to title
    groups : stakeholder group id to title
    undecided : options that are undecided at stage 1; they are marked where they are named

    Under a group's own weights nobody tries half the evidence, so an option leads there by the first
    three tests. One that fails them, and yet beats the front option often enough, is only said to
    come first most often; of a smaller difference nothing is said.

    ValueError if two options or more are ranked and the run at half the evidence is not there:
    a test that was not made is not passed. Method: Moothall's own.
    """
    naming = Naming(titles, groups, undecided)
    main = _run(runs, DEFAULTS)
    if main is None or not main.options:
        return _said(Leader(outcome="nothing_ranked"), None, naming)
    front = rules.front(main)
    if len(main.options) == 1:
        return _said(Leader(outcome="only_one", front=front), None, naming)
    half = _run(runs, HALF)
    if half is None:
        raise ValueError("the leader rule needs the run at half the evidence")
    tests = rules.four_tests(front, main, half, rule)
    tried = Tried(main=main, rule=rule, tests=tests, elsewhere=tuple(_elsewhere(runs, front, rule)))
    return _said(_judged(front, tried), tried, naming)


def _run(runs: Sequence[Run], test: str) -> Run | None:
    return next((r for r in runs if (r.model, r.test) == (DECLARED, test)), None)


def _judged(front: str, tried: Tried) -> Leader:
    failed, errors = rules.failed(tried.tests), tried.rule.borderline_errors
    level = [h.other for h in tried.tests["pairwise"] if h.other and not h.cleared]
    return Leader(
        outcome="no_clear_winner" if failed else "leads",
        front=front,
        level=tuple(sorted(level, key=lambda o: -rules.ranked(tried.main, o).first.share)),
        borderline=tuple(n for n, t in tried.tests.items() if rules.open_to_chance(t, errors)),
        failed=failed,
        by_group={e.group: e.option for e in tried.elsewhere if e.leads},
    )


def _elsewhere(runs: Sequence[Run], front: str, rule: Rule) -> Iterator[Elsewhere]:
    """Groups under whose own weights another option leads, or is at least clearly ahead of the front."""
    for run in runs:
        if not run.model.startswith(OWN_WEIGHTS) or run.test != DEFAULTS or not run.options:
            continue
        option = rules.front(run)
        if option == front:
            continue
        (over_front,) = (h for h in rules.pairs(run, option, rule) if h.other == front)
        leads = rules.holds((*rules.at_defaults(run, option, rule), *rules.at_low_end(run, option, rule)))
        if leads or over_front.cleared:
            group = run.model.removeprefix(OWN_WEIGHTS)
            yield Elsewhere(group=group, option=option, leads=leads, over_front=over_front.estimate)


def _said(found: Leader, tried: Tried | None, naming: Naming) -> Leader:
    return replace(found, words=leader_words(found, tried, naming))
