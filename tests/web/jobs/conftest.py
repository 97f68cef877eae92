"""The queue as it is in life: nothing is done until a worker comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest
from django.conf import settings
from django.test import override_settings
from django_tasks import task_backends


@contextmanager
def queued() -> Iterator[None]:
    """Jobs go into the queue of the database and stay there."""
    tasks = {"default": {**settings.TASKS["default"], "BACKEND": "django_tasks_db.DatabaseBackend"}}
    with override_settings(TASKS=tasks):
        _read_settings_anew()
        yield
    _read_settings_anew()


def _read_settings_anew() -> None:
    vars(task_backends).pop("settings", None)
    if hasattr(task_backends._connections, "default"):
        del task_backends["default"]


@pytest.fixture
def queue(db: None) -> Iterator[None]:
    """Jobs go into the queue for the whole of a test."""
    with queued():
        yield


@pytest.fixture
def queue_from_now_on(db: None) -> Callable[[], AbstractContextManager[None]]:
    """Makes a block in which they do."""
    return queued
