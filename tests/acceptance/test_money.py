"""The acceptance scenarios on money, each as it was told: the case, its readings, and a fair split.

Every one starts from the clean project of tests/planted, goes through `moothall appraise`, and is looked
for in findings.json and in the words of the page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.story import Json, Story, Told
from tests.planted.rows import PARTNERS

MILLION = 1_000_000


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def money(story: Story, *lines: dict[str, Any]) -> Story:
    """The joint option with these lines alone, over the years 2026 to 2036."""
    story.head(first_year=2026, horizon_years=10)
    story.remove("finance.csv")
    story.rewrite("finance.csv", [{"option": "joint", "reason": "As told.", **line} for line in lines])
    return story


def set_up(amount: float) -> dict[str, Any]:
    return {"category": "TC1", "kind": "cost", "year": 2026, "amount": amount}


def saving(amount: float) -> dict[str, Any]:
    return {
        "category": "saving", "kind": "saving", "year": 2027, "until": 2036, "amount": amount,
        "cashable": "yes",
    }  # fmt: skip


def client(amount: float, promoted: str = "no") -> dict[str, Any]:
    return {
        "category": "TC4", "kind": "cost", "year": 2027, "until": 2036, "amount": amount, "promoted": promoted
    }  # fmt: skip


def case(told: Told, option: str = "joint") -> Json:
    (found,) = [o for o in told.findings["financial_case"]["options"] if o["option"] == option]
    return found


def reading(told: Told, key: str) -> Json:
    (found,) = [r for r in case(told)["readings"] if r["id"] == key]
    return found


class TestACC11PromoterCaseRebuilt:
    """Finance officer: set-up 2.4m in year 0, saving 0.6m a year in years 1 to 10, 3.5% real."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        money(story, set_up(2.4 * MILLION), saving(0.6 * MILLION), client(0.12 * MILLION))
        by = {"option": "joint", "by": "chief finance officer", "date": "2026-06-01"}
        rows = [
            {"id": "client", "title": "With a client side", **by},
            {
                "id": "worse", "title": "Dearer, smaller and a year later", "set_up": 20, "savings": -25,
                "delay": 12, **by,
            },
        ]  # fmt: skip
        story.rewrite("adjustments.csv", rows)
        return story

    def test_the_promoted_case_is_worth_2_590m(self, story: Story) -> None:
        assert reading(story.appraised(), "promoted")["figures"]["npv"] == pytest.approx(2.590e6, abs=500)

    def test_a_client_side_takes_it_to_1_592m(self, story: Story) -> None:
        assert reading(story.appraised(), "client")["figures"]["npv"] == pytest.approx(1.592e6, abs=500)

    def test_dearer_smaller_and_later_it_loses_0_570m(self, story: Story) -> None:
        assert reading(story.appraised(), "worse")["figures"]["npv"] == pytest.approx(-0.570e6, abs=500)

    def test_all_stay_beside_the_three_standing_lines(self, story: Story) -> None:
        told = story.appraised()
        found = [(r["id"], r["standing"]) for r in case(told)["readings"]]
        assert found == [
            ("promoted", True), ("adjusted", True), ("reference", True), ("client", False), ("worse", False)
        ]  # fmt: skip
        words = told.part("money")
        for said in ("As promoted", "With a client side", "Dearer, smaller and a year later"):
            assert said in words
        for figure in ("2.59", "1.59", "−£0.57"):
            assert figure in words, f"{figure} is not on the page"


class TestACC12SwitchingValue:
    """Finance officer: at which saving does the joint service come to nothing?"""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        return money(story, set_up(2.4 * MILLION), saving(0.6 * MILLION), client(0.12 * MILLION))

    def test_it_is_nothing_at_0_409m_a_year_a_fall_of_31_9_per_cent(self, story: Story) -> None:
        (found,) = [s for s in case(story.appraised())["switching"] if s["driver"] == "savings"]
        assert found["yearly_now"] == pytest.approx(0.6e6)
        assert found["yearly"] == pytest.approx(0.409e6, abs=500)
        assert found["change"] == pytest.approx(-0.319, abs=0.0005)

    def test_it_is_told_as_about_a_third(self, story: Story) -> None:
        words = story.appraised().part("money")
        assert "about a third" in words
        assert "0.409m" in words or "409,0" in words or "408,8" in words


class TestACC13ABlankCostMakesABound:
    """Finance officer: an outsourcing option without figures for procurement (TC2) and exit (TC15)."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.facts("joint", private_runs_service=True)
        for category in ("TC2", "TC15"):
            story.drop("finance.csv", option="joint", category=category)
        return story

    def test_its_value_is_at_most_so_much_and_names_what_is_blank(self, story: Story) -> None:
        told = story.appraised()
        assert reading(told, "adjusted")["figures"]["bound"] in ("at_most", "open")
        assert {"TC2", "TC15"} <= set(reading(told, "adjusted")["lacks"])

    def test_the_chance_that_it_pays_is_a_range_and_no_figure(self, story: Story) -> None:
        cell = story.appraised().cell("joint", "F1")
        if cell["status"] == "measured":
            assert cell["point"] is None


COSTS = {
    ("north",): 6, ("east",): 5, ("west",): 4, ("north", "east"): 9, ("north", "west"): 8,
    ("east", "west"): 7.5, PARTNERS: 12,
}  # fmt: skip
"""North is A of the scenario, east B, west C; millions a year."""


class TestACC17CostSharesThatAGroupWouldRefuse:
    """Finance officer: an equal split of 12m between three, two of which can do better on their own."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        thirds = [{"partner": p, "share": 1 / 3} for p in PARTNERS]
        story.option("joint", cost_shares=thirds)
        rows = [
            {"option": "joint", "coalition": ";".join(c), "cost": cost * MILLION} for c, cost in COSTS.items()
        ]
        story.rewrite("coalitions.csv", rows)
        return story

    def game(self, told: Told) -> Json:
        (found,) = [g for g in told.findings["sharing"] if g["option"] == "joint"]
        return found

    def shares(self, told: Told, method: str) -> Json:
        (found,) = [a for a in self.game(told)["allocations"] if a["method"] == method]
        return found

    def test_two_would_pay_8_0_and_can_do_it_for_7_5(self, story: Story) -> None:
        told = story.appraised()
        (found,) = self.shares(told, "proposed")["objections"]
        assert set(found["coalition"]) == {"east", "west"}
        assert found["pays"] == pytest.approx(8.0e6)
        assert found["alone"] == pytest.approx(7.5e6)
        assert found["excess"] == pytest.approx(0.5e6)
        words = told.part("sharing")
        assert "8.0m" in words or "8,000,000" in words
        assert "7.5m" in words or "7,500,000" in words

    def test_shapley_shares_are_shown_and_nobody_would_object(self, story: Story) -> None:
        found = self.shares(story.appraised(), "shapley")
        assert found["accepted"] is True
        shares = [found["shares"][p] / MILLION for p in PARTNERS]
        assert shares == pytest.approx([29 / 6, 24.5 / 6, 18.5 / 6])

    def test_rounded_shares_add_up(self, story: Story) -> None:
        for found in self.game(story.appraised())["allocations"]:
            assert sum(found["rounded"].values()) == pytest.approx(12e6, abs=1e-6)

    def test_the_excess_is_what_fair_sharing_is_measured_by(self, story: Story) -> None:
        cell = story.appraised().cell("joint", "F5")
        assert cell["status"] == "measured"
        assert cell["measurements"][0]["worked_out"] is True
        assert cell["measurements"][0]["likely"] == pytest.approx(100 * 0.5 / 7.5)
