"""Faults are planted twice: quickly without the simulation and, among the long proofs, with it."""

from __future__ import annotations

import pytest


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.slow)], ids=["plain", "simulated"])
def simulate(request: pytest.FixtureRequest) -> bool:
    """Whether a planted fault is appraised with the simulation."""
    return bool(request.param)
