"""Stage 1 on its pages: the same as in the results, what facts propose, never a percentage."""

from __future__ import annotations

from msgspec.structs import replace

from moothall.engine.stage_1 import stage_1 as worked_out
from moothall.findings.screening import Tally
from moothall_web.casework.desk import framework_in
from moothall_web.casework.reading import held
from moothall_web.casework.stage_1 import SHELVES, stage_1, tally_words
from tests.web import made


def without_sources(screen):
    """The pages do not read the evidence."""
    bare = tuple(
        replace(
            c,
            verdicts=tuple(replace(v, sources=()) for v in c.verdicts),
            history=tuple(replace(v, sources=()) for v in c.history),
        )
        for c in screen.cells
    )
    return replace(screen, cells=bare)


def test_pages_tell_what_the_results_tell(site_project):
    rows = held(site_project, SHELVES)
    told = stage_1(framework_in(rows), rows)
    whole = worked_out(made.example("three-valleys"))
    assert without_sources(told) == without_sources(whole)


def test_rows_that_are_wrong_elsewhere_do_not_hide_stage_1(site_project):
    rows = held(site_project, SHELVES)
    rows["options"][0]["harmonisation"] = {"to": "nobody"}
    rows["documents"][0]["date"] = "2031-01-01"
    assert stage_1(framework_in(rows), rows) is not None
    rows["verdicts"][0]["principle"] = "P99"
    assert stage_1(framework_in(rows), rows) is None


def test_tally_counts_and_is_no_percentage():
    told = tally_words(Tally(of=13, meets=11, partly_meets=1, not_assessed=1, not_applicable=2))
    assert told == "11 of 13 met; 1 partly met; 1 not assessed; 2 do not apply"
