"""The lines of an option in one form: read year by year, changed at once, never overwritten unseen."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from html.parser import HTMLParser

import pytest
from django.test import Client

from moothall_web.accounts.models import Project, User
from moothall_web.audit.models import Entry
from moothall_web.casework import reading
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.finance import entries
from moothall_web.casework.models import Draft, Value
from moothall_web.casework.shelves import shelves

SHARED = "/p/small/money/options/shared/"


class Form(HTMLParser):
    """What a browser would send of the form on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, str] = {}
        self._select = self._area = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        name = given.get("name") or ""
        if tag == "input" and given.get("type") not in ("checkbox", "radio") and name != "next":
            self.fields[name] = given.get("value") or ""
        if tag == "textarea":
            self.fields[name] = ""
            self._area = name
        if tag == "select":
            self._select = name
        if tag == "option" and ("selected" in given or self._select not in self.fields):
            self.fields[self._select] = given.get("value") or ""

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area] += data


@pytest.fixture
def officer(small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]) -> Client:
    return client_of(person("RL_finance", project=small_project, body="north"))


def form(client: Client, address: str = SHARED) -> dict[str, str]:
    return Form(client.get(address).content.decode()).fields


def lines(project: Project) -> list[dict[str, object]]:
    return reading.held(project, ["finance"])["finance"]


def text(page: object) -> str:
    words = re.sub(r"<[^>]+>", " ", page.content.decode())  # type: ignore[attr-defined]
    return re.sub(r"\s+", " ", words)


def added(client: Client, *rows: Mapping[str, str]) -> None:
    """Lines put in through the form: `category` and fields."""
    typed = form(client)
    for number, row in enumerate(rows):
        typed |= {f"new.{row['category']}.{number}.{k}": v for k, v in row.items() if k != "category"}
    assert client.post(SHARED, typed).status_code == 302


SET_UP = {"category": "TC1", "partner": "north", "year": "2026", "amount": "2400000"}
SAVING = {"category": "saving", "partner": "north", "year": "2027", "until": "2036", "amount": "600000"}


def test_lines_of_several_categories_are_typed_in_one_form(officer: Client, small_project: Project) -> None:
    added(officer, SET_UP, SAVING)
    own = {"option": "shared", "partner": "north"}
    assert lines(small_project) == [
        {**own, "category": "TC1", "kind": "cost", "year": 2026, "amount": 2.4e6},
        {**own, "category": "saving", "kind": "saving", "year": 2027, "until": 2036, "amount": 6e5},
    ]
    assert Entry.objects.filter(chain_id="small", action="save_many", subject="money shared").count() == 1
    page = text(officer.get(SHARED))
    assert [said for said in ("£2,400,000", "£600,000", "£6,000,000") if said not in page] == []


def test_a_year_after_the_other_with_the_same_amount_is_typed_once(
    officer: Client, small_project: Project
) -> None:
    added(officer, *({**SET_UP, "year": str(y), "amount": "100"} for y in (2026, 2027, 2028)))
    found = entries.entries(reading.rows(small_project, "finance"))
    assert [(e.words["year"], e.words["until"]) for e in found] == [("2026", "2028")]
    typed = form(officer)
    officer.post(SHARED, {**typed, f"{found[0].name}.amount": "120"})
    assert [(r["year"], r["amount"]) for r in lines(small_project)] == [(2026, 120), (2027, 120), (2028, 120)]
    typed = form(officer)
    officer.post(SHARED, {**typed, f"{found[0].name}.until": "2030"})
    assert [(r["year"], r["until"]) for r in lines(small_project)] == [(2026, 2030)]


def test_nothing_changes_where_nothing_was_typed(officer: Client, small_project: Project) -> None:
    added(officer, SET_UP)
    before = Value.objects.count()
    assert officer.post(SHARED, form(officer)).status_code == 302
    assert Value.objects.count() == before


def test_a_zero_asks_for_a_reason_and_a_source(officer: Client, small_project: Project) -> None:
    typed = {**form(officer), "new.TC2.0.amount": "0", "new.TC2.0.year": "2026"}
    answer = officer.post(SHARED, typed)
    assert answer.status_code == 422
    assert "A zero needs a reason and a source" in text(answer)
    assert lines(small_project) == []


def test_all_faults_are_said_at_once_and_nothing_is_lost(officer: Client, small_project: Project) -> None:
    typed = {
        **form(officer), "new.TC1.0.amount": "much", "new.TC2.0.amount": "-5", "new.TC2.0.year": "2026",
        "new.saving.0.amount": "10", "new.saving.0.year": "2030", "new.saving.0.until": "2029",
    }  # fmt: skip
    answer = officer.post(SHARED, typed)
    page = answer.content.decode()
    assert answer.status_code == 422
    for name in ("new.TC1.0.amount", "new.TC2.0.amount", "new.saving.0.until"):
        assert f'href="#{name}"' in page
        assert f'id="{name}--error"' in page
    assert 'value="much"' in page
    assert lines(small_project) == []


def test_what_two_people_change_at_once_is_shown_to_the_second(
    officer: Client, small_project: Project, person: Callable[..., User]
) -> None:
    added(officer, SET_UP)
    typed = form(officer)
    (row,) = reading.rows(small_project, "finance")
    other = Actor(person("RL_officer", project=small_project), "RL_officer")
    save(
        small_project,
        shelves()["finance"],
        row.place.key,
        {**(row.fields or {}), "amount": 7.0},
        other,
        seen=1,
    )
    name = f"line.{row.place.key}"
    answer = officer.post(SHARED, {**typed, f"{name}.amount": "8"})
    assert answer.status_code == 409
    assert "They wrote: 7" in text(answer)
    assert lines(small_project)[0]["amount"] == 7.0
    again = Form(answer.content.decode()).fields
    assert again[f"{name}.amount"] == "8"
    assert officer.post(SHARED, again).status_code == 302
    assert lines(small_project)[0]["amount"] == 8.0


def test_who_changed_nothing_is_not_bothered_by_a_change(officer: Client, small_project: Project) -> None:
    added(officer, SET_UP, SAVING)
    typed = form(officer)
    first, second = reading.rows(small_project, "finance")
    actor = Actor(first.by, "RL_officer")
    save(
        small_project,
        shelves()["finance"],
        first.place.key,
        {**(first.fields or {}), "amount": 7.0},
        actor,
        seen=1,
    )
    answer = officer.post(SHARED, {**typed, f"line.{second.place.key}.amount": "5"})
    assert answer.status_code == 302
    assert [r["amount"] for r in lines(small_project)] == [7.0, 5.0]


def test_a_line_that_somebody_else_added_to_the_same_category_is_shown_first(
    officer: Client, small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    typed = form(officer)
    added(client_of(person("RL_officer", project=small_project)), SET_UP)
    typed |= {"new.TC1.0.amount": "5", "new.TC1.0.year": "2026"}
    answer = officer.post(SHARED, typed)
    assert answer.status_code == 409
    assert "saved this while you wrote" in text(answer)
    assert officer.post(SHARED, Form(answer.content.decode()).fields).status_code == 302
    assert len(lines(small_project)) == 2


def test_a_change_to_a_line_that_was_taken_away_is_offered_as_a_line_to_add(
    officer: Client, small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    added(officer, SET_UP)
    (row,) = reading.rows(small_project, "finance")
    name = f"line.{row.place.key}"
    typed = {**form(officer), f"{name}.amount": "8"}
    other = client_of(person("RL_officer", project=small_project))
    assert other.post(SHARED, {**form(other), f"{name}.remove": "1"}).status_code == 302
    assert lines(small_project) == []
    answer = officer.post(SHARED, typed)
    assert answer.status_code == 409
    assert officer.post(SHARED, Form(answer.content.decode()).fields).status_code == 302
    assert [r["amount"] for r in lines(small_project)] == [8.0]


def test_who_changed_nothing_hears_nothing_of_a_line_that_was_taken_away(
    officer: Client, small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    added(officer, SET_UP)
    (row,) = reading.rows(small_project, "finance")
    typed = form(officer)
    other = client_of(person("RL_officer", project=small_project))
    assert other.post(SHARED, {**form(other), f"line.{row.place.key}.remove": "1"}).status_code == 302
    assert officer.post(SHARED, typed).status_code == 302
    assert lines(small_project) == []


def test_a_draft_is_kept_and_shown_again(officer: Client, small_project: Project) -> None:
    officer.post(SHARED, {**form(officer), "new.TC1.0.amount": "12", "draft": "1"})
    assert Draft.objects.count() == 1
    assert form(officer)["new.TC1.0.amount"] == "12"
    assert lines(small_project) == []


def test_one_more_line_keeps_what_was_typed(officer: Client, small_project: Project) -> None:
    answer = officer.post(SHARED, {**form(officer), "new.TC1.0.amount": "12", "more": "TC1"})
    fields = Form(answer.content.decode()).fields
    assert fields["new.TC1.0.amount"] == "12"
    assert "new.TC1.1.amount" in fields


@pytest.mark.parametrize("role", ["RL_union", "RL_councillor", "RL_auditor"])
def test_others_read_and_do_not_change(
    role: str, small_project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    client = client_of(person(role, project=small_project))
    assert client.get("/p/small/money/").status_code == 200
    page = client.get(SHARED)
    assert "Save all lines" not in page.content.decode()
    client.post(SHARED, {"new.TC1.0.amount": "12"})
    assert lines(small_project) == []


def test_the_page_of_a_row_asks_for_the_reason_of_a_zero_too(officer: Client, small_project: Project) -> None:
    typed = {"option": "shared", "category": "TC2", "kind": "cost", "amount": "0"}
    answer = officer.post("/p/small/rows/finance/new/", typed)
    assert answer.status_code == 422
    assert "A zero needs a reason and a source" in text(answer)


def test_a_ledger_is_held_against_the_lines(officer: Client, small_project: Project) -> None:
    added(officer, SET_UP, SAVING)
    address = f"{SHARED}ledger/"
    typed = {**form(officer, address), "north.cost": "2,500,000", "all.saving": "6000000"}
    assert officer.post(address, typed).status_code == 302
    page = text(officer.get(address))
    assert "Sum of the lines: £2,400,000. The lines are £100,000 too low." in page
    assert "Sum of the lines: £6,000,000. They agree." in page
    overview = text(officer.get("/p/small/money/"))
    assert "The lines are £100,000 too low." in overview
    again = {**form(officer, address), "north.cost": "2400000"}
    assert officer.post(address, again).status_code == 302
    assert "too low" not in text(officer.get(address))


def test_a_ledger_that_is_no_number_is_refused(officer: Client, small_project: Project) -> None:
    added(officer, SET_UP)
    address = f"{SHARED}ledger/"
    answer = officer.post(address, {**form(officer, address), "north.cost": "lots"})
    assert answer.status_code == 422
    assert 'href="#north.cost"' in answer.content.decode()
