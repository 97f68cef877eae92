"""Every check that the framework asks for can be answered, and on an empty project none is found."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from moothall.engine.bias.registry import CHECKS
from moothall.findings.flags import CannotTell

from .made import project, results

LIBRARY = Path(__file__).parents[3] / "src/moothall/library/essu_2007/bias.yaml"
ASKED = [c["check"] for c in yaml.safe_load(LIBRARY.read_text(encoding="utf-8"))["checks"]]


def test_the_framework_asks_for_exactly_these_checks():
    assert sorted(ASKED) == sorted(CHECKS)


@pytest.mark.parametrize("name", sorted(CHECKS))
def test_an_empty_project_has_nothing_to_go_on(name):
    bare = project(options=[], groups=[], head={"timetable": []})
    seen = CHECKS[name](results(bare))
    if name == "straw_man_in_house":  # nothing but the baselines is asked of an empty list
        assert not isinstance(seen, CannotTell)
        assert [s.subject for s in seen] == ["Z0", "Z1"]
    elif name in ("short_horizon", "double_counting"):  # no option to outlive it, no pair that overlaps
        assert seen == ()
    else:
        assert isinstance(seen, CannotTell)
        assert all(seen.missing)


@pytest.mark.parametrize("name", ["tuned_weights", "false_precision"])
def test_the_robust_ranking_is_named_as_missing(name):
    assert CHECKS[name](results()) == CannotTell(("robust ranking",))
