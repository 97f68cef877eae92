"""The acceptance scenarios on voting power, rotation and interests, each as it was told.

Every one starts from the clean project of tests/planted, goes through `moothall appraise`, and is looked
for in findings.json and in the words of the page. Of ACC14 the evidence is in test_acc.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.story import Json, Story, Told
from tests.planted.clean import body, edit_yaml

COUNCILS = ("north", "east", "west")


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


def shared(story: Story, *shares: float) -> None:
    """Agreed shares of the three councils."""

    def change(head: Any) -> None:
        for partner, share in zip(head["partners"], shares, strict=True):
            partner["agreed_share"] = share

    edit_yaml(story.folder, "project.yaml", change)


def voting(story: Story, key: str, quota: int, *votes: int) -> None:
    """Votes of the three councils on a body."""
    seats = [{"member": p, "votes": n} for p, n in zip(COUNCILS, votes, strict=True)]
    changes = {"seats": seats, "quota": quota}
    edit_yaml(story.folder, "governance.yaml", lambda data: body(data, key).update(changes))


def power(told: Told, key: str) -> Json:
    (found,) = [b for b in told.findings["power"] if b["body"] == key]
    return found


class TestACC14AnAdviserWhoAlsoBids:
    """Auditor: the consultant whose saving nobody checked is also listed as a bidder."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.change(
            "evidence.csv",
            {"id": "joint-6"},
            kind="saving",
            value=1_800_000,
            unit="GBP/yr",
            author="Brook Advisory",
            sector="private",
            independent="no",
            verified_by="",
            interest_note="",
            grade="A",
        )
        story.add(
            "conflicts.csv", id="i9", organisation="Brook Advisory", role="bidder", declared="2026-02-01"
        )
        return story

    def test_three_rules_of_evidence_and_the_stop_stand_together(self, story: Story) -> None:
        told = story.appraised()
        assert {"ER2", "ER4", "ER17"} <= told.rules()
        assert "G10" in told.rules("stop")
        stops = told.part("stop-flags")
        assert "Brook Advisory both advises and bids" in stops
        assert "Brook Advisory both advises and bids" in told.row("G10", "Interests declared")

    def test_the_page_says_that_no_decision_can_be_recorded(self, story: Story) -> None:
        stops = story.appraised().part("stop-flags")
        assert "No decision can be recorded until" in stops
        assert "named body of members" in stops


class TestACC15VotingSharesAreNotPower:
    """Councillor: councils with 50, 49 and 1 votes, quota 51; agreed shares 50, 49 and 1."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        shared(story, 0.5, 0.49, 0.01)
        voting(story, "committee", 51, 50, 49, 1)
        return story

    def test_banzhaf_shares_are_60_20_20(self, story: Story) -> None:
        found = power(story.appraised(), "committee")
        assert [m["banzhaf"] for m in found["members"]] == pytest.approx([0.6, 0.2, 0.2])
        assert [m["shapley_shubik"] for m in found["members"]] == pytest.approx([2 / 3, 1 / 6, 1 / 6])

    def test_the_largest_gap_of_29_points_is_flagged(self, story: Story) -> None:
        told = story.appraised()
        (flag,) = [f for f in told.flags("G9") if f["subject"] == "committee"]
        assert flag["severity"] == "high"
        figures = flag["figures"]
        assert (figures["gap"], figures["agreed"], figures["power"]) == pytest.approx((29, 49, 20))
        assert figures["member"] == "East Council"
        assert told.page.says("East Council has 20% of the power, 49% was agreed (a gap of 29 points)")

    def test_the_gap_is_what_the_criterion_is_measured_by(self, story: Story) -> None:
        told = story.appraised()
        cell = told.cell("joint", "A2")
        assert cell["status"] == "measured"
        assert cell["measurements"][0]["likely"] == pytest.approx(29)
        assert cell["measurements"][0]["worked_out"]
        assert cell["point"] == pytest.approx(0.1)  # from 30 points (0) to 10 points (2)

    def test_in_plain_words(self, story: Story) -> None:
        said = story.appraised().part("power")
        assert "West Council, with 1 vote, has as much power as East Council, with 49." in said
        assert "Nothing passes against North Council." in said
        assert "The largest gap to the agreed shares is 29 points" in said

    def test_votes_power_and_agreed_share_stand_side_by_side(self, story: Story) -> None:
        told = story.appraised()
        row = told.row("East Council", "49", "20%", "16.7%", "−29")
        assert "49%" in row
        assert "figure-power-committee" in told.page.source

    def test_what_other_quotas_would_do_is_shown_and_none_is_recommended(self, story: Story) -> None:
        told = story.appraised()
        row = told.row("52 to 99", "Smallest gap")
        assert "no power: West Council" in row
        assert "recommend" not in told.part("power").casefold()


class TestACC16APartnerWithNoPower:
    """Councillor: 45, 35 and 20 votes, quota 66."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        voting(story, "committee", 66, 45, 35, 20)
        return story

    def test_power_is_50_50_and_nothing(self, story: Story) -> None:
        members = power(story.appraised(), "committee")["members"]
        assert [m["banzhaf"] for m in members] == [0.5, 0.5, 0]
        assert [m.get("dummy", False) for m in members] == [False, False, True]

    def test_the_third_partner_is_named_as_having_no_power(self, story: Story) -> None:
        told = story.appraised()
        assert "West Council has no power: its 20 votes never decide anything." in told.part("power")
        assert "West Council has no power" in told.part("high-flags")

    def test_it_is_a_high_flag(self, story: Story) -> None:
        told = story.appraised()
        assert "G9" in told.rules("high")
        assert told.exit_code == 1

    def test_even_where_it_was_agreed_to_have_next_to_nothing(self, story: Story) -> None:
        shared(story, 0.5, 0.49, 0.01)
        told = story.appraised()
        details = [f["figures"]["detail"] for f in told.flags("G9") if f["subject"] == "committee"]
        assert details == ["West Council has no power"]


class TestACC26RotationThatIsOnlyOnPaper:
    """Councillor: shares 50, 30 and 20; over ten years the chair was held 8, 2 and 0 years."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        shared(story, 0.5, 0.3, 0.2)
        holders = [
            {"partner": "north", "start": "2016-09-01", "end": "2024-08-31"},
            {"partner": "east", "start": "2024-09-01"},
        ]
        role = {"role": "Chair", "next_rotation": "2027-05-01", "holders": holders}
        change = {"lead_roles": [role]}
        edit_yaml(story.folder, "governance.yaml", lambda data: body(data, "committee").update(change))
        return story

    def test_both_methods_entitle_them_to_5_3_and_2_years(self, story: Story) -> None:
        told = story.appraised()
        (role,) = told.findings["governance"]["roles"]
        assert role["years"] == 10
        assert [p["held"] for p in role["partners"]] == [8, 2, 0]
        for method in ("largest_remainder", "dhondt"):
            assert [p[method] for p in role["partners"]] == [5, 3, 2]
        assert told.row("West Council", "20%", "0", "−2", "2")

    def test_cumulative_deviation_and_jain_index_are_shown(self, story: Story) -> None:
        told = story.appraised()
        (role,) = told.findings["governance"]["roles"]
        assert role["deviation"] == 3
        assert role["jain"] == pytest.approx(0.57, abs=0.001)
        said = told.part("rotation")
        assert "3 years of 10 fell to others than those entitled" in said
        assert "Jain index of fairness: 0.57" in said

    def test_the_council_that_never_held_the_chair_is_named(self, story: Story) -> None:
        told = story.appraised()
        (flag,) = told.flags("G3")
        assert "West Council has never held it, though entitled to 2 years" in flag["message"]
        assert "West Council never held it, though entitled to 2 years." in told.part("rotation")

    def test_the_calendar_gives_it_its_turn(self, story: Story) -> None:
        told = story.appraised()
        (role,) = told.findings["governance"]["roles"]
        assert role["calendar"][0]["largest_remainder"] == role["calendar"][0]["dhondt"] == "west"
        assert told.row("1 May 2027", "West Council")
