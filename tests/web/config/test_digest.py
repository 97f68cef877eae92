"""`moothall digest`: letters by the command line."""

from __future__ import annotations

from click.testing import CliRunner

from moothall_web.config.commands import digest as command
from moothall_web.letters.choosing import choose
from tests.web.made import person_in


def test_sends_what_is_due_or_with_now_to_all(small_project, monkeypatch):
    monkeypatch.setattr(command, "begin", lambda data: data)
    choose(person_in(small_project, "RL_assessor", assessor="US1", body="users"), "week", "en")
    runner = CliRunner()
    assert runner.invoke(command.digest).output == "No letter was sent.\n"
    assert runner.invoke(command.digest, ["--now"]).output == "1 letter sent.\n"
