"""Law, procurement and bundling through the command line and in the page, as people would ask."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.story import Story
from tests.planted.test_procurement import HELD, with_plan


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def services(**cells: Any) -> dict[str, Any]:
    return HELD | {"kind": "services", "value": 600_000, "largest_managed": 600_000} | cells


class TestThePublicInterestTest:
    """Programme officer of a department: must the test come first, and is its record there?"""

    def test_it_is_mandatory_from_the_day_and_its_missing_record_is_a_high_flag(self, story: Story) -> None:
        with_plan("PP3", buyer="department", buyer_spend=2e8, start="2027-04-01")(story.folder)
        told = story.appraised()
        (flag,) = told.flags("PW2")
        assert flag["severity"] == "high"
        row = told.row("£1,200,000", "Mandatory")
        assert "it begins on 1 April 2027" in row
        assert "An insourcing strategy is due by 1 April 2027" in row
        assert told.page.says("As of 1 September 2026, England: 1 contract")

    def test_a_day_earlier_it_is_not(self, story: Story) -> None:
        story.add("contracts.csv", **services(buyer="department", start="2027-03-31"))
        told = story.appraised()
        assert told.flags("PW2") == []
        assert "before the note applies to this buyer" in told.row("Something (k1)", "Not required")

    def test_what_is_not_recorded_is_a_question_with_the_name_of_its_field(self, story: Story) -> None:
        story.add("contracts.csv", **services(value=""))
        told = story.appraised()
        (flag,) = told.flags("PW4")
        assert flag["figures"]["missing"] == "value"
        assert told.page.says("Something (k1): value.")


def test_a_monitoring_officer_in_scotland_is_told_that_nothing_is_held(story: Story) -> None:
    story.head(jurisdiction="GB-SCT")
    story.add("contracts.csv", **services())
    told = story.appraised()
    assert told.kind("joint")["law"] == []
    assert told.page.says("No point of law on the mechanism is held for Scotland.")
    assert "dated facts on the law of GB-SCT" in told.flags("PW4")[0]["message"]


def test_a_small_firm_s_advocate_sees_who_would_be_shut_out(story: Story) -> None:
    story.add("contracts.csv", **HELD | {"local_now": 14, "local_after": 3, "bidders": 2})
    told = story.appraised()
    assert {"RW5", "RW6"} <= told.rules()
    assert "14 firms today, 3 after" in told.row("Small and local firms")
    assert told.page.says("to be challenged on bidders and small and local firms")


def test_a_councillor_sees_that_nobody_decides_on_the_pooled_money(story: Story) -> None:
    story.add("funds.csv", id="f1", option="joint", fund="Advice", mode="pooled", partner="north", year=2027)
    told = story.appraised()
    assert told.page.says("Nobody is named who decides on: Advice.")
    assert told.flags("RW1")[0]["figures"]["detail"] == (
        "1 part without a body that decides; 1 part without an amount"
    )
