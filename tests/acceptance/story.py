"""A scenario told on a folder: given by edits of the clean project, told by the command line."""

from __future__ import annotations

import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import Any

from tests.acceptance.page import Page
from tests.cli.running import call
from tests.planted.clean import add_row, clean, drop_rows, edit_csv, edit_yaml, option, read_rows, write_rows

Json = dict[str, Any]


class Told:
    """What an appraisal says: findings.json, and the page in words."""

    def __init__(self, findings: Json, page: Path, exit_code: int) -> None:
        self.findings, self.exit_code = findings, exit_code
        self._page = page

    @cached_property
    def page(self) -> Page:
        """The page, read when it is first asked for: it is long."""
        return Page(self._page)

    def flags(self, rule: str) -> list[Json]:
        """Flags of one rule."""
        return [f for f in self.findings["flags"] if f["rule"] == rule]

    def rules(self, *severities: str) -> set[str]:
        """Rules that raised a flag."""
        return {f["rule"] for f in self.findings["flags"] if not severities or f["severity"] in severities}

    def screen(self, key: str) -> Json:
        """Stage 1 of an option."""
        return _one(self.findings["screening"]["options"], option=key)

    def score(self, key: str) -> Json:
        """Stage 2 of an option."""
        return _one(self.findings["scoring"]["options"], option=key)

    def cell(self, key: str, criterion: str) -> Json:
        """One option on one criterion."""
        return _one(self.findings["scoring"]["cells"], option=key, criterion=criterion)

    def kind(self, key: str) -> Json:
        """What kind of sharing an option is."""
        return _one(self.findings["types"], option=key)

    def money(self, key: str) -> Json:
        """The money of an option."""
        return _one(self.findings["finance"]["options"], option=key)

    def row(self, *words: str) -> str:
        """A row of a table that holds all the words; there must be one."""
        found = [r for r in self.page.rows if all(w.casefold() in r.casefold() for w in words)]
        assert found, f"no row of a table holds {words}"
        return found[0]

    def part(self, key: str) -> str:
        """The words of the part of the page with an id."""
        assert key in self.page.parts, f"the page has no part {key}"
        return "\n".join(self.page.parts[key])


def _one(values: list[Json], **wanted: str) -> Json:
    (found,) = [v for v in values if all(v[k] == w for k, w in wanted.items())]
    return found


_KNOWN: dict[str, Told] = {}
"""What was told of a folder, by its content: tests of one scenario stand one after the other."""
MANY = 4
"""How many are kept: each holds all its findings."""


class Story:
    """A folder that a test spoils step by step, and then has appraised."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.folder = clean(place / "project")

    def appraised(self) -> Told:
        """`moothall appraise FOLDER -o OUT`: it must work, with or without flags."""
        key = self._content()
        if key not in _KNOWN:
            out = self.place / key
            done = call("appraise", self.folder, "-o", out)
            assert done.exit_code in (0, 1), done.output
            findings = json.loads((out / "findings.json").read_text(encoding="utf-8"))
            while len(_KNOWN) >= MANY:
                del _KNOWN[next(iter(_KNOWN))]
            _KNOWN[key] = Told(findings, out / "index.html", done.exit_code)
        return _KNOWN[key]

    def _content(self) -> str:
        digest = hashlib.sha256()
        for file in sorted(f for f in self.folder.rglob("*") if f.is_file()):
            digest.update(str(file.relative_to(self.folder)).encode() + b"\0" + file.read_bytes() + b"\0")
        return digest.hexdigest()

    def refused(self) -> str:
        """The same, refused: what is said, and nothing is written."""
        out = self.place / "refused"
        done = call("appraise", self.folder, "-o", out)
        assert done.exit_code == 2, done.output
        assert not out.exists()
        return done.output

    def option(self, key: str, /, **fields: Any) -> None:
        edit_yaml(self.folder, "options.yaml", lambda data: option(data, key).update(fields))

    def facts(self, key: str, /, **facts: Any) -> None:
        edit_yaml(self.folder, "options.yaml", lambda data: option(data, key)["facts"].update(facts))

    def group(self, key: str, /, **fields: Any) -> None:
        def change(data: Any) -> None:
            (found,) = [g for g in data["groups"] if g["id"] == key]
            found.update(fields)

        edit_yaml(self.folder, "stakeholders.yaml", change)

    def head(self, **fields: Any) -> None:
        edit_yaml(self.folder, "project.yaml", lambda data: data.update(fields))

    def change(self, file: str, where: Any, **cells: Any) -> None:
        edit_csv(self.folder, file, where, cells)

    def add(self, file: str, **cells: Any) -> None:
        add_row(self.folder, file, cells)

    def drop(self, file: str, **where: Any) -> None:
        drop_rows(self.folder, file, where)

    def remove(self, file: str) -> None:
        (self.folder / file).unlink()

    def rows(self, file: str) -> list[dict[str, str]]:
        return read_rows(self.folder, file)

    def rewrite(self, file: str, rows: list[dict[str, str]]) -> None:
        write_rows(self.folder, file, rows)
