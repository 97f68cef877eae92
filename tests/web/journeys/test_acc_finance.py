"""What a finance officer does with the money, from lines in a file to signed savings: scenarios and tasks."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from moothall_web.casework import reading
from moothall_web.results import told
from moothall_web.results.remembered import findings_of, state
from tests.acceptance.story import Story
from tests.web.journeys.hands import enter, given, row, words
from tests.web.journeys.walking import OPEN as OPENED
from tests.web.journeys.walking import Walker

JOINT = "One joint service"
MILLION = 1_000_000


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """The clean project; how money may turn out is drawn but a few times."""
    made = Story(tmp_path)
    made.head(draws=1000)
    return made


@pytest.fixture
def empty(story: Story) -> Story:
    """The clean project without any money, over the years 2026 to 2036."""
    story.head(first_year=2026, horizon_years=10)
    story.remove("finance.csv")
    return story


def to_money(one: Walker, user: Any, title: str) -> None:
    """From the door to the money, by what the pages say."""
    one.sign_in(user)
    one.follow(title)
    one.follow("Money", within="#step-money")


def saved(one: Walker, fields: dict[str, str | list[str]]) -> None:
    enter(one, fields)
    one.press("Save all lines")


def made(project: Any) -> None:
    """Have the results made, as a worker does, before anybody waits for them in a browser."""
    told.contents(state(project))


def npv(project: Any, reading: str) -> float:
    """The net present value of the joint option in a reading."""
    cases = findings_of(state(project)).financial_case.options
    (found,) = [r for o in cases if o.option == "joint" for r in o.readings if r.id == reading]
    return found.figures.npv


def test_a_promoters_case_is_rebuilt_line_by_line(walker, person, empty):
    """A finance officer types the promoter's case, adds what it leaves out, and sees where it turns.

    ACC11, given: set-up 2.4m in year 0, a saving of 0.6m a year in years 1 to 10. Then: worth 2.590m; with a
    client side of 0.12m a year 1.592m; dearer, smaller and a year later -0.570m; all stand side by side.
    ACC12: the saving turns it at 0.409m a year, about a third less.
    people: finance 3
    """
    project, one = given(empty, "rebuilt"), walker()
    to_money(one, person("RL_finance", project=project), project.title)
    one.follow(JOINT)
    saved(
        one,
        {
            "new.TC1.0.year": "2026", "new.TC1.0.amount": "2400000",
            "new.TC4.0.year": "2027", "new.TC4.0.until": "2036", "new.TC4.0.amount": "120000",
            "new.saving.0.year": "2027", "new.saving.0.until": "2036", "new.saving.0.amount": "600000",
            "new.saving.0.cashable": "yes",
        },
    )  # fmt: skip
    assert "£2,400,000" in row(one, "TC1 Setting up", "2,400,000")
    assert "£6,000,000" in row(one, "All savings")
    (client,) = [v for v in reading.rows(project, "finance") if (v.fields or {})["category"] == "TC4"]
    one.go(f"/p/rebuilt/rows/finance/{client.place.key}/")
    enter(one, {"promoted": "no"})
    one.press("Save")
    for id, title, more in (
        ("client", "With a client side", {}),
        ("worse", "Dearer, smaller and a year later", {"set_up": "20", "savings": "-25", "delay": "12"}),
    ):
        one.go("/p/rebuilt/rows/adjustments/new/")
        enter(one, {"id": id, "option": "joint", "title": title, **more, "by": "Finance officer"})
        enter(one, {"date": "2026-06-01"})
        one.press("Save")
    made(project)
    one.go("/p/rebuilt/money/")
    one.follow("What it comes to: worth, ranges, what would change it, budgets")
    for id, worth in (("promoted", 2.590e6), ("client", 1.592e6), ("worse", -0.570e6)):
        assert npv(project, id) == pytest.approx(worth, abs=500)
    assert "2.59" in row(one, JOINT, "benefits over costs")
    assert "1.59" in row(one, "With a client side")
    assert "£0.570m" in row(one, "Dearer, smaller and a year later")
    text = words(one)
    assert "Nine draws in ten" in text
    one.follow(JOINT, within="main")
    assert "£0.409m a year" in row(one, "savings and income fall", "about a third less")


def test_a_blank_cost_is_told_until_it_is_filled_and_the_ledger_agrees(walker, person, story):
    """A finance officer sees which of fifteen lines are blank, fills them, and holds the sum to a ledger.

    ACC13, given: an outsourcing option without procurement (TC2) and exit (TC15). Then: both are named, the
    whole-life cost is incomplete with a lower bound, ER11 finds each, and a zero needs a reason and a source.
    people: finance 2
    """
    story.facts("joint", private_runs_service=True)
    for category in ("TC2", "TC15"):
        story.drop("finance.csv", option="joint", category=category)
    project, one = given(story, "blank"), walker(scripts=False)
    to_money(one, person("RL_finance", project=project), project.title)
    one.follow(JOINT)
    assert "TC2 Procurement, TC15 Exit and return" in row(one, "Blank, and normally not zero")
    assert "incomplete: at least £" in row(one, "Whole-life cost, present value")
    made(project)
    one.go("/p/blank/flags/")
    flags = words(one)
    assert len(re.findall(r"ER11", flags)) >= 2
    assert "Procurement" in flags
    assert "Exit and return" in flags
    one.go("/p/blank/money/options/joint/")
    enter(one, {"new.TC2.0.amount": "0", "new.TC15.0.amount": "0"})
    with one.expecting(422):
        one.press("Save all lines")
    assert words(one).count("A zero needs a reason and a source") >= 2
    for category in ("TC2", "TC15"):
        enter(one, {f"new.{category}.0.reason": "None arises.", f"new.{category}.0.evidence": "joint-0"})
    one.press("Save all lines")
    assert "none" in row(one, "Blank, and normally not zero")
    assert "incomplete" not in row(one, "Whole-life cost, present value")
    one.follow("Hold these sums against your ledger")
    found = re.search(r"All payers together: costs Sum of the lines: £([\d,]+)\.", words(one))
    ours = int(found[1].replace(",", ""))
    enter(one, {"all.cost": f"{ours + 7000}"})
    one.press("Save and compare")
    assert "The lines are £7,000 too low." in words(one)
    enter(one, {"all.cost": f"{ours:,}"})
    one.press("Save and compare")
    assert "They agree." in words(one)


FILE = """option,partner,category,kind,year,until,amount,price_base,budget_line,cashable
joint,north,TC1,cost,2026,,"{set_up}",2026-27,,
joint,north,saving,saving,2027,2030,50000,2026-27,Customer services,yes
joint,east,saving,saving,2027,2030,30000,2026-27,Customer services,yes
"""


def test_lines_come_in_from_a_file_and_savings_are_signed_or_refused(walker, person, empty):
    """A finance officer brings costs in, held against the ledger first, and signs a saving; another refuses.

    What is signed is taken away for the budget by partner, budget line and year.
    people: finance 1, 5
    """
    project, north, east = given(empty, "signed"), walker(), walker()
    to_money(north, person("RL_finance", project=project, body="north"), project.title)
    north.follow("Bring in lines from a file")
    for set_up, total in (("100000", "110000"), ("110000", "110000")):
        data = FILE.format(set_up=set_up).encode()
        file = {"name": "ledger.csv", "mimeType": "text/csv", "buffer": data}
        north.page.locator("#file").set_input_files(file)
        north.press("Show what it changes")
        assert "Added: 3. Changed: 0. Removed: 0. Unchanged: 0." in words(north)
        enter(north, {"total.0": total})
        if set_up != total:
            with north.expecting(422):
                north.press("Bring it in")
            assert "10,000.00 too little in the file" in words(north)
            assert reading.rows(project, "finance") == []
            north.go("/p/signed/money/bring-in/")
        else:
            north.press("Bring it in")
    assert "3 lines were written." in words(north)
    north.follow("Savings to sign or refuse")
    assert "1 saving waits for you." in words(north)
    north.follow("Sign or refuse", exact=False)
    enter(north, {"verdict": "signed", "reason": "Held against the establishment list."})
    north.press("Put this on record")
    assert "Signed North Council" in words(north)
    to_money(east, person("RL_finance", project=project, body="east"), project.title)
    east.follow("Savings to sign or refuse")
    east.follow("Sign or refuse", exact=False)
    enter(east, {"verdict": "refused", "reason": "Counted in the digital programme."})
    east.press("Put this on record")
    link = north.page.get_by_role("link", name=re.compile("Signed savings for the budget"))
    taken = north.page.request.get(link.get_attribute("href"))
    assert taken.ok
    with zipfile.ZipFile(io.BytesIO(taken.body())) as archive:
        signed, others = (
            list(csv.DictReader(io.StringIO(archive.read(name).decode())))
            for name in ("budget.csv", "not-in-budget.csv")
        )
    assert [(r["partner"], r["year"], r["amount"]) for r in signed] == [
        ("north", str(year), "50000") for year in range(2027, 2031)
    ]
    assert {(r["partner"], r["state"], r["reason"]) for r in others} == {
        ("east", "refused", "Counted in the digital programme.")
    }
    north.go("/p/signed/money/savings/")
    assert "Refused East Council: Counted in the digital programme." in words(north)


def test_a_split_that_two_partners_would_refuse(walker, person, story):
    """A finance officer tests an equal split, sees who would refuse it, and prints why another one is fair.

    ACC17, given: three partners, 6, 5 and 4m alone, 9, 8 and 7.5m in pairs, 12m together, and 4m each is
    proposed. Then: two would pay 8.0m and can do it for 7.5m; the Shapley shares pass; rounded shares add up.
    people: finance 4
    """
    project, one = given(story, "split"), walker()
    to_money(one, person("RL_finance", project=project), project.title)
    one.follow("A split between the partners")
    one.follow(JOINT)
    costs = {
        "north": 6, "east": 5, "west": 4, "north+east": 9, "north+west": 8, "east+west": 7.5,
        "north+east+west": 12,
    }  # fmt: skip
    typed = {name: f"{cost * MILLION:.0f}" for name, cost in costs.items()}
    enter(one, {**typed, **{f"pays.{p}": "4000000" for p in ("north", "east", "west")}})
    one.press("Save")
    made(project)
    one.follow("What comes of it: each rule, who would object, and an explanation to print")
    (game,) = [g for g in findings_of(state(project)).sharing if g.option == "joint"]
    shapley = game.by("shapley")
    assert shapley.accepted
    for found in game.allocations:
        assert sum(found.rounded.values()) == pytest.approx(12 * MILLION, abs=1e-6)
    one.page.evaluate(OPENED, True)
    text = words(one)
    for said in ("4,833,334", "4,083,333", "3,083,333"):
        assert said in text, said
    refused = r"East Council and West Council.{0,120}8(\.0+m|,000,000).{0,120}7(\.50*m|,500,000)"
    assert re.search(refused, text), text[:4000]
    assert one.pages() <= 4
