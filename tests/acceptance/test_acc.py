"""The scenarios that this version must pass, each on a folder of its own."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.acceptance.result import Result, spoken
from tests.planted.clean import add_row, clean, drop_rows, edit_csv, edit_yaml, option, read_rows

Given = Callable[..., Result]
SECTIONS = 12


@pytest.fixture
def given(tmp_path: Path) -> Given:
    """The clean project, changed as a scenario says, and appraised."""

    def appraised(*changes: Callable[[Path], Any]) -> Result:
        folder = clean(tmp_path / "project")
        for change in changes:
            change(folder)
        return Result(folder, tmp_path / "out")

    return appraised


def no_weights(folder: Path) -> None:
    """Nobody has weighted anything: all sections and criteria count alike."""
    (folder / "weights.csv").unlink()


def scored(option: str, value: int) -> Callable[[Path], Any]:
    """Every hand-scored criterion of an option gets one score."""
    return lambda folder: edit_csv(folder, "scores.csv", {"option": option}, {"score": value})


def measured(option: str, criterion: str, likely: float) -> Callable[[Path], Any]:
    """A measurement of an option."""
    where = {"option": option, "criterion": criterion}
    change = {"low": likely, "likely": likely, "high": likely}
    return lambda folder: edit_csv(folder, "measures.csv", where, change)


class TestACC01EarlyAccessIsMeasured:
    @pytest.fixture
    def result(self, given: Given) -> Result:
        def first_paper_on_1_march(folder: Path) -> None:
            drop_rows(folder, "documents.csv", {"kind": "project_paper"})
            paper = {"id": "first", "title": "First paper", "date": "2026-03-01", "kind": "project_paper"}
            add_row(folder, "documents.csv", paper)

        def unions_added_on_10_may(folder: Path) -> None:
            edit_yaml(folder, "stakeholders.yaml", late)

        def late(data: dict[str, Any]) -> None:
            for group in data["groups"]:
                group["first_access"] = "2026-05-10" if group["id"] == "unions" else "2026-03-01"

        def nobody_judged_p8(folder: Path) -> None:
            drop_rows(folder, "principles.csv", {"principle": "P8"})

        return given(first_paper_on_1_march, unions_added_on_10_may, nobody_judged_p8)

    def test_p8_is_partly_met_because_involved_after_options_were_listed(self, result: Result) -> None:
        cell = result.verdict("P8")
        assert cell["standing"] == cell["proposed"] == "partly_meets"
        assert "involved after options were listed" in cell["proposed_because"]
        assert "nvolved after options were listed" in result.page

    def test_the_front_page_shows_ten_weeks(self, result: Result) -> None:
        first, second = [m.start() for m in re.finditer(r"<h2 ", result.html)][1:3]
        front = spoken(result.html[first:second])
        unions = next(a for a in result.findings["registers"]["access"] if a["voice"] == "unions")
        assert unions["weeks"] == 10
        assert "10 weeks" in front

    def test_the_line_stays_when_another_verdict_is_recorded_with_a_reason(self, given: Given) -> None:
        def judged(folder: Path) -> None:
            edit_csv(
                folder,
                "principles.csv",
                {"principle": "P8"},
                {"verdict": "meets", "reason": "In from day one."},
            )
            edit_yaml(folder, "stakeholders.yaml", late)

        def late(data: dict[str, Any]) -> None:
            data["groups"][1]["first_access"] = "2026-03-16"

        result = given(judged)
        cell = result.verdict("P8")
        assert (cell["standing"], cell["proposed"]) == ("meets", "partly_meets")
        assert "10 weeks" in result.page
        assert result.check("AB17")["outcome"] == "found"


class TestACC02SixTypesClassifiedFromFacts:
    @pytest.fixture
    def result(self, given: Given) -> Result:
        def northshire(folder: Path) -> None:
            def change(data: dict[str, Any]) -> None:
                joint = option(data, "joint")
                joint["title"] = 'Shared service "Northshire Business Services Ltd"'
                joint["facts"] |= {"joint_body": "public_company", "private_equity_pct": 25}
                joint["facts"] |= {"private_votes": 1, "board_votes": 5}
                joint["dispute"] = {
                    "type": "T4",
                    "reason": "The councils hold three quarters of the shares.",
                    "by": "North Council",
                    "date": "2026-08-01",
                }

            edit_yaml(folder, "options.yaml", change)

        return given(northshire)

    def kind(self, result: Result) -> dict[str, Any]:
        return next(t for t in result.findings["types"] if t["option"] == "joint")

    def test_the_type_is_t5_by_rule_cl2(self, result: Result) -> None:
        call = self.kind(result)["call"]
        assert (call["type"], call["rule"]) == ("T5", "CL2")

    def test_procurement_yes_and_staff_risk_4_of_5(self, result: Result) -> None:
        kind = self.kind(result)
        assert (kind["procurement"], kind["staff_risk"]) == ("yes", 4)
        assert "4 of 5" in result.page

    def test_the_dispute_stands_beside_the_original(self, result: Result) -> None:
        assert self.kind(result)["dispute"]["type"] == "T4"
        assert "The councils hold three quarters of the shares." in result.page
        assert result.page.count("T5") > 1


class TestACC03MustPassFailureHoldsAnOptionOut:
    def p17_fails(self, folder: Path) -> None:
        change = {"verdict": "fails", "reason": "New starters get a lower pension."}
        edit_csv(folder, "principles.csv", {"principle": "P17", "option": "lead"}, change)
        drop_rows(folder, "finance.csv", {"option": "lead", "kind": "saving"})
        for year in range(2026, 2036):
            line = {"option": "lead", "partner": "north", "category": "saving", "kind": "saving"}
            add_row(folder, "finance.csv", line | {"year": year, "amount": 600000, "evidence": "lead-0"})

    def overridden(self, reason: str) -> Callable[[Path], Any]:
        row = {
            "id": "o1",
            "kind": "override",
            "option": "lead",
            "about": "P17",
            "body": "North Council Cabinet",
        }
        row |= {"reason": reason, "date": "2026-08-20", "by": "clerk"}

        def change(folder: Path) -> None:
            if not (folder / "decisions.csv").exists():
                (folder / "decisions.csv").write_text("id,kind,option,about,body,reason,date,by\n", "utf-8")
            add_row(folder, "decisions.csv", row)

        return change

    def test_it_is_held_out_and_its_saving_stands_beside_the_reason(self, given: Given) -> None:
        result = given(self.p17_fails)
        assert result.screen("lead")["outcome"] == "held_out"
        assert "lower pension" in " ".join(result.screen("lead")["because"])
        assert result.score("lead")["standing"] == "held_out"
        assert "lead" not in result.findings["scoring"]["ranked"]
        money = next(m for m in result.findings["finance"]["options"] if m["option"] == "lead")
        assert money["saving_per_year"] == 600000
        outcome = result.page[result.page.index("What stage 1 does to each option", 5000) :][:6000]
        assert "lower pension" in outcome
        assert "£600,000" in outcome or "£0.6m" in outcome

    def test_a_named_body_overrides_with_a_sentence_and_it_prints(self, given: Given) -> None:
        reason = "Members accept the pension gap until the scheme opens."
        result = given(self.p17_fails, self.overridden(reason))
        assert result.screen("lead")["outcome"] != "held_out"
        assert result.findings["overrides"][0]["body"] == "North Council Cabinet"
        assert reason in result.page
        assert "North Council Cabinet" in result.printed

    def test_a_word_is_no_reason(self, given: Given) -> None:
        with pytest.raises(AssertionError, match="at least one sentence"):
            given(self.p17_fails, self.overridden("Agreed."))


def test_acc04_not_assessed_is_not_a_pass(given: Given) -> None:
    def p12_not_assessed(folder: Path) -> None:
        edit_csv(
            folder, "principles.csv", {"principle": "P12", "option": "lead"}, {"verdict": "not_assessed"}
        )

    def p16_is_judged(folder: Path) -> None:
        drop_rows(folder, "principles.csv", {"principle": "P16", "option": "lead"})
        row = {"principle": "P16", "option": "lead", "verdict": "meets", "reason": "A plan is ready."}
        add_row(folder, "principles.csv", row | {"date": "2026-03-02", "by": "Joint appraisal group"})

    result = given(p12_not_assessed, p16_is_judged)
    assert result.screen("lead")["tally"]["words"] == "12 of 13 met and 1 not assessed"
    assert result.findings["screening"]["project"]["words"] == "5 of 5 met"
    assert "12 of 13 met and 1 not assessed" in result.page
    assert "5 of 5 met" in result.page
    assert "18 of 18" not in result.page
    assert not re.search(r"100 ?%.{0,40}(principle|met)", result.page)


def test_acc05_a_missing_score_widens_and_does_not_average(given: Given) -> None:
    def f2_is_null(folder: Path) -> None:
        drop_rows(folder, "scores.csv", {"option": "lead", "criterion": "F2"})

    result = given(no_weights, f2_is_null)
    lead = result.score("lead")
    assert lead["total"]["high"] - lead["total"]["low"] == pytest.approx(4 / 8 / SECTIONS, abs=1e-8)
    assert lead["point"] is None
    assert lead["missing"] == 1
    assert result.cell("lead", "F2")["point"] is None
    assert "1 of 80" in result.page


def test_acc06_a_zero_cannot_hide_in_an_average(given: Given) -> None:
    def equality_effect_is_zero(folder: Path) -> None:
        edit_csv(folder, "scores.csv", {"option": "joint", "criterion": "J1"}, {"score": 0})

    others = [scored(o, 1) for o in ("asis", "improved", "standards", "lead")]
    result = given(no_weights, *others, scored("joint", 4), equality_effect_is_zero)
    assert result.findings["scoring"]["ranked"][0] == "joint"
    assert result.score("joint")["words"].startswith("ranks first but scores 0 on equality effect on users")
    assert [f["option"] for f in result.flags("AB16")] == ["joint"]
    assert re.search(r"anks first but scores 0 on equality effect on users", result.page)


class TestACC09WeightsChangedAfterScoringAreExposed:
    @pytest.fixture
    def result(self, given: Given) -> Result:
        def scored_on_3_may(folder: Path) -> None:
            edit_csv(folder, "scores.csv", {}, {"date": "2026-05-03"})

        def weighted(folder: Path) -> None:
            no_weights(folder)
            columns = "group,kind,item,value,method,date,by\n"
            (folder / "weights.csv").write_text(columns, "utf-8")
            for item in "DAFQLESJMOVC":
                row = {"group": "officers", "kind": "section", "item": item, "method": "direct_points"}
                row |= {"value": 8.3, "date": "2026-05-01", "by": "programme officer"}
                add_row(folder, "weights.csv", row)
            late = {
                "group": "officers",
                "kind": "section",
                "item": "E",
                "value": 3,
                "method": "direct_points",
            }
            add_row(folder, "weights.csv", late | {"date": "2026-05-09", "by": "programme officer"})

        return given(scored_on_3_may, weighted)

    def test_ab3_fires_with_dates_and_the_role(self, result: Result) -> None:
        (flag,) = result.flags("AB3")
        figures = flag["figures"]
        assert (figures["changed"], figures["scored"]) == ("2026-05-09", "2026-05-03")
        assert (figures["before"], figures["after"], figures["by"]) == (8.3, 3, "programme officer")

    def test_results_under_both_weight_sets_stand_side_by_side(self, result: Result) -> None:
        latest, before = result.findings["scoring"]["weight_sets"]
        assert (latest["label"], before["label"]) == ("latest", "before_late_change")
        assert latest["joint"]["sections"]["E"] < before["joint"]["sections"]["E"]
        assert set(latest["totals"]) == set(before["totals"])
        assert re.search(r"[Bb]efore the (late )?change", result.page)


def test_acc13_a_blank_cost_is_a_flag_and_not_a_zero(given: Given) -> None:
    def outsourced(folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            option(data, "lead")["facts"] |= {"private_runs_service": True, "lead": None}

        edit_yaml(folder, "options.yaml", change)
        for category in ("TC2", "TC15"):
            drop_rows(folder, "finance.csv", {"option": "lead", "category": category})

    result = given(outsourced)
    named = [f["message"] for f in result.flags("ER11") if f["option"] == "lead"]
    assert len(named) == 2
    assert any("Procurement" in m for m in named)
    assert any("Exit" in m for m in named)
    money = next(m for m in result.findings["finance"]["options"] if m["option"] == "lead")
    assert money["incomplete"] is True
    assert "incomplete" in result.page


def test_acc13_zero_needs_a_reason_and_a_source(given: Given) -> None:
    def zero(folder: Path) -> None:
        where = {"option": "lead", "category": "TC4"}
        drop_rows(folder, "finance.csv", where)
        add_row(folder, "finance.csv", where | {"kind": "cost", "year": 2026, "amount": 0})

    result = given(zero)
    assert [f["option"] for f in result.flags("TR1")] == ["lead"]


class TestACC14SavingsWithNoIndependentSource:
    @pytest.fixture
    def result(self, given: Given) -> Result:
        def consultant_advises_and_bids(folder: Path) -> None:
            for n, role in enumerate(("adviser", "bidder")):
                row = {
                    "id": f"x{n}",
                    "organisation": "Acme Advice Ltd",
                    "role": role,
                    "interest": "would gain",
                }
                add_row(folder, "conflicts.csv", row | {"declared": "2026-02-01"})

        def saving_of_1_8m(folder: Path) -> None:
            claim = {"id": "promise", "statement": "It saves 1.8 million a year.", "kind": "saving"}
            claim |= {"value": 1800000, "unit": "GBP a year", "option": "joint", "grade": "A"}
            claim |= {"source_title": "Options paper", "author": "Acme Advice Ltd", "sector": "private"}
            claim |= {"independent": "no", "date": "2026-04-01", "disclosure": "public"}
            add_row(folder, "evidence.csv", claim)

        return given(consultant_advises_and_bids, saving_of_1_8m)

    @pytest.mark.parametrize("rule", ["ER2", "ER4", "ER17"])
    def test_the_rules_fire_on_the_claim(self, result: Result, rule: str) -> None:
        assert "promise" in [f["subject"] for f in result.flags(rule)]
        assert f"{rule}" in result.page

    def test_the_same_firm_may_not_advise_and_bid(self, result: Result) -> None:
        assert [f["severity"] for f in result.flags("G10")] == ["stop"]
        assert result.exit == 1

    def test_the_grade_is_no_better_than_d(self, result: Result) -> None:
        item = result.findings["evidence"]["items"]["promise"]
        assert (item["declared_grade"], item["grade"], item["observations"]) == ("A", "D", 4)
        assert {"ER2", "ER4", "ER13", "ER17"} >= {c["rule"] for c in item["caps"]} != set()


def test_acc23_a_straw_man_in_house_is_named(given: Given) -> None:
    def outsourcing_has_48_items_and_120k(folder: Path) -> None:
        for n in range(48 - len(read_rows_of(folder, "lead"))):
            row = {"id": f"lead-more-{n}", "statement": f"Study {n} of the contract.", "option": "lead"}
            row |= {"source_title": f"Study {n}", "author": "University", "verified_by": "Audit"}
            add_row(folder, "evidence.csv", row | {"independent": "yes", "date": "2026-01-01", "grade": "B"})

    def in_house_has_9_items_and_0(folder: Path) -> None:
        for n in range(9 - len(read_rows_of(folder, "improved"))):
            row = {"id": f"improved-more-{n}", "statement": f"Note {n}.", "option": "improved"}
            row |= {"source_title": f"Note {n}", "author": "University", "verified_by": "Audit"}
            add_row(folder, "evidence.csv", row | {"independent": "yes", "date": "2026-01-01", "grade": "B"})

        def change(data: dict[str, Any]) -> None:
            option(data, "lead")["preparation_budget"] = 120000
            option(data, "improved")["preparation_budget"] = 0

        edit_yaml(folder, "options.yaml", change)

    result = given(outsourcing_has_48_items_and_120k, in_house_has_9_items_and_0)
    straw = {f["figures"]["measure"]: f["figures"] for f in result.flags("AB2") if f["option"] == "improved"}
    depth = next(f for m, f in straw.items() if "evidence" in m)
    assert (depth["have"], depth["most"]) == (9, 48)
    assert depth["share"] == pytest.approx(9 / 48)
    assert any("budget" in m or "money" in m or "preparation" in m for m in straw)
    assert "improved" in [f["option"] for f in result.flags("ER7")]
    assert "19%" in result.page


def test_acc23_a_dropped_option_leaves_its_reason(given: Given) -> None:
    def dropped(folder: Path) -> None:
        def change(data: dict[str, Any]) -> None:
            gone = {"reason": "Two councils have left it.", "by": "Joint board", "date": "2026-08-01"}
            option(data, "lead")["dropped"] = gone

        edit_yaml(folder, "options.yaml", change)

    result = given(dropped)
    kind = next(t for t in result.findings["types"] if t["option"] == "lead")
    assert "Two councils have left it." in kind["dropped"]
    assert "Two councils have left it." in result.page


def read_rows_of(folder: Path, key: str) -> list[dict[str, str]]:
    """Evidence rows on one option."""
    return [dict(r) for r in read_rows(folder, "evidence.csv") if r["option"] == key]


def test_acc24_dissent_is_kept(given: Given) -> None:
    def officers_3_unions_0_users_none(folder: Path) -> None:
        where = {"option": "joint", "criterion": "E1"}
        edit_csv(folder, "scores.csv", where | {"assessor": "officers-1"}, {"score": 3})
        edit_csv(folder, "scores.csv", where | {"assessor": "unions-1"}, {"score": 0})
        drop_rows(folder, "scores.csv", where | {"assessor": "users-1"})
        (folder / "statements" / "unions.md").write_text("We said no, and why: pensions.\n", "utf-8")

    result = given(officers_3_unions_0_users_none)
    cell = result.cell("joint", "E1")
    assert (cell["by_group"]["officers"], cell["by_group"]["unions"]) == (3, 0)
    assert "users" not in cell["by_group"]
    flag = next(f for f in result.flags("AB8") if f["subject"] == "joint/E1")
    assert flag["figures"]["spread"] == 3
    assert "We said no, and why: pensions." in result.page


class TestACC25WholeDocumentAccessibleAndComplete:
    @pytest.fixture
    def result(self, given: Given) -> Result:
        return given(lambda folder: (folder / "case" / "BC19.md").unlink())

    def test_bc19_prints_as_empty_and_er15_stops(self, result: Result) -> None:
        section = next(s for s in result.findings["registers"]["case"] if s["section"] == "BC19")
        assert (section["filled"], section["due"]) == (False, True)
        assert [f["severity"] for f in result.flags("ER15")] == ["stop"]
        after = result.page[result.page.rindex("BC19") - 200 :]
        assert "Exit and reversal" in result.page
        assert re.search(r"[Nn]ot provided", result.page)
        assert after

    def test_pictures_have_a_title_words_and_a_table(self, result: Result) -> None:
        figures = re.findall(r'<figure(?! class="verbatim").*?</figure>', result.html, re.S)
        assert figures
        for figure in figures:
            assert "<svg" in figure
            assert 'role="img"' in figure
            assert re.search(r"<title[^>]*>[^<]+</title>", figure)
            assert re.search(r"<desc[^>]*>[^<]+</desc>", figure)
            assert "<table" in figure

    def test_it_needs_no_script_and_no_network(self, result: Result) -> None:
        assert "<script" not in result.html
        assert "default-src &#39;none&#39;" in result.html or "default-src 'none'" in result.html
        assert not re.search(r'(src|href)="(?!#|https?://|data:)[^"]', result.html)
        assert not re.search(r'src="https?://', result.html)
