"""What is told of the teaching example is made once for all tests of the results."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="session", autouse=True)
def told_for_all(told_already: None) -> None:
    """Before the first of them."""
