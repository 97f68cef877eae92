"""Journeys: people in real Chromium on a served site, at each width asked for, with a report of it.

MOOTHALL_TEST_WIDTH : widths in pixels, with commas between; 1280 where not set
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from playwright.sync_api import Browser

from tests.web.journeys.stories import told
from tests.web.journeys.walking import Walker

# Playwright runs a loop in the thread of the tests, in which Django would not touch a database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

HERE = Path(__file__).parent
PATIENCE = 60_000
"""Milliseconds after which something does not come any more: a busy machine is no fault of the site."""
WIDTHS = [int(width) for width in os.environ.get("MOOTHALL_TEST_WIDTH", "1280").split(",")]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every journey opens a browser on a site that commits what it is told."""
    for item in items:
        if HERE in item.path.parents and "walker" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each journey at each width."""
    if "width" in metafunc.fixturenames:
        metafunc.parametrize("width", WIDTHS)


@pytest.fixture
def walker(
    browser: Browser,
    live_server: object,
    width: int,
    request: pytest.FixtureRequest,
    record_property: Callable[[str, object], None],
) -> Iterator[Callable[..., Walker]]:
    """Makes people with a browser each: `walker()`; `walker(scripts=False)` for one who gets no scripts."""
    walkers: list[Walker] = []
    looked = [0]

    def states() -> None:
        looked[0] += 1

    def new(*, scripts: bool = True, **options: object) -> Walker:
        host = str(live_server).replace("127.0.0.1", "localhost")
        context = browser.new_context(
            viewport={"width": width, "height": 900}, base_url=host, locale="en-GB", **options
        )
        context.set_default_timeout(PATIENCE)
        if not scripts:  # not by the browser's own setting, under which no rule of axe would run
            context.route("**/*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
        walkers.append(Walker(context, width, states))
        return walkers[-1]

    yield new
    record_property("database", connection.vendor)
    record_property("width", width)
    record_property("states", looked[0])
    for name, value in told(request.function.__doc__ or "").items():
        record_property(name, value)
    for one in walkers:
        one.close()
    _answered()
    assert [said for one in walkers for said in one.complaints] == []


def _answered() -> None:
    """Wait until the server has answered whatever it was asked: the database is put back after that.

    A request that still goes on would hold on to it, or write into the next journey's.
    """
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(PATIENCE / 1000)
            assert not thread.is_alive(), "a request goes on and on"
