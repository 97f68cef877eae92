"""How a page answers while somebody types."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest

LIVE = "X-Moothall-Live"
"""Head of a request that comes while somebody types: what is wrong is no failure yet."""
LOOK = "look"
"""Button of a form that is sent: shows what follows from what is typed, and keeps nothing."""


def status(request: HttpRequest, faults: Mapping[str, str]) -> int:
    """The code of an answer."""
    return 422 if faults and LIVE not in request.headers else 200
