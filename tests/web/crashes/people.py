"""People who save and bring in files until the site is killed under them; they note what it acknowledged."""

from __future__ import annotations

import http.client
import io
import random
import re
import threading
import time
import uuid
import zipfile
from urllib.parse import urlencode

from msgspec.structs import replace

from moothall.files.folder import folder_files
from moothall.project.lessons import LessonRow
from tests.web import made

TOKEN = "c" * 32
MANY = 25
"""Lessons that a file brings in."""
GONE = (OSError, http.client.HTTPException)


class Person(threading.Thread):
    """One who acts again and again; the texts begin with the number of rows in which each stands.

    tried, acknowledged : the texts that were sent, and those of which the site said that it has them
    """

    def __init__(self, port: int, cookie: str, seed: int) -> None:
        super().__init__(daemon=True)
        self.headers = {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}", "X-CSRFToken": TOKEN}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.chance = random.Random(seed)
        self.tried: list[str] = []
        self.acknowledged: list[str] = []
        self.wrong: list[str] = []

    def run(self) -> None:
        """Act until nobody answers any more."""
        try:
            while not self.wrong:
                self.act()
        except GONE:
            pass
        finally:
            self.line.close()

    def act(self) -> None:
        """One deed; said by each kind of person."""
        raise NotImplementedError

    def text(self, many: int) -> str:
        """A new text that will stand in so many rows."""
        self.tried.append(f"{many} {uuid.UUID(int=self.chance.getrandbits(128))}")
        return self.tried[-1]

    def done(self, status: int, page: str) -> bool:
        """Note whether the last text was taken."""
        if status == 302:
            self.acknowledged.append(self.tried[-1])
        elif status != 409:
            self.wrong.append(f"{status}: {page[-2000:]}")
        return status == 302

    def get(self, path: str) -> str:
        """A page."""
        status, page, _ = self.ask("GET", path)
        if status != 200:
            self.wrong.append(f"{path} answered {status}")
        return page

    def post(self, path: str, form: dict[str, str]) -> tuple[int, str, str]:
        """Send a form."""
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self.ask("POST", path, urlencode(form).encode(), kind)

    def ask(
        self, method: str, path: str, body: bytes | None = None, more: dict[str, str] | None = None
    ) -> tuple[int, str, str]:
        """Status, page, and where it leads."""
        self.line.request(method, path, body, self.headers | (more or {}))
        answer = self.line.getresponse()
        return answer.status, answer.read().decode(), answer.headers.get("Location", "")


class Saver(Person):
    """Scores five cells of a section at once, and writes lessons one by one."""

    def act(self) -> None:
        """Score, or write."""
        if self.chance.random() < 0.5:
            self._score()
        else:
            self._write()

    def _write(self) -> None:
        text = self.text(1)
        key = f"l{self.chance.getrandbits(48):x}"
        form = {"id": key, "title": "A lesson", "lesson": text, "seen": "0"}
        self.done(*self.post("/p/saved/rows/lessons/new/", form)[:2])

    def _score(self) -> None:
        path = "/p/saved/scores/A/"
        versions = dict(re.findall(r'name="([^"]+)--seen" value="(\d+)"', self.get(path)))
        changed = self.chance.sample(sorted(versions), min(5, len(versions)))
        text, form = self.text(len(changed)), {}
        for cell, seen in versions.items():
            form |= {
                f"{cell}--mark": "",
                f"{cell}--reason": "",
                f"{cell}--evidence": "",
                f"{cell}--seen": seen,
            }
        for cell in changed:
            form |= {f"{cell}--mark": str(self.chance.randint(0, 4)), f"{cell}--reason": text}
        self.done(*self.post(path, form)[:2])


class Bringer(Person):
    """Brings in the project by file, with other lessons each time."""

    def act(self) -> None:
        """Send a file and confirm it."""
        text = self.text(MANY)
        status, page, place = self._sent(_file(text))
        if status != 302:
            self.wrong.append(f"{status}: {page[-2000:]}")
            return
        head = re.search(r'name="head" value="([^"]*)"', self.get(place))
        if head:
            self.done(*self.post(place, {"head": head[1], "why": "Newer."})[:2])

    def _sent(self, data: bytes) -> tuple[int, str, str]:
        edge = "edge-of-a-part"
        named = 'Content-Disposition: form-data; name="file"; filename="p.zip"\r\n'
        body = f"--{edge}\r\n{named}Content-Type: application/zip\r\n\r\n".encode() + data
        kind = {"Content-Type": f"multipart/form-data; boundary={edge}"}
        return self.ask("POST", "/p/brought/bring-in/", body + f"\r\n--{edge}--\r\n".encode(), kind)


def _file(text: str) -> bytes:
    lessons = tuple(LessonRow(id=f"l{n}", title="A lesson", lesson=text) for n in range(MANY))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in folder_files(replace(made.small(), lessons=lessons)).items():
            packed.writestr(f"small/{name}", data)
    return out.getvalue()


def answering(port: int, seconds: float = 60) -> None:
    """Wait until the site answers."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        try:
            line.request("GET", "/account/login/")
            line.getresponse().read()
            return
        except GONE:
            time.sleep(0.05)
        finally:
            line.close()
    raise AssertionError("the site does not answer")
