"""Flags as a list that people read, and as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from moothall.cli.output import counted, wrapped
from moothall.findings.findings import Findings
from moothall.findings.flags import Flag
from moothall.framework.fields import SEVERITIES

CLEAN, GRAVE = 0, 1


def exit_code(findings: Findings) -> int:
    """1 where a stop or high flag was found, else 0."""
    return GRAVE if findings.grave else CLEAN


def as_json(findings: Findings, **more: Any) -> dict[str, Any]:
    """Errors (none), flags and exit code, as `--json` prints them."""
    flags = msgspec.to_builtins(findings.flags)
    missing = {c.rule: list(c.missing) for c in findings.checks if c.outcome == "cannot_tell"}
    return {"errors": [], "flags": flags, "cannot_tell": missing, "exit": exit_code(findings), **more}


def listing(findings: Findings) -> Iterator[str]:
    """Every flag, gravest first, what would settle it, and what could not be told."""
    for severity in SEVERITIES:
        flags = [f for f in findings.flags if f.severity == severity]
        if flags:
            yield f"{severity.upper()} ({counted(len(flags), 'flag')})"
            for flag in flags:
                yield from _flag(flag)
            yield ""
    unknown = [c for c in findings.checks if c.outcome == "cannot_tell"]
    if unknown:
        yield f"CANNOT TELL ({counted(len(unknown), 'check')}: something is missing)"
        for check in unknown:
            missing = ", ".join(check.missing) or "not said"
            yield wrapped(f"{check.rule} {check.title}: {missing}", "      ", "  ")
        yield ""
    yield tally(findings)


def _flag(flag: Flag) -> Iterator[str]:
    about = "" if flag.subject in ("", "project") else f" [{flag.subject}]"
    yield wrapped(f"{flag.rule} {flag.title}{about}: {flag.message}", "      ", "  ")
    if flag.how_to_clear:
        yield wrapped(f"To settle it: {flag.how_to_clear}", "      ")
    for answer in flag.answers:
        yield wrapped(f"{answer.body} ({answer.date}): {answer.text}", "      ")


def tally(findings: Findings) -> str:
    """All in one line: flags by severity, and checks that found nothing or could not tell."""
    counts = Counter(f.severity for f in findings.flags)
    outcomes = Counter(c.outcome for c in findings.checks)
    found = ", ".join(f"{counts[s]} {s}" for s in SEVERITIES if counts[s])
    if not findings.checks:
        return "No errors. This framework brings no checks of its own, so nothing was looked for."
    return (
        f"No errors. {counted(len(findings.flags), 'flag')}{f' ({found})' if found else ''}. "
        f"Of {counted(len(findings.checks), 'check')}, {outcomes['not_found']} found nothing "
        f"and {outcomes['cannot_tell']} cannot tell."
    )
