"""Places are told by their names; what nobody knows stays as it was written."""

from __future__ import annotations

import pytest

from moothall.business_case.areas import area


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GB-SCT", "Scotland"),
        ("UK-ENG", "England"),
        ("UK-ENG/WAL/NI", "England, Wales and Northern Ireland"),
        ("UK", "the United Kingdom"),
        ("GB", "Great Britain"),
        ("UK-GB", "Great Britain"),
        ("GB-XYZ", "GB-XYZ"),
        ("IE", "IE"),
        ("", ""),
    ],
)
def test_a_place_has_its_name(code: str, name: str) -> None:
    assert area(code) == name
