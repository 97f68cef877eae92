"""The page of a job without a script: how far it is, cancelling, and what went wrong in a sentence."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moothall_web.jobs.asking import ask
from moothall_web.jobs.models import LEASE, Job
from tests.web import made

RESULTS = "/p/small/results/"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", re.sub("<[^>]+>", " ", answer.content.decode()))


@pytest.mark.postgres
def test_first_results_are_waited_for_on_a_page_that_tells_how_far_they_are(queue, officer, small_project):
    page = officer.get(RESULTS)
    assert "The results are being worked out" in words(page)
    assert "It is in the queue" in words(page)
    job = Job.objects.get(project=small_project)
    here = f"/p/small/jobs/{job.pk}/"
    assert page.content.decode().count(here) >= 3, "to look again, to cancel, and for the script"
    Job.objects.update(
        state="working", begun=timezone.now(), beat=timezone.now(), step="figures", done=1, of=3
    )
    page = officer.get(here)
    assert "Step 2 of 3: working out the figures" in words(page)
    assert '<progress class="moothall-progress" id="progress" max="3" value="1">' in page.content.decode()
    assert 'http-equiv="refresh"' not in page.content.decode(), "it would take the page from under a reader"
    Job.objects.update(beat=timezone.now() - 2 * LEASE)
    assert "Nobody seems to work on it" in words(officer.get(here))
    Job.objects.update(state="done")
    page = officer.get(here)
    assert "It is done." in words(page)
    assert 'href="/p/small/results/"' in page.content.decode()


@pytest.mark.postgres
def test_older_results_are_shown_while_newer_are_made(officer, small_project, queue_from_now_on):
    assert "Results" in words(officer.get(RESULTS)), "made where it was asked for"
    made.changed_title(small_project, "shared", "Another name of the team")
    with queue_from_now_on():
        for part in ("results/", "results/front/", "what-if/"):
            page = officer.get(f"/p/small/{part}")
            assert page.status_code == 200
            assert re.search(r"These are the results as of \d+ \w+ \d{4}, [\d:]+ ?\. Newer", words(page)), (
                part
            )
        assert "Another name of the team" not in words(officer.get(RESULTS))
        assert Job.objects.filter(project=small_project, state="waiting").count() == 1
    Job.objects.all().delete()
    page = words(officer.get(RESULTS))
    assert "Another name of the team" in page
    assert "Newer" not in page


@pytest.mark.parametrize(
    ("fault", "said"),
    [("broken", "The program failed while it made this."), ("killed", "for want of memory"),
     ("left_behind", "each time the worker ended"), ("of another version", "The program failed")],
)  # fmt: skip
def test_a_failure_is_told_in_a_sentence_and_can_be_asked_for_again(
    queue, officer, small_project, fault, said
):
    job = ask("file", small_project, part="en/workbook.xlsx", key="k" * 64)
    Job.objects.update(state="failed", fault=fault, said="")
    here = f"/p/small/jobs/{job.pk}/"
    page = words(officer.get(here))
    assert said in page
    assert f"in its log, under job {job.pk}." in page
    assert "Traceback" not in page
    again = officer.post(here)["Location"]
    assert again not in (here, None)
    assert Job.objects.get(state="waiting").part == "en/workbook.xlsx"


def test_who_asked_cancels_and_who_sets_up(queue, officer, small_project, person, client_of):
    asker = person("RL_finance", project=small_project)
    job = ask("file", small_project, part="en/workbook.xlsx", key="k" * 64, by=asker)
    here = f"/p/small/jobs/{job.pk}/"
    other = client_of(person("RL_auditor", project=small_project))
    assert "Cancel" not in words(other.get(here))
    assert other.post(here, {"cancel": "1"}).status_code == 403
    assert "Cancel" in words(officer.get(here))
    page = client_of(asker).post(here, {"cancel": "1"}, follow=True)
    assert "It was cancelled; nothing of it is kept." in words(page)
    assert "It had ended already." in words(officer.post(here, {"cancel": "1"}, follow=True))


def test_another_projects_job_is_not_there(queue, small_project, site_project, person, client_of):
    job = ask("results", small_project, part="en")
    outside = client_of(person("RL_officer"))
    assert outside.get(f"/p/small/jobs/{job.pk}/").status_code == 404
    assert outside.get(f"/p/three-valleys/jobs/{job.pk}/").status_code == 404


def test_queries_of_a_page_do_not_grow_with_jobs(queue, officer, small_project):
    first = ask("results", small_project, part="en")
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            assert officer.get(f"/p/small/jobs/{first.pk}/").status_code == 200
        counts.append(len(seen))
        for number in range(20):
            ask("file", small_project, part=f"en/{number}", key="k")
    assert counts[0] == counts[1] < 10


def test_each_word_of_the_pages_is_told_in_welsh(queue, officer, small_project):
    job = ask("results", small_project, part="cy")
    officer.cookies["django_language"] = "cy"
    page = officer.get(f"/p/small/jobs/{job.pk}/").content.decode()
    assert '<html lang="cy"' in page
    assert "Look again" not in page
