"""Stop and high flags counted and named, each name leading to where the flag is told in full."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Inline, Notice
from moothall.business_case.flag_list import message
from moothall.business_case.paths import where
from moothall.business_case.phrases import bullets, code, joined, link, para, say, strong
from moothall.business_case.wording import _, counted
from moothall.findings.flags import CheckResult, Flag


def named_flags(brief: Brief) -> Iterator[Block]:
    """A notice for the stop flags, one for the high ones; that there is none, where there is none."""
    yield _stop(brief, [f for f in brief.findings.flags if f.severity == "stop"])
    high = [(c, n) for c in brief.findings.checks if (n := sum(f.severity == "high" for f in c.flags))]
    yield _high(brief, high)
    rest = sum(f.severity not in ("stop", "high") for f in brief.findings.flags)
    if rest:
        less = where(severity=("medium", "low", "info"))
        said = brief.figure(counted(rest, "flag", "flags"), brief.findings, "flags", less)
        yield para(link(said, "checks"), _(" of less weight stand with the checks."))


def _stop(brief: Brief, found: list[Flag]) -> Block:
    count = counted(len(found), "stop flag", "stop flags")
    if not found:
        return para(strong(_("No stop flag was found.")))
    return Notice("stop", count, (bullets(_named(f) for f in found),))


def _named(flag: Flag) -> Inline:
    """Its check, and what was found; who answered it stands with the flag in full."""
    bodies = ", ".join(dict.fromkeys(a.body for a in flag.answers))
    answered = _(" (answered by {body})").format(body=bodies) if bodies else ""
    return say(code(flag.rule, "stop-flags"), " ", strong(f"{flag.title}. "), message(flag), answered)


def _high(brief: Brief, found: list[tuple[CheckResult, int]]) -> Block:
    if not found:
        return para(strong(_("No high flag was found.")))
    count = counted(sum(n for _check, n in found), "high flag", "high flags")
    checks = counted(len(found), "check", "checks")
    named = joined((_check(brief, c, n) for c, n in found), "; ")
    title = _("{flags} from {checks}").format(flags=count, checks=checks)
    return Notice("high", title, (para(named, "."),))


def _check(brief: Brief, check: CheckResult, times: int) -> Inline:
    said = brief.figure(str(times), check, "flags", where(severity="high"))
    often = _(" ({n} times)").format(n=said) if times > 1 else ""
    return say(ref("rule", check.rule), " ", link(check.title, anchor("found", check.rule)), often)
