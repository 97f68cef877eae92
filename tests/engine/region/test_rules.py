"""How grave a concern about a bundled contract is; tests/planted looks at the rest."""

from __future__ import annotations

from typing import Any

from moothall.engine.region.rules import CHECKS, Context
from moothall.engine.region.whole import region
from moothall.findings.flags import CannotTell, Sighting
from moothall.project.terms import Terms
from tests.engine.made import project
from tests.engine.procurement.grounds import contract
from tests.engine.region.test_bundling import WHOLE


def seen(check: str, **fields: Any) -> Sighting:
    made = project(contracts=(contract(**WHOLE | fields),))
    found = CHECKS[check](Context(project=made, terms=Terms(made), found=region(made, Terms(made))))
    assert not isinstance(found, CannotTell)
    (one,) = found
    return one


def test_a_large_contract_is_graver_without_the_posts_to_manage_it() -> None:
    assert seen("too_big_to_manage", value=200).severity is None
    bare = seen("too_big_to_manage", value=200, client_posts=1)
    assert (bare.severity, bare.figures["client"]) == ("high", "Posts to manage it: 2 needed, 1 there.")
    unknown = seen("too_big_to_manage", value=200, client_posts=None)
    assert (unknown.severity, unknown.figures["client"]) == (None, "The posts to manage it are not recorded.")


def test_work_that_is_planned_elsewhere_is_graver_than_work_that_may_go() -> None:
    """None: as grave as the framework says."""
    assert seen("bundled_remote", remote="planned").severity is None
    assert seen("bundled_remote", remote="possible").severity == "medium"
