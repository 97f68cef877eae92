"""Flags as they are listed: the sentence, what would settle it, and what was answered."""

from __future__ import annotations

from collections.abc import Iterable

from moothall.business_case.brief import Brief
from moothall.business_case.document import Inline, Listing
from moothall.business_case.phrases import Words, say, strong
from moothall.business_case.source_links import cited
from moothall.business_case.wording import _, date, dated, sentence
from moothall.findings.flags import Answer, Flag


def message(flag: Flag) -> Inline:
    """What was found, with the evidence behind it."""
    return say(sentence(dated(flag.message)), *cited(flag.sources))


def answered(answer: Answer) -> Inline:
    """Who answered or overrode it, when, in their words."""
    template = (
        _("Overridden by {body}, {date}: ") if answer.kind == "override" else _("Answer of {body}, {date}: ")
    )
    return say(strong(template.format(body=answer.body, date=date(answer.date))), sentence(answer.text))


def with_answers(flag: Flag) -> Inline:
    """The message, and every answer after it."""
    words: list[Words] = [message(flag)]
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
