"""Every governance rule of the library has its check, and what is not recorded stays open."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.engine.governance.rules import CHECKS, Context
from moothall.engine.typology import types
from moothall.findings.flags import CannotTell, Seen
from moothall.project.governance import Governance
from moothall.project.options import Facts
from moothall.project.project import Project
from moothall.project.terms import Terms
from tests.engine.made import clean_project, project

RULES = {r.check: r for r in clean_project().framework.governance.rules}


def seen(check: str, made: Project) -> Seen:
    context = Context(project=made, terms=Terms(made), types=types(made), applies_to=RULES[check].applies_to)
    return CHECKS[check](context)


def test_every_rule_of_the_library_names_a_check() -> None:
    assert set(RULES) == set(CHECKS)


def test_without_bodies_nobody_can_tell() -> None:
    made = project(governance=Governance())
    asked = ("reserved_or_call_in", "rotation", "seats_on_groups", "non_public_votes", "power_gap")
    assert all(isinstance(seen(check, made), CannotTell) for check in asked)
    assert seen("representative_boards", made) == ()


def with_facts(**facts: object) -> Project:
    option = next(o for o in clean_project().options if o.id == "joint")
    changed = replace(option, facts=replace(option.facts, **facts))
    return project(options=tuple(changed if o.id == "joint" else o for o in clean_project().options))


def test_a_partnership_with_a_firm_needs_a_board_on_record() -> None:
    made = with_facts(private_equity_pct=25.0)
    assert seen("representative_boards", made) == CannotTell(("governance.yaml: board of option joint",))


def test_a_procurement_asks_for_simpler_forms_with_reasons() -> None:
    made = with_facts(private_runs_service=True)
    options = tuple(replace(o, rejected_simpler_forms=()) for o in made.options)
    (found,) = seen("simpler_forms_first", replace(made, options=options))  # type: ignore[misc]
    assert (found.option, found.figures["detail"]) == ("joint", "none is listed")


def test_a_rule_looks_only_at_options_of_its_types() -> None:
    made = project(options=tuple(replace(o, governance_form="") for o in clean_project().options))
    found = seen("form_fits_type", made)
    assert isinstance(found, tuple)
    assert [s.option for s in found] == ["standards", "lead", "joint"]
    untyped = tuple(replace(o, facts=Facts()) for o in made.options)
    assert seen("form_fits_type", replace(made, options=untyped)) == ()


def test_votes_show_a_public_majority_where_nobody_declared_one() -> None:
    board = next(b for b in clean_project().governance.bodies if b.id == "committee")
    bare = replace(board, kind="company_board", public_majority=None, reserved_matters=())
    made = project(governance=Governance(bodies=(bare,)))
    assert seen("representative_boards", made) == ()
    firm = replace(bare, seats=tuple(replace(s, kind="private") for s in bare.seats))
    (found,) = seen("representative_boards", project(governance=Governance(bodies=(firm,))))  # type: ignore[misc]
    assert found.figures["detail"] == "a public majority or reserved matters"
