"""Grades of evidence: what each is worth, how many claims keep it, and how well each option is studied."""

from __future__ import annotations

from collections.abc import Iterator

from moothall.business_case.anchors import anchor
from moothall.business_case.brief import Brief
from moothall.business_case.document import Block, Details, Row, Table
from moothall.business_case.option_columns import option_link
from moothall.business_case.paths import beginning
from moothall.business_case.phrases import bullets, code, columns, head, number, para, row, say, strong
from moothall.business_case.wording import _, percent, plain
from moothall.framework.evidence import Grade

NONE = "-"
"""Key of the findings for claims without a grade."""


def grades(brief: Brief) -> Iterator[Block]:
    """A row each grade, with what it is worth and how many claims keep it."""
    found, asked = brief.findings.evidence, brief.framework.evidence
    rows = [_grade(brief, g) for g in asked.grades]
    rows.append(
        row(
            head(_("none")),
            _("No source, or nothing known of it: it tells nothing."),
            brief.figure("0", found.worth, beginning(NONE)),
            "",
            _counted(brief, found.by_grade, NONE),
        )
    )
    yield Table(
        "table-grades",
        _("What each grade means, what it is worth, and how many claims keep it"),
        columns(
            _("Grade"),
            _("Meaning"),
            number(_("Worth"), _("observations")),
            number(_("Spread of money"), "%"),
            number(_("Claims")),
        ),
        tuple(rows),
        stacked=True,
    )
    if asked.grades_note:
        yield Details(_("How a grade counts"), (para(asked.grades_note),))
    if asked.comparability:
        yield Details(
            _("What makes a comparison like for like"),
            (bullets(say(c.question) for c in asked.comparability),),
        )


def _counted(brief: Brief, by_grade: dict[str, int], grade: str) -> str:
    """How many have a grade; of one that nothing has, that the counts do not name it."""
    if grade in by_grade:
        return brief.figure(str(by_grade[grade]), by_grade, grade)
    return brief.figure("0", by_grade, beginning(grade))


def _worth(brief: Brief, grade: Grade) -> str:
    worth = brief.findings.evidence.worth
    if grade.label in worth:
        return brief.figure(plain(worth[grade.label]), worth, grade.label)
    return brief.figure(plain(grade.observations), grade, "observations")


def _grade(brief: Brief, grade: Grade) -> Row:
    found = brief.findings.evidence
    low, high = grade.money_spread_pct
    return row(
        head(strong(grade.label), " ", code(grade.id)),
        grade.meaning,
        _worth(brief, grade),
        brief.figure(f"{plain(low)} {_('to')} +{plain(high)}", grade, "money_spread_pct"),
        _counted(brief, found.by_grade, grade.label),
        id=anchor("grade", grade.label),
    )


def studied(brief: Brief) -> Table:
    """A row each option: how many claims speak of it, and how good they are."""
    letters = [g.label for g in brief.framework.evidence.grades]
    rows = [
        row(
            head(option_link(brief, o.option)),
            brief.figure(str(o.items), o, "items"),
            brief.figure(str(o.independent), o, "independent"),
            *(_counted(brief, o.by_grade, g) for g in (*letters, NONE)),
            brief.figure(percent(o.low_grade_share), o, "low_grade_share"),
            brief.figure(percent(o.depth), o, "depth"),
        )
        for o in brief.findings.evidence.options
    ]
    return Table(
        "table-option-evidence",
        _("Evidence items on each option, by the grade that they keep"),
        columns(
            _("Option"),
            number(_("Items")),
            number(_("Independent")),
            *(number(g) for g in letters),
            number(_("No grade")),
            number(_("On low grades")),
            number(_("Against the best studied")),
        ),
        tuple(rows),
        empty=_("No evidence is recorded."),
    )
