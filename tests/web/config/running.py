"""The site's commands as processes of their own, each on a folder of its own."""

from __future__ import annotations

import http.cookiejar
import os
import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

RUN = """
from moothall.cli.main import main
main.table = main.table | {{"{name}": ("moothall_web.config.commands.{name}:{name}", "")}}
main()
"""
"""So that what is tested is this checkout, whatever is installed."""


def _asked(words: tuple[str | Path, ...]) -> list[str]:
    return [sys.executable, "-c", RUN.format(name=words[0]), *map(str, words)]


def environment(**more: str) -> dict[str, str]:
    """The surroundings, without what other tests set for the site."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("MOOTHALL_", "DJANGO_"))}
    path = os.pathsep.join(p for p in sys.path if p)
    return kept | {"PYTHONPATH": path, "COLUMNS": "100"} | more


def moothall(*words: str | Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run a command to its end."""
    return subprocess.run(
        _asked(words), env=environment(**env), capture_output=True, text=True, encoding="utf-8", check=False
    )


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
