"""Own weights on an edition: without an account, beside the official result, at once."""

from __future__ import annotations

import time

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from moothall_web.publication import reading

PAGE = "/p/three-valleys/editions/1/weights/"


@pytest.fixture
def edition(site_project, told_already, published):
    return published(site_project)


def test_anybody_tries_weights_on_what_was_published(edition):
    public = Client()
    asked = {"w.J": "30"}
    public.get(PAGE)
    reading._scoring.cache_clear()  # a process that has just begun
    before = time.process_time()
    answer = public.get(PAGE, asked)
    first = time.process_time() - before
    assert public.get(PAGE, asked).status_code == 200
    assert first < 0.2
    page = answer.content.decode()
    assert "Your weights, not the authority's" in page
    assert "Official result:" in page
    assert reading.scoring_of(edition).words in page
    assert "Shown above: 30%." in page
    assert Client().get(PAGE, asked).content.decode().count('value="30"') == 1
    assert set(public.cookies) <= {"csrftoken"}
    assert not Session.objects.exists()


def test_what_is_no_weight_is_said_and_no_such_edition_is_not_there(edition):
    assert Client().get(PAGE, {"w.J": "many"}).status_code == 422
    assert Client().get(PAGE.replace("/1/", "/2/"), {"w.J": "30"}).status_code == 404
