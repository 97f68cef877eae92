"""The list of tasks: done, missing, waited for, by when, and what is next for this person."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall_web.casework.models import Submission
from moothall_web.casework.shelves import shelves
from moothall_web.casework.steps import steps


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def first(page):
    """Address and words of what is next for the person."""
    return re.search(r'Next for you</h2> <p><a class="govuk-link" href="([^"]+)">([^<]+)', page)


def test_every_kind_of_row_has_one_step():
    held = [shelf for step in steps() for shelf in step.shelves]
    assert sorted(held) == sorted(shelves())


@pytest.mark.postgres
def test_next_thing_is_ones_own(small_project, person, client_of):
    officer = words(client_of(person("RL_officer", project=small_project)).get("/p/small/"))
    assert first(officer)[1] == "/p/small/terms/"
    assessor = words(client_of(person("RL_union", assessor="US1", project=small_project)).get("/p/small/"))
    assert first(assessor)[2] == "Judge for Users"
    assert "Score section D as US1" in assessor
    assert "Score section D as OF1" not in assessor
    auditor = words(client_of(person("RL_auditor", project=small_project)).get("/p/small/"))
    assert "Nobody is waiting for you here." in auditor


def test_who_is_waited_for_and_by_when(site_project, person, client_of):
    Submission.objects.filter(assessor="OF2", section__in=("D", "Q")).delete()
    page = words(client_of(person("RL_officer")).get("/p/three-valleys/"))
    scores = page[page.index('id="step-scores"') : page.index('id="step-money"')]
    assert "OF2 (D, Q)" in scores
    assert 'By <time datetime="2026-10-13">13 October 2026</time>: Shortlist locked' in scores
    assert ">Late</strong>" in scores
    weights = page[page.index('id="step-weights"') : page.index('id="step-scores"')]
    assert ">Done</strong>" in weights
    assert "8 December 2026" in page[page.index("What comes next") :]


def test_queries_do_not_grow_with_rows(small_project, site_project, person, client_of):
    counts = []
    for project in (small_project, site_project):
        client = client_of(person("RL_officer", assessor="OF1", project=project))
        client.get(f"/p/{project.slug}/")
        with CaptureQueriesContext(connection) as asked:
            client.get(f"/p/{project.slug}/")
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 8
