"""Terms are adopted by those who may, locked by their dates, and changed only with a reason."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.project.terms import Terms
from moothall_web.audit.check import check
from moothall_web.results.gather import gather

PAGE = "/p/small/terms/"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def sent(seen=0, **more):
    return {"seen": str(seen), "by": "Member Board", "reason": ""} | more


@pytest.mark.postgres
def test_must_pass_set_is_adopted_and_then_changed_only_with_a_reason(officer, small_project):
    assert "Not adopted yet" in words(officer.get(PAGE))
    chosen = {"term--must_pass": ["P3", "P17"], "others": "1"}
    assert officer.post(f"{PAGE}must-pass/", sent(**chosen)).status_code == 302
    page = words(officer.get(PAGE))
    assert "by Member Board (P3, P17)" in page
    assert "Adopted and locked" in page
    chosen["term--must_pass"] = ["P3"]
    refused = officer.post(f"{PAGE}must-pass/", sent(1, **chosen))
    assert refused.status_code == 422
    assert "What was adopted is locked: a change needs a reason." in words(refused)
    assert officer.post(f"{PAGE}must-pass/", sent(1, **chosen, reason="P17 is law now.")).status_code == 302
    kept = gather(small_project).head.must_pass
    assert [m.principles for m in kept] == [("P3", "P17"), ("P3",)], "the earlier set stays"
    assert check("small") == ()


def test_thresholds_have_bounds_and_kinds(officer, small_project):
    proposed = dict(
        re.findall(
            r'name="term--([\w.]+)" value="([^"]*)"', officer.get(f"{PAGE}thresholds/").content.decode()
        )
    )
    typed = {f"term--{name}": value for name, value in proposed.items()}
    refused = officer.post(f"{PAGE}thresholds/", sent(**typed, **{}) | {"term--unscored_share": "a tenth"})
    assert refused.status_code == 422
    assert "unscored_share: a number is needed; this is “a tenth”." in words(refused)
    nothing = officer.post(f"{PAGE}thresholds/", sent(**typed))
    assert "Nothing here differs from what is in force." in words(nothing)
    typed |= {"term--unscored_share": "0.2", "term--low_grades": "E"}
    assert officer.post(f"{PAGE}thresholds/", sent(**typed)).status_code == 302
    found = Terms(gather(small_project))
    assert (found.number("unscored_share"), found.words("low_grades")) == (0.2, ("E",))
    assert len(gather(small_project).head.thresholds) == 2
    assert officer.post(f"{PAGE}thresholds/", sent(2, **typed, others="1")).status_code == 302
    assert len(gather(small_project).head.thresholds) == len(proposed), "the rest as proposed"


def test_a_threshold_adopted_twice_keeps_both(officer, small_project):
    for seen, value in enumerate(("0.2", "0.3")):
        typed = {"term--unscored_share": value, "reason": "Too strict."}
        page = officer.get(f"{PAGE}thresholds/").content.decode()
        rest = dict(re.findall(r'name="(term--[\w.]+)" value="([^"]*)"', page))
        assert officer.post(f"{PAGE}thresholds/", sent(seen) | rest | typed).status_code == 302
    assert [t.value for t in gather(small_project).head.thresholds] == [0.2, 0.3]


def test_lower_grade_is_never_worth_more(officer):
    typed = {f"term--{g}": v for g, v in zip("ABCDE", ("64", "32", "16", "40", "1"), strict=True)}
    refused = officer.post(f"{PAGE}grades/", sent(**typed))
    assert refused.status_code == 422
    assert "a lower grade is never worth more" in words(refused)


def test_two_who_adopt_at_once(officer, small_project):
    officer.post(f"{PAGE}must-pass/", sent(**{"term--must_pass": ["P3"]}))
    stale = officer.post(f"{PAGE}must-pass/", sent(**{"term--must_pass": ["P4"]}))
    assert stale.status_code == 409
    assert "In force now: P3" in words(stale)
    assert len(gather(small_project).head.must_pass) == 1


def test_who_may_not_adopt_reads(small_project, person, client_of):
    client = client_of(person("RL_union", assessor="OF1", project=small_project))
    assert client.get(PAGE).status_code == 200
    assert client.get(f"{PAGE}must-pass/").status_code == 403
    assert client.get(f"{PAGE}guess/").status_code == 403


def test_late_weights_are_told(site_project, person, client_of):
    page = words(client_of(person("RL_officer")).get("/p/three-valleys/terms/"))
    assert "Changed after the first score" in page
    assert "by Three Valleys Member Board" in page


def test_queries_do_not_grow_with_rows(small_project, site_project, person, client_of):
    counts = []
    for project in (small_project, site_project):
        client = client_of(person("RL_officer", project=project))
        for page in ("terms/", "terms/thresholds/"):
            client.get(f"/p/{project.slug}/{page}")
            with CaptureQueriesContext(connection) as asked:
                assert client.get(f"/p/{project.slug}/{page}").status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 8
