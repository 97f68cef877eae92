"""The sentences of flags in the language in force: filled in anew from the translated words of each rule."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from moothall.business_case.languages import FRAMEWORK, in_force
from moothall.findings.findings import Findings
from moothall.findings.flags import Flag, worded
from moothall.findings.values import Scalar
from moothall.framework.framework import Framework

Templates = dict[str, dict[str, str]]
"""For each rule the sentences that it may say, each with its translation."""
BETWEEN = "; "
"""What stands between several titles that a flag repeats."""
YEARS = re.compile(r"\b(\d{4}) to (\d{4})\b")
"""Years from one to another, as the engine says them."""
NAMED = re.compile(r" \([A-Z]+\d+\)\Z")
"""The id that stands behind a title."""


def reworded(findings: Findings, told: Findings, asked: Framework, translated: Framework) -> Findings:
    """The findings with the flags' sentences as the translated framework words them.

    findings : as the engine made them
    told     : the same with all else in the language in force

    A sentence is changed only where the rule's own words, filled with the flag's figures, give it exactly.
    """
    known = _templates(asked, translated)

    def said(flags: tuple[Flag, ...], others: tuple[Flag, ...]) -> tuple[Flag, ...]:
        pairs = zip(flags, others, strict=True)
        return tuple(_flag(flag, other, known.get(flag.rule, {})) for flag, other in pairs)

    checks = zip(findings.checks, told.checks, strict=True)
    return replace(
        told,
        flags=said(findings.flags, told.flags),
        checks=tuple(replace(other, flags=said(check.flags, other.flags)) for check, other in checks),
    )


def _flag(flag: Flag, told: Flag, known: dict[str, str]) -> Flag:
    for template, translation in known.items():
        if worded(template, flag.figures) == flag.message:
            figures = {name: _said(value) for name, value in told.figures.items()}
            return replace(told, message=worded(translation, figures))
    return told


def _said(value: Scalar) -> Scalar:
    """A figure of a flag; where it repeats titles of the framework, these in the language in force."""
    if not isinstance(value, str):
        return value
    to = in_force().catalogue.gettext("to")
    return BETWEEN.join(_title(YEARS.sub(rf"\1 {to} \2", part)) for part in value.split(BETWEEN))


def _title(part: str) -> str:
    title = NAMED.sub("", part)
    said = in_force().catalogue.pgettext(FRAMEWORK, title) if title else title
    return said + part[len(title) :]


def _templates(asked: Framework, translated: Framework) -> Templates:
    found: Templates = {}
    for one, other in zip(_rules(asked), _rules(translated), strict=True):
        for name in one.__struct_fields__:
            said, translation = getattr(one, name), getattr(other, name)
            if name.startswith("message") and said and said != translation:
                found.setdefault(getattr(one, "id", ""), {})[said] = translation
    # The checks of strategy share their sentences, which repeat the question of each.
    for asks, says in zip(asked.strategy.checks, translated.strategy.checks, strict=True):
        found[asks.id] = {
            worded(said, {"question": asks.question}): worded(translation, {"question": says.question})
            for said, translation in found.get("", {}).items()
        }
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
