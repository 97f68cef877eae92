"""Stage 2 on pages: blind until handed in, one check for a score, widest differences first, one revision."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext

from moothall_web.audit.check import check
from moothall_web.audit.models import Payload
from moothall_web.casework.models import Draft, Submission, Value
from moothall_web.casework.reading import newest
from moothall_web.casework.sealing import seal
from tests.web import made

CANARY = "canary-7f3a"
PAGE = "/p/small/scores/Q/"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", assessor="OF1", project=small_project))


@pytest.fixture
def user(small_project, person, client_of):
    return client_of(person("RL_user_rep", assessor="US1", project=small_project))


def cell(option="T0a", criterion="Q1", mark="3", reason="", evidence="", seen="0"):
    at = f"{option}--{criterion}"
    return {f"{at}--mark": mark, f"{at}--reason": reason, f"{at}--evidence": evidence, f"{at}--seen": seen}


def score(project, code="OF1", option="T0a", criterion="Q1", day=None):
    found = Value.objects.filter(place__shelf="scores", place__key__contains=f"{option}|{criterion}|{code}|")
    return found.filter(place__project=project).order_by("pk").last()


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


@pytest.mark.postgres
def test_changed_cells_of_a_section_are_saved_together(officer, small_project):
    sent = (
        cell(mark="3", reason="two desks")
        | cell("shared", mark="no_evidence")
        | cell("shared", "Q2", mark="")
    )
    assert officer.post(PAGE, sent).status_code == 302
    row = score(small_project)
    assert (row.fields["score"], row.fields["reason"], row.version, row.by.email) == (
        3, "two desks", 1, "p2@example.org",
    )  # fmt: skip
    assert score(small_project, option="shared").fields["standing"] == "no_evidence"
    assert score(small_project, option="shared", criterion="Q2") is None
    said = Payload.objects.order_by("pk").last()
    assert said.entry.action == "save_many"
    assert [r["place"].split("|")[0] for r in said.body["rows"][:2]] == ["scores T0a", "scores shared"]
    assert officer.post(PAGE, sent | cell(mark="3", reason="two desks", seen="1")).status_code == 302
    assert score(small_project).version == 1, "what did not change is no new version"


@pytest.mark.postgres
def test_a_seven_is_refused_in_the_words_of_the_one_check(officer, small_project):
    answer = officer.post(PAGE, cell(mark="7", reason="kept") | cell("shared", mark="2"))
    assert answer.status_code == 422
    said = "Option T0a, criterion Q1: a score runs from 0 to 4; this one is 7."
    page = answer.content.decode()
    assert page.count(said) == 2, "in the summary and beside the field"
    assert 'href="#T0a--Q1--mark"' in page
    assert 'id="T0a--Q1--mark"' in page
    assert ">kept</textarea>" in page
    assert score(small_project, option="shared") is None, "all or none"


@pytest.mark.parametrize("mark", ["perhaps", "3.5", "9" * 400])
def test_what_is_no_score_is_refused(officer, small_project, mark):
    answer = officer.post(PAGE, cell(mark=mark))
    assert answer.status_code == 422
    assert "Option T0a, criterion Q1: choose one of the answers." in words(answer)
    assert score(small_project) is None


def test_evidence_that_there_is_not_is_refused(officer):
    answer = officer.post(PAGE, cell(evidence="EV1"))
    assert answer.status_code == 422
    assert "there is no evidence" in words(answer)


def test_measured_criteria_are_not_asked(officer):
    page = officer.get(PAGE).content.decode()
    assert "T0a--Q1--mark" in page
    assert "T0a--Q3--mark" not in page
    assert "Measured, not scored" in page


@pytest.mark.postgres
def test_nobody_sees_a_score_before_both_have_handed_in(officer, user, small_project, person, client_of):
    officer.post(PAGE, cell(reason=CANARY))
    officer.post(PAGE, cell(criterion="Q2", reason=CANARY) | {"draft": "1"})
    key = score(small_project).place.key
    auditor = client_of(person("RL_auditor", project=small_project))
    pages = [
        "/p/small/", "/p/small/scores/", PAGE, f"{PAGE}hand-in/", f"{PAGE}T0a/Q1/", "/p/small/rows/scores/",
        f"/p/small/rows/scores/{key}/", "/p/small/removed/scores/",
    ]  # fmt: skip
    for other in (user, auditor):
        for address in pages:
            assert CANARY not in other.get(address, follow=True).content.decode(), address
        stolen = other.post("/p/small/rows/scores/new/", {
            "option": "T0a", "criterion": "Q1", "assessor": "OF1", "score": "0", "standing": "scored",
            "date": key.rpartition("|")[2],
        })  # fmt: skip
        assert CANARY not in stolen.content.decode()
    assert score(small_project).fields["reason"] == CANARY
    assert not [p for p in Payload.objects.all() if CANARY in str(p.body)], "nor in the log"
    assert officer.post(f"{PAGE}hand-in/").status_code == 302
    assert CANARY not in user.get(PAGE).content.decode(), "not before they have handed in their own"
    user.post(f"{PAGE}hand-in/")
    assert CANARY in user.get(PAGE).content.decode()


def test_nobody_scores_under_anothers_code(user, small_project):
    answer = user.post("/p/small/rows/scores/new/", {
        "option": "T0a", "criterion": "Q1", "assessor": "OF1", "score": "0", "standing": "scored",
        "date": "2026-06-01",
    })  # fmt: skip
    assert answer.status_code == 422
    assert "A score is given under one’s own code." in words(answer).replace("&#39;", "’")
    assert score(small_project) is None


@pytest.mark.postgres
def test_stale_save_shows_both_and_loses_neither(officer, small_project):
    officer.post(PAGE, cell(mark="1", reason="first"))
    officer.post(PAGE, cell(mark="2", reason="their words", seen="1"))
    answer = officer.post(PAGE, cell(mark="4", reason="my words", seen="1") | cell("shared", mark="0"))
    assert answer.status_code == 409
    page = words(answer)
    assert "They wrote: 2. their words" in page
    assert ">my words</textarea>" in page
    assert (score(small_project).fields["score"], score(small_project, option="shared")) == (2, None)
    assert 'name="T0a--Q1--seen" value="2"' in page
    assert officer.post(PAGE, cell(mark="4", reason="my words", seen="2")).status_code == 302
    assert score(small_project).fields["score"] == 4


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_one_cell_at_once_one_wins_and_none_is_lost(client_of):
    project = made.brought_in(made.small())
    user = made.person_in(project, "RL_officer", assessor="OF1")

    def post(mark: int) -> int:
        try:
            return client_of(user).post(PAGE, cell(mark=str(mark), reason=f"by {mark}")).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(5) as pool:
        answers = sorted(pool.map(post, range(5)))
    assert answers == [302, 409, 409, 409, 409]
    row = score(project)
    assert (row.version, row.fields["reason"]) == (1, f"by {row.fields['score']}")
    assert check("small") == ()


def test_log_holds_a_seal_that_proves_a_score(officer, small_project):
    officer.post(PAGE, cell(reason=CANARY))
    row, said = score(small_project), Payload.objects.order_by("pk").last().body["rows"][0]
    proof = seal("scores", row.place.key, 1, row.fields)
    assert said["fields"] == {"sealed": proof}
    assert proof != seal("scores", row.place.key, 1, row.fields | {"score": 2})


def test_a_cell_that_only_others_changed_is_left_as_it_is(officer, small_project):
    officer.post(PAGE, cell(mark="1"))
    officer.post(PAGE, cell(mark="2", seen="1"))
    assert officer.post(PAGE, cell(mark="1", seen="1") | cell("shared", mark="4")).status_code == 302
    assert score(small_project).fields["score"] == 2
    assert score(small_project, option="shared").fields["score"] == 4


def test_hand_in_counts_what_is_missing(officer, small_project):
    officer.post(PAGE, cell())
    page = words(officer.get(f"{PAGE}hand-in/"))
    asked = 2 * len([c for c in made.small().framework.matrix.sections[3].criteria if not c.value_function])
    assert f"{asked - 1} scores are missing." in page
    officer.post(f"{PAGE}hand-in/")
    assert Submission.objects.get(project=small_project).assessor == "OF1"
    lost = officer.post(PAGE, cell(mark="0", reason="too late", seen="1"))
    assert lost.status_code == 409
    assert "too late" in words(lost)
    assert score(small_project).fields["score"] == 3


@pytest.mark.postgres
def test_widest_differences_first_and_one_revision_with_a_reason(officer, user, small_project):
    for who, marks in ((officer, "430"), (user, "401")):
        sent = cell("T0a", "Q1", marks[0]) | cell("T0a", "Q2", marks[1]) | cell("shared", "Q1", marks[2])
        who.post(PAGE, sent)
        who.post(f"{PAGE}hand-in/")
    page = words(user.get(PAGE))
    table = page[page.index("people differ, widest first") :]
    assert table.index("/scores/Q/T0a/Q2/") < table.index("/scores/Q/shared/Q1/")
    address = f"{PAGE}T0a/Q2/"
    seen = re.search(r'name="seen" value="([^"]+)"', user.get(address).content.decode())[1]
    refused = user.post(address, {"seen": seen, "mark": "2", "why": "", "evidence": ""})
    assert refused.status_code == 422
    assert "Option T0a, criterion Q2: a revision needs a reason." in words(refused)
    sent = {"seen": seen, "mark": "2", "why": "The officers showed the survey.", "evidence": ""}
    assert user.post(address, sent).status_code == 302
    now = score(small_project, code="US1", criterion="Q2")
    assert (now.fields["score"], now.why) == (2, "The officers showed the survey.")
    page = words(officer.get(address))
    assert "The officers showed the survey." in page
    again = user.post(address, sent)
    assert again.status_code == 409
    assert score(small_project, code="US1", criterion="Q2").fields["score"] == 2
    sent["seen"] = f"{now.place.key}@{now.version}"
    refused = user.post(address, sent | {"mark": "4"})
    assert refused.status_code == 422
    assert "You have revised this score already" in words(refused)
    history = words(user.get(address))
    history = history[history.index("History of your score") :]
    assert "The officers showed the survey." in history
    assert "<strong>0</strong>" in history, "the old value is kept"


def test_revision_of_an_older_score_is_a_new_dated_row(site_project, person, client_of):
    client = client_of(person("RL_officer", assessor="OF1"))
    address = "/p/three-valleys/scores/D/joint/D2/"
    page = client.get(address).content.decode()
    seen = re.search(r'name="seen" value="([^"]+)"', page)[1]
    before = Value.objects.get(place__project=site_project, place__key=seen.partition("@")[0])
    client.post(address, {"seen": seen, "mark": "0", "why": "The scope moved again.", "evidence": ""})
    now = score(site_project, "OF1", "joint", "D2")
    assert now.place != before.place
    assert now.fields["date"] == "2026-11-02", "the clock of a fictional project stands still"
    assert newest(site_project, "scores", before.place.key).fields == before.fields
    page = words(client.get(address))
    assert f"(before: {before.fields['score']})" in page


def test_day_of_the_project_moves_with_its_newest_score(officer, small_project):
    officer.post(PAGE, cell())
    head = newest(small_project, "head", "")
    assert head.fields["as_of"] == score(small_project).fields["date"]
    assert head.why == "The project is worked out for the day of its newest row."


def test_draft_is_kept_and_shown_to_nobody_else(officer, user, small_project):
    kept = officer.post(PAGE, cell(reason=CANARY) | {"draft": "1"}, headers={"X-Moothall-Draft": "1"})
    assert kept.status_code == 204
    page = officer.get(PAGE).content.decode()
    assert f">{CANARY}</textarea>" in page
    assert "This is your draft" in page
    assert CANARY not in user.get(PAGE).content.decode()
    officer.post(PAGE, cell(reason="saved"))
    assert not Draft.objects.exists()


def test_without_a_code_one_reads(small_project, person, client_of):
    client = client_of(person("RL_finance", project=small_project))
    assert "You have no assessor's code" in client.get("/p/small/scores/").content.decode()
    assert "<textarea" not in client.get(PAGE).content.decode()
    assert client.post(PAGE, cell()).status_code == 200
    assert not Value.objects.filter(place__shelf="scores", place__project=small_project).exists()


def test_section_that_there_is_not(officer):
    assert officer.get("/p/small/scores/ZZ/").status_code == 404
    assert officer.get(f"{PAGE}T0a/ZZ/").status_code == 404


@pytest.mark.parametrize("address", ["scores/", "scores/Q/", "scores/D/joint/D2/"])
def test_queries_do_not_grow_with_rows(address, small_project, site_project, person, client_of):
    counts = []
    for project, code in ((small_project, "OF1"), (site_project, "OF1")):
        option = "joint" if project == site_project else "shared"
        if project == small_project:
            made.person_in(project, "RL_user_rep", assessor="US1")
        client = client_of(person("RL_officer", assessor=code, project=project))
        if project == small_project and "D2" in address:
            client.post(f"/p/{project.slug}/scores/D/", cell(option, "D2"))
            client.post(f"/p/{project.slug}/scores/D/hand-in/")
        if project == site_project and address == "scores/Q/":
            Submission.objects.filter(project=project, assessor=code).delete()
        client.get(f"/p/{project.slug}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answer = client.get(f"/p/{project.slug}/{address.replace('joint', option)}")
        assert answer.status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 14
