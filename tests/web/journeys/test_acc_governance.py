"""Who decides: power as votes are typed, rotation on paper, questions with a due date, statements."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework import reading
from tests.acceptance.test_power import shared, voting
from tests.web.journeys.hands import enter, given, row, story, words

PROJECT = "/p/clean/"


def answer(one):
    """What the page says follows from what is typed."""
    return words(one.page.locator("#answer"))


def test_acc15_and_acc16_power_as_it_is_typed(walker, person, tmp_path):
    """ACC15, ACC16 (councillor): given three councils with 50, 49 and 1 votes, quota 51, and shares of the
    cost as the votes, then the power is 60, 20 and 20 per cent, the gap is 29 points, and the page says in
    words that one vote has as much power as 49; with 45, 35 and 20 votes and a quota of 66 the third has no
    power. The officer sees it as the votes are typed, with scripts and without, before anything is saved; the
    councillor finds who decides what, and her own council's power; people: councillor 2."""
    told = story(tmp_path)
    shared(told, 0.5, 0.49, 0.01)
    voting(told, "committee", 100, 50, 49, 1)
    project = given(told, "clean")
    officer, plain = walker(), walker(scripts=False)
    councillor = walker()
    officer.sign_in(person("RL_officer", project=project))
    plain.sign_in(person("RL_officer", project=project))
    councillor.sign_in(person("RL_councillor", project=project, body="west"))

    # as it is typed, and nothing is kept
    officer.go(PROJECT)
    officer.follow("Who decides", within="main")
    officer.follow("Joint committee", within="main")
    officer.page.locator('[name="quota"]').fill("51")
    officer.page.locator("#answer", has_text="29 points").wait_for()
    said = answer(officer)
    assert "West Council, with 1 vote, has as much power as East Council, with 49." in said
    assert re.search(r"North Council 50 50% 60% 66.7% 50% \+10 points", said)
    assert re.search(r"East Council 49 49% 20% 16.7% 49% −29 points", said)
    assert "G9" in said
    officer.look()
    officer.press("Save", within="main")

    # without scripts by a button; 45, 35 and 20 votes
    plain.go(f"{PROJECT}governance/committee/")
    enter(plain, {"seats.0.votes": "45", "seats.1.votes": "35", "seats.2.votes": "20", "quota": "166"})
    with plain.expecting(422):
        plain.press("Show what follows, without saving")
    assert "166 votes are needed, and all members together have 100: nothing can pass." in words(plain)
    enter(plain, {"quota": "66"})
    plain.press("Show what follows, without saving")
    said = answer(plain)
    assert "West Council has no power: its 20 votes never decide anything." in said
    assert re.search(r"West Council No power 20 20% 0% 0% 1%", said)
    assert "G9" in said
    plain.go(f"{PROJECT}governance/committee/")
    assert "with 1 vote" in answer(plain)  # nothing of it was kept

    # the councillor finds who decides what, and her own council
    councillor.go(PROJECT)
    councillor.follow("Who decides", within="main")
    assert "West Council Yours 1 1% 20%" in words(councillor)
    assert "Officer group for standards" in row(councillor, "Annual budget")


def test_acc26_rotation_that_is_only_on_paper(walker, person, tmp_path):
    """ACC26 (councillor): given a service managed by three councils with shares of 50, 30 and 20 per cent, of
    which the first held the chair for eight of ten years, the second for two and the third never, when the
    page on who decides is opened, then both methods entitle them to 5, 3 and 2 years, the deviation and the
    Jain index are told, and G3 names the council that never held it."""
    told = story(tmp_path)
    shared(told, 0.5, 0.3, 0.2)
    project = given(told, "clean")
    officer = walker()
    officer.sign_in(person("RL_officer", project=project))
    officer.go(f"{PROJECT}governance/committee/")
    terms = {
        "lead_roles.0.holders.0.partner": "north", "lead_roles.0.holders.0.start": "2016-07-01",
        "lead_roles.0.holders.0.end": "2024-06-30", "lead_roles.0.holders.1.partner": "east",
        "lead_roles.0.holders.1.start": "2024-07-01", "lead_roles.0.holders.1.end": "2026-06-30",
    }  # fmt: skip
    enter(officer, terms)
    officer.page.locator("#answer", has_text="Passed over").wait_for()
    officer.press("Save", within="main")
    officer.go(f"{PROJECT}governance/")
    said = words(officer)
    assert "North Council 50% 8 5 +3 5 5" in said
    assert "East Council 30% 2 3 −1 3 3" in said
    assert "West Council Passed over 20% 0 2 −2 2 2" in said
    assert "Jain index of fairness: 0.57" in said
    assert "G3" in said
    assert "West Council has never held it, though entitled to 2 years" in said


@pytest.mark.postgres
def test_a_question_with_a_due_date_and_its_reply_on_public_record(walker, person, tmp_path):
    """A councillor puts a question about a claim to a council, with a day; the one who acts for that council
    finds it first on her list, and replies; another question is overdue, as the list of tasks tells
    everybody; people: councillor 4."""
    told = story(tmp_path)
    told.head(fictional=True)  # its clock stands still
    told.add(
        "questions.csv", id="Q9", kind="question", asked_of="Joint committee", option="joint",
        text="When will the desks be counted?", due="2026-06-01", date="2026-05-01", by="Scrutiny",
    )  # fmt: skip
    project = given(told, "clean")
    councillor, finance = walker(), walker(scripts=False)
    councillor.sign_in(person("RL_councillor", project=project, body="west"))
    finance.sign_in(person("RL_finance", project=project, body="north"))

    councillor.go(PROJECT)
    assert "1 question is overdue" in words(councillor)
    councillor.go(f"{PROJECT}evidence/joint-6/")
    councillor.follow("Put a question about this claim")
    enter(councillor, {"asked_of": "North Council", "text": "Who else has checked this figure?"})
    with councillor.expecting(422):
        councillor.press("Put the question on record")
    assert "Say by which day you want an answer, as 2026-05-31." in words(councillor)
    enter(councillor, {"due": "2026-10-31"})
    councillor.press("Put the question on record")
    assert "Open" in words(councillor)
    assert "West Council" in words(councillor)
    assert councillor.page.locator("textarea").count() == 0  # who asks does not answer

    finance.go(PROJECT)
    finance.follow("Answer question Q1 to: North Council", within="main")
    enter(finance, {"text": "Our auditor did, on 3 June.\nThe working paper is open to you."})
    finance.press("Put the reply on record")
    said = words(finance)
    assert "Answered in time" in said
    assert "Our auditor did, on 3 June." in said
    assert "North Council, 1 September 2026" in said
    finance.go(f"{PROJECT}questions/")
    said = words(finance)
    assert said.index("When will the desks be counted?") < said.index("Who else has checked this figure?")
    for count in ("Overdue: 1", "Open: 0", "Answered late: 0", "Answered in time: 1"):
        assert count in said


def test_statement_not_obtained_is_told_and_lets_people_decide(walker, person, tmp_path):
    """Publication names whose statement is missing, and a decision is refused for it: the branch writes one
    that is kept as it is, and for the users the officer says why none was obtained, by whom and when; then
    the decision can be recorded."""
    told = story(tmp_path)
    for group in ("unions", "users"):
        told.remove(f"statements/{group}.md")
    project = given(told, "clean")
    officer, union = walker(), walker(scripts=False)
    officer.sign_in(person("RL_officer", project=project))
    union.sign_in(person("RL_union", project=project, body="unions"))

    councillor = walker()
    councillor.sign_in(person("RL_councillor", project=project))
    reason = "Every desk stays open."
    decision = {"option": "joint", "body": "Three councils", "reason": reason, "by": "Clerk"}

    def decides():
        councillor.go(f"{PROJECT}decision/record/")
        enter(councillor, decision)
        councillor.press("Put the decision on record")

    with councillor.expecting(422):
        decides()
    refused = words(councillor)
    assert (
        "No decision can be recorded before staff side and users are heard, or it is said why not." in refused
    )
    for group in ("Unions", "Users"):
        assert f"{group}: neither a statement nor why none was obtained." in refused
    officer.go(f"{PROJECT}publication/")
    assert "Unions: neither a statement nor why none was obtained." in words(officer)
    officer.follow("Statements, and why one was not obtained")
    officer.follow("Say why none was obtained from Users")
    with officer.expecting(422):
        officer.press("Put this on record")
    why = "The forum was asked three times and has no chair."
    enter(officer, {"group": "users", "reason": why, "by": "Clerk"})
    officer.press("Put this on record")
    assert f"Not obtained because: {why} (Clerk, " in words(officer)

    union.go(f"{PROJECT}statements/")
    union.press("Write a statement", within="main")
    text = "We dont agree.\n\n  Nobody asked the night shift."
    enter(union, {"text": text})
    union.press("Save the statement")
    assert "Nobody asked the night shift." in words(union)
    officer.go(f"{PROJECT}publication/")
    assert "neither a statement" not in words(officer)
    kept = reading.newest(project, "statements", "unions")
    assert kept.fields["text"] == text
    decides()
    assert "Every desk stays open." in words(councillor)
    assert reading.rows(project, "decisions")
