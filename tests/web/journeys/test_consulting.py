"""Everybody is asked something for a time and reads what came of it; letters tell who runs the project."""

from __future__ import annotations

import datetime

from django.core import mail
from django.utils import timezone

from moothall_web.casework.writing import Actor
from moothall_web.forum import register
from moothall_web.forum.models import Consultation
from moothall_web.letters import sending
from tests.web.journeys.hands import enter, words
from tests.web.made import person_in

PLAN: dict[str, str | list[str]] = {
    "title": "Where should the desk stand?", "about": "The desk in Town may close. Nothing is decided.",
    "questions": "What would you lose?\nWhat should stay?", "use": "The joint committee reads all of it.",
    "title_cy": "Ble dylai'r ddesg fod?", "about_cy": "Gall y ddesg yn y Dref gau.",
    "questions_cy": "Beth fyddech yn ei golli?\nBeth ddylai aros?",
    "use_cy": "Mae'r cyd-bwyllgor yn darllen y cyfan.",
    "contact": "Clerk, 01234 567890", "opens_day": "2026-01-01", "closes_day": "2099-07-01",
}  # fmt: skip
"""What an officer types; it opened some time ago, so that the journey need not wait."""


def test_everybody_is_asked_and_told_what_came_of_it(walker, small_project):
    """An officer consults everybody in two languages; a resident without an account or scripts answers, and reads what was done; letters tell the officer who waits."""  # noqa: E501
    user = person_in(small_project, "RL_officer")
    register.put(small_project, "Clerk, 01234 567890", "closed", 0, Actor(user, "RL_officer"))
    one, public = walker(), walker(scripts=False)
    one.sign_in(user)
    one.go("/account/")
    one.follow("Letters on what is new and what waits for you")
    enter(one, {"every": "day"})
    one.press("Save")
    one.go("/p/small/publication/")
    one.follow("Consultations: ask everybody, and tell what came of it")
    one.press("Plan a consultation")
    with one.expecting(422):
        one.press("Save")
    assert one.page.get_by_role("alert").get_by_role("link").count() >= 6
    enter(one, PLAN)
    one.press("Save")
    one.press("Announce it")
    one.follow("As everybody sees it")
    public.go("/register/")
    enter(public, {"consulting": "yes"})
    public.press("Search")
    public.follow("Open consultation, until", exact=False)
    public.follow("Where should the desk stand?")
    with public.expecting(422):
        public.press("Send")
    enter(public, {"q1": "The bus stops there.", "email": "ann@example.org"})
    public.page.wait_for_timeout(3100)  # as long as a person takes at least
    public.press("Send")
    assert "Somebody reads your answer before it is shown" in words(public)
    assert "The bus stops there." not in words(public)
    public.speak("cy", "Cymraeg")
    assert public.heading() == "Ble dylai'r ddesg fod?"
    public.speak("en", "English")
    later = timezone.now() + datetime.timedelta(days=2)
    assert sending.send_due(later) == 1
    letter = mail.outbox[-1].body
    assert "1 answer waits to be read" in letter
    one.go("/p/small/consulting/")
    one.follow("Answer 1 of", exact=False)
    one.press("Show it to everybody")
    moved = {"closes_day": "2099-07-08", "why": "Half term."}
    enter(one, moved)
    one.press("Move the closing")
    now = timezone.now()
    Consultation.objects.update(closes=now)  # the clock moves on
    public.go("/p/small/consultations/1/")
    assert "It is closed: no answer is taken any more." in words(public)
    assert "Half term." in words(public)
    assert "The bus stops there." in words(public)
    one.go("/p/small/consulting/1/")
    with one.expecting(422):
        one.press("Tell everybody what came of it")
    enter(one, {f"{part}{n}_{code}": f"{part} {n} {code}" for part in ("said", "did") for n in (1, 2)
                for code in ("en", "cy")})  # fmt: skip
    one.press("Tell everybody what came of it")
    assert mail.outbox[-1].to == ["ann@example.org"]
    public.go("/p/small/about/")
    public.follow("Where should the desk stand?")
    assert "did 2 en" in words(public)
    public.speak("cy", "Cymraeg")
    assert "did 2 cy" in words(public)
    stop = next(line for line in letter.split() if "/stop/" in line).partition("8000")[2]
    public.go(stop)
    public.press("Eu hatal")
    assert sending.send_due(later + datetime.timedelta(days=2)) == 0
