"""Rooms of staff and places: each tells of one thing, from the findings, with what can be done about it."""

from __future__ import annotations

import csv
import io
import re

import pytest

from moothall_web.accounts.models import Membership
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves
from moothall_web.results.gather import gather
from moothall_web.results.remembered import findings_of, state
from tests.web import made

ROOMS = ("employment", "workforce", "posts", "effects", "after")


def words(answer):
    text = re.sub(r"</?(?:span|strong|a)\b[^>]*>", "", answer.content.decode())
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", text))


@pytest.fixture
def union(told_already, site_project, person, client_of):
    return client_of(person("RL_union"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_opens_for_readers_and_says_where_it_is_written(room, union):
    answer = union.get(f"/p/three-valleys/{room}/")
    assert answer.status_code == 200
    said = words(answer)
    alone = "those who enter them see the rows as they stand"  # of staff, whose rows others are not led to
    assert alone in said or "What was written, row by row" in said or "Where it is written" in said
    assert 'class="moothall-report"' in answer.content.decode()


def test_employment_tells_points_verdicts_and_questions_with_dates(union, site_project):
    told, found = (
        words(union.get("/p/three-valleys/employment/")),
        findings_of(state(site_project)).employment,
    )
    for compared in found.comparisons:
        assert f"{compared.points} of {compared.out_of}" in told
    assert "Verdict that this proposes" in told
    assert "was due" in told or "due 2" in told
    assert (
        "/p/three-valleys/case/members-sheet.html"
        in union.get("/p/three-valleys/employment/").content.decode()
    )


def test_the_checklist_holds_every_unknown_in_every_format(union, site_project):
    found = findings_of(state(site_project)).employment
    answer = union.get("/p/three-valleys/downloads/checklist.csv")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) - 1 >= len(found.questions)
    asked = [r for r in rows if any(cell for cell in r[3:4] if cell == found.questions[0].asked_of)]
    assert asked or not found.questions[0].asked_of
    assert len({len(r) for r in rows}) == 1


def test_small_counts_are_in_no_room(union, site_project):
    few = {r.headcount for r in gather(site_project).workforce if r.headcount and r.headcount < 5}
    assert few, "the example has small counts"
    told = union.get("/p/three-valleys/workforce/").content.decode()
    counts = {int(n) for n in re.findall(r'data-column="People"[^>]*>(?:<[^>]+>)*(\d+)', told)}
    assert counts
    assert not counts & set(range(1, 5))


class TestHeadline:
    PAGE = "/p/three-valleys/posts/headline/"

    def test_thirty_new_jobs_stand_with_their_losses(self, union):
        told = words(union.get(self.PAGE, {"option": "nbs", "words": "30 new jobs"}))
        assert "The headline tells of 30 posts created. Genuinely new are 8, and the net is −10." in told
        assert "Hathermill −40" in told
        assert "The places add up to the net." in told

    @pytest.mark.parametrize("name", ["headline.txt", "headline.csv"])
    def test_no_file_leaves_the_table_out(self, union, site_project, name):
        answer = union.get(f"{self.PAGE}{name}", {"option": "nbs", "words": "30 new jobs"})
        text = answer.content.decode("utf-8-sig")
        (found,) = [o for o in findings_of(state(site_project)).jobs.options if o.option == "nbs"]
        titles = {p.id: p.title for p in gather(site_project).places}
        for place in found.places:
            assert titles[place.places[0]] in text
        assert "attachment" in answer["Content-Disposition"]
        assert "30 new jobs" in text

    def test_in_a_spreadsheet_the_places_add_to_the_net(self, union):
        answer = union.get(f"{self.PAGE}headline.csv", {"option": "nbs", "words": "=30 new jobs"})
        head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
        nets = [float(r[head.index("Net")]) for r in rows]
        assert sum(nets[:-1]) == nets[-1] == -10
        assert {r[0] for r in rows} == {"'=30 new jobs"}

    def test_an_option_that_there_is_not_is_refused(self, union):
        assert union.get(self.PAGE, {"option": "none"}).status_code == 422
        assert union.get(f"{self.PAGE}headline.txt", {"option": "none"}).status_code == 404
        assert union.get(f"{self.PAGE}headline.pdf", {"option": "nbs"}).status_code == 404


class TestArea:
    PAGE = "/p/three-valleys/area/"

    def test_a_place_is_told_with_every_option(self, union, site_project):
        told = words(union.get(self.PAGE, {"place": "stonehather"}))
        for option in gather(site_project).kept_options:
            assert option.title in told
        assert "71% now, 53% then" in told
        assert "Nothing is recommended here" in told

    def test_nothing_is_told_before_a_place_is_picked(self, union):
        answer = union.get(self.PAGE)
        assert answer.status_code == 200
        assert "Under the option" not in words(answer)
        assert union.get(self.PAGE, {"place": "nowhere"}).status_code == 422


class TestHandOn:
    def test_before_a_choice_there_is_no_case(self, union):
        for answer in (union.get("/p/three-valleys/hand-on/"), union.post("/p/three-valleys/hand-on/")):
            assert "there is no case to hand on" in words(answer)
            assert "<select" not in answer.content.decode()

    def test_a_case_enters_the_past_cases_of_a_project_where_one_enters_money(
        self, small_project, person, client_of
    ):
        bringer = Actor(made.bringer(), "RL_officer")
        chosen = {
            "id": "D1", "kind": "decision", "option": "shared", "body": "Council", "reason": "It is chosen.",
            "date": "2026-06-01", "by": "Council",
        }  # fmt: skip
        save(small_project, shelves()["decisions"], "D1", chosen, bringer)
        other = made.brought_in(made.small(), "other")
        user = person("RL_finance", project=small_project)
        mine = client_of(user)
        assert "There is no other project" in words(mine.get("/p/small/hand-on/"))
        assert mine.post("/p/small/hand-on/", {"to": "other"}).status_code == 422
        Membership.objects.create(user=user, project=other, role="RL_finance")
        assert mine.post("/p/small/hand-on/", {"to": "other"}).status_code == 302
        (case,) = gather(other).reference_cases
        assert (case.id, case.name) == ("small", "A small project")
        assert case == findings_of(state(small_project)).follow_up.case
