"""Many rows on one page: saved in one go, all faults at once, drafts kept, nothing overwritten unseen."""

from __future__ import annotations

import re

import pytest

from moothall_web.casework.models import Draft
from moothall_web.results.gather import gather
from tests.web import made

ANSWERS = "/p/small/employment/shared/"
POSTS = "/p/small/posts/shared/rows/"
FIELD = re.compile(r'name="([^"]+--[^"]+)"')


@pytest.fixture
def officer(small_project, person, client_of):
    return client_of(person("RL_officer", project=small_project))


@pytest.fixture
def union(small_project, person, client_of):
    return client_of(person("RL_union", project=small_project))


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def seen(client, page, line):
    return re.search(rf'name="{re.escape(line)}--seen" value="(\d+)"', client.get(page).content.decode())[1]


def on(line, seen="0", **fields):
    return {f"{line}--{f}": v for f, v in fields.items()} | {f"{line}--seen": seen}


@pytest.mark.postgres
def test_every_policy_under_every_model_is_answered_in_one_save(officer, small_project):
    page = officer.get(ANSWERS).content.decode()
    asked = {name.partition("--")[0] for name in FIELD.findall(page)}
    framework = gather(small_project).framework.employment
    assert asked == {f"{p.id}.{m.id}" for p in framework.policies for m in framework.models}
    typed = on("EP1.secondment", answer="kept", reason="Posts are held open.", by="HR")
    typed |= on("EP2.secondment", answer="unknown", asked_of="South", due="2026-10-30", by="HR")
    answer = officer.post(ANSWERS, typed)
    assert (answer.status_code, answer["Location"]) == (302, "/p/small/employment/")
    kept = {(r.policy, r.model): r for r in gather(small_project).employment}
    assert {at: r.answer for at, r in kept.items()} == {
        ("EP1", "secondment"): "kept", ("EP2", "secondment"): "unknown",
    }  # fmt: skip
    assert str(kept["EP2", "secondment"].due) == "2026-10-30"
    assert {r.option for r in kept.values()} == {"shared"}


def test_all_faults_are_told_at_once_and_nothing_is_saved(officer, small_project):
    typed = on("EP1.secondment", reason="No answer chosen.")
    typed |= on("EP2.secondment", answer="unknown", due="soon") | on("EP3.in_house", answer="kept")
    answer = officer.post(ANSWERS, typed)
    assert answer.status_code == 422
    said = words(answer)
    assert 'href="#EP1.secondment--answer"' in said
    assert 'href="#EP2.secondment--due"' in said
    assert 'value="No answer chosen."' in said
    assert gather(small_project).employment == ()


def test_what_somebody_else_saved_meanwhile_stands_beside_it(officer, small_project, person, client_of):
    officer.post(ANSWERS, on("EP1.secondment", answer="kept"))
    before = seen(officer, ANSWERS, "EP1.secondment")
    other = client_of(person("RL_officer", project=small_project))
    other.post(ANSWERS, on("EP1.secondment", before, answer="worse", reason="Not held open."))
    answer = officer.post(ANSWERS, on("EP1.secondment", before, answer="improved"))
    assert answer.status_code == 409
    said = words(answer)
    assert "They wrote: worse" in said
    assert "They wrote: Not held open." in said
    now = re.search(r'name="EP1.secondment--seen" value="(\d+)"', answer.content.decode())[1]
    assert officer.post(ANSWERS, on("EP1.secondment", now, answer="improved")).status_code == 302
    (row,) = gather(small_project).employment
    assert row.answer == "improved"


def test_lines_that_nobody_touched_are_left_to_others(officer, small_project, person, client_of):
    typed = on("EP1.secondment", answer="kept") | on("EP2.secondment", answer="kept")
    officer.post(ANSWERS, typed)
    first, second = (seen(officer, ANSWERS, f"EP{n}.secondment") for n in (1, 2))
    other = client_of(person("RL_officer", project=small_project))
    other.post(ANSWERS, on("EP1.secondment", first, answer="worse"))
    mine = on("EP1.secondment", first, answer="kept") | on("EP2.secondment", second, answer="worse")
    assert officer.post(ANSWERS, mine).status_code == 302
    assert {r.policy: r.answer for r in gather(small_project).employment} == {"EP1": "worse", "EP2": "worse"}


def test_a_draft_is_kept_for_its_writer_alone(officer, union, small_project):
    typed = on("EP1.secondment", answer="worse", reason="Half a thought")
    assert officer.post(ANSWERS, {**typed, "draft": "1"}).status_code == 302
    assert "Half a thought" in words(officer.get(ANSWERS))
    assert "Half a thought" not in words(union.get(ANSWERS))
    assert gather(small_project).employment == ()
    officer.post(ANSWERS, typed)
    assert not Draft.objects.exists()


def test_who_may_not_write_reads_and_changes_nothing(officer, union, small_project):
    officer.post(ANSWERS, on("EP1.secondment", answer="worse", reason="Posts go."))
    page = words(union.get(ANSWERS))
    assert "Posts go." in page
    assert "To change it somebody needs to be allowed to" in page
    union.post(ANSWERS, on("EP1.secondment", seen(officer, ANSWERS, "EP1.secondment"), answer="kept"))
    (row,) = gather(small_project).employment
    assert row.answer == "worse"


def places(project):
    from moothall_web.casework.actions import Actor, save
    from moothall_web.casework.shelves import shelves

    for id in ("city", "town"):
        fields = {"id": id, "title": id.capitalize()}
        save(project, shelves()["places"], id, fields, Actor(made.bringer(), "RL_officer"))


def test_rows_without_a_key_are_added_changed_and_grow(officer, small_project):
    places(small_project)
    typed = on("new-1", change="created", destination="city", posts="30", filled_by_displaced="22")
    typed |= on("new-3", change="cut", origin="town", posts="40")
    assert officer.post(POSTS, typed).status_code == 302
    found = gather(small_project).jobs
    assert [(r.change, r.posts) for r in found] == [("created", 30), ("cut", 40)]
    page = officer.get(POSTS).content.decode()
    line = re.search(r'name="(row-\d+)--posts" [^>]*value="40"|value="40"[^>]*name="(row-\d+)--posts"', page)
    name = line[1] or line[2]
    fields = {"change": "cut", "origin": "town", "posts": "41"}
    assert officer.post(POSTS, on(name, seen(officer, POSTS, name), **fields)).status_code == 302
    assert sorted(r.posts for r in gather(small_project).jobs) == [30, 41]
    more = officer.post(POSTS, {**on("new-1", change="cut", posts="5"), "more": "1"})
    assert (more.status_code, more.content.decode().count('--seen" value="0"')) == (200, 4)
    assert 'value="5"' in more.content.decode()


def test_a_place_that_there_is_not_is_told_with_the_nearest(officer, small_project):
    places(small_project)
    said = words(officer.post(POSTS, on("new-1", change="cut", origin="twon", posts="4")))
    assert "there is no “twon”" in said
    assert "town" in said
    assert gather(small_project).jobs == ()


def test_the_same_row_twice_is_refused_beside_its_line(officer, small_project):
    page = "/p/small/workforce/north/"
    typed = on("new-1", occupation="Clerk", fte="20") | on("new-2", occupation="Clerk", fte="30")
    answer = officer.post(page, typed)
    assert answer.status_code == 422
    assert 'href="#new-2--' in words(answer)
    assert gather(small_project).workforce == ()
    assert officer.post(page, on("new-1", occupation="Clerk", fte="20")).status_code == 302
    assert "there is such a row already" in words(
        officer.post(page, on("new-1", occupation="Clerk", fte="30"))
    )
    assert [(r.partner, r.occupation, r.fte) for r in gather(small_project).workforce] == [
        ("north", "Clerk", 20)
    ]


def test_levels_by_place_are_measured_and_hold_to_the_rules_of_a_row(officer, small_project):
    places(small_project)
    page = "/p/small/effects/shared/Q3/"
    said = words(officer.get(page))
    assert "nobody scores it by hand" in said
    wrong = on("city", before="91", after="78", likely="-5") | on("town", before="88", after="61")
    answer = officer.post(page, wrong)
    assert answer.status_code == 422
    assert "City: The change (-5) is not after less before" in words(answer)
    right = on("city", before="91", after="78") | on("town", before="88", after="61")
    right |= on("new-1", group="people without a car", before="70", after="50")
    assert officer.post(page, right).status_code == 302
    found = {(r.place, r.group): (r.before, r.after) for r in gather(small_project).measures}
    assert found == {
        ("city", ""): (91, 78), ("town", ""): (88, 61), (None, "people without a car"): (70, 50),
    }  # fmt: skip
    assert len({r.unit for r in gather(small_project).measures}) == 1
    assert officer.get("/p/small/effects/shared/J1/").status_code == 404


def test_effects_in_words_and_what_came_are_written_likewise(officer, small_project):
    page = "/p/small/effects/shared/"
    typed = on("new-1", group="users", effect="loss", statement="Two desks close.")
    assert officer.post(page, typed).status_code == 302
    (impact,) = gather(small_project).impacts
    assert (impact.option, impact.group, impact.effect) == ("shared", "users", "loss")
    assert "Users" in words(officer.get("/p/small/effects/T0a/"))
    page = "/p/small/after/shared/"
    typed = on("new-1", year="2025", item="saving a year: licences", forecast="150000", outturn="90000")
    answer = officer.post(page, typed)
    assert answer.status_code == 302, re.findall("error-(?:message|summary).{0,300}", words(answer))
    (row,) = gather(small_project).outturn
    assert (row.year, row.forecast, row.outturn) == (2025, 150_000, 90_000)


def test_an_option_or_an_employer_that_there_is_not_is_404(officer):
    for page in ("employment/none/", "posts/none/rows/", "workforce/none/", "effects/none/", "after/none/"):
        assert officer.get(f"/p/small/{page}").status_code == 404
