"""Stop and high flags counted and grouped, the worst named, each leading to where it is told in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Inline, Notice
from moothall.business_case.flag_list import warning
from moothall.business_case.paths import beyond, each, where
from moothall.business_case.phrases import bullets, code, joined, link, para, say, strong
from moothall.business_case.vocabulary import family
from moothall.business_case.wording import _, counted
from moothall.business_case.woven import strung
from moothall.findings.flags import CheckResult, Flag

TOLD = 5
"""Checks with a stop flag of which the first is told in a sentence; the others are named."""
NAMED = 3
"""Checks of a family that are named in words, those that found most; the others by their id."""


def named_flags(brief: Brief) -> Iterator[Block]:
    """A notice for the stop flags, one for the high ones; that there is none, where there is none."""
    yield _stop(brief, [f for f in brief.findings.flags if f.severity == "stop"])
    yield _high(brief, [(c, n) for c in brief.findings.checks if (n := _grave(c, "high"))])
    rest = sum(f.severity not in ("stop", "high") for f in brief.findings.flags)
    if rest:
        less = where(severity=("medium", "low", "info"))
        said = brief.figure(counted(rest, "flag", "flags"), brief.findings, "flags", less)
        yield para(link(said, "checks"), _(" of less weight stand with the checks."))


def _grave(check: CheckResult, severity: str) -> int:
    return sum(f.severity == severity for f in check.flags)


def _stop(brief: Brief, found: list[Flag]) -> Block:
    if not found:
        return para(strong(_("No stop flag was found.")))
    by_rule = [list(flags) for _rule, flags in groupby(found, lambda f: f.rule)]
    said: list[Inline] = [_told(brief, flags) for flags in by_rule[:TOLD]]
    if rest := by_rule[TOLD:]:
        said.append(say(_("Also: "), joined((_check_named(flags[0]) for flags in rest), "; "), "."))
    title = counted(len(found), "stop flag", "stop flags")
    stops = brief.figure(title, brief.findings, "flags", where(severity="stop"))
    return Notice("stop", stops, (bullets(said),))


def _told(brief: Brief, flags: list[Flag]) -> Inline:
    """The check, what was found first, who answered it, and how many more it found."""
    first, *more = flags
    bodies = ", ".join(dict.fromkeys(a.body for a in first.answers))
    answered = _(" (answered by {body})").format(body=bodies) if bodies else ""
    same = where(severity="stop", rule=first.rule)
    rest = brief.figure(str(len(more)), brief.findings, "flags", same, beyond(1))
    others = _("{n} more of this check").format(n=rest) if more else ""
    return say(
        code(first.rule, "stop-flags"), " ", strong(f"{first.title}. "), warning(first), answered,
        " " if more else "", link(others, "stop-flags") if more else "", "." if more else "",
    )  # fmt: skip


def _check_named(flag: Flag) -> Inline:
    return say(code(flag.rule, "stop-flags"), " ", flag.title)


def _high(brief: Brief, found: list[tuple[CheckResult, int]]) -> Block:
    if not found:
        return para(strong(_("No high flag was found.")))
    high = ("flags", where(severity="high"))
    title = _("{flags} from {checks}").format(
        flags=brief.figure(
            counted(sum(n for _check, n in found), "high flag", "high flags"),
            brief.findings,
            *high,
        ),
        checks=brief.figure(counted(len(found), "check", "checks"), brief.findings, *high, each("rule")),
    )
    groups: dict[str, list[tuple[CheckResult, int]]] = {}
    for check, times in found:
        groups.setdefault(check.family, []).append((check, times))
    most_first = sorted(groups, key=lambda f: -sum(n for _check, n in groups[f]))
    return Notice("high", title, (bullets(_family(brief, f, groups[f]) for f in most_first),))


def _family(brief: Brief, id: str, found: list[tuple[CheckResult, int]]) -> Inline:
    """'Evidence, 50: ER2 Named and verified source (12 times); ...; also ER1, ER3'"""
    most_first = sorted(found, key=lambda pair: -pair[1])
    named = joined((_check(brief, c, n) for c, n in most_first[:NAMED]), "; ")
    total = sum(n for _check, n in found)
    steps = ("checks", where(family=id), "flags", where(severity="high"))
    said = strung((family(id), ", ", brief.figure(f"{total:,}", brief.findings, *steps), ": "))
    return say(strong(said), named, *_others(c for c, _n in most_first[NAMED:]))


def _others(rest: Iterable[CheckResult]) -> Iterator[str | Inline]:
    if left := [ref("found", c.rule) for c in rest]:
        yield _("; also ")
        yield joined(left)


def _check(brief: Brief, check: CheckResult, times: int) -> Inline:
    said = brief.figure(str(times), check, "flags", where(severity="high"))
    often = _(" ({n} times)").format(n=said) if times > 1 else ""
    return say(ref("rule", check.rule), " ", link(check.title, anchor("found", check.rule)), often)
