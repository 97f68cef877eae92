"""What a check saw, in the words of the framework: nothing missing breaks a sentence, nothing is hidden."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moothall.findings.flags import CannotTell, Flag, Sighting, gravest_first, judged, told, worded
from moothall.findings.values import Scalar
from moothall.framework.fields import SEVERITIES
from moothall.framework.items import Check, Rule

RULE = Check(
    id="X1", title="Late", check="late", severity="high", detect="Anything late.", thresholds=("weeks",),
    message="{who} came {weeks:.0f} weeks late.", how_to_clear="Come earlier.",
)  # fmt: skip


def test_a_template_is_filled_with_its_figures() -> None:
    assert worded(
        "{who} came {weeks:.0f} weeks late ({share:.0%}).", {"who": "Unions", "weeks": 9.6, "share": 0.25}
    ) == ("Unions came 10 weeks late (25%).")


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (815000.0, "815,000"),
        (-15000.4, "-15,000"),
        (999.994, "999.99"),
        (999.996, "1,000"),
        (12.345, "12.35"),
        (52.0, "52"),
        (0.1 + 0.2, "0.3"),
        (0.00123456, "0.00123"),
        (-0.0, "0"),
        (float("inf"), "inf"),
        (2029, "2029"),
        (12000, "12,000"),
        (True, "True"),
        ("815000.0", "815000.0"),
    ],
)
def test_a_figure_is_told_with_no_more_digits_than_a_reader_needs(figure: Scalar, said: str) -> None:
    assert told(figure) == said
    assert worded("{x}", {"x": figure}) == said


def test_a_figure_with_a_form_of_its_own_keeps_it() -> None:
    assert worded("{x:.1f} {x:g}", {"x": 815000.04}) == "815000.0 815000"


def test_what_is_not_there_is_a_question_mark_and_breaks_nothing() -> None:
    assert worded("{who} came {weeks:.0f} weeks late.", {"who": None}) == "? came ? weeks late."
    assert worded("{weeks:.0f}", {"weeks": "several"}) == "several"


def test_a_template_reaches_into_nothing() -> None:
    assert worded("{who.__class__} {who[0]}", {"who": "Unions"}) == "? ?"
    assert worded("{{who}}", {}) == "{who}"


@given(
    st.dictionaries(
        st.text("abc", min_size=1), st.integers() | st.text() | st.none() | st.booleans() | st.floats()
    )
)
def test_any_figures_can_be_worded(figures: dict[str, int | str | bool | float | None]) -> None:
    words = worded("{a} {b:.1f} {c:,} {abc:%}", figures)
    assert "{" not in words or any("{" in str(v) for v in figures.values())


def test_each_sighting_becomes_a_flag_in_the_words_of_the_rule() -> None:
    seen = (
        Sighting(subject="unions", figures={"who": "Unions", "weeks": 10}),
        Sighting(subject="users", severity="low"),
    )
    found = judged(RULE, "bias", seen, looked_for=RULE.detect, thresholds={"weeks": 4.0, "other": 1.0})
    assert (found.outcome, found.severity, found.thresholds) == ("found", "high", {"weeks": 4.0})
    one, two = found.flags
    assert (one.message, one.severity, one.how_to_clear) == (
        "Unions came 10 weeks late.",
        "high",
        "Come earlier.",
    )
    assert (two.subject, two.severity) == ("users", "low")


def test_a_rule_without_a_title_is_called_by_the_beginning_of_its_text() -> None:
    rule = Rule(id="X2", rule="Lines come to the totals of the ledger that they were taken from. Always.")
    found = judged(rule, "register", (Sighting(subject="s"),), looked_for=rule.rule)
    assert found.title == found.flags[0].title == "Lines come to the totals of the ledger that they were ..."
    assert len(found.title) <= 60
    assert judged(rule, "register", ()).title == "X2"
    assert judged(rule, "register", (), looked_for="Sums agree.").title == "Sums agree"


def test_nothing_seen_is_not_the_same_as_nobody_can_tell() -> None:
    assert judged(RULE, "bias", ()).outcome == "not_found"
    unknown = judged(RULE, "bias", CannotTell(("documents.csv",)))
    assert (unknown.outcome, unknown.missing, unknown.flags) == ("cannot_tell", ("documents.csv",), ())


@given(st.lists(st.sampled_from(SEVERITIES)))
def test_the_gravest_come_first_and_the_rest_stay_in_order(severities: list[str]) -> None:
    flags = [
        Flag(rule=f"X{n}", title="t", severity=s, subject="s", message="m")  # type: ignore[arg-type]
        for n, s in enumerate(severities)
    ]
    ordered = gravest_first(flags)
    assert sorted(f.rule for f in ordered) == sorted(f.rule for f in flags)
    for a, b in itertools.pairwise(ordered):
        assert (SEVERITIES.index(a.severity), int(a.rule[1:])) < (
            SEVERITIES.index(b.severity),
            int(b.rule[1:]),
        )
