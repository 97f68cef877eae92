"""The site's commands as processes of their own, each on a folder of its own."""

from __future__ import annotations

import atexit
import http.cookiejar
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from tests.once import held

ROOT = Path(__file__).parents[3]
RUN = "import sys; from tests.web.config.running import act; act(sys.argv[1])"


def act(name: str) -> None:
    """Be `moothall` with a command of this checkout, whatever is installed."""
    from moothall.cli.main import main

    vars(main)["table"] = main.table | {name: (f"moothall_web.config.commands.{name}:{name}", "")}
    main()


MAKE = """
from moothall_web.config.begin import begin
place = begin(new=True)
from moothall_web.config.serving import bring_up_to_date
bring_up_to_date(place)
"""


def set_up(place: Path) -> Path:
    """A site in a folder, with its tables and nobody in it; these are made once a run."""
    with held("site") as made:
        if not made.exists():
            new = made.with_name("site.new")
            env = environment(MOOTHALL_DATA=str(new))
            subprocess.run([sys.executable, "-c", MAKE], env=env, check=True)
            new.rename(made)
        return shutil.copytree(made, place, dirs_exist_ok=True)


def _asked(words: tuple[str | Path, ...]) -> list[str]:
    return [sys.executable, "-c", RUN, *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """The surroundings, without what other tests set for the site."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MOOTHALL_", "DJANGO_"))}
    path = os.pathsep.join(p for p in sys.path if p)
    return kept | {"PYTHONPATH": path, "COLUMNS": "100"} | more


def moothall(*words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end, in a process that is forked off one which has read the packages."""
    asked = list(map(str, words))
    with tempfile.TemporaryDirectory() as place:
        said, faults = Path(place, "said"), Path(place, "faults")
        code = _forked(
            {"words": asked, "env": environment(**env), "place": os.getcwd(),
             "said": str(said), "faults": str(faults)}
        )  # fmt: skip
        return subprocess.CompletedProcess(asked, code, said.read_text("utf-8"), faults.read_text("utf-8"))


def _forked(asked: dict[str, object]) -> int:
    process = _forking()
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(asked) + "\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@cache
def _forking() -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.web.config.forking"], env=environment(), text=True, cwd=ROOT,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    atexit.register(process.communicate)  # it ends when nothing comes any more
    return process


@contextmanager
def running(*words: str | Path, until: str, **env: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A command that goes on, with what it printed up to a text; Ctrl-C at the end."""
    with subprocess.Popen(
        _asked(words), env=environment(PYTHONUNBUFFERED="1", **env), text=True, encoding="utf-8",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as process:  # fmt: skip
        try:
            said = _read(process, until)
            Visitor().get(re.search(r"http://[^/]+/", said)[0])  # it hears Ctrl-C when it is up
            yield process, said
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


def _read(process: subprocess.Popen[str], until: str) -> str:
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if until in line:
            return said
    raise AssertionError(f"ended with {process.wait()} and no {until!r}:\n{said}")


class Visitor:
    """As much of a browser as a form needs: cookies, and the token of the form."""

    def __init__(self) -> None:
        jar = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self.opener = urllib.request.build_opener(jar)

    def get(self, url: str) -> tuple[int, str]:
        """A page; its status."""
        return self._open(urllib.request.Request(url))

    def post(self, url: str, **fields: str) -> tuple[int, str]:
        """Send the form of a page."""
        _, page = self.get(url)
        token = re.search('name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert token, page[:500]
        data = urllib.parse.urlencode(fields | {"csrfmiddlewaretoken": token[1]}).encode()
        return self._open(urllib.request.Request(url, data, {"Referer": url}))

    def _open(self, request: urllib.request.Request) -> tuple[int, str]:
        for _ in range(50):
            try:
                with self.opener.open(request, timeout=20) as answer:
                    return answer.status, answer.read().decode()
            except urllib.error.HTTPError as error:
                return error.code, error.read().decode()
            except urllib.error.URLError:  # the port is open before the first process answers
                time.sleep(0.1)
        raise AssertionError(f"nobody answers at {request.full_url}")
