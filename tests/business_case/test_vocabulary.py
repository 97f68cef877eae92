"""Every code that the findings may hold has words."""

from __future__ import annotations

from typing import get_args

import pytest

from moothall.business_case import vocabulary
from moothall.findings import flags, screening
from moothall.framework.fields import SEVERITIES
from moothall.framework.principles import Verdict

CODES = [
    (vocabulary.verdict, get_args(screening.Standing)),
    (vocabulary.verdict, get_args(Verdict)),
    (vocabulary.outcome, get_args(screening.Outcome)),
    (vocabulary.check_outcome, get_args(flags.Outcome)),
    (vocabulary.family, get_args(flags.Family)),
    (vocabulary.severity, SEVERITIES),
    (vocabulary.standing, ("ranked", "undecided", "reference", "held_out", "dropped")),
    (vocabulary.answer, ("kept", "improved", "worse", "unknown")),
    (vocabulary.effect, ("gain", "loss", "mixed", "none", "unknown")),
    (vocabulary.gate, ("outline", "full", "decision")),
]


@pytest.mark.parametrize(("words", "codes"), CODES)
def test_each_code_has_words_of_its_own(words, codes):
    said = [words(code) for code in codes]
    assert len(set(said)) == len(codes)
    assert all(s and "_" not in s for s in said)


def test_a_code_of_another_framework_is_told_as_it_is():
    assert vocabulary.gate("second_reading") == "second reading"


def test_not_assessed_never_looks_like_a_pass():
    assert vocabulary.verdict_shade("not_assessed") == "open"
    assert vocabulary.check_shade("cannot_tell") == "open"
    assert vocabulary.answer_shade("unknown") == "open"
    assert vocabulary.outcome_shade("undecided") == "open"
