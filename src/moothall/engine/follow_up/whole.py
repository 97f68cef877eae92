"""Everything after the decision: promises, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping

from moothall.engine.follow_up.calendar import financial
from moothall.engine.follow_up.case import entry
from moothall.engine.follow_up.decided import decided
from moothall.engine.follow_up.followed import cumulated, followed
from moothall.engine.follow_up.progress import Rule, progress
from moothall.engine.follow_up.promises import conditions, reviews
from moothall.findings.follow_up import FollowUpFindings
from moothall.project.project import Project
from moothall.project.terms import Terms

MONTHS = 6
"""Months to report an outturn in, where a framework does not say."""


def follow_up(
    project: Project, terms: Terms, types: Mapping[str, str], grades: Mapping[str, str | None]
) -> FollowUpFindings:
    """Everything of this room.

    types : option to its type, where it can be told
    grades : evidence id to its grade after all caps
    """
    head, choice = project.head, decided(project)
    by_finance = financial(head.price_base)
    found = followed(
        project.outturn,
        currency=head.currency,
        as_of=head.as_of,
        by_finance=by_finance,
        months=int(terms.number_or("outturn_months", MONTHS)),
    )
    rule = Rule(
        kept=terms.number_or("benefit_kept_share", 1), partly=terms.number_or("benefit_partly_share", 0.5)
    )
    case, figures = entry(project, choice, found, types.get(choice.option or "") if choice else None, grades)
    years = terms.words("review_years") if "review_years" in terms.thresholds else ()
    return FollowUpFindings(
        decided=choice,
        reviews=reviews(
            head.timetable, project.documents, choice, [int(y) for y in years if y.isdigit()], head.as_of
        ),
        conditions=conditions(project.decisions, head.as_of),
        benefits=progress(project.benefits, found, rule, as_of=head.as_of, by_finance=by_finance),
        followed=found,
        cumulated=cumulated(found),
        case=case,
        case_figures=figures,
    )
