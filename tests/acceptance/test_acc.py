"""The acceptance scenarios that the document version must keep, each as it was told.

Every one starts from the clean project of tests/planted, goes through `moothall appraise`, and is looked
for in findings.json and in the words of the page.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.acceptance.scenarios import weights_changed_late, zero_in_an_average
from tests.acceptance.story import Story, Told

JOINT = "One joint service"
FIGURE = re.compile(r"<figure\b.*?</figure>", re.DOTALL)


@pytest.fixture
def story(tmp_path: Path) -> Story:
    return Story(tmp_path)


class TestACC01EarlyAccessIsMeasured:
    """Union: the first project paper is of 1 March; unions were first added on 10 May."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.change("documents.csv", {"kind": "project_paper"}, date="2026-03-01", released="2026-03-01")
        story.group("unions", first_access="2026-05-10")
        story.drop("principles.csv", principle="P8")
        return story

    def test_p8_is_partly_met_because_they_came_after_the_options(self, story: Story) -> None:
        told = story.appraised()
        (cell,) = [c for c in told.findings["screening"]["cells"] if c["principle"] == "P8"]
        assert cell["standing"] == "partly_meets"
        assert cell["proposed_because"].startswith("involved after options were listed: ")
        assert told.page.says("involved after options were listed")
        assert "Partly meets" in told.row("P8 Unions involved early", "10 weeks")

    def test_the_front_page_shows_ten_weeks(self, story: Story) -> None:
        told = story.appraised()
        (unions,) = [a for a in told.findings["registers"]["access"] if a["group"] == "unions"]
        assert unions["weeks"] == 10
        assert (
            "10 weeks passed from the first project paper (1 March 2026) to the first access of Unions"
            in told.part("front")
        )

    def test_late_access_is_flagged(self, story: Story) -> None:
        assert "AB17" in story.appraised().rules("high", "stop")

    def test_another_verdict_counts_and_does_not_hide_the_line(self, story: Story) -> None:
        told = self.judged(story).appraised()
        (cell,) = [c for c in told.findings["screening"]["cells"] if c["principle"] == "P8"]
        assert (cell["standing"], cell["proposed"]) == ("meets", "partly_meets")
        assert "10 weeks passed" in told.part("front")
        assert told.page.says("involved after options were listed")

    def judged(self, story: Story) -> Story:
        story.add(
            "principles.csv",
            principle="P8",
            verdict="meets",
            reason="Drafts were sent before.",
            date="2026-06-01",
            by="Programme officer",
        )
        return story

    def test_an_answer_to_the_flag_does_not_delete_it(self, story: Story) -> None:
        story.add(
            "answers.csv",
            rule="AB17",
            answer="The letter went astray.",
            body="Programme board",
            date="2026-06-01",
        )
        told = story.appraised()
        (flag,) = told.flags("AB17")
        assert [a["text"] for a in flag["answers"]] == ["The letter went astray."]
        assert "AB17" in told.part("high-flags")
        assert told.page.says("The letter went astray.")


class TestACC02SixTypesClassifiedFromFacts:
    """Officer: "Northshire Business Services Ltd" is called shared; a firm holds 25% and a vote of five."""

    TITLE = "Northshire Business Services Ltd, a shared service"

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.option("joint", title=self.TITLE)
        story.facts(
            "joint", private_equity_pct=25, private_votes=1, board_votes=5, joint_body="public_company"
        )
        return story

    def test_the_type_is_t5_and_not_t4(self, story: Story) -> None:
        told = story.appraised()
        call = told.kind("joint")["call"]
        assert (call["type"], call["rule"]) == ("T5", "CL2")
        assert "T5: Strategic partnership or joint venture" in told.row(self.TITLE, "T5")

    def test_a_procurement_follows(self, story: Story) -> None:
        told = story.appraised()
        assert told.kind("joint")["procurement"] == "yes"
        assert (
            "Choosing the private partner and giving it work normally needs a full procurement."
            in told.part("options")
        )

    def test_the_presumed_risk_for_staff_is_four_of_five(self, story: Story) -> None:
        told = story.appraised()
        assert told.kind("joint")["staff_risk"] == 4
        assert "4 of 5" in told.row(self.TITLE, "4 of 5")

    def test_a_dispute_keeps_the_first_result_in_sight(self, story: Story) -> None:
        view = {
            "type": "T4",
            "reason": "The firm has no say in fact.",
            "by": "East Council",
            "date": "2026-03-01",
        }
        story.option("joint", dispute=view)
        told = story.appraised()
        assert told.kind("joint")["call"]["type"] == "T5"
        assert told.kind("joint")["dispute"]["type"] == "T4"
        assert told.page.says(
            "East Council, 1 March 2026, holds it to be T4 Jointly managed services: The firm has no say"
        )
        assert told.page.says("T5: Strategic partnership")

    def test_a_dispute_needs_a_reason(self, story: Story) -> None:
        story.option(
            "joint", dispute={"type": "T4", "reason": "", "by": "East Council", "date": "2026-03-01"}
        )
        assert "options[5].dispute.reason: some text is needed here." in story.refused()


class TestACC03MustPassFailureHoldsAnOptionOut:
    """Councillor: eight principles must be passed since 2 June; option 4 fails P17."""

    WHY = "New starters get a lower pension."

    @pytest.fixture
    def story(self, story: Story) -> Story:
        adopted = ["P3", "P7", "P8", "P9", "P10", "P13", "P14", "P17"]
        story.head(must_pass=[{"date": "2026-06-02", "by": "Joint board of members", "principles": adopted}])
        story.change("principles.csv", lambda row: True, date="2026-06-10")
        story.change(
            "principles.csv", {"principle": "P17", "option": "lead"}, verdict="fails", reason=self.WHY
        )
        story.change(
            "finance.csv", {"option": "lead", "kind": "saving"}, amount=600_000, low=500_000, high=700_000
        )
        return story

    def override(self, story: Story, reason: str) -> None:
        story.add(
            "decisions.csv",
            id="o1",
            kind="override",
            option="lead",
            about="P17",
            body="Full council of North",
            reason=reason,
            date="2026-08-01",
            by="Clerk",
        )

    def test_it_is_held_out_of_stage_2(self, story: Story) -> None:
        told = story.appraised()
        assert told.screen("lead")["outcome"] == "held_out"
        assert (told.score("lead")["standing"], told.score("lead").get("rank")) == ("held_out", None)
        assert "lead" not in told.findings["scoring"]["ranked"]
        assert {told.screen(o)["outcome"] for o in ("joint", "standards", "improved")} == {"carried_forward"}

    def test_its_saving_is_printed_beside_the_reason(self, story: Story) -> None:
        told = story.appraised()
        assert told.money("lead")["saving_per_year"] == 600_000
        row = told.row("North runs it for all", "held out", self.WHY)
        assert "£0.6m" in row

    def test_an_override_in_a_word_is_refused(self, story: Story) -> None:
        self.override(story, "Because.")
        assert "An override needs a reason of at least one sentence." in story.refused()

    def test_an_override_by_nobody_is_refused(self, story: Story) -> None:
        self.override(story, "The pension gap is closed by a side agreement.")
        story.change("decisions.csv", {"id": "o1"}, body="")
        assert (
            "decisions.csv line 2, body: this cell must not be empty: the named body that decides."
            in story.refused()
        )

    def test_a_named_body_overrides_with_a_sentence_which_prints_in_front(self, story: Story) -> None:
        self.override(story, "The pension gap is closed by a side agreement.")
        told = story.appraised()
        assert told.screen("lead")["outcome"] == "carried_forward"
        assert "lead" in told.findings["scoring"]["ranked"]
        (kept,) = told.findings["overrides"]
        assert (kept["about"], kept["body"]) == ("P17", "Full council of North")
        top = "\n".join(told.page.blocks[: told.page.blocks.index("Contents")])
        assert (
            "Overridden by Full council of North, 1 August 2026: The pension gap is closed by a side" in top
        )


class TestACC04NotAssessedIsNotAPass:
    """Auditor: an option meets everything but P12, which nobody assessed; the project meets its five."""

    @pytest.fixture
    def told(self, story: Story) -> Told:
        story.facts("joint", private_runs_service=True)  # so that P16 applies, and thirteen count
        story.change("principles.csv", {"principle": "P16", "option": "joint"}, verdict="meets")
        story.drop("principles.csv", principle="P12", option="joint")
        return story.appraised()

    def test_it_reads_12_of_13_met_and_1_not_assessed(self, told: Told) -> None:
        assert told.screen("joint")["tally"]["words"] == "12 of 13 met and 1 not assessed"
        assert "12 of 13 met and 1 not assessed" in told.row(JOINT, "12 of 13")

    def test_the_project_reads_5_of_5_met(self, told: Told) -> None:
        assert told.findings["screening"]["project"]["words"] == "5 of 5 met"
        assert told.page.says("5 of 5 met")

    def test_it_never_reads_18_of_18_or_100_percent(self, told: Told) -> None:
        for part in ("front", "stage-1"):
            assert "18 of 18" not in told.part(part)
            assert "17 of 18" not in told.part(part)
        assert "100%" not in told.part("stage-1")
        assert not re.search(r"\d%[^|]*met", told.part("stage-1"))


class TestACC05AMissingScoreWidensNotAverages:
    """Auditor: 80 criteria of equal weight, all scored but one of the eight of section F for one option."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.remove("weights.csv")
        return story

    @pytest.fixture
    def told(self, story: Story) -> Told:
        story.drop("scores.csv", option="joint", criterion="F2")
        return story.appraised()

    def test_the_total_is_an_interval_of_width_4_8_12(self, told: Told) -> None:
        total = told.score("joint")["total"]
        assert total["high"] - total["low"] == pytest.approx(4 / 8 / 12, abs=1e-8)  # nine digits a figure
        assert told.score("joint").get("point") is None
        assert told.score("joint")["of"] == 80

    def test_the_gap_is_not_filled(self, told: Told) -> None:
        cell = told.cell("joint", "F2")
        assert (cell["status"], cell.get("point"), cell["range"]) == ("missing", None, {"low": 0, "high": 4})

    def test_the_other_options_keep_their_points(self, told: Told) -> None:
        total = told.score("lead")["total"]
        assert total["high"] == total["low"] == told.score("lead")["point"]

    def test_the_count_prints_next_to_the_total_with_one_decimal(self, told: Told) -> None:
        total = told.score("joint")["total"]
        row = told.row(JOINT, "1 of 80")
        assert f"{total['low']:.1f}" in row
        assert not re.search(r"\d\.\d\d", told.part("table-totals"))

    def test_nothing_is_missing_without_the_gap(self, story: Story) -> None:
        told = story.appraised()
        assert (told.score("joint")["missing"], told.page.matching(r"1 of 80")) == (0, [])


class TestACC06AZeroCannotHideInAnAverage:
    """User representative: option B comes to 3.1 and has a zero on J1; option C comes to 2.9 and has none."""

    @pytest.fixture
    def told(self, story: Story) -> Told:
        zero_in_an_average(story)
        return story.appraised()

    def test_the_totals_are_those_of_the_scenario(self, told: Told) -> None:
        assert f"{told.score('joint')['point']:.1f}" == "3.1"
        assert f"{told.score('lead')['point']:.1f}" == "2.9"
        assert told.findings["scoring"]["ranked"][:2] == ["joint", "lead"]

    def test_the_zero_stands_in_the_same_box_as_the_rank(self, told: Told) -> None:
        words = "ranks first but scores 0 on equality effect on users"
        assert told.score("joint")["words"].startswith(words)
        assert told.page.says(words)
        assert words in told.row(JOINT, "3.1").casefold()
        assert told.score("lead")["words"] == "ranks second"

    def test_it_is_flagged(self, told: Told) -> None:
        assert [f["option"] for f in told.flags("AB16")] == ["joint"]
        assert "AB16" in told.part("front")

    def test_the_zeros_are_listed(self, told: Told) -> None:
        assert [z["criterion"] for z in told.score("joint")["zeros"]] == ["J1"]
        assert told.score("lead")["zeros"] == []


class TestACC09WeightsChangedAfterScoringAreExposed:
    """Union: E weighed 8.3% on 1 May, was scored on 3 May, and weighs 3% since 9 May."""

    @pytest.fixture
    def told(self, story: Story) -> Told:
        weights_changed_late(story)
        return story.appraised()

    def test_the_change_is_flagged_with_its_dates_and_who_made_it(self, told: Told) -> None:
        flags = told.flags("AB3")
        assert flags
        said = " ".join([flags[0]["message"], *(str(v) for v in flags[0]["figures"].values())])
        for words in ("2026-05-03", "2026-05-09", "Programme officer"):
            assert words in said
        assert "AB3" in told.part("front")

    def test_both_weights_are_there(self, told: Told) -> None:
        now, before = told.findings["scoring"]["weight_sets"]
        assert (now["label"], before["label"]) == ("latest", "before_late_change")
        assert now["joint"]["sections"]["E"] == pytest.approx(0.03, abs=1e-6)
        assert before["joint"]["sections"]["E"] == pytest.approx(1 / 12, abs=1e-6)
        assert before["until"] == "2026-05-08"

    def test_the_ranking_is_simulated_under_both(self, told: Told) -> None:
        tests = [r.get("test", "") for r in told.findings["ranking"]["runs"] if r["model"] == "declared"]
        assert tests.count("weights_before_change") == 1
        told.row("Weights as they were before the late change")

    def test_results_under_both_are_printed_side_by_side(self, told: Told) -> None:
        now, before = told.findings["scoring"]["weight_sets"]
        told.row("Option", "Weights in force", "Weights until 8 May 2026, before the change", "Rank")
        for option, title in (("joint", JOINT), ("lead", "North runs it for all")):
            both = [f"{found['totals'][option]['low']:.1f}" for found in (now, before)]
            rows = [r.split(" | ") for r in told.page.rows if r.startswith(f"{title} |")]
            assert [r for r in rows if len(r) == 5 and [r[1], r[3]] == both]
        assert "E Quality of employment | 3.0% | 8.3%" in told.page.rows

    def test_without_the_change_there_is_one_set_and_no_flag(self, story: Story) -> None:
        told = story.appraised()
        assert [s["label"] for s in told.findings["scoring"]["weight_sets"]] == ["latest"]
        assert told.flags("AB3") == []


class TestACC13ABlankCostIsAFlagNotZero:
    """Finance officer: an outsourcing option without figures for procurement (TC2) and exit (TC15)."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.facts("joint", private_runs_service=True)
        for category in ("TC2", "TC15"):
            story.drop("finance.csv", option="joint", category=category)
        return story

    def test_it_is_flagged_twice_naming_both(self, story: Story) -> None:
        told = story.appraised()
        flags = told.flags("ER11")
        assert [f["subject"] for f in flags] == ["joint/TC2", "joint/TC15"]
        assert "Procurement" in flags[0]["message"]
        assert "Exit and return" in flags[1]["message"]
        assert {f["option"] for f in flags} == {"joint"}

    def test_the_whole_life_cost_is_incomplete_with_a_lower_bound(self, story: Story) -> None:
        told = story.appraised()
        row = told.row(JOINT, "incomplete: at least £")
        least = told.money("joint")["costs"]
        (case,) = [o for o in told.findings["financial_case"]["options"] if o["option"] == "joint"]
        assert f"incomplete: at least £{case['whole_life_cost'] / 1e6:.3f}m" in row
        assert "incomplete" not in told.row("North runs it for all", "benefits over costs")
        assert told.row(JOINT, f"incomplete: at least £{least:,.0f}")

    def test_a_blank_amount_is_no_zero_either(self, story: Story) -> None:
        story.add("finance.csv", option="joint", category="TC2", kind="cost", year=2026)
        assert [f["subject"] for f in story.appraised().flags("ER11")] == ["joint/TC2", "joint/TC15"]

    @pytest.mark.parametrize(("reason", "evidence"), [("", "joint-0"), ("None arises.", ""), ("", "")])
    def test_a_zero_needs_a_reason_and_a_source(self, story: Story, reason: str, evidence: str) -> None:
        for category in ("TC2", "TC15"):
            self.zero(story, category, reason, evidence)
        told = story.appraised()
        assert [f["subject"] for f in told.flags("TR1")] == ["joint/TC2", "joint/TC15"]
        lacks = " and ".join(w for w, said in (("a reason", reason), ("a source", evidence)) if not said)
        assert told.page.says(f"enters zero for Procurement without {lacks}.")

    def test_a_zero_with_both_is_accepted(self, story: Story) -> None:
        for category in ("TC2", "TC15"):
            self.zero(story, category, "None arises.", "joint-0")
        told = story.appraised()
        assert told.flags("ER11") == told.flags("TR1") == []

    def zero(self, story: Story, category: str, reason: str, evidence: str) -> None:
        story.add(
            "finance.csv",
            option="joint",
            category=category,
            kind="cost",
            year=2026,
            amount=0,
            reason=reason,
            evidence=evidence,
        )


class TestACC14SavingsWithNoIndependentSource:
    """Auditor: a saving of 1.8m a year, by the consultant who is also a bidder, checked by nobody."""

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

    def test_three_rules_of_evidence_fire_on_it(self, story: Story) -> None:
        told = story.appraised()
        for rule in ("ER2", "ER4", "ER17"):
            assert "joint-6" in [f["subject"] for f in told.flags(rule)], rule
            assert told.part(f"rule-{rule}")
        assert told.page.says("1,800,000")

    def test_an_adviser_who_also_bids_stops_the_decision(self, story: Story) -> None:
        told = story.appraised()
        assert "G10" in told.rules("stop")
        assert "G10" in told.part("stop-flags")
        assert told.exit_code == 1

    @pytest.mark.parametrize("grade", ["A", "D"])
    def test_its_grade_is_no_better_than_d(self, story: Story, grade: str) -> None:
        story.change("evidence.csv", {"id": "joint-6"}, grade=grade)
        told = story.appraised()
        item = told.findings["evidence"]["items"]["joint-6"]
        assert (item.get("declared_grade"), item["grade"], item["observations"]) == (grade, "D", 4)
        assert {c["rule"] for c in item["caps"]} <= {"ER2", "ER4", "ER13", "ER17"}
        assert bool(item["caps"]) == (grade != "D")

    def test_only_a_named_body_clears_the_stop(self, story: Story) -> None:
        story.add(
            "decisions.csv",
            id="o1",
            kind="override",
            about="G10",
            body="Full council of North",
            reason="The firm has left the bidding for good.",
            date="2026-08-01",
            by="Clerk",
        )
        told = story.appraised()
        (flag,) = [f for f in told.flags("G10") if "both advises and bids" in f["message"]]
        assert [(a["kind"], a["body"]) for a in flag["answers"]] == [("override", "Full council of North")]
        assert "Full council of North" in told.part("stop-flags")


class TestACC23StrawManInHouse:
    """Officer: outsourcing has 48 evidence items and 120,000 to prepare it; in-house has nine and nothing."""

    @pytest.fixture
    def story(self, story: Story) -> Story:
        story.facts("joint", private_runs_service=True)
        for key, count, budget in (("joint", 48, 120_000), ("improved", 9, 0)):
            story.option(key, preparation_budget=budget)
            sample = next(r for r in story.rows("evidence.csv") if r["id"] == f"{key}-1")
            more = [sample | {"id": f"{key}-more-{n}"} for n in range(count - 8)]
            story.rewrite("evidence.csv", [*story.rows("evidence.csv"), *more])
        return story

    def test_both_checks_fire_with_nine_of_48(self, story: Story) -> None:
        told = story.appraised()
        own = [f for f in told.flags("AB2") if f["subject"] == "improved" or f.get("option") == "improved"]
        assert own
        (depth,) = [f for f in told.flags("ER7") if f.get("option") == "improved"]
        assert (depth["figures"]["items"], depth["figures"]["most"]) == (9, 48)
        assert depth["figures"]["share"] == pytest.approx(9 / 48)
        assert told.page.says("19%")
        (threshold,) = [t for t in told.findings["thresholds"] if t["id"] == "depth_index"]
        assert threshold["value"] == 0.6

    def test_the_budgets_are_told(self, story: Story) -> None:
        messages = " ".join(f["message"] for f in story.appraised().flags("AB2"))
        assert "9" in messages
        assert "48" in messages

    def test_an_option_cannot_be_dropped_without_a_reason(self, story: Story) -> None:
        story.option("improved", dropped={"reason": "", "by": "Officers", "date": "2026-03-01"})
        assert "options[2].dropped.reason: some text is needed here." in story.refused()

    def test_a_dropped_option_leaves_its_reason(self, story: Story) -> None:
        story.option("improved", dropped={"reason": "Too slow.", "by": "Officers", "date": "2026-03-01"})
        told = story.appraised()
        assert told.kind("improved")["dropped"] == "Too slow. (Officers, 2026-03-01)"
        assert told.page.says("Too slow.")
        assert "AB2" in told.rules()

    def test_a_baseline_that_was_never_written_down_is_missed(self, story: Story) -> None:
        story.option("improved", baseline=None)
        assert "AB2" in story.appraised().rules()


class TestACC25WholeDocumentAccessibleAndComplete:
    """Analyst: the decision gate is reached and the section on exit (BC19) is empty. Here: in HTML."""

    @pytest.fixture
    def told(self, story: Story) -> Told:
        story.remove("case/BC19.md")
        return story.appraised()

    def test_the_empty_section_stops_the_decision(self, told: Told) -> None:
        (flag,) = told.flags("ER15")
        assert flag["severity"] == "stop"
        assert "BC19" in flag["message"]
        assert "ER15" in told.part("stop-flags")
        assert told.exit_code == 1

    def test_the_section_prints_as_empty_and_says_why(self, told: Told) -> None:
        (section,) = [s for s in told.findings["registers"]["case"] if s["section"] == "BC19"]
        assert (section["due"], section["filled"]) == (True, False)
        words = told.part("case-BC19").casefold()
        assert "empty" in words
        assert "bc19.md" in words or "nothing" in words or "nobody" in words

    def test_with_the_text_nothing_is_flagged(self, story: Story) -> None:
        told = story.appraised()
        assert told.flags("ER15") == []
        assert "What is written on" in told.part("narrative-BC19")

    def test_every_picture_has_a_title_and_a_table(self, told: Told) -> None:
        pictures = re.findall(r"<svg\b[^>]*>.*?</svg>", told.page.source, re.DOTALL)
        assert pictures
        assert all("<title" in p or "aria-hidden" in p or "aria-labelledby" in p for p in pictures)
        figures = [f for f in FIGURE.findall(told.page.source) if "<svg" in f]
        assert len(figures) >= 2
        assert all("<table" in figure and "<caption" in figure for figure in figures)

    def test_the_page_works_without_scripts_and_by_itself(self, told: Told) -> None:
        assert "<script" not in told.page.source
        assert not re.search(r'(?:src|href)="https?://[^"]*\.(?:css|js|woff2?|png)', told.page.source)
        assert re.search(r'<html[^>]* lang="en', told.page.source)

    def test_the_page_shows_the_numbers_of_the_findings(self, told: Told) -> None:
        for option in told.findings["scoring"]["options"]:
            assert f"{option['total']['low']:.1f}" in told.row(
                option["title"], f"{option['total']['low']:.1f}"
            )
        assert told.findings["project"]["fingerprint"] in told.page.text
        assert told.findings["framework"]["sha256"][:12] in told.page.text
