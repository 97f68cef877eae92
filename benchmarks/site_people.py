"""People who score: each a thread with a connection of its own, as a browser has."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

TOKEN = "c" * 32
"""Of the forms: a browser sends what the cookie holds, and any will do."""
PROJECT = "/p/three-valleys"
SHARED = ("lessons", "shared")
"""The row that all of them change."""
SHARE = 0.1
"""Of the saves that go to that row."""
THINKING = (1.0, 3.0)
"""Seconds between a page and its save: quicker than anybody scores."""
TURNS = 20

Kept = tuple[str, str, str]
"""Kind of row, what tells it from others, and the text that was saved."""


@dataclass
class Seen:
    """What one person saw.

    saves, pages : seconds of each request
    done : saves that were acknowledged
    kept : every row that was acknowledged in them
    """

    saves: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    done: int = 0
    kept: list[Kept] = field(default_factory=list)
    stale: int = 0
    errors: list[str] = field(default_factory=list)


class Person(threading.Thread):
    """One who scores section by section until it is time."""

    def __init__(self, port: int, code: str, cookie: str, sections: list[str], until: float) -> None:
        super().__init__(name=code)
        self.code, self.sections, self.until = code, sections, until
        self.headers = {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.chance = random.Random(code)
        self.cells: dict[str, tuple[str, str]] = {}
        self.seen = Seen()

    def run(self) -> None:
        """Score; what goes wrong is told, not raised."""
        time.sleep(self.chance.uniform(0, THINKING[1]))
        try:
            while time.monotonic() < self.until:
                if self.chance.random() < SHARE:
                    self._share()
                else:
                    self._score(self.chance.choice(self.sections))
        except Exception as error:
            self._wrong(f"{type(error).__name__}: {error}")

    def _score(self, section: str) -> None:
        """Change one to five cells of a section, a few times over."""
        path = f"{PROJECT}/scores/{section}/"
        page = self._page(path)
        for _ in range(self.chance.randint(1, 4)):
            self._think()
            versions = dict(re.findall(r'name="([^"]+)--seen" value="(\d+)"', page))
            changed = self.chance.sample(sorted(versions), min(len(versions), self.chance.randint(1, 5)))
            told = self.cells | {
                cell: (str(self.chance.randint(0, 4)), f"{self.code} {self.chance.random()}")
                for cell in changed
            }
            status, _ = self._save(path, self._form(versions, told))
            if status != 302:
                self._wrong(f"{path} answered {status}")
                return
            self.cells = told
            self.seen.kept += [("scores", f"{cell}--{self.code}", told[cell][1]) for cell in changed]
            page = self._page(path)

    def _answer(self) -> tuple[str, str]:
        return str(self.chance.randint(0, 4)), f"{self.code} {self.chance.random()}"

    def _form(self, versions: dict[str, str], told: dict[str, tuple[str, str]]) -> dict[str, str]:
        form = {"csrfmiddlewaretoken": TOKEN}
        for cell, version in versions.items():
            mark, reason = told.get(cell, ("", ""))
            form |= {f"{cell}--mark": mark, f"{cell}--reason": reason, f"{cell}--evidence": ""}
            form[f"{cell}--seen"] = version
        return form

    def _share(self) -> None:
        """Change the row that all change; where somebody was quicker, save again on top of theirs."""
        shelf, key = SHARED
        path = f"{PROJECT}/rows/{shelf}/{key}/"
        page = self._page(path)
        self._think()
        text = f"{self.code} {self.chance.random()}"
        for _ in range(TURNS):
            form = {"id": key, "title": "A row that all change", "lesson": text}
            status, page = self._save(path, form | {"seen": _version(page), "csrfmiddlewaretoken": TOKEN})
            if status == 302:
                self.seen.kept.append((shelf, key, text))
                return
            if status != 409 or text not in page:
                self._wrong(f"{path} answered {status}: {_told(page)}")
                return
            self.seen.stale += 1
        self._wrong(f"{path} was not saved in {TURNS} turns")

    def _think(self) -> None:
        time.sleep(self.chance.uniform(*THINKING))

    def _wrong(self, said: str) -> None:
        self.seen.errors.append(f"{self.code}: {said}")

    def _save(self, path: str, form: dict[str, str]) -> tuple[int, str]:
        start = time.perf_counter()
        status, page = self._ask("POST", path, urlencode(form))
        self.seen.saves.append(time.perf_counter() - start)
        self.seen.done += status == 302
        return status, page

    def _page(self, path: str) -> str:
        start = time.perf_counter()
        status, page = self._ask("GET", path)
        self.seen.pages.append(time.perf_counter() - start)
        if status != 200:
            self._wrong(f"{path} answered {status}")
        return page

    def _ask(self, method: str, path: str, body: str | None = None) -> tuple[int, str]:
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        self.line.request(method, path, body, self.headers | kind)
        answer = self.line.getresponse()
        return answer.status, answer.read().decode()


def _version(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    return found[1] if found else "0"


def _told(page: str) -> str:
    found = re.search(r"govuk-error-summary.*?</div>", page, re.S)
    return " ".join(re.sub("<[^>]+>", " ", found[0] if found else page[:300]).split())[:300]
