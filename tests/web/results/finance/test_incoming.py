"""Lines of money from a file: what they would change, held against a ledger, before anything is written."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from moothall.project.finance import FinanceRow
from moothall_web.accounts.models import Project, User
from moothall_web.audit.models import Entry
from moothall_web.casework.actions import Actor, save
from moothall_web.casework.models import Place, Value
from moothall_web.casework.shelves import bare, shelves
from moothall_web.results.finance.incoming import preview
from moothall_web.results.models import Upload
from tests.web.casework.finance.test_money import Form, lines, text
from tests.web.made import bringer

DOOR = "/p/small/money/bring-in/"
NORTH = {"option": "shared", "partner": "north", "category": "TC1", "kind": "cost"}
HERE = [
    {**NORTH, "year": 2026, "amount": 100.0},
    {**NORTH, "category": "TC5", "year": 2026, "amount": 40.0},
    {**NORTH, "partner": "south", "year": 2026, "amount": 7.0},
]
FILE = [
    {**NORTH, "year": 2026, "amount": 120.0},
    {**NORTH, "category": "TC7", "year": 2027, "amount": 30.0},
]
"""The first line is changed, the second is gone, one is new; the other partner's is not touched."""


def table(rows: list[Mapping[str, object]]) -> bytes:
    out = io.StringIO()
    names = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.DictWriter(out, names)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def book(rows: list[Mapping[str, object]], *, sheet: str = "finance") -> bytes:
    out = io.BytesIO()
    made = Workbook(out)
    other, page = made.add_worksheet("notes"), made.add_worksheet(sheet)
    other.write(0, 0, "Something else")
    for column, name in enumerate(rows[0]):
        page.write(0, column, name)
        for number, row in enumerate(rows, 1):
            page.write(number, column, row[name])
    made.close()
    return out.getvalue()


@pytest.fixture
def project(small_project: Project) -> Project:
    for number, row in enumerate(HERE, 1):
        save(small_project, shelves()["finance"], str(number), row, Actor(bringer(), "RL_officer"))
    return small_project


@pytest.fixture
def officer(project: Project, person: Callable[..., User], client_of: Callable[..., Client]) -> Client:
    return client_of(person("RL_finance", project=project))


def sent(client: Client, data: bytes, name: str = "ledger.csv") -> object:
    return client.post(DOOR, {"file": SimpleUploadedFile(name, data)}, follow=True)


@pytest.mark.postgres
@pytest.mark.parametrize(("make", "name"), [(table, "ledger.csv"), (book, "ledger.xlsx")])
def test_a_file_is_shown_line_by_line_and_comes_in_once_it_agrees(
    officer: Client, project: Project, make: Callable[..., bytes], name: str
) -> None:
    page = sent(officer, make(FILE), name)
    words = text(page)
    assert "Added: 1. Changed: 1. Removed: 1. Unchanged: 0." in words
    assert "Amount: from 100 to 120" in words
    assert "Before: £140. Afterwards: £150." in words
    before = Value.objects.count()
    address = page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    answer = officer.post(address, {**Form(page.content.decode()).fields, "total.0": "£150"})  # type: ignore[attr-defined]
    assert (answer.status_code, answer["Location"]) == (302, "/p/small/money/")
    assert lines(project) == [FILE[0], HERE[2], FILE[1]]
    assert Value.objects.count() == before + 3
    entry = Entry.objects.filter(chain_id="small").latest("number")
    assert (entry.action, entry.subject) == ("save_many", f"bring in money {name}")
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("total", "said"),
    [
        ("", "Type at least one sum of your ledger"),
        ("160", "The file comes to 150.00 and your ledger to 160.00: 10.00 too little in the file."),
        ("140", "The file comes to 150.00 and your ledger to 140.00: 10.00 too much in the file."),
        ("a lot", "Give a number"),
    ],
)
def test_nothing_comes_in_that_the_ledger_does_not_bear_out(
    officer: Client, project: Project, total: str, said: str
) -> None:
    page = sent(officer, table(FILE))
    address = page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    answer = officer.post(address, {**Form(page.content.decode()).fields, "total.0": total})  # type: ignore[attr-defined]
    assert answer.status_code == 422
    assert said in text(answer)
    assert lines(project) == HERE


def test_a_change_in_between_is_shown_first(officer: Client, project: Project) -> None:
    page = sent(officer, table(FILE))
    address = page.redirect_chain[-1][0]  # type: ignore[attr-defined]
    fields = {**Form(page.content.decode()).fields, "total.0": "150"}  # type: ignore[attr-defined]
    save(
        project,
        shelves()["finance"],
        "1",
        {**HERE[0], "amount": 101.0},
        Actor(bringer(), "RL_officer"),
        seen=1,
    )
    answer = officer.post(address, fields)
    assert answer.status_code == 409
    assert "Amount: from 101 to 120" in text(answer)
    assert (
        officer.post(address, {**Form(answer.content.decode()).fields, "total.0": "150"}).status_code == 302
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{**NORTH, "option": "nowhere", "year": 2026, "amount": 1}], "nowhere"),
        ([{**NORTH, "year": 2026, "amount": "much"}], "amount"),
        ([{**NORTH, "year": 2026, "amount": -1}], "An amount is positive for its kind"),
        ([{**NORTH, "year": 2026, "amount": 0}], "A zero needs a reason and a source"),
        ([{**NORTH, "price_base": "last year", "amount": 1, "year": 2026}], "A price base is"),
    ],
)
def test_faults_are_told_with_their_line(
    officer: Client, project: Project, rows: list[Mapping[str, object]], said: str
) -> None:
    page = sent(officer, table(rows))
    assert page.status_code == 422  # type: ignore[attr-defined]
    assert "ledger.csv line 2" in text(page)
    assert said in text(page)
    assert not Upload.objects.exists()


def test_a_workbook_without_the_sheet_says_what_to_do(officer: Client, project: Project) -> None:
    page = sent(officer, book(FILE, sheet="sums"), "ledger.xlsx")
    assert "there is no sheet" in text(page)


def test_the_same_file_again_changes_nothing(officer: Client, project: Project) -> None:
    assert "Nothing changes" in text(sent(officer, table(HERE)))


def test_a_file_of_lines_is_no_file_of_a_project(
    project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    client = client_of(person("RL_officer", project=project))
    token = sent(client, table(FILE)).redirect_chain[-1][0].split("/")[-2]  # type: ignore[attr-defined]
    assert client.get(f"/p/small/bring-in/{token}/").status_code == 404


def test_only_those_who_enter_costs_bring_them_in(
    project: Project, person: Callable[..., User], client_of: Callable[..., Client]
) -> None:
    assert client_of(person("RL_union", project=project)).get(DOOR).status_code == 403


LINES = st.builds(
    FinanceRow, option=st.sampled_from(["a", "b"]), partner=st.sampled_from([None, "north"]),
    category=st.sampled_from(["TC1", "TC2"]), kind=st.just("cost"), year=st.sampled_from([2026, 2027]),
    amount=st.sampled_from([None, 1.0, 2.0]), reason=st.sampled_from(["", "said"]),
)  # fmt: skip


@given(st.lists(LINES, max_size=8), st.lists(LINES, max_size=8))
def test_what_is_shown_makes_the_file_of_what_stands(here: list[FinanceRow], there: list[FinanceRow]) -> None:
    """Unchanged and changed lines with the added ones are the file; no line is told twice."""
    values = [
        Value(place=Place(shelf="finance", key=str(n)), version=1, fields=bare(row))
        for n, row in enumerate(here)
    ]
    found = preview(values, there)
    scope = {(r.option, r.partner) for r in there}
    left = [r for r in here if (r.option, r.partner) in scope]
    for line in found.lines:
        if line.here is not None:
            left.remove(line.here)
    assert len(left) == found.unchanged
    after = left + [line.there for line in found.lines if line.there is not None]
    assert sorted(map(repr, after)) == sorted(map(repr, there))
    assert sum(t.after for t in found.totals) == sum(r.amount or 0 for r in there)
