"""Every stop and high flag in full, with its answers; who was heard, and when; each option at a glance."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor, ref
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Notice, Row, Section, Table
from moothall.business_case.flag_list import answered, warning, warning_with_answers
from moothall.business_case.paths import beyond, where
from moothall.business_case.phrases import bullets, columns, head, lines, link, number, para, row, say, strong
from moothall.business_case.sections.glance import glance_table
from moothall.business_case.sections.glance_people import people_table
from moothall.business_case.sections.voices import access_table, access_words, missing_voices
from moothall.business_case.wording import _
from moothall.findings.flags import CheckResult, Flag

SHOWN = 2
"""Flags of one check that are printed in full here; the rest stand with the check."""


def section(brief: Brief) -> Section:
    """Stop flags, high flags, voices, then each option with what the summary has no room for."""
    return Section(
        "warnings",
        _("Warnings in full, and each option at a glance"),
        (),
        (
            Section("stop-flags", _("Stop flags"), tuple(_stops(brief)), level=3),
            Section("high-flags", _("High flags"), tuple(_highs(brief)), level=3),
            Section("voices", _("Who was heard, and when"), tuple(_voices(brief)), level=3),
            Section("glance", _("Each option: both stages and money"), (glance_table(brief),), level=3),
            Section(
                "glance-people",
                _("Each option: staff, places, power and law"),
                (people_table(brief),),
                level=3,
            ),
        ),
    )


def _stops(brief: Brief) -> Iterator[Block]:
    meaning = brief.framework.governance.severity.get("stop", "")
    stops = [f for f in brief.findings.flags if f.severity == "stop"]
    if not stops:
        yield para(_("No stop flag was found."))
    elif meaning:
        yield para(meaning)
    for flag in stops:
        yield stop_notice(flag)


def stop_notice(flag: Flag, *more: Block) -> Notice:
    """A stop flag in full, with its answers, and what else is to be said of it."""
    body: list[Block] = [para(*warning(flag))]
    if flag.how_to_clear:
        body.append(para(strong(_("What would settle it: ")), flag.how_to_clear))
    body += [para(*answered(a)) for a in flag.answers]
    return Notice("stop", f"{flag.rule} {flag.title}", (*body, *more))


def _highs(brief: Brief) -> Iterator[Block]:
    rows = [
        _check_row(brief, check, high)
        for check in brief.findings.checks
        if (high := [f for f in check.flags if f.severity == "high"])
    ]
    yield Table(
        "table-high-flags",
        _("High flags, by the check that found them"),
        columns(_("Check"), number(_("Times")), _("What was found")),
        tuple(rows),
        empty=_("No high flag was found."),
    )


def _check_row(brief: Brief, check: CheckResult, flags: list[Flag]) -> Row:
    shown = flags if len(flags) <= SHOWN + 1 else flags[:SHOWN]
    more = len(flags) - len(shown)
    said = [warning_with_answers(f) for f in shown]
    if more:
        rest = brief.figure(str(more), check, "flags", where(severity="high"), beyond(len(shown)))
        said.append(say(link(_("{n} more of this check").format(n=rest), anchor("found", check.rule))))
    return row(
        head(ref("rule", check.rule), " ", check.title),
        brief.figure(str(len(flags)), check, "flags", where(severity="high")),
        lines(said),
    )


def _voices(brief: Brief) -> Iterator[Block]:
    yield from (para(words) for words in access_words(brief))
    absent = missing_voices(brief)
    if absent:
        yield Notice("high", _("Missing"), (bullets(absent),))
    yield access_table(brief)
