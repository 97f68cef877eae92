"""Somebody without an account: finds a project, tries weights, says something, is answered."""

from __future__ import annotations

import pytest

from moothall_web.casework.writing import Actor
from moothall_web.forum import register
from moothall_web.forum.models import Comment
from moothall_web.publication import editions, reading
from moothall_web.publication.making import make_edition
from tests.web.made import person_in
from tests.web.publication import many
from tests.web.publication.proposing import propose

SECTION, MOVED = "J Social justice", 0.30


def made_public(project, comments: str = "held"):
    """An edition of a project, made by two people, with comments open."""
    officer = Actor(person_in(project, "RL_officer"), "RL_officer")
    councillor = Actor(person_in(project, "RL_councillor"), "RL_councillor")
    proposed = propose(project, "For comment.", officer)
    edition = make_edition(editions.confirm(proposed, "", councillor), formats=("html",), spoken=("en",))
    register.put(project, "Clerk, 01234 567890", comments, 1, officer)
    return edition, officer.user


def test_j1_register_shows_partners_dates_and_contacts(walker, small_project):
    """J1: an officer puts a new project on the public register, and anybody finds it there with partners, dates and whom to ask, before there is any edition."""  # noqa: E501
    officer = person_in(small_project, "RL_officer")
    public = walker(scripts=False)
    public.go("/register/")
    assert public.page.get_by_text("0 projects").is_visible()
    one = walker()
    one.sign_in(officer)
    one.go("/p/small/publication/")
    one.follow("The public register, and whether people may comment")
    with one.expecting(422):
        one.press("Put it on the register")
    one.page.get_by_label("Whom to ask").fill("Clerk to the council, 01234 567890")
    one.press("Put it on the register")
    assert one.heading() == "A small project"
    public.page.get_by_label("Search by title").fill("north")
    public.press("Search")
    public.follow("A small project")
    told = public.page.locator("dl").inner_text()
    for words in ("North", "South", "Dates", "Clerk to the council, 01234 567890"):
        assert words in told
    public.go("/register/?words=nothing")
    assert public.page.get_by_text("0 projects").is_visible()
    public.go("/p/small/about/")
    public.speak("cy", "Cymraeg")


def test_acc10_public_tries_weights(walker, site_project, told_already):
    """A resident without an account moves social justice to 30% by keyboard alone; another opens the link without scripts.

    ACC10: the other weights shrink in proportion, the result is labelled as theirs and not the authority's, the
    official result stays beside it, the link reproduces the view, and nothing is stored.
    people: user rep 4
    """  # noqa: E501
    edition, _officer = made_public(site_project)
    one = walker()
    one.go("/register/")
    one.keyboard_enter(one.page.get_by_role("link", name=site_project.title))
    one.keyboard_enter(one.page.get_by_role("link", name="Try your own weights"))
    cookies = {c["name"] for c in one.page.context.cookies()}
    one.keyboard_to(one.page.get_by_label(SECTION))
    one.page.keyboard.type("30")
    with one.page.expect_navigation():
        one.page.keyboard.press("Enter")
    one.look()
    assert one.page.get_by_role("heading", name="Your weights, not the authority's").is_visible()
    scoring = reading.scoring_of(edition)
    official = scoring.weight_sets[0].joint.sections
    for section, weight in official.items():
        now = MOVED if section == "J" else weight * (1 - MOVED) / (1 - official["J"])
        hint = one.page.locator(f"[id='w.{section}-hint']").inner_text()
        assert f"Shown above: {now:.1%}.".replace(".0%", "%") in hint, section
    answer = one.page.locator("#answer")
    assert "Official result: " + scoring.words in answer.inner_text()
    other = walker(scripts=False)
    other.go(one.page.url)
    assert other.page.locator("#answer").inner_text() == answer.inner_text()
    assert {c["name"] for c in one.page.context.cookies()} == cookies <= {"csrftoken"}
    assert one.page.evaluate("localStorage.length + sessionStorage.length") == 0
    one.speak("cy", "Cymraeg")


@pytest.mark.parametrize("scripts", [True, False])
def test_comment_on_a_claim_gets_a_public_reply(walker, db, scripts):
    """A service user's representative comments on one claim without an account, an officer shows and answers it, and everybody reads what was done.

    people: user rep 3
    """  # noqa: E501
    project = many.brought_in(unreasoned=0)
    _edition, officer = made_public(project)
    one = walker(scripts=scripts)
    one.go("/p/many/about/")
    one.follow("Read the claims, and comment on them")
    one.follow("EV050")
    with one.expecting(422):
        one.press("Send")
    assert one.page.get_by_role("alert").get_by_role("link", name="Write your comment.").is_visible()
    one.page.get_by_label("Your comment").fill("Who will see people on Saturdays?")
    one.page.wait_for_timeout(3100)  # as long as a person takes at least
    one.press("Send")
    assert one.page.get_by_text("Somebody reads your comment before it is shown").is_visible()
    assert one.page.get_by_text("Saturdays").count() == 0
    other = walker(scripts=scripts)
    other.sign_in(officer)
    other.go("/p/many/comments/")
    other.follow("Comment 1 on claim EV050")
    other.press("Show it to everybody")
    other.follow("Comment 1 on claim EV050")
    other.page.get_by_label("The answer, which everybody reads").fill("The front desk stays open.")
    other.page.get_by_label("What came of it").select_option("changed")
    other.press("Publish the answer")
    assert Comment.objects.get().state == Comment.CHANGED
    one.go("/p/many/replies/")
    assert one.page.get_by_text("The front desk stays open.").is_visible()
    one.follow("You said, on claim EV050")
    assert one.page.get_by_text("Answered, and something was changed").is_visible()
    one.speak("cy", "Cymraeg")
