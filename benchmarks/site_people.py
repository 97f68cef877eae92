"""People who score: each a thread with a connection of its own, as a browser has."""

from __future__ import annotations

import http.client
import random
import re
import threading
import time
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

TOKEN = "c" * 32
"""Of the forms: a browser sends what the cookie holds, and any will do."""
SHARED = ("lessons", "shared")
"""The row that all of them change."""
DAY = "2026-10-01"


@dataclass
class Seen:
    """What one person saw: seconds of each request, every save that was acknowledged, and what went wrong."""

    saves: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)
    kept: list[tuple[str, str, str]] = field(default_factory=list)
    stale: int = 0
    errors: list[str] = field(default_factory=list)


class Person(threading.Thread):
    """One who scores until it is time."""

    def __init__(self, port: int, code: str, cookie: str, cells: list[tuple[str, str]], until: float) -> None:
        super().__init__(name=code)
        self.code, self.cells, self.until = code, cells, until
        self.headers = {"Cookie": f"sessionid={cookie}; csrftoken={TOKEN}"}
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.chance = random.Random(code)
        self.own: list[tuple[str, str]] = []
        self.seen = Seen()

    def run(self) -> None:
        """Score; what goes wrong is told, not raised."""
        time.sleep(self.chance.uniform(0, 2))
        try:
            while time.monotonic() < self.until:
                self._once()
        except Exception as error:
            self.seen.errors.append(f"{self.code}: {type(error).__name__}: {error}")

    def _once(self) -> None:
        lot = self.chance.random()
        if lot < 0.1:
            shelf, key = SHARED
            fields = {"id": key, "title": "A row that all change"}
        elif lot < 0.3 and self.own:
            shelf, (option, criterion) = "scores", self.chance.choice(self.own)
            key, fields = self._cell(option, criterion)
        else:
            option, criterion = self.cells.pop()
            self.own.append((option, criterion))
            shelf, key, (_, fields) = "scores", "new", self._cell(option, criterion)
        self._save(shelf, key, fields)

    def _cell(self, option: str, criterion: str) -> tuple[str, dict[str, str]]:
        fields = {
            "option": option, "criterion": criterion, "assessor": self.code, "date": DAY,
            "standing": "scored", "score": str(self.chance.randint(0, 4)),
        }  # fmt: skip
        return f"{option}|{criterion}|{self.code}|{DAY}", fields

    def _save(self, shelf: str, key: str, fields: dict[str, str]) -> None:
        path = f"/p/three-valleys/rows/{shelf}/{quote(key)}/"
        page = self._page(path)
        time.sleep(self.chance.uniform(1, 3))
        marker = f"{self.code} {len(self.seen.kept)} {self.chance.random()}"
        text = "lesson" if shelf == SHARED[0] else "reason"
        for _ in range(20):
            form = fields | {text: marker, "seen": _version(page), "csrfmiddlewaretoken": TOKEN}
            start = time.perf_counter()
            status, page = self._ask("POST", path, urlencode(form))
            self.seen.saves.append(time.perf_counter() - start)
            if status == 302:
                place = key if key != "new" else self._cell(*self.own[-1])[0]
                self.seen.kept.append((shelf, place, marker))
                return
            if status != 409 or marker not in page:
                self.seen.errors.append(f"{self.code}: {path} answered {status}: {_told(page)}")
                return
            self.seen.stale += 1

    def _page(self, path: str) -> str:
        start = time.perf_counter()
        status, page = self._ask("GET", path)
        self.seen.pages.append(time.perf_counter() - start)
        if status != 200:
            self.seen.errors.append(f"{self.code}: {path} answered {status}")
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
