"""Overrides: by those who decide, in a sentence, of what fails; told on every page of the results."""

from __future__ import annotations

import re

import pytest

from moothall_web.audit.models import Entry
from moothall_web.casework.reading import rows
from moothall_web.results.gather import gather

PAGE = "/p/small/principles/shared/"
OVERRIDE = PAGE + "P3/override/"
GOOD = {"body": "Full council of North", "reason": "The gap is closed by an agreement.", "by": "Clerk"}


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", assessor="OF1", project=small_project))


@pytest.fixture
def councillor(small_project, person, client_of):
    return client_of(person("RL_councillor", project=small_project))


@pytest.fixture
def failed(officer):
    """P3 must be passed, and fails."""
    officer.post("/p/small/terms/must-pass/", {"term--must_pass": ["P3"], "by": "Board", "seen": "0"})
    verdict = {"P3--verdict": "fails", "P3--reason": "No plan.", "P3--seen": "0", "by": "Board"}
    officer.post(f"{PAGE}?as=", verdict)


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.postgres
def test_named_decision_maker_sets_a_failure_aside_in_a_sentence(failed, officer, councillor, small_project):
    assert "Held out of stage 2." in words(councillor.get(PAGE))
    refused = councillor.post(OVERRIDE, GOOD | {"reason": "Because."})
    assert refused.status_code == 422
    assert "An override needs a reason of at least one sentence." in words(refused)
    assert councillor.post(OVERRIDE, {}).status_code == 422
    assert councillor.post(OVERRIDE, GOOD).status_code == 302
    (kept,) = gather(small_project).decisions
    assert (kept.kind, kept.about, kept.option, kept.body) == ("override", "P3", "shared", GOOD["body"])
    assert Entry.objects.filter(action="save_many", subject="override P3 shared").exists()
    page = words(officer.get(PAGE))
    assert "Held out of stage 2." not in page
    assert GOOD["reason"] in page
    assert councillor.get(OVERRIDE).status_code == 404, "nothing is left to be set aside"
    for address in ("results/", "results/stage-1/", "what-if/", "downloads/", "case/", "case/leaflet.html"):
        shown = words(councillor.get(f"/p/small/{address}", follow=True))
        assert GOOD["body"] in shown, address
        assert GOOD["reason"].rstrip(".") in shown, address


def test_others_set_nothing_aside(failed, officer, small_project):
    assert officer.get(OVERRIDE).status_code == 403
    assert officer.post(OVERRIDE, GOOD).status_code == 403
    row = GOOD | {"id": "D1", "kind": "override", "option": "shared", "about": "P3", "date": "2026-06-01"}
    refused = officer.post("/p/small/rows/decisions/new/", row)
    assert refused.status_code == 422
    assert "for those who decide" in words(refused)
    dissent = row | {"kind": "dissent", "about": ""}
    assert officer.post("/p/small/rows/decisions/new/", dissent).status_code == 302
    assert [v.fields["kind"] for v in rows(small_project, "decisions")] == ["dissent"]


def test_what_does_not_fail_cannot_be_overridden(councillor):
    assert councillor.get(OVERRIDE).status_code == 404
    assert councillor.get(PAGE + "P99/override/").status_code == 404
