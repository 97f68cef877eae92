"""Two years on: a citizen asks whether promises were kept, an auditor what others may learn.

Told through `moothall appraise`, and looked for in findings.json and in the words of the page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.story import Story, Told


def decided(story: Story) -> Story:
    """Decided in September 2023; today is September 2026. One review came out, one condition was met."""
    said = {"body": "Full council", "by": "Full council", "date": "2023-09-01", "option": "lead"}
    story.add("decisions.csv", id="d1", kind="decision", reason="The lead authority is chosen.", **said)
    condition = {"kind": "condition", "owner": "Head of finance", "due": "2024-06-30", **said}
    story.add("decisions.csv", id="c1", reason="Desks stay open.", **condition,
              outcome="met", outcome_on="2024-05-01", outcome_note="counted by the auditor")  # fmt: skip
    story.add("decisions.csv", id="c2", reason="The price of leaving is told.", **condition)
    story.add("documents.csv", id="r1", title="First review", date="2024-10-01", kind="review",
              released="2024-10-01")  # fmt: skip
    story.change("benefits.csv", {"id": "lead-b0"}, start="2024-04-01", due="2026-03-31")
    story.change("benefits.csv", {"id": "lead-b1"}, start="2024-04-01", due="2026-03-31")
    money = {"option": "lead", "item": "saving a year", "unit": "GBP"}
    for year, forecast, came in ((2023, 400_000, 100_000), (2024, 600_000, 350_000)):
        story.add(
            "outturn.csv", year=year, forecast=forecast, forecast_on="2023-08-01", outturn=came, **money
        )
    story.add("outturn.csv", year=2024, forecast=500_000, forecast_on="2024-03-01", **money)
    story.add("outturn.csv", year=2025, forecast=700_000, forecast_on="2023-08-01", **money)
    story.add("outturn.csv", year=2025, option="lead", benefit="lead-b0", item="right first time",
              outturn=81, unit="% right first time", evidence="lead-3")  # fmt: skip
    return story


class TestTwoYearsAfterTheDecision:
    """Decided in September 2023; today is September 2026. One review came out, one condition was met."""

    @pytest.fixture
    def told(self, tmp_path: Path) -> Told:
        return decided(Story(tmp_path)).appraised()

    def test_a_benefit_came_seven_tenths_of_the_way(self, told: Told) -> None:
        (found,) = [b for b in told.findings["follow_up"]["benefits"] if b["benefit"] == "lead-b0"]
        assert (found["kept"], found["years"][0]["share"]) == ("partly", pytest.approx(9 / 13))
        assert "69%" in told.row("Technology that simplifies", "Partly kept")

    def test_what_nobody_measured_is_told_and_flagged(self, told: Told) -> None:
        assert "not measured" in told.row("Better quality by redesign", "North runs it", "Due, and")
        assert [f["subject"] for f in told.flags("BR4")] == ["lead-b1"]

    def test_the_money_of_two_years_is_beside_its_first_forecasts(self, told: Told) -> None:
        (sums,) = told.findings["follow_up"]["cumulated"]
        assert (sums["years"], sums["forecast"], sums["outturn"]) == ([2023, 2024], 1_000_000, 450_000)
        assert "−£550,000" in told.row("Saving a year", "2023-24 and 2024-25")

    def test_a_forecast_that_was_lowered_keeps_its_first_figure(self, told: Told) -> None:
        row = told.row("Saving a year", "£600,000", "£500,000", "£350,000")
        assert "−£250,000" in row
        (one,) = [f for f in told.findings["follow_up"]["followed"] if len(f["forecasts"]) == 2]
        assert (one["gap_first"], one["gap_latest"]) == (-250_000, -150_000)

    def test_the_first_review_came_late_and_the_second_is_not_due(self, told: Told) -> None:
        states = [(r["due"], r["state"]) for r in told.findings["follow_up"]["reviews"]]
        assert states == [("2024-09-01", "published_late"), ("2026-09-01", "not_yet_due")]
        assert "First review" in told.row("Review in year 1", "Published late")

    def test_conditions_are_met_or_overdue_by_name(self, told: Told) -> None:
        assert "counted by the auditor" in told.row("Desks stay open", "Met", "1 May 2024")
        assert "30 June 2024" in told.row("The price of leaving is told", "Overdue: nobody")
        assert [f["subject"] for f in told.flags("BR6")] == ["c2"]

    def test_the_page_says_first_what_is_overdue(self, told: Told) -> None:
        part = told.part("follow-up")
        assert "Decided on 1 September 2023" in part
        assert "word on 1 condition" in part
        assert "a measurement of 1 benefit" in part

    def test_the_case_for_others_is_not_better_than_it_was(self, told: Told) -> None:
        case = told.findings["follow_up"]["case"]
        assert (case["saving_planned"], case["saving_actual"]) == (1_000_000, 450_000)
        assert "45%" in told.row("Saving", "£1,000,000", "£450,000", "2 of 3 lines")


def test_before_a_decision_nothing_is_due(tmp_path: Path) -> None:
    told = Story(tmp_path).appraised()
    assert told.findings["follow_up"]["decided"] is None
    assert "No decision for an option is recorded as of 1 September 2026" in told.part("follow-up")
    assert "There is no entry before an option is chosen" in told.part("own-case")
    assert told.rules() & {"BR4", "BR5", "BR6", "BR7"} == set()
