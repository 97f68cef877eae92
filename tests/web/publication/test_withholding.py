"""What is withheld: counted, reasoned, reviewed; and nothing is published while a reason is missing."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moothall_web.casework.reading import newest
from moothall_web.casework.writing import Actor
from moothall_web.publication import editions, reasons, withholding
from moothall_web.publication.editions import BlockedError
from moothall_web.publication.withholding import Withheld
from tests.web.made import person_in
from tests.web.publication import many
from tests.web.publication.proposing import propose

TODAY = datetime.date(2026, 11, 29)
GOOD = {"code": "FOI s43", "reason": "It is a price.", "owner": "Clerk", "review": "2099-01-31"}


@pytest.fixture
def project(db):
    return many.brought_in()


@pytest.fixture
def client(project, client_of):
    return client_of(person_in(project, "RL_officer"))


def test_four_without_a_reason_are_named_and_nothing_can_be_proposed(project, client):
    page = client.get(reverse("publication", args=["many"])).content.decode()
    assert "4 things keep the project from being published" in page
    for item in ("EV001", "EV002", "EV003", "EV004"):
        assert f'href="/p/many/withheld/{item}/"' in page
    asked = client.post(reverse("propose_edition", args=["many"]), {"note": "Try."})
    assert (asked.status_code, "Nothing can be published yet" in asked.content.decode()) == (422, True)
    officer = Actor(person_in(project, "RL_officer"), "RL_officer")
    with pytest.raises(BlockedError) as blocked:
        propose(project, "Try.", officer)
    assert len(blocked.value.problems) == 4
    assert editions.open_edition(project) is None


def test_page_lists_what_lacks_a_reason_and_the_rest_with_as_many_queries_for_three(
    project, client, client_of
):
    with CaptureQueriesContext(
        connection,
    ) as at_thirty:
        page = client.get(reverse("withheld", args=["many"])).content.decode()
    assert "30 claims are withheld" in page
    assert "Without a reason: nothing can be published (4)" in page
    assert "All others (26)" in page
    first = many.made.brought_in(many.made.small())
    other = client_of(person_in(first, "RL_officer"))
    with CaptureQueriesContext(connection) as at_none:
        other.get(reverse("withheld", args=["small"]))
    assert len(at_thirty) == len(at_none)


@pytest.mark.postgres
def test_reason_is_given_and_both_rows_agree(project, client):
    assert client.post(reverse("withhold", args=["many", "EV001"]), GOOD | {"seen": "1,0"}).status_code == 302
    assert newest(project, "disclosure", "EV001").fields == {"item": "EV001"} | GOOD
    public = reverse("withhold", args=["many", "EV050"])
    assert client.post(public, GOOD | {"seen": "1,0"}).status_code == 302
    assert newest(project, "evidence", "EV050").fields["disclosure"] == "withheld"
    release = reverse("release", args=["many", "EV050"])
    assert client.post(release, {"why": "", "seen": "2,1"}).status_code == 422
    assert client.post(release, {"why": "The deal is done.", "seen": "2,1"}).status_code == 302
    assert "disclosure" not in newest(project, "evidence", "EV050").fields
    assert newest(project, "disclosure", "EV050").fields is None
    assert client.post(public, GOOD | {"seen": "3,0"}).status_code == 302  # and withheld once more
    assert len(withholding.withheld(project)) == 31


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("code", "", "Choose the reason in law"), ("code", "FOI s99", "no reason of this law"),
        ("reason", "", "Say in a sentence"), ("owner", "", "Name the post"),
        ("review", "", "Say when"), ("review", "soon", "A date is written as"),
        ("review", "2020-01-01", "This day is past"),
    ],
)  # fmt: skip
def test_what_is_missing_stands_beside_its_field(client, field, value, words):
    answer = client.post(reverse("withhold", args=["many", "EV001"]), GOOD | {"seen": "1,0", field: value})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="{field}-error"' in page
    assert words in page
    assert page.count("Monitoring") == 0


def test_second_of_two_sees_both_texts(client, project):
    address = reverse("withhold", args=["many", "EV005"])
    assert client.post(address, GOOD | {"reason": "The first.", "seen": "1,1"}).status_code == 302
    stale = client.post(address, GOOD | {"reason": "The second.", "seen": "1,1"})
    page = stale.content.decode()
    assert (stale.status_code, "The first." in page, "The second." in page) == (409, True, True)
    assert newest(project, "disclosure", "EV005").fields["reason"] == "The first."
    release = client.post(reverse("release", args=["many", "EV005"]), {"why": "Done.", "seen": "1,1"})
    assert (release.status_code, "The first." in release.content.decode()) == (409, True)


def test_queue_holds_what_is_near_past_or_never_set():
    def due(review):
        return Withheld(item="E", statement="", bears_on="", code="c", reason="r", review=review).due(TODAY)

    within = reasons.reasons().review_within_days
    day = TODAY + datetime.timedelta(days=within)
    assert [due(d) for d in ("", "2020-01-01", day.isoformat())] == [True, True, True]
    assert not due((day + datetime.timedelta(days=1)).isoformat())


def test_reasons_are_those_of_the_place():
    assert reasons.law_of("GB-ENG").codes[0].code == "FOI s21"
    assert reasons.law_of("GB-SCT-GLG").codes[0].code.startswith("FOISA")
    assert reasons.law_of("FR") is None


def test_reasons_have_their_sources_and_the_test_that_section_2_of_each_act_gives():
    absolute = {"FOI": {"21", "32", "40", "41", "44"}, "FOISA": {"25", "26", "36(2)", "37", "38"}}
    for place in ("GB-ENG", "GB-SCT"):
        law = reasons.law_of(place)
        assert law.checked >= datetime.date(2026, 11, 29)
        assert law.sources[0].partition("/section/2")[1]
        numbers = {c.code: c.code.partition(" s")[2] for c in law.codes}
        short = law.codes[0].code.partition(" ")[0]
        assert {numbers[c.code] for c in law.codes if c.test == "absolute"} == absolute[short]
        assert all(c.source.endswith(f"/section/{numbers[c.code].partition('(')[0]}") for c in law.codes)


def test_only_those_who_publish_withhold(project, client_of):
    union = client_of(person_in(project, "RL_union"))
    address = reverse("withhold", args=["many", "EV005"])
    page = union.get(address).content.decode()
    assert "Withhold it" not in page
    union.post(address, GOOD | {"reason": "Mine.", "seen": "1,1"})
    assert newest(project, "disclosure", "EV005").version == 1
    assert union.get(reverse("release", args=["many", "EV005"])).status_code == 403
