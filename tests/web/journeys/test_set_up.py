"""Set-up from nothing in the browser, and reading all of it from the first day on."""

from __future__ import annotations

import pytest

from moothall_web.accounts.models import Project, User
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.reading import rows
from moothall_web.casework.shelves import shelves
from tests.web.journeys.hands import enter, row, words

PROJECT = "/p/four-towns/"
PARTNERS = {"north": "North Council", "east": "East Council", "west": "West Council"}
PUBLIC = {
    "facts.bodies": list(PARTNERS), "facts.private_runs_service": "no", "facts.private_equity_pct": "0",
    "facts.private_votes": "0", "facts.private_gain_share": "no", "facts.new_company": "no",
}  # fmt: skip
TEAM = {"facts.shared_team": "yes", "facts.shared_budget": "yes"}
OPTIONS = {
    "standards": ("Common procedures", PUBLIC | {
        "facts.shared_team": "no", "facts.shared_budget": "no", "facts.joint_body": "none"}),
    "inside": ("North brings its own together", PUBLIC | {"facts.bodies": ["north"]}),
    "lead": ("North runs it for all", PUBLIC | TEAM | {"facts.lead": "north", "facts.joint_body": "none"}),
    "joint": ("One joint service", PUBLIC | TEAM | {"facts.joint_body": "joint_committee"}),
    "firm": ("A company with a firm", PUBLIC | TEAM | {
        "facts.joint_body": "public_company", "facts.new_company": "yes",
        "facts.private_equity_pct": "25", "facts.private_votes": "1", "facts.board_votes": "5"}),
    "contract": ("A contract", PUBLIC | TEAM | {"facts.private_runs_service": "yes"}),
}  # fmt: skip
TIMETABLE = {
    "m1": ("Papers out", "2027-01-10", "papers_released"),
    "m2": ("Shortlist", "2027-03-01", "shortlist_locked"),
    "m3": ("Decision", "2027-05-20", "decision"),
}
READ, FIND, KEY = 12.0, 4.0, 0.3
"""Seconds: to read a page, to find and answer a field, to press a key (40 words a minute): a slow hand."""
HALF_AN_HOUR = 1800


class Hand:
    """Fills in forms, and counts how long a slow hand takes for it."""

    def __init__(self, one):
        self.one, self.seconds, self.seen = one, 0.0, set()

    def fill(self, fields, button):
        """A form filled in and sent. Every kind of form is looked at once; the next of a kind is the same."""
        enter(self.one, fields)
        for value in fields.values():
            self.seconds += FIND + (FIND * (len(value) - 1) if isinstance(value, list) else KEY * len(value))
        self.seconds += READ
        kind = (self.one.page.url.partition("?")[0], button)
        if kind in self.seen:
            with self.one.page.expect_navigation():
                self.one.page.locator("main").get_by_role("button", name=button, exact=True).first.click()
        else:
            self.one.press(button, within="main")
            self.seen.add(kind)


@pytest.mark.postgres
def test_set_up_from_nothing(walker, db):
    """A programme officer makes a project with three partners, an aim that they signed, eight options of
    six types and two baselines, and a locked timetable, in under half an hour of a slow hand; people: officer
    1."""
    one = walker()
    user = User.objects.create_user("runs@example.org", "a long password", name="Runs it")
    user.is_staff = True
    user.save()
    one.sign_in(user)
    one.press("New project")
    hand = Hand(one)
    hand.fill({"slug": "four-towns", "title": "One service for four towns"}, "Make the project")

    one.go(f"{PROJECT}rows/head.partners/new/")
    for id, title in PARTNERS.items():
        hand.fill({"id": id, "title": title, "kind": "district council"}, "Save and add another")
    one.go(f"{PROJECT}rows/head.aims/new/")
    hand.fill(
        {"id": "A1", "text": "Right first time.", "measure": "Share of answers that are right."}, "Save"
    )
    one.follow("A1", within="main")
    one.page.get_by_text("Signed (0)").click()
    for place, partner in enumerate(PARTNERS):
        button = "Add one: Signed" if place == 0 else "Add another: Signed"
        one.press(button) if place == 0 else _click(one, button)
        enter(one, {f"signed.{place}.key": partner, f"signed.{place}.value": "2026-11-02"})
    hand.fill({"why": "Signed at the board."}, "Save")
    one.go(f"{PROJECT}rows/head.timetable/new/")
    for id, (title, day, kind) in TIMETABLE.items():
        hand.fill({"id": id, "title": title, "date": day, "kind": kind}, "Save and add another")
    one.go(f"{PROJECT}options/new/")
    for id, (title, facts) in OPTIONS.items():
        hand.fill({"id": id, "title": title, **facts}, "Save and propose another")

    # the timetable is locked: a change needs a reason
    one.go(f"{PROJECT}rows/head.timetable/m2/")
    enter(one, {"date": "2027-04-01"})
    with one.expecting(422):
        one.press("Save")
    assert "Date is locked" in words(one.page.get_by_role("alert"))
    enter(one, {"why": "The board meets in April."})
    one.press("Save")

    # all of it stands there, each option with the type that its facts give
    one.go(f"{PROJECT}options/")
    for id, kind in zip(OPTIONS, ("T1", "T2", "T3", "T4", "T5", "T6"), strict=True):
        assert kind in row(one, OPTIONS[id][0])
    assert words(one).count("A baseline: a line to compare with.") == 2
    project = Project.objects.get(slug="four-towns")
    assert [v.fields["id"] for v in rows(project, "head.partners")] == list(PARTNERS)
    assert len(rows(project, "options")) == 8
    assert rows(project, "head.aims")[0].fields["signed"] == dict.fromkeys(PARTNERS, "2026-11-02")
    one.go(f"{PROJECT}results/")
    assert one.heading() == "Results", "enough stands there to be worked out"
    assert hand.seconds < HALF_AN_HOUR, f"{hand.seconds / 60:.0f} minutes"


def _click(one, button):
    with one.page.expect_navigation():
        one.page.get_by_role("button", name=button, exact=True).first.click()


def test_union_reads_all_from_the_first_day(walker, person, small_project):
    """A branch secretary takes up an invitation, from which day her union has access; she reads every step,
    and the log of every action, and finds herself in it; people: union 1."""
    officer, union = walker(), walker()
    runs = person("RL_officer", project=small_project)
    group = {"id": "branch", "title": "The branch", "voice": "unions"}
    save(small_project, shelves()["stakeholders.groups"], "branch", group, Actor(runs, "RL_officer"))
    paper = {"id": "D1", "title": "First paper", "date": "2026-03-01", "kind": "project_paper"}
    save(small_project, shelves()["documents"], "D1", paper, Actor(runs, "RL_officer"))
    officer.sign_in(runs)
    officer.go("/p/small/")
    assert "The branch: no first access to the papers is recorded." in words(officer)
    officer.follow("People and roles")
    officer.press("Invite somebody")
    enter(officer, {"email": "secretary@example.org", "role": "RL_union", "body": "branch"})
    officer.press("Send the invitation")
    link = officer.page.locator("#link").inner_text()

    union.go(link)
    with union.expecting(422):
        union.press("Take part", within="main")
    enter(union, {"name": "A. Secretary", "password": "eleven green bottles"})
    union.press("Take part", within="main")
    assert (
        "weeks passed from the first project paper (1 March 2026) to the first access of The branch"
        in words(union)
    )
    steps = union.page.locator(".govuk-task-list__name-and-hint > a")
    for address in [a.get_attribute("href") for a in steps.all()]:
        union.go(address)
    union.go("/p/small/")
    union.follow("Log of every action")
    mine = row(union, "A. Secretary", "stakeholders.groups branch")
    assert "The first of this group took up an invitation." in mine
    assert words(union).count("Added") >= 2
    union.speak("cy", "Cymraeg")
