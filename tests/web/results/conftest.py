"""What is told of the teaching example is made once for all tests of the results."""

from __future__ import annotations

import pytest
from pytest_django.plugin import DjangoDbBlocker

from moothall_web.accounts.models import Project
from moothall_web.results import told
from moothall_web.results.remembered import state


@pytest.fixture(scope="session", autouse=True)
def told_already(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The findings and pages, in the database of the session."""
    with django_db_blocker.unblock():
        told.contents(state(Project.objects.get(slug="three-valleys")))
