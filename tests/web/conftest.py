"""What the tests of the site may ask for: a database with the teaching example, people, their clients.

A test that commits (`django_db(transaction=True)`, `live_server`) gets the same:
the database is put back after it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client, TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from moothall_web.accounts.models import Project, User
from moothall_web.results.remembered import state
from tests.web import copies, made

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> None:
    """Tables are made once a run where processes share a server."""
    with django_db_blocker.unblock():
        copies.with_tables()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The test database with the teaching example in it, made once a session."""
    with django_db_blocker.unblock():
        copies.shared("brought-in", lambda: made.brought_in(made.example("three-valleys")))
        copies.keep()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda _: copies.put_back())
        yield
    with django_db_blocker.unblock():
        copies.forget()


@pytest.fixture(scope="session")
def told_already(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The findings and pages of the teaching example, made once: in the database, and in its copy."""
    with django_db_blocker.unblock():
        copies.shared("told", _tell)
        copies.keep()


def _tell() -> None:
    from moothall_web.results import making  # brings the engine with it

    making.write(state(Project.objects.get(slug="three-valleys")), "en", lambda _: None)


@pytest.fixture
def site_project(db: None) -> Project:
    """The teaching example, three-valleys, as a project of the site."""
    return Project.objects.get(slug="three-valleys")


@pytest.fixture
def small_project(db: None) -> Project:
    """A small project: two options, two groups of one assessor each (OF1, US1)."""
    return made.brought_in(made.small())


@pytest.fixture
def person(site_project: Project) -> Callable[..., User]:
    """Makes a person: `person("RL_union", assessor="UN1", body="unions")`; `project=` names another one."""

    def new(role: str, assessor: str = "", body: str = "", project: Project = site_project) -> User:
        return made.person_in(project, role, assessor=assessor, body=body)

    return new


@pytest.fixture
def client_of() -> Callable[[User], Client]:
    """A client in which somebody is signed in."""

    def signed_in(user: User, **options: Any) -> Client:
        client = Client(**options)
        client.force_login(user, backend=BACKEND)
        return client

    return signed_in
