"""A framework of somebody's own may leave parts out: the registers do without them."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.engine import typology
from moothall.engine.coverage import registers, strategy
from moothall.engine.employment.whole import employment
from moothall.engine.evidence import grading
from moothall.engine.finance.recorded import recorded
from moothall.engine.local_economy.jobs import jobs
from moothall.engine.risks import register as risks
from moothall.engine.workforce.whole import workforce
from moothall.framework.framework import Framework
from moothall.project.project import ANSWERED, Project
from moothall.project.tables import TABLES
from moothall.project.terms import Terms
from tests.engine.made import clean_project


def test_a_framework_of_criteria_alone_is_enough() -> None:
    made = clean_project()
    bare = Framework(head=made.framework.head, sha256="0" * 64, matrix=made.framework.matrix)
    own = replace(made.evidence[0], item=None, grade=None)
    options = tuple(replace(o, employment_model=None) for o in made.options)
    parts = {f: getattr(made, f) for f in ANSWERED} | {t.name: () for t in TABLES}
    parts |= {"evidence": (own,), "options": tuple(replace(o, evidence=()) for o in options)}
    head = replace(made.head, must_pass=(), reference_classes=())
    project = Project(framework=bare, **(parts | {"head": head, "narratives": ()}))
    terms, kinds = Terms(project), typology.types(project)
    assert grading.register(project, terms).items[own.id].grade is None
    assert registers(project, terms).needs == ()
    assert employment(project, ()).comparisons == ()
    assert risks.prompts(project, kinds) == ()
    assert recorded(project, kinds).options[0].categories == ()
    assert (jobs(project, workforce(project, terms).options).options, strategy(project)) == ((), ())
