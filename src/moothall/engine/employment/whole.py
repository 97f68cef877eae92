"""Employment as a whole: models compared, clauses, two tiers, costs, questions and law."""

from __future__ import annotations

from moothall.engine.employment.clauses import clause_lists
from moothall.engine.employment.comparison import comparisons, counting
from moothall.engine.employment.law import law
from moothall.engine.employment.questions import questions
from moothall.engine.employment.two_tiers import two_tiers
from moothall.findings.employment import EmploymentFindings, StaffCost
from moothall.project.project import Project


def employment(project: Project, costs: tuple[StaffCost, ...] = ()) -> EmploymentFindings:
    """What each option does to staff, what protects them, what nobody knows, and the law around it.

    costs : what the terms of staff bring with them, as it stands among the lines of money
    """
    asked, head, options = project.framework.employment, project.head, project.kept_options
    answers = counting(project)
    compared = comparisons(project, answers)
    clauses = clause_lists(asked, options, project.clauses)
    models = {o.id: o.employment_model for o in options}
    # A model that fails whatever is answered is shown for comparison only; nobody need ask about it.
    public = tuple(m.id for m in asked.models if m.proposed_verdict != "fails")
    return EmploymentFindings(
        comparisons=compared,
        questions=questions(compared, answers, clauses, models, public, head.as_of),
        clauses=clauses,
        two_tiers=two_tiers(asked, options, project.staff_terms, compared),
        costs=costs,
        law=law(project.facts, asked.law, head.jurisdiction, head.as_of),
    )
