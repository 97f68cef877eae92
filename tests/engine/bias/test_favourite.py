"""AB1 and AB11: an option favoured beforehand, painted in kinder colours, or alone above all others."""

from __future__ import annotations

import datetime

import pytest

from moothall.engine.bias.favourite import favoured, optimism_on_favourite, preselected_option
from moothall.findings.finance import FinanceFindings, Line
from moothall.findings.reference_class import ClaimHeld, ReferenceClassFindings
from moothall.findings.scoring import ScoringFindings

from .made import OPTIONS, figures, missing, project, results, score, weight


def paper(date, kind="project_paper", prefers="joint"):
    return {"id": "d1", "title": "Cabinet paper", "date": date, "kind": kind, "names_preferred": prefers}


@pytest.mark.parametrize("kind", ["project_paper", "contract_notice", "adviser_brief"])
def test_a_paper_that_names_a_favourite_before_the_weights_were_fixed(kind):
    made = project(documents=[paper("2026-01-31", kind)], weights=[weight("Folk")])
    assert figures(preselected_option(results(made))) == {
        "option": "Joint team (joint)",
        "paper": "Cabinet paper",
        "paper_date": "2026-01-31",
        "weights_date": "2026-02-01",
    }


@pytest.mark.parametrize(
    ("document", "why"),
    [
        (paper("2026-02-01"), "on the same day"),
        (paper("2026-02-02"), "afterwards"),
        (paper("2026-01-01", prefers=None), "names nobody"),
    ],
)
def test_papers_that_give_nothing_away(document, why):
    made = project(documents=[document], weights=[weight("Folk")])
    assert preselected_option(results(made)) == (), why


def test_while_no_weights_are_in_any_naming_is_early():
    seen = preselected_option(results(project(documents=[paper("2026-01-31")])))
    assert figures(seen)["weights_date"] == "no date so far"


def test_an_entry_in_the_list_of_options_counts_as_a_naming():
    options = [*OPTIONS[:2], OPTIONS[2] | {"preferred_since": "2026-01-05"}]
    seen = preselected_option(results(project(options=options, weights=[weight("Folk")])))
    assert figures(seen)["paper_date"] == "2026-01-05"


def test_weights_changed_after_the_first_score_do_not_move_the_day_on_which_they_were_fixed():
    weights = [weight("Folk"), weight("Folk", date="2026-06-01", value=1)]
    scores = [score("joint", "Folk1", date="2026-03-01", evidence=[])]
    made = project(documents=[paper("2026-05-01")], weights=weights, scores=scores)
    assert preselected_option(results(made)) == ()


def test_without_papers_nobody_can_tell():
    seen = preselected_option(results(project(weights=[weight("Folk")])))
    assert missing(seen) == ("dated documents (documents.csv)",)


def line(option, grade, low, high, amount=100.0):
    return Line(
        option=option, category="saving", kind="saving", amount=amount, low=low, high=high, grade=grade
    )


def money(*lines):
    return FinanceFindings(currency="GBP", price_base="2026-27", lines=lines)


BETTER = line("better", "B", 70, 130)
KEEN = project(documents=[paper("2026-06-01")])


def test_a_favourite_on_weak_evidence_with_narrow_ranges():
    seen = optimism_on_favourite(results(KEEN, finance=money(BETTER, line("joint", "D", 95, 105))))
    found = figures(seen)
    assert (found["own_grade"], found["rivals_grade"]) == (3, 1)
    assert (found["own_spread"], found["rivals_spread"]) == pytest.approx((0.1, 0.6))
    assert found["grade"] == "D on average, place 3.0 against 1.0 from the best"
    assert found["spread"] == "10% of the amount against 60%"


@pytest.mark.parametrize(
    ("own", "why"),
    [
        (line("joint", "D", 50, 150), "its ranges are wider"),
        (line("joint", "D", 70, 130), "its ranges are as wide"),
        (line("joint", "B", 95, 105), "its grades are as good"),
        (line("joint", "A", 95, 105), "its grades are better"),
    ],
)
def test_a_favourite_that_is_not_flattered(own, why):
    seen = optimism_on_favourite(results(KEEN, finance=money(BETTER, own), reference_class=held()))
    assert seen == (), why


def held(chosen=True, **above):
    """Claims against a class: whether each option is above it."""
    claims = tuple(ClaimHeld(option=o, claimed=0.15, percentile=100, n=4, above=a) for o, a in above.items())
    return ReferenceClassFindings(chosen=chosen, decided=datetime.date(2026, 1, 1), claims=claims)


EVEN = money(BETTER, line("joint", "B", 70, 130))


def against(found):
    return optimism_on_favourite(results(KEEN, finance=EVEN, reference_class=found))


def test_a_favourite_that_alone_is_above_the_reference_class():
    found = figures(against(held(joint=True, better=False)))
    assert (found["option"], found["claimed"], found["percentile"], found["n"]) == (
        "Joint team (joint)",
        0.15,
        100,
        4,
    )
    assert found["detail"].startswith("it alone claims a saving (15.0% of what the service costs in a year)")
    assert figures(against(held(joint=True)))["claimed"] == 0.15  # nobody else claims any


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (held(joint=True, better=True), "another is above too"),
        (held(joint=False, better=True), "only another is above"),
        (held(joint=False, better=None), "it is not above, whatever the other is"),
        (held(better=True), "it claims nothing"),
        (held(joint=True, stay=True, better=True), "the service as it is does not matter"),
    ],
)
def test_a_favourite_that_is_not_alone_above_the_class(found, why):
    assert against(found) == (), why


@pytest.mark.parametrize("found", [held(joint=None, better=False), held(joint=True, better=None)])
def test_a_claim_that_nobody_can_place_leaves_it_open(found):
    (needed,) = missing(against(found))
    assert needed == (
        "how the savings of Joint team (joint) and of its rivals stand against the chosen reference class"
    )


@pytest.mark.parametrize("found", [None, held(chosen=False, joint=True, better=False)])
def test_a_class_that_nobody_chose_settles_nothing(found):
    (needed,) = missing(against(found))
    assert needed.startswith("a reference class that the partners chose")


def test_a_favourite_painted_kindly_and_above_is_seen_once():
    own = line("joint", "D", 95, 105)
    found = held(joint=True, better=False)
    seen = optimism_on_favourite(results(KEEN, finance=money(BETTER, own), reference_class=found))
    assert [s.subject for s in seen] == ["joint"]


@pytest.mark.parametrize(
    ("lines", "needed"),
    [
        (
            (BETTER, line("joint", None, 1, 2)),
            "grades on the money lines of Joint team (joint) (finance.csv)",
        ),
        (
            (BETTER, line("joint", "D", None, 2)),
            "low and high on the money lines of Joint team (joint) (finance.csv)",
        ),
        (
            (line("joint", "D", 1, 2), line("stay", "A", 1, 9)),
            "grades on the money lines of the rivals of Joint team (joint) (finance.csv)",
        ),
    ],
)
def test_without_grades_or_ranges_nobody_can_tell(lines, needed):
    assert needed in missing(optimism_on_favourite(results(KEEN, finance=money(*lines))))


def test_who_is_favoured():
    ranked = ScoringFindings(ranked=("better", "joint"))
    entered = project(options=[OPTIONS[0], OPTIONS[1] | {"preferred_since": "2026-01-05"}])
    assert favoured(results(entered, scoring=ranked)) == ("better",)
    assert favoured(results(KEEN, scoring=ranked)) == ("joint",)
    assert favoured(results(scoring=ranked)) == ("better",)
