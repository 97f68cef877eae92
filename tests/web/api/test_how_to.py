"""The examples of docs/how-to/api.md run as they stand, against a server."""

from __future__ import annotations

import re
import subprocess

import pytest

from moothall_web.accounts import tokens
from moothall_web.casework.reading import newest
from tests.web import made

PAGE = (made.ROOT / "docs/how-to/api.md").read_text(encoding="utf-8")


@pytest.mark.django_db(transaction=True)
def test_examples_of_the_how_to_run(live_server, capsys):
    project = made.brought_in(made.small())
    officer = made.person_in(project, "RL_officer")
    _token, secret = tokens.make(officer, title="x", powers=("read", "propose"), days=1)
    for command in re.findall(r"^    (curl .+)$", PAGE, re.MULTILINE):
        local = command.replace("http://localhost:8000", live_server.url)
        done = subprocess.run(
            ["sh", "-c", local],
            env={"TOKEN": secret, "PATH": "/usr/bin:/bin"},
            capture_output=True,
            timeout=60,
        )
        assert done.returncode == 0
        assert b'"items":' in done.stdout, done.stdout
    (program,) = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
    exec(program, {"SITE": live_server.url, "TOKEN": secret, "PROJECT": "small", "OPTION": "shared"})
    assert capsys.readouterr().out == "2 One shared team\n"
    now = newest(project, "options", "shared")
    assert (now.why, now.by) == ("As the board called it.", officer)
