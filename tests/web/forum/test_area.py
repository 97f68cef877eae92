"""What changes in my area, for everybody: of an edition, without an account, as it was published."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves
from moothall_web.forum.models import Asked
from moothall_web.publication import reading
from tests.web import made

PAGE = "/p/small/editions/1/area/"


def words(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def row(project, shelf, key, **fields):
    save(project, shelves()[shelf], key, fields, Actor(made.bringer(), "RL_officer"))


@pytest.fixture
def edition(small_project, published):
    row(small_project, "places", "town", id="town", title="Town", population=4000)
    row(
        small_project, "measures", "shared|Q3|town|", option="shared", criterion="Q3", place="town",
        before=91.0, after=78.0, unit="% within 30 minutes",
    )  # fmt: skip
    return published(small_project)


def test_anybody_picks_a_place_and_reads_every_option(edition, django_assert_max_num_queries):
    public = Client()
    assert "What changes in my area" in words(public.get("/p/small/editions/1/"))
    assert "What changes in my area" in words(public.get("/p/small/about/"))
    reading._findings.cache_clear()
    with django_assert_max_num_queries(3):
        told = words(public.get(PAGE, {"place": "town"}))
    for said in ("What changes in Town", "As it is now", "A shared team", "91% now, 78% then"):
        assert said in told
    assert (
        "beth sy" in words(Client(headers={"accept-language": "cy"}).get(PAGE, {"place": "town"})).casefold()
    )
    assert public.get(PAGE, {"place": "nowhere"}).status_code == 422
    assert not public.cookies.get("sessionid")


def test_what_is_written_later_is_not_public(edition, small_project):
    row(small_project, "places", "city", id="city", title="City")
    assert "City" not in words(Client().get(PAGE))


def test_an_edition_made_before_there_was_such_a_page_has_none(edition):
    Asked.objects.update(areas={})
    assert Client().get(PAGE).status_code == 404
