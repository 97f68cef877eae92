"""Staff, places and promises, each scenario walked on the site by the ones who tell it."""

from __future__ import annotations

import csv
import datetime
import io
import re

import pytest
from django.utils import timezone

from moothall_web.accounts.models import Membership
from moothall_web.results.gather import gather
from moothall_web.results.remembered import findings_of, state
from tests.acceptance.test_after import decided
from tests.acceptance.test_equality import neighbourhoods
from tests.web import made
from tests.web.journeys.hands import enter, given, row, story, words

BARE = "transfer_bare_tupe"
LEAD, JOINT = "North runs it for all", "One joint service"
ANSWERS = ["worse"] * 5 + ["unknown"] * 4 + ["kept"] * 4
PATIENCE = 600_000
"""Milliseconds."""
POLICIES = [f"EP{n}" for n in range(1, 14)]


def said(day: datetime.date) -> str:
    return f"{day.day} {day:%B %Y}"


def taken(one, name):
    """The bytes of a file that a link gives."""
    with one.page.expect_download() as waited:
        one.page.get_by_role("link", name=name, exact=True).first.click()
    with open(waited.value.path(), "rb") as file:
        return file.read()


@pytest.fixture
def walker(walker):
    """People who wait: each save is worked out anew before the room opens."""

    def new(**options):
        one = walker(**options)
        one.page.context.set_default_timeout(PATIENCE)
        return one

    return new


@pytest.fixture
def told(db, tmp_path):
    found = story(tmp_path)
    found.head(draws=1000)  # how sure a ranking is, is not the point here
    return found


def test_acc19_employment_models_compared_and_every_unknown_taken_away(walker, person, told):
    """An officer answers thirteen policies for an option on one page; a union secretary reads them side by side, and takes every unknown to the table.

    ACC19, given: bare TUPE with 5 worse, 4 unknown and 4 kept; secondment with 13 kept. When: the comparison
    opens. Then: 14 of 26 and 0 of 26 risk points, each unknown as a question with a date, P17 proposed as
    failed and as met.
    people: union 2, union 5
    """  # noqa: E501
    told.option("lead", employment_model=BARE)
    told.rewrite(
        "employment.csv", [r for r in told.rows("employment.csv") if r["option"] not in ("lead", "joint")]
    )
    project = given(told, "scenario")
    due = timezone.localdate() + datetime.timedelta(days=60)
    one = walker(scripts=False)
    one.sign_in(person("RL_officer", project=project))
    one.follow(project.title)
    one.follow("Staff and places")
    one.go(f"/p/{project.slug}/employment/lead/")
    with one.expecting(422):
        enter(one, {"EP6.transfer_bare_tupe--asked_of": "East Council"})
        one.press("Save")
    assert "Answer is needed" in words(one)
    for policy, answer in zip(POLICIES, ANSWERS, strict=True):
        enter(one, {f"{policy}.{BARE}--answer": answer})
        if answer == "unknown":
            enter(
                one, {f"{policy}.{BARE}--asked_of": "East Council", f"{policy}.{BARE}--due": due.isoformat()}
            )
    one.press("Save")
    union = walker()
    union.sign_in(person("RL_union", project=project))
    union.go(f"/p/{project.slug}/employment/")
    points = row(union, "Risk points", "14 of 26")
    assert "0 of 26" in points
    verdicts = row(union, "Verdict that this proposes")
    assert "Fails" in verdicts
    assert "Meets" in verdicts
    assert "Fails it" in row(union, LEAD, "Judge it")
    assert "Meets it" in row(union, JOINT, "Judge it")
    titles = [p.title for p in gather(project).framework.employment.policies[5:9]]
    for title in titles:
        assert f"Asked of East Council, due {said(due)}" in row(union, f"What happens to: {title}?", LEAD)
    (cell,) = [
        c for c in findings_of(state(project)).screening.cells if (c.option, c.principle) == ("lead", "P17")
    ]
    assert cell.proposed == "fails"
    lines = list(csv.reader(io.StringIO(
        taken(union, "Every unknown, as a checklist for bargaining (CSV)").decode("utf-8-sig")
    )))  # fmt: skip
    open_ = [line for line in lines if line[0] == LEAD and "EP" in line[2]]
    assert [(r[3], r[4]) for r in open_] == [("East Council", said(due))] * 4
    assert taken(union, "The same to work on (Word)")[:2] == b"PK"
    union.read("The members' sheet")


def test_acc18_a_headline_on_jobs_stands_with_its_losses(walker, person, told):
    """An officer writes who loses and gains posts where; a union secretary drafts "30 new jobs" and cannot have it without the table.

    ACC18, given: 30 posts created in City, 22 of them filled by displaced staff; 40 cut in Town. When: the
    line "30 new jobs" is drafted. Then: net -10, Town -40, City +30, genuinely new 8; places add to the net.
    """  # noqa: E501
    told.change("places.csv", {"id": "northtown"}, title="Town")
    told.change("places.csv", {"id": "eastport"}, title="City")
    kept = {"northtown": "60", "eastport": "80", "westham": "60"}
    told.rewrite(
        "jobs.csv",
        [{"option": "joint", "change": "kept", "origin": p, "posts": n} for p, n in kept.items()],
    )
    project = given(told, "scenario")
    one = walker(scripts=False)
    one.sign_in(person("RL_officer", project=project))
    one.go(f"/p/{project.slug}/posts/joint/rows/")
    enter(one, {
        "new-1--change": "created", "new-1--destination": "eastport", "new-1--posts": "30",
        "new-1--filled_by_displaced": "22", "new-1--certainty": "signed",
        "new-2--change": "cut", "new-2--origin": "northtown", "new-2--posts": "40",
    })  # fmt: skip
    one.press("Save")
    assert "Net −10, Town −40, City +30, genuinely new 8." in row(one, JOINT, "Net −10")
    union = walker()
    union.sign_in(person("RL_union", project=project))
    union.go(f"/p/{project.slug}/posts/")
    union.follow("A headline on jobs, with its table")
    enter(union, {"option": "joint", "words": "30 new jobs"})
    union.press("Show it with its table")
    text = words(union)
    assert "Genuinely new are 8, and the net is −10." in text
    assert "Net −10, Town −40, City +30, genuinely new 8." in text
    assert row(union, "All places together").endswith("−10")
    head, *lines = csv.reader(io.StringIO(
        taken(union, "Headline and table for a spreadsheet (CSV)").decode("utf-8-sig")
    ))  # fmt: skip
    nets = {r[1]: float(r[head.index("Net")]) for r in lines}
    assert nets == {"Town": -40, "Westham": 0, "City": 30, "All places together": -10}
    text = taken(union, "Headline and table as text, for a press notice or a mail").decode()
    assert re.search(r"All places together +40 .* 30 +8 +−10", text)
    union.page.go_back()


def test_acc20_access_by_place_and_what_changes_in_my_area(walker, person, told):
    """An officer writes levels of access for twelve neighbourhoods; a user representative sees both falls, what they score, and what changes in her own.

    ACC20, given: residents within 30 minutes fall from 91% to 78%, in the most deprived fifth from 88% to 61%.
    Then: both print; Q3 is measured and worth 0.7, never scored by hand; J1 is scored with a reason; Q3 and J4
    may overlap.
    people: user rep 2, user rep 1
    """  # noqa: E501
    neighbourhoods(told)
    levels = [r for r in told.rows("measures.csv") if (r["option"], r["criterion"]) == ("joint", "Q3")]
    told.drop("measures.csv", criterion="Q3", option="joint", place="n0")
    project = given(told, "scenario")
    one = walker(scripts=False)
    one.sign_in(person("RL_officer", project=project))
    one.go(f"/p/{project.slug}/effects/joint/Q3/")
    (first,) = [r for r in levels if r["place"] == "n0"]
    enter(one, {"n0--before": first["before"], "n0--after": first["after"]})
    one.press("Save")
    user = walker()
    user.sign_in(person("RL_user_rep", project=project))
    user.go(f"/p/{project.slug}/effects/")
    text = words(user)
    assert "91% to 78%" in text
    assert "88% to 61%" in row(user, "Most deprived fifth", "88% to 61%")
    assert "0.7" in row(user, "Q3 Access and local presence", "measured")
    user.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert "by hand" in row(user, "J1", "by hand")
    assert re.search(r"Q3 may overlap with .*J4", text)
    user.follow("What changes in my area")
    user.page.get_by_label("Your place").select_option(label="Neighbourhood 0")
    user.press("Show what changes there")
    assert user.heading() == "What changes in Neighbourhood 0"
    assert f"{JOINT}: " in words(user)
    assert "88% now, 61% then" in words(user)
    user.speak("cy", "Cymraeg")


def test_promises_held_against_what_came_and_the_case_handed_on(walker, person, told):
    """Two years on an officer writes what came, a user representative reads whether each promise was kept, and an analyst hands the case to another project's reference class.

    people: user rep 5, auditor 5
    """  # noqa: E501
    decided(told)
    project = given(told, "scenario")
    other = made.brought_in(made.small(), "other")
    one = walker(scripts=False)
    one.sign_in(person("RL_officer", project=project))
    one.go(f"/p/{project.slug}/after/lead/")
    enter(one, {
        "new-1--year": "2025", "new-1--item": "days to an answer", "new-1--forecast": "9",
        "new-1--outturn": "12", "new-1--unit": "days",
    })  # fmt: skip
    one.press("Save")
    user = walker()
    user.sign_in(person("RL_user_rep", project=project))
    user.go(f"/p/{project.slug}/after/")
    assert "Partly kept 1 promise" in words(user)
    assert "69%" in row(user, "Technology that simplifies", "Partly kept")
    assert "550,000" in row(user, "Saving a year", "1,000,000")
    assert "+3 days" in row(user, "Days to an answer")
    assert "Published late" in row(user, "Review in year 1")
    analyst = person("RL_auditor", project=project)
    Membership.objects.create(user=analyst, project=other, role="RL_finance")
    mine = walker()
    mine.sign_in(analyst)
    mine.go(f"/p/{project.slug}/after/")
    assert b"saving_actual" in taken(mine, "This project as a past case, for the library of others (CSV)")
    mine.follow("Hand this case on to another project")
    enter(mine, {"to": "other"})
    mine.press("Hand it on")
    assert "The case stands among the past cases of A small project now." in words(mine)
    (case,) = gather(other).reference_cases
    assert (case.saving_planned, case.saving_actual) == (1_000_000, 450_000)
