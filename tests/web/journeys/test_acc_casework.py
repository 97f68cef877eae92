"""Acceptance scenarios of the casework, entered by hand: first access, types, stage 1, depth, dissent."""

from __future__ import annotations

import zipfile

import pytest

from moothall_web.casework.reading import newest
from tests.web.journeys.hands import enter, given, row, story, words

PROJECT = "/p/clean/"
PENSION = "New starters get a lower pension."


@pytest.mark.postgres
def test_acc01_early_access_is_measured(walker, person, tmp_path):
    """ACC01 (union): given a first paper of 1 March and unions first added on 10 May, when the officer opens
    stage 1, then P8 is partly met unless judged otherwise with a reason, the front page shows 10 weeks, and
    the officer cannot hide that line."""
    told = story(tmp_path)
    told.drop("documents.csv", kind="project_paper")
    told.group("unions", first_access=None)
    told.drop("principles.csv", principle="P8")
    project = given(told, "clean")
    officer = walker()
    officer.sign_in(person("RL_officer", project=project))

    # given: entered by the officer
    officer.go(f"{PROJECT}rows/documents/new/")
    enter(officer, {"id": "D1", "title": "First paper", "date": "2026-03-01", "kind": "project_paper"})
    officer.press("Save")
    officer.go(f"{PROJECT}rows/stakeholders.groups/unions/")
    enter(officer, {"first_access": "2026-05-10", "why": "Added to the project."})
    officer.press("Save")

    # when: the officer opens stage 1
    officer.go(PROJECT)
    officer.follow("Stage 1, principles")
    officer.follow("The project as a whole")

    # then: P8 is partly met, and why
    section = officer.page.locator("p", has_text="From recorded facts")
    assert "Partly meets it: involved after options were listed" in words(section)
    assert "10 May 2026, 10 weeks after the first project paper (1 March 2026)" in words(section)
    assert "Partly meets it" in row(officer, "P8 Unions involved early")
    assert "This counts until somebody records another verdict with a reason." in words(section)

    # then: another verdict needs a reason
    enter(officer, {"P8--verdict": "meets", "by": "Joint board"})
    with officer.expecting(422):
        officer.press("Save")
    assert "P8: recorded facts say “Partly meets it”. Another verdict needs a reason." in words(officer)

    # then: the front page shows ten weeks, whatever the officer does to the dates
    officer.go(PROJECT)
    late = "10 weeks passed from the first project paper (1 March 2026) to the first access of Unions"
    assert f"{late} (10 May 2026)." in words(officer)
    officer.go(f"{PROJECT}remove/stakeholders.groups/unions/")
    with officer.expecting(422):
        officer.press("Remove")
    officer.go(f"{PROJECT}rows/stakeholders.groups/unions/")
    enter(officer, {"first_access": "2026-03-01", "why": "A typing error."})
    officer.press("Save")

    # then: the union reads what stood there, and who changed it
    union = walker()
    union.sign_in(person("RL_union", project=project, body="unions"))
    union.go(PROJECT)
    union.page.get_by_text("1 change of these dates").click()
    assert "Unions was recorded to have had first access on 10 May 2026." in words(union)
    assert "A typing error." in words(union)
    union.speak("cy", "Cymraeg")


@pytest.mark.postgres
def test_acc02_six_types_classified_from_facts(walker, person, tmp_path):
    """ACC02 (officer): given a "shared service" of which a private firm holds 25% and one vote of five, when
    the classifier runs, then it is T5 by rule CL2 with a procurement and a staff risk of 4 of 5; the union
    disputes it with a reason, and the first result stays in sight."""
    project = given(story(tmp_path), "clean")
    officer, union = walker(), walker()
    officer.sign_in(person("RL_officer", project=project))
    officer.go(f"{PROJECT}options/")
    officer.press("Propose an option")

    # given: the facts, by hand
    enter(officer, {
        "id": "nbs", "title": "Northshire Business Services Ltd", "summary": "A shared service.",
        "facts.bodies": ["north", "east"], "facts.joint_body": "public_company", "facts.new_company": "yes",
        "facts.private_runs_service": "no", "facts.private_equity_pct": "25", "facts.private_votes": "1",
        "facts.board_votes": "5", "facts.private_gain_share": "no", "facts.shared_team": "yes",
        "facts.shared_budget": "yes",
    })  # fmt: skip
    officer.press("Save and see the type")

    # then
    told = words(officer.page.locator(".govuk-inset-text").first)
    assert "T5 Strategic partnership or joint venture" in told
    assert "T4" not in told
    assert "CL2" in told
    assert "Procurement: yes." in told
    assert "Risk that staff carry, as a starting presumption: 4 of 5." in told

    # then: a dispute needs a sentence, and takes nothing away
    union.sign_in(person("RL_union", project=project, body="unions"))
    union.go(f"{PROJECT}options/nbs/")
    union.follow("Dispute this type")
    enter(union, {"type": "T6", "reason": "No.", "by": "Branch"})
    with union.expecting(422):
        union.press("Put the dispute on record")
    assert "A dispute needs a reason of at least one sentence." in words(union)
    enter(union, {"reason": "The firm will run all of it within two years."})
    union.press("Put the dispute on record")
    for address in ("options/nbs/", "options/"):
        union.go(PROJECT + address)
        assert "T5 Strategic partnership or joint venture" in words(union)
        assert "Branch holds it to be T6: The firm will run all of it within two years." in words(union)


def test_acc03_must_pass_failure_holds_an_option_out(walker, person, tmp_path):
    """ACC03 (councillor): given a must-pass set adopted on 2 June and a fourth option that fails P17, when
    stage 1 is completed, then it is held out with its saving of 0.6m a year beside the reason, and only a
    named decision maker overrides it, in a sentence that prints on every output; people: officer 2."""
    told = story(tmp_path)
    told.head(must_pass=[], as_of="2026-06-02")
    told.drop("principles.csv", principle="P17", option="lead")
    told.change(
        "finance.csv", {"option": "lead", "kind": "saving"}, amount=600_000, low=500_000, high=700_000
    )
    project = given(told, "clean")
    officer, councillor = walker(), walker()
    officer.sign_in(person("RL_officer", project=project, assessor="officers-1"))

    # given: the set is adopted, and locked, on 2 June
    officer.go(f"{PROJECT}terms/must-pass/")
    for box in officer.page.locator('main [name="term--must_pass"]').all():
        box.set_checked(box.get_attribute("value") in ["P3", "P7", "P8", "P9", "P10", "P13", "P14", "P17"])
    enter(officer, {"by": "Joint board of members"})
    officer.press("Adopt and lock")
    assert "2 June 2026" in words(officer)

    # given: option 4 fails, with its evidence
    officer.go(f"{PROJECT}principles/lead/?as=")
    typed = {"P17--verdict": "fails", "P17--reason": PENSION, "P17--evidence": "lead-5", "by": "Joint board"}
    enter(officer, typed | {"P17--evidence": "nothing-like-it"})
    with officer.expecting(422):
        officer.press("Save")
    assert "there is no evidence" in words(officer)
    enter(officer, typed)
    officer.press("Save")

    # when stage 1 is completed, then: held out
    assert "Held out of stage 2." in words(officer)
    assert officer.page.get_by_role("link", name="Override P17").count() == 0, "an officer sets nothing aside"
    officer.follow("With the saving that each option promises: the results")
    outcome = row(officer, "North runs it for all", "Held out", PENSION)
    assert "£0.6m" in outcome

    # then: a named decision maker, in a sentence
    councillor.sign_in(person("RL_councillor", project=project))
    councillor.go(f"{PROJECT}principles/lead/")
    councillor.follow("Override P17")
    enter(councillor, {"reason": "Because."})
    with councillor.expecting(422):
        councillor.press("Put the override on record")
    assert councillor.page.get_by_role("alert").get_by_role("link").count() >= 2
    why = "The pension gap is closed by a side agreement."
    enter(councillor, {"body": "Full council of North", "reason": why, "by": "Clerk"})
    councillor.press("Put the override on record")
    assert "Held out of stage 2." not in words(councillor)

    # then: on every output
    councillor.page.goto(f"{PROJECT}results/")
    councillor.follow(councillor.page.locator("#contents + ul a").last.inner_text(), within="#contents + ul")
    assert why in words(councillor)
    pages = ("results/", "what-if/", "downloads/", "versions/")
    papers = ("case/", "case/leaflet.html", "case/members-sheet.html")
    for output in (*pages, *papers):
        councillor.page.goto(PROJECT + output)
        text = councillor.page.locator("body").inner_text()
        assert "Full council of North" in text, output
        assert why in text, output
    with officer.expecting(403):
        officer.go(f"{PROJECT}principles/lead/P17/override/")


def test_acc04_not_assessed_is_not_a_pass(walker, person, tmp_path):
    """ACC04 (auditor): given an option that meets all its principles but P12, which is not assessed, and a
    project that meets its five, when the screen is viewed, then it reads 12 of 13 met and 1 not assessed, and
    5 of 5 met, never 18 of 18 or 100%."""
    told = story(tmp_path)
    told.facts("joint", private_runs_service=True)  # so that P16 applies, and thirteen count
    told.change("principles.csv", {"principle": "P16", "option": "joint"}, verdict="meets")
    told.drop("principles.csv", principle="P12", option="joint")
    project = given(told, "clean")
    auditor = walker(scripts=False)
    auditor.sign_in(person("RL_auditor", project=project))
    auditor.follow(project.title)
    auditor.follow("Stage 1, principles")
    assert "12 of 13 met; 1 not assessed" in row(auditor, "One joint service")
    assert "5 of 5 met" in row(auditor, "The project as a whole")
    seen = [words(auditor)]
    auditor.follow("One joint service")
    assert "12 of 13 met; 1 not assessed" in words(auditor)
    assert "Not assessed" in row(auditor, "P12 ")
    seen.append(words(auditor))
    auditor.follow("With the saving that each option promises: the results")
    assert "12 of 13 met and 1 not assessed" in row(auditor, "One joint service", "12 of 13")
    seen.append(words(auditor.page.locator("main table", has_text="Yearly saving as promoted")))
    for said in seen:
        assert "18 of 18" not in said
        assert "17 of 18" not in said
        assert "100%" not in said


def test_acc23_straw_man_in_house(walker, person, tmp_path):
    """ACC23 (officer): given 48 claims and £120,000 for outsourcing, 9 claims and nothing for in-house, when
    the shortlist is locked, then AB2 and ER7 fire with 19%, and no option goes without a reason on record;
    people: union 4."""
    told = story(tmp_path)
    told.facts("joint", private_runs_service=True)
    for key, count, budget in (("joint", 48, 120_000), ("improved", 9, 0)):
        told.option(key, preparation_budget=budget)
        sample = next(r for r in told.rows("evidence.csv") if r["id"] == f"{key}-1")
        more = [sample | {"id": f"{key}-more-{n}"} for n in range(count - 8)]
        told.rewrite("evidence.csv", [*told.rows("evidence.csv"), *more])
    project = given(told, "clean")
    officer, union = walker(), walker()
    officer.sign_in(person("RL_officer", project=project))

    # when: the officer locks the shortlist
    officer.go(f"{PROJECT}rows/head.timetable/new/")
    enter(officer, {"id": "m0", "title": "Shortlist", "date": "2026-08-20", "kind": "shortlist_locked"})
    officer.press("Save")
    officer.go(f"{PROJECT}results/")

    # then: both fire
    assert "evidence items 9 on record, against 48 for the best-resourced option (19%)" in row(officer, "AB2")
    assert "9 evidence items against 48 for One joint service (joint) (19%)" in row(officer, "ER7")

    # then: it cannot be dropped silently, from its own page neither
    officer.go(f"{PROJECT}options/improved/")
    officer.follow("Take it off the list")
    enter(officer, {"by": "Officers", "reason": "Slow."})
    with officer.expecting(422):
        officer.press("Take it off the list")
    officer.go(f"{PROJECT}options/improved/")
    officer.follow("Remove it, where it was entered by mistake")
    with officer.expecting(422):
        officer.press("Remove")
    enter(officer, {"why": "Nobody believes in it."})
    officer.press("Remove")
    officer.go(f"{PROJECT}options/")
    assert "Each improves its own: Nobody believes in it." in row(officer, "Nobody believes in it.")

    # the union puts it back, and gives it what the others had
    union.sign_in(person("RL_union", project=project, body="unions"))
    union.go(f"{PROJECT}removed/options/")
    union.press("Put it back improved")
    union.go(f"{PROJECT}options/improved/")
    enter(union, {"preparation_budget": "120000", "summary": "One team a council, with our own systems."})
    union.page.get_by_text("Parts of different types").click()
    union.page.get_by_text("Parts (0)").click()
    union.press("Add one: Parts")
    enter(union, {"parts.0.id": "post", "parts.0.title": "Post room", "parts.0.facts.shared_team": "no"})
    union.press("Save and see the type")
    kept = newest(project, "options", "improved").fields
    assert kept["preparation_budget"] == 120_000
    assert kept["parts"][0]["title"] == "Post room"
    assert union.page.locator('[name="parts.0.title"]').input_value() == "Post room"


def test_acc24_dissent_is_kept(walker, person, tmp_path):
    """ACC24 (officer): given that the union scores E1 with 0, officers with 3 and users not at all, when
    the matrix is summarised, then the range stands by group, AB8 fires with 3 points, the union's statement
    prints unedited in BC21, and users are named as missing; people: officer 3, union 3."""
    told = story(tmp_path)
    members = [r | {"score": "2"} for r in told.rows("scores.csv") if _is_e1(r, "members-1")]
    told.rewrite("scores.csv", [])
    told.rewrite("weights.csv", [r for r in told.rows("weights.csv") if r["group"] != "unions"])
    for group in ("unions", "users"):
        told.remove(f"statements/{group}.md")
    project = given(told, "clean")
    officer, union = walker(), walker()
    officer.sign_in(person("RL_officer", project=project, assessor="officers-1"))
    union.sign_in(person("RL_union", project=project, assessor="unions-1", body="unions"))

    # given: the union scores, weighs and speaks for itself
    union.go(f"{PROJECT}scores/E/")
    score = {
        "joint--E1--mark": "0",
        "joint--E1--reason": "Nobody is protected.",
        "joint--E1--evidence": "joint-1",
    }
    enter(union, score | {"joint--E1--evidence": "nothing"})
    with union.expecting(422):
        union.press("Save")
    enter(union, score)
    union.press("Save")
    union.follow("Hand in this section")
    union.press("Hand in")
    union.go(f"{PROJECT}weights/unions/sections/equal/")
    union.press("Save these weights")
    union.go(PROJECT)
    union.page.get_by_text("more are waiting for you").click()
    union.follow("Write the statement of Unions, printed unedited")
    enter(union, {"text": STATEMENT})
    union.press("Save the statement")

    # given: officers score, blind until they hand in; what they began survives a closed browser
    officer.go(f"{PROJECT}results/")
    assert officer.heading() == "Results are closed to you until you hand in"
    officer.go(f"{PROJECT}scores/E/")
    assert "Nobody is protected." not in officer.page.content()
    enter(officer, {"joint--E1--reason": "Half a thought"})
    officer.press("Keep as a draft")
    officer.go(f"{PROJECT}rows/scores/")
    assert "unions-1" not in words(officer)
    officer.go(f"{PROJECT}scores/E/")
    assert officer.page.locator('[name="joint--E1--reason"]').input_value() == "Half a thought"
    enter(officer, score | {"joint--E1--mark": "3", "joint--E1--reason": "Secondment keeps their terms."})
    officer.press("Save")
    officer.follow("Hand in this section")
    officer.press("Hand in")

    # then: the widest difference stands first, with who says what
    widest = row(officer, "E1 Employment model and staff risk")
    assert "3" in widest
    assert "unions-1 0: Nobody is protected." in widest
    assert "officers-1 3: Secondment keeps their terms." in widest

    # given: members' scores come by file
    bring(officer, project, tmp_path, members)

    # when the matrix is summarised, then: the range by group, with gaps named
    officer.go(f"{PROJECT}results/criteria/")
    cell = words(officer.page.locator("tr", has_text="E1 Employment model").first)
    assert "Officers 3" in cell
    assert "Unions 0" in cell
    assert "Users" not in cell
    officer.page.goto(f"{PROJECT}results/checks-bias/")
    officer.page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    spread = "differ by 3.0 points: Unions (unions) gives 0.0 and Officers (officers) gives 3.0"
    assert spread in words(officer)
    officer.page.goto(f"{PROJECT}results/voices/")
    assert "No score was given by Users." in words(officer)

    # then: the statement, unedited, by its own group alone
    officer.page.goto(f"{PROJECT}results/case-BC21/")
    assert "BC21" in words(officer)
    assert " ".join(STATEMENT.split()) in words(officer)
    assert newest(project, "statements", "unions").fields["text"] == STATEMENT
    officer.go(f"{PROJECT}rows/statements/unions/")
    assert officer.page.get_by_role("button", name="Save").count() == 0


STATEMENT = "We was not asked. Not once, and  not twice.\nWe say so here."


def _is_e1(score, assessor):
    return (score["option"], score["criterion"], score["assessor"]) == ("joint", "E1", assessor)


def bring(officer, project, place, scores):
    """The project as its folder, with more scores in it, sent back by the page for it."""
    officer.go(f"{PROJECT}downloads/")
    with officer.page.expect_download() as taken:
        officer.page.get_by_role("link", name="The project as a folder of plain files (ZIP).").click()
    with zipfile.ZipFile(taken.value.path()) as held:
        files = {name: held.read(name) for name in held.namelist()}
    name = next(n for n in files if n.endswith("scores.csv"))
    columns = files[name].decode("utf-8-sig").splitlines()[0].split(",")
    more = "".join(",".join(row.get(c, "") for c in columns) + "\n" for row in scores)
    changed = place / "changed.zip"
    with zipfile.ZipFile(changed, "w") as held:
        for other, data in files.items():
            held.writestr(other, data + more.encode() if other == name else data)
    officer.go(f"{PROJECT}bring-in/")
    officer.page.locator("input[type=file]").set_input_files(changed)
    officer.press("Show what it changes")
    officer.press("Bring it in")
