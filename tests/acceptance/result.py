"""A folder appraised by the command line: its findings, and its page as a reader hears it."""

from __future__ import annotations

import json
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

Findings = dict[str, Any]


class Result:
    """What `moothall appraise` made of a folder."""

    def __init__(self, folder: Path, out: Path) -> None:
        command = [sys.executable, "-m", "moothall", "appraise", str(folder), "-o", str(out)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode in (0, 1), done.stderr
        self.exit, self.printed = done.returncode, done.stdout
        self.findings: Findings = json.loads((out / "findings.json").read_text("utf-8"))
        self.html = (out / "index.html").read_text("utf-8")
        self.page = spoken(self.html)

    def check(self, rule: str) -> Findings:
        """One check, by its id."""
        return next(c for c in self.findings["checks"] if c["rule"] == rule)

    def flags(self, rule: str) -> list[Findings]:
        """The flags that a check raised."""
        return list(self.check(rule).get("flags", []))

    def screen(self, option: str) -> Findings:
        """Stage 1 of one option."""
        return next(o for o in self.findings["screening"]["options"] if o["option"] == option)

    def score(self, option: str) -> Findings:
        """Stage 2 of one option."""
        return next(o for o in self.findings["scoring"]["options"] if o["option"] == option)

    def verdict(self, principle: str, option: str | None = None) -> Findings:
        """The cell of one principle."""
        cells = self.findings["screening"]["cells"]
        return next(c for c in cells if (c["principle"], c["option"]) == (principle, option))

    def cell(self, option: str, criterion: str) -> Findings:
        """The cell of one criterion."""
        cells = self.findings["scoring"]["cells"]
        return next(c for c in cells if (c["option"], c["criterion"]) == (option, criterion))


class _Words(HTMLParser):
    """Text of a page, without what is only for the eye."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.silent += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


def spoken(html: str) -> str:
    """The words of a page in one line."""
    parser = _Words()
    parser.feed(html)
    return " ".join(" ".join(parser.words).split())
