"""ACC19: the employment comparison, as a union branch secretary meets it; and what goes to her members."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.page import Page
from tests.acceptance.story import Story, Told
from tests.cli.running import call

BARE, LENT = "transfer_bare_tupe", "secondment"
LEAD, JOINT = "North runs it for all", "One joint service"
ANSWERS = ["worse"] * 5 + ["unknown"] * 4 + ["kept"] * 4
DUE = "2026-10-30"


def given(place: Path) -> Story:
    """Option "lead" on bare TUPE: 5 worse, 4 unknown, 4 kept; "joint" on secondment: 13 kept."""
    story = Story(place)
    story.option("lead", employment_model=BARE)
    rows = story.rows("employment.csv")
    mine = [r for r in rows if r["option"] == "lead"]
    for row, answer in zip(mine, ANSWERS, strict=True):
        row.update(model=BARE, answer=answer)
        if answer == "unknown":
            row.update(asked_of="East Council", due=DUE)
    story.rewrite("employment.csv", rows)
    return story


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return given(tmp_path_factory.mktemp("acc19")).appraised()


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Page:
    place = tmp_path_factory.mktemp("sheet")
    story = given(place)
    assert call("appraise", story.folder, "-o", place / "out", "--draws", "1000").exit_code in (0, 1)
    return Page(place / "out" / "members-sheet.html")


class TestACC19:
    def test_fourteen_and_nought_of_26(self, told: Told) -> None:
        found = {c.get("option"): c for c in told.findings["employment"]["comparisons"] if c.get("own")}
        assert (found["lead"]["points"], found["lead"]["out_of"]) == (14, 26)
        assert (found["joint"]["points"], found["joint"]["out_of"]) == (0, 26)
        points = told.row("Risk points", "14 of 26")
        assert "0 of 26" in points

    def test_each_unknown_is_a_question_with_a_date(self, told: Told) -> None:
        asked = [q for q in told.findings["employment"]["questions"] if q.get("option") == "lead"]
        assert [(q["asked_of"], q["due"]) for q in asked] == [("East Council", DUE)] * 4
        for question in asked:
            row = told.row("What happens to", question["title"], LEAD)
            assert "Asked of East Council, due 30 October 2026" in row

    def test_the_verdict_proposed_fails_and_meets(self, told: Told) -> None:
        for key, expected in (("lead", "fails"), ("joint", "meets")):
            cells = told.findings["screening"]["cells"]
            (cell,) = [c for c in cells if (c.get("option"), c["principle"]) == (key, "P17")]
            assert cell["proposed"] == expected

    def test_red_flags_are_gathered_by_option(self, tmp_path: Path) -> None:
        story = given(tmp_path)
        where = {"option": "lead", "policy": "EP2"}
        story.change("employment.csv", where, red_flag="a plan to harmonise after day one")
        assert "a plan to harmonise after day one" in story.appraised().part("red-flags")

    def test_a_day_that_passed_is_flagged(self, tmp_path: Path) -> None:
        story = given(tmp_path)
        story.change("employment.csv", {"option": "lead", "answer": "unknown"}, due="2026-08-31")
        told = story.appraised()
        (flag,) = told.flags("EM1")
        assert flag["figures"]["n"] == 4
        assert "4 questions are overdue" in told.part("questions")


class TestRiskToStaff:
    def test_it_stands_beside_the_register(self, told: Told) -> None:
        part = told.part("risks-staff")
        assert "14 of 26 risk points" in part
        assert "3 of 5" in part or "2 of 5" in part
        assert LEAD in part


class TestMembersSheet:
    def test_the_page_leads_to_it(self, told: Told) -> None:
        assert 'href="members-sheet.html"' in told.page.source

    def test_it_says_what_is_known_and_what_is_not(self, sheet: Page) -> None:
        (known,) = [r for r in sheet.rows if r.startswith(LEAD) and "14 of 26" in r]
        assert "Transfer on bare TUPE" in known
        assert any(r.startswith(LEAD) and "asked of East Council" in r for r in sheet.rows)
        assert sheet.says("4 open questions")

    def test_it_is_a_page_by_itself_without_scripts(self, sheet: Page) -> None:
        assert "<script" not in sheet.source
        assert '<html lang="en' in sheet.source

    def test_it_cites_nothing_that_is_not_on_it(self, sheet: Page) -> None:
        assert "lead-5" not in sheet.text

    def test_it_tells_no_small_count(self, tmp_path: Path) -> None:
        story = given(tmp_path)
        story.change("jobs.csv", {"option": "lead", "change": "cut"}, posts=3)
        story.change("jobs.csv", {"option": "lead", "change": "kept", "origin": "northtown"}, posts=97)
        story.change(
            "employment.csv", {"option": "lead", "policy": "EP1"}, reason="Three posts go, all in one team."
        )
        out = tmp_path / "out"
        assert call("appraise", story.folder, "-o", out, "--draws", "1000").exit_code in (0, 1)
        page = Page(out / "members-sheet.html")
        (known,) = [r for r in page.rows if r.startswith(LEAD) and "14 of 26" in r]
        assert "Fewer than 5 cut" in known
        assert "Three posts" not in page.text


class TestStaffCosts:
    def test_harmonised_pay_is_a_line_like_any_other_and_says_so(self, tmp_path: Path) -> None:
        story = Story(tmp_path)
        story.option(
            "joint", harmonisation={"on_costs": 0.25, "source": "Agreement of May", "evidence": ["joint-4"]}
        )
        for partner, pay in (("north", 30_000), ("east", 31_000), ("west", 29_500)):
            story.change("workforce.csv", {"partner": partner, "characteristic": ""}, pay=pay)
        told = story.appraised()
        lines = [x for x in told.findings["finance"]["lines"] if x.get("worked_out")]
        assert sum(x["amount"] for x in lines) == 237_500
        assert "worked out from pay in workforce.csv" in told.part("lines-joint")
        assert "£238k" in told.part("staff-costs") or "£237k" in told.part("staff-costs")

    def test_pay_that_nobody_knows_is_at_least_and_a_bound(self, tmp_path: Path) -> None:
        story = Story(tmp_path)
        story.option("joint", harmonisation={"on_costs": 0.25, "source": "Agreement of May"})
        story.change("workforce.csv", {"partner": "north", "characteristic": ""}, pay=30_000)
        story.change("workforce.csv", {"partner": "west", "characteristic": ""}, pay="")
        told = story.appraised()
        assert "at least" in told.part("staff-costs")
        assert told.money("joint")["incomplete"]

    def test_a_partner_that_nobody_knows_is_refused_with_the_nearest(self, tmp_path: Path) -> None:
        story = Story(tmp_path)
        story.option("joint", harmonisation={"to": "nort", "on_costs": 0.3, "source": "Agreement"})
        said = story.refused()
        assert 'There is no partner "nort"' in said
        assert "north" in said
