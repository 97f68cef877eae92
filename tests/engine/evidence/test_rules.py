"""Every evidence rule of the library has its check, and the checks do without whole registers."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from moothall.engine import typology
from moothall.engine.evidence import grading
from moothall.engine.evidence.rules import CHECKS, Context
from moothall.engine.finance.recorded import recorded
from moothall.findings.flags import CannotTell
from moothall.project.finance import FinanceRow
from moothall.project.options import Dropped, Facts
from moothall.project.project import ANSWERED, Project
from moothall.project.tables import TABLES
from moothall.project.terms import Terms
from tests.engine.made import clean_project, day, project, row


def context(made: Project) -> Context:
    terms, kinds = Terms(made), typology.types(made)
    return Context(
        project=made,
        terms=terms,
        evidence=grading.register(made, terms),
        types=kinds,
        finance=recorded(made, kinds),
    )


def bare() -> Project:
    """Only options, partners and groups: nothing else is filled in."""
    empty = {t.name: () for t in TABLES if t.name in ANSWERED}
    options = tuple(o for o in clean_project().options)

    head = replace(clean_project().head, reference_classes=())
    return project(**empty, head=head, options=tuple(replace(o, evidence=()) for o in options))


def test_every_rule_of_the_library_names_a_check() -> None:
    assert {r.check for r in clean_project().framework.evidence.rules} == set(CHECKS)


def test_an_empty_project_is_found_wanting_or_cannot_tell_but_never_passes_unseen() -> None:
    seen = {name: check(context(bare())) for name, check in CHECKS.items()}
    silent = {name for name, found in seen.items() if found == ()}
    unknown = {name for name, found in seen.items() if isinstance(found, CannotTell)}
    assert silent == {"business_case_complete"}  # its sections were not handed in
    assert unknown == {
        "source_verified", "saving_source", "reference_class", "saving_counted_once",
        "like_for_like", "stale", "interest_declared",
    }  # fmt: skip


def test_options_of_open_type_leave_their_costs_open() -> None:

    options = tuple(replace(o, facts=Facts()) if o.id == "lead" else o for o in clean_project().options)
    seen = CHECKS["transaction_costs_complete"](context(project(options=options)))
    assert seen == CannotTell(("type of option lead",))


def test_a_row_without_an_amount_is_a_blank_while_the_type_is_open() -> None:
    made = clean_project()
    options = tuple(replace(o, facts=Facts()) if o.id == "lead" else o for o in made.options)
    bare_row = row(FinanceRow, category="TC4", kind="cost", year=2030)
    known = (row(FinanceRow, category="TC6", kind="cost", low=1.0, high=2.0, year=2026),)
    seen = CHECKS["transaction_costs_complete"](
        context(project(options=options, finance=(*made.finance, bare_row, *known)))
    )
    assert not isinstance(seen, CannotTell)
    assert [s.subject for s in seen] == ["lead/TC4"]


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_a_dropped_option_is_not_looked_at(name: str) -> None:

    gone = Dropped(reason="Too dear.", by="Board", date=day("2026-03-01"))
    made = bare()
    options = tuple(replace(o, dropped=gone) if o.id == "lead" else o for o in made.options)
    seen = CHECKS[name](context(replace(made, options=options)))
    if not isinstance(seen, CannotTell):
        assert "lead" not in {s.option for s in seen}
