"""Weights on pages: each way, the checks of all weights beside the field, and what the weights say."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moothall.project.weights import WeightRow
from moothall_web.casework import actions, reading
from moothall_web.casework.models import Value
from moothall_web.casework.shelves import shelves
from moothall_web.casework.writing import Actor
from moothall_web.results.gather import gather
from tests.web import made

CRITERIA = [c.id for c in made.small().framework.matrix.sections[-2].criteria]
SECTION = made.small().framework.matrix.sections[-2].id
PAGE = f"/p/small/weights/officers/{SECTION}/"


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", assessor="OF1", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def rows(project) -> list[WeightRow]:
    return list(gather(project).weights)


def sent(client, way, **fields):
    """What is posted: the page's stamp, who, why, and the fields."""
    stamp = re.search(r'name="stamp" value="(\d+)"', client.get(f"{PAGE}{way}/").content.decode())
    return {"stamp": stamp[1] if stamp else "0", "by": "OF1", "reason": ""} | fields


def points(*numbers):
    return {f"value--{c}": str(n) for c, n in zip(CRITERIA, numbers, strict=True)}


@pytest.mark.postgres
def test_points_are_saved_and_read_back_in_words(officer, small_project):
    numbers = [100, 50, 25, *[10] * (len(CRITERIA) - 3)]
    assert officer.post(f"{PAGE}points/", sent(officer, "points", **points(*numbers))).status_code == 302
    kept = rows(small_project)
    assert [(r.item, r.value, r.method, r.group) for r in kept[:2]] == [
        (CRITERIA[0], 100, "swing_points", "officers"), (CRITERIA[1], 50, "swing_points", "officers"),
    ]  # fmt: skip
    page = words(officer.get("/p/small/weights/"))
    assert f"{CRITERIA[0]} {100 * 100 / sum(numbers):.0f}%" in page
    assert "10.0 times over" in page
    assert 'value="50"' in officer.get(f"{PAGE}points/").content.decode()


def test_a_gap_and_a_word_are_told_beside_the_field(officer, small_project):
    fields = points(100, "lots", "", *[10] * (len(CRITERIA) - 3))
    answer = officer.post(f"{PAGE}points/", sent(officer, "points", **fields))
    assert answer.status_code == 422
    page = words(answer)
    assert f"Give {CRITERIA[2]} a number; 0 is allowed." in page
    assert f'href="#value--{CRITERIA[1]}"' in page
    assert 'value="lots"' in page
    assert not rows(small_project)


def test_all_zero_is_refused_by_the_rule_of_all_weights(officer, small_project):
    answer = officer.post(f"{PAGE}points/", sent(officer, "points", **points(*[0] * len(CRITERIA))))
    assert answer.status_code == 422
    assert "a weight of 0 as of" in words(answer)
    assert not rows(small_project)


def test_ranges_are_measured_against_the_top_number(officer, small_project):
    fields = points(100, *[20] * (len(CRITERIA) - 1))
    fields |= {f"value--{CRITERIA[1]}": "", f"low--{CRITERIA[1]}": "40", f"high--{CRITERIA[1]}": "120"}
    answer = officer.post(f"{PAGE}ranges/", sent(officer, "ranges", **fields))
    assert answer.status_code == 422
    assert f"{CRITERIA[1]} reaches 120, above the top item" in words(answer)
    fields[f"high--{CRITERIA[1]}"] = "70"
    assert officer.post(f"{PAGE}ranges/", sent(officer, "ranges", **fields)).status_code == 302
    assert (rows(small_project)[1].low, rows(small_project)[1].high) == (40, 70)


@pytest.mark.postgres
def test_ranking_is_one_question_a_page(officer, small_project):
    page = f"{PAGE}ranking/"
    first = words(officer.get(page))
    assert "Which would you improve first?" in first
    assert "<textarea" not in first
    assert officer.get(page, {"order": "", "next": "1"}).status_code == 422
    order = ""
    for number, criterion in enumerate(reversed(CRITERIA)):
        asked = {"order": order, "pick": criterion, "next": "1"} | ({"alike": "1"} if number == 1 else {})
        answer = officer.get(page, asked)
        assert answer.status_code == 302
        order = re.search(r"order=(.*)", answer["Location"])[1]
    assert order.startswith(f"{CRITERIA[-1]}={CRITERIA[-2]}~{CRITERIA[-3]}")
    last = officer.get(f"{page}?order={order}").content.decode()
    stamp = re.search(r'name="stamp" value="(\d+)"', last)[1]
    assert officer.post(page, {"order": order, "stamp": stamp, "by": "OF1"}).status_code == 302
    placed = {r.item: r.value for r in rows(small_project)}
    assert [placed[c] for c in (CRITERIA[-1], CRITERIA[-2], CRITERIA[-3])] == [1, 1, 2]
    short = officer.post(page, {"order": CRITERIA[0], "stamp": stamp, "by": "OF1"})
    assert short.status_code == 409, "it was weighed since"


def test_pairs_are_kept_either_way_round(officer, small_project):
    asked = {}
    for n, one in enumerate(CRITERIA):
        for other in CRITERIA[n + 1 :]:
            asked[f"ratio--{one}--{other}"] = "3" if n % 2 else "0.333333"
    answer = officer.post(f"{PAGE}pairs/", sent(officer, "pairs", **dict(list(asked.items())[1:])))
    assert answer.status_code == 422
    assert f"Say how {CRITERIA[0]} and {CRITERIA[1]} compare." in words(answer)
    assert officer.post(f"{PAGE}pairs/", sent(officer, "pairs", **asked)).status_code == 302
    kept = rows(small_project)
    assert len(kept) == len(asked)
    assert (kept[0].value, kept[0].against) == (1 / 3, CRITERIA[1])
    again = officer.get(f"{PAGE}pairs/").content.decode()
    assert len(re.findall(r"radio\"[^>]* checked", again)) == len(asked)


def test_another_way_on_the_same_day_replaces_the_first(officer, small_project):
    test_pairs_are_kept_either_way_round(officer, small_project)
    fields = points(100, *[20] * (len(CRITERIA) - 1))
    refused = officer.post(f"{PAGE}points/", sent(officer, "points", **fields))
    assert refused.status_code == 422
    assert "A change of weights needs a reason" in words(refused)
    fields["reason"] = "The branch met again."
    assert officer.post(f"{PAGE}points/", sent(officer, "points", **fields)).status_code == 302
    assert {r.method for r in rows(small_project)} == {"swing_points"}
    gone = Value.objects.filter(place__project=small_project, place__shelf="weights", fields__isnull=True)
    assert gone.count() == len(CRITERIA) * (len(CRITERIA) - 1) // 2, "taken away, not lost"


def test_equal(officer, small_project):
    assert officer.post(f"{PAGE}equal/", sent(officer, "equal")).status_code == 302
    assert {r.method for r in rows(small_project)} == {"equal"}


@pytest.mark.postgres
def test_stale_weights_show_both(officer, small_project):
    mine = sent(officer, "points", **points(100, 77, *[20] * (len(CRITERIA) - 2)))
    other = sent(officer, "points", **points(100, 33, *[20] * (len(CRITERIA) - 2)))
    officer.post(f"{PAGE}points/", other)
    answer = officer.post(f"{PAGE}points/", mine)
    assert answer.status_code == 409
    page = words(answer)
    assert "They wrote: 33" in page
    assert 'value="77"' in page
    assert rows(small_project)[1].value == 33


def test_weights_taken_away_meanwhile_keep_what_was_typed(officer, small_project):
    officer.post(f"{PAGE}points/", sent(officer, "points", **points(100, 33, *[20] * (len(CRITERIA) - 2))))
    mine = sent(officer, "points", reason="Anew", **points(100, 77, *[20] * (len(CRITERIA) - 2)))
    by = Actor(made.bringer(), "RL_officer")
    for value in reading.rows(small_project, "weights"):
        actions.remove(small_project, shelves()["weights"], value.place.key, by, seen=1, why="By mistake")
    answer = officer.post(f"{PAGE}points/", mine)
    assert answer.status_code == 409
    assert "Somebody changed this while you wrote" in words(answer)
    assert 'value="77"' in words(answer)


def test_a_group_speaks_for_itself_alone(officer, small_project):
    assert officer.get(f"/p/small/weights/users/{SECTION}/points/").status_code == 403
    assert officer.get("/p/small/weights/nobody/sections/points/").status_code == 404
    assert officer.get(f"{PAGE}guess/").status_code == 404
    refused = officer.post("/p/small/rows/weights/new/", {
        "group": "users", "kind": "section", "item": "Q", "value": "1", "method": "direct_points",
        "date": "2026-06-01", "by": "OF1",
    })  # fmt: skip
    assert refused.status_code == 422
    assert not rows(small_project)


def test_weights_changed_after_scoring_keep_their_days(site_project, person, client_of):
    """ACC09: the change is not forbidden; its day and its reason let the checks of bias find it."""
    client = client_of(person("RL_officer", assessor="OF1"))
    page = "/p/three-valleys/weights/officers/sections/points/"
    shown = client.get(page).content.decode()
    asked = dict(re.findall(r'name="(value--\w+)"[^>]*value="([^"]*)"', shown))
    assert len(asked) == 12
    asked |= {"value--E": "3", "by": "branch", "reason": "Members voted again."}
    asked["stamp"] = re.search(r'name="stamp" value="(\d+)"', shown)[1]
    assert client.post(page, asked).status_code == 302
    kept = [r for r in gather(site_project).weights if (r.group, r.item) == ("officers", "E")]
    assert [str(r.date) for r in kept][1:] == ["2026-09-29", "2026-11-02"]
    assert kept[-1].reason == "Members voted again."


def test_queries_do_not_grow_with_rows(small_project, site_project, person, client_of):
    counts = []
    for project, address in ((small_project, PAGE), (site_project, "/p/three-valleys/weights/officers/Q/")):
        client = client_of(person("RL_officer", assessor="OF1", project=project))
        for page in (f"{address}points/", f"/p/{project.slug}/weights/"):
            client.get(page)
            with CaptureQueriesContext(connection) as asked:
                assert client.get(page).status_code == 200
            counts.append(len(asked))
    assert counts[:2] == counts[2:]
    assert max(counts) <= 10
