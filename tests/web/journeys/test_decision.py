"""Flags answered and overridden, and a decision recorded by those who decide."""

from __future__ import annotations

from tests.web.journeys.hands import enter, given, story, words

PROJECT = "/p/clean/"


def test_acc14_no_decision_before_stops_are_overridden(walker, person, tmp_path):
    """ACC14 (auditor): given a saving of £1.8m a year by a consultant who also bids and whom nobody checked,
    then ER2, ER4, ER17 and the stop G10 stand in the list of flags, an answer alone opens nothing, and a
    decision is recorded only when a named body has overridden the stop; people: officer 4, councillor 5."""
    told = story(tmp_path)
    told.change(
        "evidence.csv", {"id": "joint-6"}, kind="saving", value=1_800_000, unit="GBP/yr",
        author="Brook Advisory", sector="private", independent="no", verified_by="", interest_note="",
        grade="A",
    )  # fmt: skip
    told.add("conflicts.csv", id="i9", organisation="Brook Advisory", role="bidder", declared="2026-02-01")
    project = given(told, "clean")
    officer, councillor = walker(), walker(scripts=False)
    officer.sign_in(person("RL_officer", project=project))
    councillor.sign_in(person("RL_councillor", project=project))

    # the officer sees each flag, the stop first, and answers it
    officer.go(PROJECT)
    officer.follow("Flags and their answers", within="main")
    officer.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    listed = words(officer)
    for flag in ("ER2 ", "ER4 ", "ER17 "):
        assert flag in listed
    assert listed.index("Brook Advisory both advises and bids") < listed.index("ER2 ")
    officer.page.get_by_role("link", name="Answer G10").first.click()
    enter(officer, {"answer": ""})
    with officer.expecting(422):
        officer.press("Put the answer on record")
    enter(officer, {"answer": "Their advice ends before tenders are asked for.", "body": "Programme board"})
    officer.press("Put the answer on record")
    assert "Their advice ends before tenders are asked for." in words(officer)
    assert officer.page.get_by_role("link", name="Override G10").count() == 0

    # the councillor cannot record a decision while it is open
    councillor.go(f"{PROJECT}decision/")
    assert "Stop flag G10" in words(councillor)
    councillor.follow("Record the decision")
    chosen = {"option": "joint", "body": "Three councils", "reason": "Every desk stays open.", "by": "Clerk"}
    terms = {"c0-reason": "No desk closes unheard.", "c0-owner": "Equality leads", "c0-due": "2027-06-30"}
    enter(councillor, chosen | terms)
    with councillor.expecting(422):
        councillor.press("Put the decision on record")
    assert "neither cleared nor overridden by a named body" in words(councillor)

    # overridden by a named body, it can be
    councillor.go(f"{PROJECT}flags/")
    councillor.page.get_by_role("link", name="Override G10").first.click()
    why = "The firm has promised in writing not to bid."
    enter(councillor, {"body": "Full council of North", "reason": why, "by": "Clerk"})
    councillor.press("Put the override on record")
    councillor.go(f"{PROJECT}decision/record/")
    enter(councillor, chosen | terms)
    councillor.press("Put the decision on record")
    told_now = words(councillor)
    assert "Every desk stays open." in told_now
    assert "Equality leads, by 30 June 2027." in told_now
    assert why in told_now
