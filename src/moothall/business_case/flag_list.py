"""Flags as they are listed: the sentence, what would settle it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Inline, Listing
from moothall.business_case.phrases import Words, joined, link, say, strong
from moothall.business_case.source_links import cited, source
from moothall.business_case.wording import _, date, dated, sentence
from moothall.findings.flags import Answer, Flag

SHOWN = 8
"""Evidence ids that are named behind a warning; all of them stand with its check."""


def message(flag: Flag) -> Inline:
    """What was found, with the evidence behind it."""
    return say(sentence(dated(flag.message)), *cited(flag.sources))


def warning(flag: Flag) -> Inline:
    """The same where it is told ahead of its check: not more than a few evidence ids, the rest counted."""
    if len(flag.sources) <= SHOWN + 1:
        return message(flag)
    more = _("{n} more").format(n=len(flag.sources) - SHOWN)
    shown = joined(source(id) for id in flag.sources[:SHOWN])
    said = sentence(dated(flag.message))
    return say(said, " [", shown, ", ", link(more, anchor("found", flag.rule)), "]")


def answered(answer: Answer) -> Inline:
    """Who answered or overrode it, when, in their words."""
    template = (
        _("Overridden by {body}, {date}: ") if answer.kind == "override" else _("Answer of {body}, {date}: ")
    )
    return say(strong(template.format(body=answer.body, date=date(answer.date))), sentence(answer.text))


def with_answers(flag: Flag) -> Inline:
    """The message, and every answer after it."""
    return _answered(message(flag), flag)


def warning_with_answers(flag: Flag) -> Inline:
    """The same ahead of its check."""
    return _answered(warning(flag), flag)


def _answered(said: Inline, flag: Flag) -> Inline:
    words: list[Words] = [said]
    for answer in flag.answers:
        words += [" ", answered(answer)]
    return say(*words)


def listing(flags: Iterable[Flag]) -> Listing:
    """Messages with their answers, one an item."""
    return Listing(tuple(with_answers(f) for f in flags))


def of_option(brief: Brief, option: str, family: str) -> tuple[Flag, ...]:
    """Flags of one family of checks on one option."""
    return tuple(
        f for c in brief.findings.checks if c.family == family for f in c.flags if f.option == option
    )
