"""What was walked, as a file: `pytest -p tests.web.journeys.report`, which MOOTHALL_TEST_REPORT names.

A plugin, so that it hears of the journeys of every process of the tests.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Listen, in the process that hears of all."""
    place = os.environ.get("MOOTHALL_TEST_REPORT")
    if place and not hasattr(config, "workerinput"):
        config.pluginmanager.register(_Keeper(Path(place)))


class _Keeper:
    """Takes the outcome of each journey that has a story."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.failed: set[str] = set()
        self.walked: list[dict[str, object]] = []

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Called for set-up, test and tidying up, each."""
        if report.failed:
            self.failed.add(report.nodeid)
        told = dict(report.user_properties)
        if report.when == "teardown" and told.get("story"):
            self.walked.append(told | {"well": report.nodeid not in self.failed, "name": report.nodeid})

    def pytest_sessionfinish(self) -> None:
        """Write the file, in the order of names."""
        self.place.parent.mkdir(parents=True, exist_ok=True)
        told = sorted(self.walked, key=lambda one: str(one["name"]))
        self.place.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
