"""Consultations: planned, announced, answered without an account, closed by the clock, and told of."""

from __future__ import annotations

import datetime
import time

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moothall_web.audit.check import check
from moothall_web.audit.models import Entry, Payload
from moothall_web.casework.writing import Actor
from moothall_web.forum import consultations, consulting, door, register
from moothall_web.forum.consultations import Outcome, Plan, Words, state_of
from moothall_web.forum.models import Consultation, Response
from moothall_web.forum.rules import rules
from tests.web.made import person_in

OFFICE, PAGE = "/p/small/consulting/", "/p/small/consultations/1/"
FORM = {
    "title": "Where should the desk stand?", "about": "The desk in Town may close.",
    "use": "The joint committee reads all of it on 1 March.",
    "questions": "What would you lose?\n\n  What should stay?  ", "contact": "Clerk, 01234 567890",
    "answers": "held", "opens_day": "2026-01-01", "opens_time": "09:00", "closes_day": "2099-07-01",
    "closes_time": "17:00", "seen": "0",
}  # fmt: skip
WELSH = {
    "title_cy": "Ble dylai'r ddesg fod?", "about_cy": "Gall y ddesg yn y Dref gau.",
    "use_cy": "Mae'r cyd-bwyllgor yn darllen y cyfan.",
    "questions_cy": "Beth fyddech yn ei golli?\nBeth ddylai aros?",
}  # fmt: skip
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def actor(small_project) -> Actor:
    return Actor(person_in(small_project, "RL_officer"), "RL_officer")


@pytest.fixture
def listed(small_project, actor):
    register.put(small_project, "Clerk", "closed", 0, actor)
    return small_project


@pytest.fixture
def office(listed, actor, client_of) -> Client:
    return client_of(actor.user)


@pytest.fixture
def asked(listed, actor):
    """An announced consultation: `asked(opens=-1, closes=1)` in hours from now, `answers="at_once"`."""

    def made(
        opens: float = -1, closes: float = 1, answers: str = "at_once", languages=("en",)
    ) -> Consultation:
        now = timezone.now()
        words = {
            code: Words(f"Desk {code}", "About it.", "We read it.", ("One?", "Two?")) for code in languages
        }
        plan = Plan(words=words, contact="Clerk", opens=now + opens * HOUR, closes=now + closes * HOUR,
                    answers=answers)  # fmt: skip
        found = consulting.plan(listed, plan, None, 0, actor)
        if closes < 0:  # nobody can announce what is over
            Consultation.objects.filter(pk=found.pk).update(announced_at=now + opens * HOUR)
            return Consultation.objects.select_related("project").get(pk=found.pk)
        return consulting.announce(found, found.version, actor)

    return made


@pytest.fixture
def send(monkeypatch):
    """Sends an answer ten seconds after the form was opened: `send(q1="The desk.")`."""

    def sent(client: Client | None = None, waited: float = 10, number: int = 1, **fields: str):
        began = time.time() - waited
        with monkeypatch.context() as patch:
            patch.setattr("django.core.signing.time.time", lambda: began)
            token = door.token(f"small/consultation/{number}")
        given = {"token": token, door.TRAP: "", "name": "", "email": ""} | fields
        return (client or Client()).post(PAGE.replace("1", str(number)), given)

    return sent


def words(answer) -> str:
    return " ".join(answer.content.decode().split())


def read(address: str = PAGE, **options) -> str:
    return words(Client(**options).get(address))


@pytest.mark.postgres
def test_from_the_plan_to_what_came_of_it(office, actor, send, django_capture_on_commit_callbacks):
    empty = office.post(f"{OFFICE}new/", dict.fromkeys(FORM, ""))
    assert empty.status_code == 422
    for said in ("Write a title.", "Say what it is about.", "Say what will be done", "at least one question",
                 "Say whom people can ask", "Name a day as"):  # fmt: skip
        assert words(empty).count(said) >= 2, said  # above, and beside the field
    made = office.post(f"{OFFICE}new/", FORM | WELSH)
    assert made["Location"] == f"{OFFICE}1/"
    assert Client().get(PAGE).status_code == 404, "a draft is nobody's outside"
    office.post(f"{OFFICE}1/", {"deed": "announce", "seen": "1"})
    page = read()
    for said in ("Where should the desk stand?", "Open until 1 July 2099, 17:00", "1. What would you lose?",
                 "2. What should stay?", "Clerk, 01234 567890", "reads all of it on 1 March"):  # fmt: skip
        assert said in page, said
    assert "Beth fyddech yn ei golli?" in read(headers={"accept-language": "cy"})
    sent = send(q1="The bus stops there.", name="Ann", email="ann@example.org")
    assert sent["Location"] == f"{PAGE}?sent=held#sent"
    send(q2="Arhosed y ddesg.", email="bryn@example.org", client=Client(headers={"accept-language": "cy"}))
    assert "The bus stops there." not in read()
    assert "2 answers came. 2 of them wait to be read." in read()
    assert words(office.get(OFFICE)).count("Answer ") == 2
    office.post(f"{OFFICE}1/answers/1/", {"deed": "shown", "seen": "1"})
    assert "The bus stops there." in read()
    assert ", Ann</h3>" in read()
    told = {"deed": "tell", "seen": "2"}
    early = office.post(
        f"{OFFICE}1/",
        told | {f"{p}{n}_{c}": "x" for p in ("said", "did") for n in (1, 2) for c in ("en", "cy")},
    )
    assert early.status_code == 409
    Consultation.objects.update(opens=timezone.now() - 2 * HOUR, closes=timezone.now() - HOUR)
    assert "no answer is taken any more" in read()
    bare = office.post(f"{OFFICE}1/", told | {"said1_en": "Keep the bus."})
    assert bare.status_code == 422
    assert "Keep the bus." in words(bare)
    outcome = {
        "said1_en": "Twelve would lose the bus.", "did1_en": "The desk stays by the stop.",
        "said2_en": "Nobody said.", "did2_en": "Nothing was changed.", "said1_cy": "Deuddeg.",
        "did1_cy": "Mae'r ddesg yn aros.", "said2_cy": "Neb.", "did2_cy": "Dim.",
    }  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        assert office.post(f"{OFFICE}1/", told | outcome).status_code == 302
    assert "The desk stays by the stop." in read()
    assert "The desk stays by the stop." in read("/p/small/consultations/feed/") or "What came of" in read(
        "/p/small/consultations/feed/"
    )
    letters = {m.to[0]: f"{m.subject}\n{m.body}" for m in mail.outbox}
    assert "We did: The desk stays by the stop." in letters["ann@example.org"]
    assert "Mae'r ddesg yn aros." in letters["bryn@example.org"]
    assert set(Response.objects.values_list("email", flat=True)) == {""}
    actions = [e.action for e in Entry.objects.filter(chain="small").order_by("number")][-6:]
    assert actions == [
        "plan_consultation", "announce_consultation", "respond", "respond", "moderate_response",
        "tell_outcome",
    ]  # fmt: skip
    assert not any("Ann" in str(p.body) or "ann@" in str(p.body) for p in Payload.objects.all())
    assert check("small") == ()


@pytest.mark.parametrize(
    ("opens", "closes", "state", "said"),
    [(1, 2, "coming", "The form stands here from the moment"), (-1, 1, "open", "Open until"),
     (-2, -1, "closed", "no answer is taken any more")],
)  # fmt: skip
def test_it_opens_and_closes_by_the_clock(asked, send, opens, closes, state, said):
    found = asked(opens, closes)
    assert state_of(found) == state
    assert said in read()
    answer = send(q1="A late thought.")
    if state == "open":
        assert answer.status_code == 302
        return
    assert answer.status_code == 409
    assert words(answer).count("closed, or not open yet: your answer was not taken") == 2
    assert "A late thought." in words(answer), "what was typed can be copied"
    assert not Response.objects.exists()


@pytest.mark.parametrize(
    ("more", "said"),
    [({door.TRAP: "http://buy"}, "tell people from programs"), ({"token": "forged"}, "send it once more"),
     ({"waited": 0}, "faster than people write"), ({"q1": " "}, "Answer at least one question."),
     ({"email": "nobody"}, "name@example.org"), ({"q2": "x" * 5001}, "5001 characters")],
)  # fmt: skip
def test_what_is_not_taken_says_why_and_keeps_the_text(asked, send, more, said):
    asked()
    answer = send(**{"q1": "A long thought."} | more)
    assert answer.status_code == 422
    assert words(answer).count(said) >= 2
    assert more.get("q1", "A long thought.") in words(answer)
    assert not Response.objects.exists()


def test_one_address_cannot_flood(asked, send):
    asked()
    most = rules().limits.of_one_address
    answers = [send(q1=f"Number {n}").status_code for n in range(most + 1)]
    assert answers == [302] * most + [429]


def test_what_is_refused_is_counted_with_its_reason_and_names_nobody(asked, send, office):
    asked()
    send(q1="Mr X of 3 High Street is lazy.", name="Bob", email="bob@example.org")
    send(q1="Rubbish, all of you.", name="Carl")
    address = f"{OFFICE}1/answers/1/"
    bare = office.post(address, {"deed": "refused", "refusal": "odd", "why": "", "seen": "1"})
    assert bare.status_code == 422
    assert words(bare).count("Choose why it is not shown.") == 2
    office.post(address, {"deed": "refused", "refusal": "personal", "why": "A neighbour.", "seen": "1"})
    late = office.post(address, {"deed": "shown", "seen": "1"})
    assert late.status_code == 409
    office.post(f"{OFFICE}1/answers/2/", {"deed": "refused", "refusal": "abuse", "why": "Rude.", "seen": "1"})
    page = read()
    assert "2 answers came. 2 of them are not shown; why stands in their place." in page
    assert "This answer is not shown. It names or describes a private person." in page
    assert not {"lazy", "Bob", "Rubbish", "Carl"} & set(page.replace(",", " ").split())
    erased, kept = Response.objects.order_by("number")
    assert (erased.texts, erased.name, erased.email) == (["", ""], "", "")
    assert kept.texts[0] == "Rubbish, all of you.", "withheld, not lost"
    assert "Rubbish, all of you." in words(office.get(f"{OFFICE}1/answers/2/"))


def test_whoever_wrote_an_answer_can_have_it_taken_away(asked, send, office):
    asked()
    send(q1="I live alone.", name="Dee")
    office.post(
        f"{OFFICE}1/answers/1/", {"deed": "refused", "refusal": "asked", "why": "By letter.", "seen": "1"}
    )
    assert "Whoever wrote it asked that it be taken away." in read()
    assert (Response.objects.get().texts, Response.objects.get().name) == (["", ""], "")
    assert not any("alone" in str(p.body) for p in Payload.objects.all())


def test_the_closing_is_moved_with_a_reason_that_everybody_reads(asked, office):
    found = asked()
    given = {"deed": "move", "seen": str(found.version), "closes_day": "2099-08-01", "closes_time": "12:00"}
    assert office.post(f"{OFFICE}1/", given | {"why": ""}).status_code == 422
    past = office.post(f"{OFFICE}1/", given | {"why": "x", "closes_day": "2020-01-01"})
    assert "This moment is past" in words(past)
    assert office.post(f"{OFFICE}1/", given | {"why": "Half term."}).status_code == 302
    assert "12:00</time>: Half term." in read()
    assert "Open until 1 August 2099, 12:00" in read()


def test_what_is_open_is_not_changed_any_more_and_stale_saves_show_both(asked, office, listed, actor):
    found = asked(opens=1, closes=2)
    late = office.post(f"{OFFICE}1/change/", FORM | {"seen": "1", "title": "Another title"})
    assert late.status_code == 409
    assert "Desk en" in words(late)
    assert "Another title" in words(late)
    assert office.post(f"{OFFICE}1/change/", FORM | {"seen": str(found.version)}).status_code == 302
    Consultation.objects.update(opens=timezone.now() - HOUR)
    assert office.get(f"{OFFICE}1/change/")["Location"] == f"{OFFICE}1/"
    words_of = {"en": Words("x", "x", "x", ("x",))}
    plan = Plan(words=words_of, contact="x", opens=found.opens, closes=found.closes, answers="held")
    with pytest.raises(consulting.ClosedError):
        consulting.plan(listed, plan, found, Consultation.objects.get().version, actor)


def test_it_is_announced_only_of_what_is_on_the_register_and_not_over(small_project, actor, client_of):
    client = client_of(actor.user)
    client.post(f"{OFFICE}new/", FORM)
    refused = client.post(f"{OFFICE}1/", {"deed": "announce", "seen": "1"})
    assert (refused.status_code, "on the public register first" in words(refused)) == (422, True)
    register.put(small_project, "Clerk", "closed", 0, actor)
    Consultation.objects.update(closes=timezone.now() - HOUR, opens=timezone.now() - 2 * HOUR)
    assert client.post(f"{OFFICE}1/", {"deed": "announce", "seen": "1"}).status_code == 409
    assert Client().get(PAGE).status_code == 404


def test_register_page_and_feeds_tell_of_it(asked, listed, actor):
    assert "Open consultation" not in read("/register/")
    found = asked()
    assert "Open consultation, until" in read("/register/?consulting=yes")
    assert "Desk en" in read("/p/small/about/")
    for feed in ("/register/consultations/feed/", "/p/small/consultations/feed/"):
        assert "Consultation: Desk en" in read(feed)
    Consultation.objects.update(closes=timezone.now() - HOUR / 2)
    assert read("/register/?consulting=yes").count("/p/small/about/") == 0
    now = Consultation.objects.select_related("project").get()
    consulting.tell(now, {"en": (Outcome("a", "b"), Outcome("c", "d"))}, found.version, actor)
    for feed in ("/register/consultations/feed/", "/p/small/consultations/feed/"):
        assert "What came of: Desk en" in read(feed)
        assert f"{PAGE}#outcome" in read(feed)


def test_welsh_needs_all_of_it_and_as_many_questions(office):
    half = office.post(f"{OFFICE}new/", FORM | {"title_cy": "Desg", "questions_cy": "Un?"})
    assert half.status_code == 422
    for said in ("as many questions as in English: 2", "Say what it is about."):
        assert said in words(half)
    assert not Consultation.objects.exists()


def test_a_page_without_welsh_marks_what_is_english(asked):
    asked()
    page = read(headers={"accept-language": "cy"})
    assert '<html lang="cy"' in page
    assert '<h1 class="govuk-heading-l" lang="en">Desk en</h1>' in page


def test_queries_do_not_grow_with_answers(asked, listed):
    found, counts = asked(), []
    for _round in range(2):
        for _n in range(4):
            consulting.respond(found, ("Yes.", ""), "", "", "en")
        with CaptureQueriesContext(connection) as captured:
            assert Client().get(PAGE).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert consultations.counted(found).every == 8


def test_only_those_who_publish_consult(asked, listed, client_of):
    union = client_of(person_in(listed, "RL_union"))
    found = asked()
    for address in (OFFICE, f"{OFFICE}new/", f"{OFFICE}1/", f"{OFFICE}1/change/"):
        assert union.get(address).status_code == 403
    assert union.post(f"{OFFICE}1/", {"deed": "announce", "seen": str(found.version)}).status_code == 403
