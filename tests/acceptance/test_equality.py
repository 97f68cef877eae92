"""The acceptance scenarios on effects by place and group, told on the command line and on the page.

Every one starts from the clean project of tests/planted, goes through `moothall appraise`, and is looked
for in findings.json and in the words of the page.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.acceptance.story import Story, Told

UNIT = "% of residents within 30 minutes by public transport"
REST = [92.0] * 3 + [91.0] * 3 + [93.0] * 3
"""Nine neighbourhoods outside the most deprived fifth, 4,000 people each; with 3 of 88 % the mean is 91 %."""


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def neighbourhoods(story: Story, option: str = "joint") -> Story:
    """Twelve neighbourhoods of 4,000: 91 % to 78 % in all, 88 % to 61 % in the most deprived fifth."""
    before = [88.0] * 3 + REST
    after = [61.0] * 3 + [x - 25 / 3 for x in REST]
    story.remove("jobs.csv")
    story.remove("workforce.csv")
    places = [
        {"id": f"n{i}", "title": f"Neighbourhood {i}", "population": "4000", "partner": "north",
         "deprivation_fifth": str(1 if i < 3 else 2 + i % 4)}
        for i in range(12)
    ]  # fmt: skip
    story.rewrite("places.csv", places)
    story.drop("measures.csv", criterion="Q3", option=option)
    for i, (now, then) in enumerate(zip(before, after, strict=True)):
        story.add(
            "measures.csv", option=option, criterion="Q3", place=f"n{i}", before=now, after=then,
            unit=UNIT, evidence=f"{option}-3",
        )  # fmt: skip
    return story


@pytest.fixture
def twelve(story: Story) -> Told:
    return neighbourhoods(story).appraised()


def test_acc20_both_figures_are_worked_out_from_the_places(twelve: Told) -> None:
    (access,) = [c for c in twelve.findings["equality"]["criteria"] if c["criterion"] == "Q3"]
    (joint,) = [o for o in access["options"] if o["option"] == "joint"]
    assert joint["by"] == "places"
    assert (joint["whole"]["before"], joint["whole"]["after"]) == (pytest.approx(91), pytest.approx(78))
    deprived = joint["tiers"][0]
    assert (deprived["fifth"], deprived["places"], deprived["people"]) == (1, 3, 12_000)
    assert (deprived["level"]["before"], deprived["level"]["after"]) == (88, 61)


def test_acc20_both_figures_print(twelve: Told) -> None:
    words = twelve.part("effects-Q3")
    assert "91% to 78%" in words
    assert "88% to 61%" in twelve.row("Most deprived fifth")
    assert "−27 points" in twelve.row("Most deprived fifth")


def test_acc20_access_is_measured_as_a_fall_of_13_points_worth_0_7(twelve: Told) -> None:
    cell = twelve.cell("joint", "Q3")
    assert cell["status"] == "measured"
    headline = cell["measurements"][0]
    assert (headline["likely"], headline["worked_out"]) == (-13, True)
    assert cell["point"] == pytest.approx(0.7)


def test_acc20_access_cannot_be_scored_by_hand(story: Story) -> None:
    neighbourhoods(story).add(
        "scores.csv", option="joint", criterion="Q3", assessor="users-1", score=3, date="2026-04-20"
    )
    said = " ".join(story.refused().split())
    assert "criterion Q3: this criterion is measured, not scored by hand" in said


def test_acc20_the_effect_on_users_is_scored_with_a_reason(twelve: Told) -> None:
    cell = twelve.cell("joint", "J1")
    assert cell["status"] == "scored"
    assert all(e["reason"] for e in cell["entries"])
    assert "Study" in twelve.part("why-J1")


def test_acc20_a_note_links_access_and_inclusion_as_possible_overlap(twelve: Told) -> None:
    assert any({o["a"], o["b"]} == {"Q3", "J4"} for o in twelve.findings["scoring"]["overlaps"])
    assert "Q3 may overlap with S2" in twelve.part("effects-Q3")
    assert "J4 Digital and language inclusion" in twelve.part("effects-Q3")


def test_the_worst_off_is_named_and_gains_do_not_cancel_losses(story: Story) -> None:
    neighbourhoods(story).change(
        "measures.csv", {"option": "joint", "criterion": "Q3", "place": "n5"}, before=60, after=99
    )
    words = story.appraised().part("effects-Q3")
    assert "Neighbourhood 0 loses most, 88% to 61%: −27 points" in words
    assert "Worse: 11 places, 44,000 people. Better: 1 place, 4,000 people." in words


def test_a_neighbourhood_that_nobody_measured_makes_a_range_and_is_never_left_out(story: Story) -> None:
    neighbourhoods(story).drop("measures.csv", criterion="Q3", option="joint", place="n11")
    told = story.appraised()
    cell = told.cell("joint", "Q3")
    assert cell["point"] is None if "point" in cell else True
    headline = cell["measurements"][0]
    assert headline["low"] < -13 < headline["high"]
    assert "11 of 12 places; the others may be anything" in told.part("effects-Q3")


def test_a_row_for_three_people_tells_neither_how_many_nor_their_levels(story: Story) -> None:
    neighbourhoods(story).add(
        "measures.csv", option="joint", criterion="Q3", group="sign language", people=3, before=100,
        after=37.25, unit=UNIT, evidence="joint-3",
    )  # fmt: skip
    told = story.appraised()
    assert "37.25" not in told.part("effects-Q3")
    assert "37.2" not in told.part("effects-Q3")
    assert "Loses" in told.row("sign language", "too few people to tell more")
    assert all("37.25" not in row for row in told.page.rows)


def test_emissions_are_measured_from_their_rows_and_travel_is_shown_beside(story: Story) -> None:
    for option, amount, miles in (("asis", 100, 20), ("lead", 90, 45)):
        story.add("emissions.csv", option=option, scope="1", source="buildings", item="gas", amount=amount)
        story.add("emissions.csv", option=option, scope="3", source="staff_travel", item="km", amount=miles)
    told = story.appraised()
    headline = told.cell("lead", "S1")["measurements"][0]
    assert (headline["likely"], headline["worked_out"]) == (-10, True)
    assert "Travel by staff" in told.part("emissions")
    assert "−10%" in told.row("North runs it for all", "+12.5%")
