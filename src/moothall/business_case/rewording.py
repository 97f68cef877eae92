"""The sentences of flags in the language in force: filled in anew from the translated words of each rule."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from moothall.findings.findings import Findings
from moothall.findings.flags import CheckResult, Flag, worded
from moothall.framework.framework import Framework

Templates = dict[str, dict[str, str]]
"""For each rule the sentences that it may say, each with its translation."""


def reworded(findings: Findings, asked: Framework, translated: Framework) -> Findings:
    """The findings with the flags' sentences as the translated framework words them.

    A sentence is changed only where the rule's own words, filled with the flag's figures, give it exactly.
    """
    known = _templates(asked, translated)
    return replace(
        findings,
        flags=tuple(_flag(f, known.get(f.rule, {})) for f in findings.flags),
        checks=tuple(_check(c, known.get(c.rule, {})) for c in findings.checks),
    )


def _check(check: CheckResult, known: dict[str, str]) -> CheckResult:
    return replace(check, flags=tuple(_flag(f, known) for f in check.flags)) if known else check


def _flag(flag: Flag, known: dict[str, str]) -> Flag:
    for template, translation in known.items():
        if worded(template, flag.figures) == flag.message:
            return replace(flag, message=worded(translation, flag.figures))
    return flag


def _templates(asked: Framework, translated: Framework) -> Templates:
    found: Templates = {}
    for one, other in zip(_rules(asked), _rules(translated), strict=True):
        for name in one.__struct_fields__:
            said, translation = getattr(one, name), getattr(other, name)
            if name.startswith("message") and said and said != translation:
                found.setdefault(getattr(one, "id", ""), {})[said] = translation
    return found


def _rules(value: object) -> Iterator[Struct]:
    """Every part of a framework that has a message, in order."""
    if isinstance(value, Struct):
        if any(name.startswith("message") for name in value.__struct_fields__):
            yield value
        for name in value.__struct_fields__:
            yield from _rules(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from _rules(part)
