"""The acceptance scenario on jobs, as it was told: a headline of new jobs never stands without its losses."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.story import Json, Story


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """30 posts created in City, 22 of them filled by displaced staff; 40 cut in Town."""
    told = Story(tmp_path)
    told.change("places.csv", {"id": "northtown"}, title="Town")
    told.change("places.csv", {"id": "eastport"}, title="City")
    told.rewrite(
        "jobs.csv",
        [
            {"option": "joint", "change": "created", "destination": "eastport", "posts": "30",
             "filled_by_displaced": "22", "certainty": "signed"},
            {"option": "joint", "change": "cut", "origin": "northtown", "posts": "40"},
            {"option": "joint", "change": "kept", "origin": "northtown", "posts": "60"},
            {"option": "joint", "change": "kept", "origin": "eastport", "posts": "80"},
            {"option": "joint", "change": "kept", "origin": "westham", "posts": "60"},
        ],
    )  # fmt: skip
    return told


def jobs(findings: Json) -> Json:
    (found,) = findings["jobs"]["options"]
    return found


def test_acc18_thirty_new_jobs_are_ten_fewer(story: Story) -> None:
    told = story.appraised()
    found = jobs(told.findings)
    places = {tuple(p["places"]): p["net"] for p in found["places"]}
    assert (found["net"], found["genuinely_new"]) == (-10, 8)
    assert places == {("northtown",): -40, ("eastport",): 30, ("westham",): 0}
    assert sum(places.values()) == found["net"]
    assert found["balanced"] is True


def test_acc18_the_line_for_the_press_holds_the_losses(story: Story) -> None:
    told = story.appraised()
    assert told.page.says("net −10, Town −40, City +30, genuinely new 8")
    assert any(r.split(" | ")[:2] == ["Town", "40"] for r in told.page.rows)


def test_acc18_no_headline_stands_without_its_table(story: Story) -> None:
    told = story.appraised()
    for block in told.page.matching(r"(?<!\d)30 (new|created|posts created)|created.{0,3}30(?!\d)"):
        # a picture names its table, which follows it
        assert "22" in block or "The table below has the figures" in block, block
    assert "Genuinely new" in told.part("table-jobs")
    assert "Lost" in told.part("table-jobs")


def test_acc18_each_question_on_jobs_is_answered_for_the_option(story: Story) -> None:
    told = story.appraised()
    for item, words in {
        "JI1": "Of 30 created, 22 are filled by displaced staff.",
        "JI2": "No move is told.",
        "JI3": "Town fares worst: −40% of its posts in scope.",
        "JI4": "30 signed.",
    }.items():
        assert words in told.part(f"table-jobs-answers-{item}")


def test_a_count_under_five_is_nowhere_in_findings_or_page(story: Story) -> None:
    story.change("jobs.csv", {"change": "cut"}, posts="3")
    story.change("jobs.csv", {"change": "kept", "origin": "northtown"}, posts="97")
    told = story.appraised()
    (posts,) = told.findings["workforce"]["options"]
    assert "cut" not in posts["total"] or posts["total"]["cut"] is None
    assert "cut" in posts["few"]
    assert "fewer than 5" in told.part("table-posts")
    assert "97" not in told.part("table-posts-places-joint")


def test_the_worst_place_is_measured(story: Story) -> None:
    worst = jobs(story.appraised().findings)["worst"]
    assert (worst["places"], worst["low"], worst["likely"], worst["high"]) == (["northtown"], -40, -40, -40)
