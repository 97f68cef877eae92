"""Keys and files of editions in a folder of the test's own, and editions made in few words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from moothall_web.accounts.models import Project, User
from moothall_web.casework.writing import Actor
from moothall_web.publication import editions
from moothall_web.publication.making import make_edition
from moothall_web.publication.models import Edition
from tests.web.made import person_in
from tests.web.publication.proposing import propose

LIGHT, ENGLISH = ("html",), ("en",)
"""Formats and language of the documents where a test asks for no others."""


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Nothing that a test writes is there for another one."""
    monkeypatch.setattr(settings, "MEDIA_ROOT", tmp_path / "files")
    monkeypatch.setattr(settings, "MOOTHALL_KEYS", tmp_path)
    return tmp_path


@pytest.fixture
def published() -> Callable[..., Edition]:
    """Publishes a project as it stands, by two people: `published(project, note="", reason="")`."""

    def made(
        project: Project, note: str = "The first of them.", reason: str = "",
        formats: tuple[str, ...] = LIGHT, by: tuple[User, User] | None = None,
        spoken: tuple[str, ...] = ENGLISH,
    ) -> Edition:  # fmt: skip
        officer, councillor = by or (person_in(project, "RL_officer"), person_in(project, "RL_councillor"))
        proposed = propose(project, note, Actor(officer, "RL_officer"))
        return make_edition(
            editions.confirm(proposed, reason, Actor(councillor, "RL_councillor")), formats=formats,
            spoken=spoken,
        )  # fmt: skip

    return made
