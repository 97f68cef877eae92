"""Rows as pages read them: what stands, found again whatever its key holds, and whole where more is asked."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import F
from django.test.utils import CaptureQueriesContext

from moothall_web.casework import reading
from moothall_web.casework.actions import Actor, remove, save
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import shelves
from tests.web import made

pytestmark = pytest.mark.postgres


def asked_of_django(project, shelf):
    """What stands on a shelf, asked in Django's words."""
    return [
        (v.pk, v.place_id, v.place.key, v.version, v.fields)
        for v in Value.objects.filter(
            place__project=project, place__shelf=shelf, place__removed=False, version=F("place__version")
        )
        .select_related("place")
        .order_by("place__position", "place__pk")
    ]


def test_every_shelf_is_read_as_django_reads_it(site_project):
    names, actor = [*shelves()], Actor(made.bringer(), "RL_officer")
    first = reading.rows(site_project, "options")[0]
    remove(site_project, shelves()["options"], first.place.key, actor, seen=first.version, why="Merged.")
    read = reading.held(site_project, names)
    assert sum(map(len, read.values())) > 1000
    for name in names:
        assert read[name] == [fields or {} for *_rest, fields in asked_of_django(site_project, name)], name
    assert reading.held(site_project, []) == {}


@pytest.mark.parametrize("code", ["OF1", "100%", "A_B", "wow!", "!%_", "é"])
def test_scores_of_one_assessor_are_found_whatever_the_code(site_project, code):
    def score(assessor, criterion="Q1", **more):
        said = {"option": "joint", "criterion": criterion, "assessor": assessor, "date": "2026-09-01", **more}
        key = shelves()["scores"].key_of(said, 0)
        save(site_project, shelves()["scores"], key, said, Actor(made.bringer(), "RL_officer"))

    others = ["100x", "AxB", "wow", "100", "A!_B", "B"]
    for assessor in {code, *others} - {"OF1"}:
        score(assessor, score=3)
    score(code, "Q2", score=1)
    every = asked_of_django(site_project, "scores")
    for criteria in ({"Q1"}, {"Q1", "Q2"}):
        wanted = [v for v in every if v[4]["assessor"] == code and v[4]["criterion"] in criteria]
        found = reading.scores(site_project, criteria, code)
        assert [(v.pk, v.place_id, v.place.key, v.version, v.fields) for v in found] == wanted
        assert wanted
        all_of_them = [v[0] for v in every if v[4]["criterion"] in criteria]
        assert [v.pk for v in reading.scores(site_project, criteria)] == all_of_them
    assert reading.scores(site_project, [], code) == []


def test_what_else_a_score_holds_is_read_when_it_is_asked_for(site_project):
    with CaptureQueriesContext(connection) as asked:
        found = reading.scores(site_project, ["Q1"])
        assert all(v.place.shelf == "scores" and v.place.project == site_project for v in found)
    assert len(asked) == 1
    assert found[0].by == made.bringer()
    assert found[0].at == Value.objects.get(pk=found[0].pk).at
    assert found[0].place.position == Value.objects.get(pk=found[0].pk).place.position
