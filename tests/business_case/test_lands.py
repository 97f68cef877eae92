"""Where a law holds, in words."""

from __future__ import annotations

import pytest

from moothall.business_case.lands import land


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("GB-ENG", "England"),
        ("UK-ENG/WAL/NI", "England, Wales and Northern Ireland"),
        ("UK", "the United Kingdom"),
        ("UK-GB", "Great Britain"),
        ("AU-NSW", "New South Wales"),
        ("UK-ENG/XX", "UK-ENG/XX"),
        ("FR", "FR"),
    ],
)
def test_a_code_is_told_by_the_names_that_it_takes_in(code, said):
    assert land(code) == said
