"""`moothall power`: how much each vote on a body counts, who has no power, and who can block."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from moothall.business_case.sections.power_words import (
    power_words,
    quota_span,
    quota_words,
    share,
    untold_words,
)
from moothall.business_case.woven import Nowhere
from moothall.cli.failures import refuse_use
from moothall.cli.output import counted, table, wrapped, write_json
from moothall.cli.places import Folder
from moothall.engine.governance.members import Bloc
from moothall.engine.governance.power_of import power_of
from moothall.files.bodies import read_body
from moothall.files.errors import refuse
from moothall.files.projects import BOOK
from moothall.findings.power import BodyPower
from moothall.project.problems import listed, nearest

NOWHERE = Nowhere()
"""A terminal has no paths."""


@click.command()
@click.argument("body", type=Folder(there=True), metavar="BODY")
@click.option("--body", "key", metavar="ID", help="Body of the project, where BODY is a project.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object: indices, dummies, vetoes.")
def power(body: Path, key: str | None, as_json: bool) -> None:
    """Say how much each vote on a body really counts.

    BODY is a YAML file with `quota` (votes that carry a decision) and `members` (id: votes); `shares` (id:
    agreed share) are not needed. Or it is a project (a folder, a workbook or a bundle); then --body says
    which of its bodies. Every group of members that could vote together is counted, exactly.
    Exit code 0: done; 2: errors, each with its place.
    """
    found = _of_project(body, key) if _is_project(body) else _of_file(body, key)
    if found.untold:
        raise refuse(_place(body), f"{found.title}: {untold_words(NOWHERE, found)}")
    if as_json:
        write_json(_as_json(found))
    else:
        click.echo("\n".join(_told(found)))


def _place(body: Path) -> str:
    return "governance.yaml" if _is_project(body) else body.name


def _is_project(body: Path) -> bool:
    from moothall.files.bundle.bundle import ENDING

    return body.is_dir() or body.suffix.casefold() in (BOOK, ENDING)


def _of_file(file: Path, key: str | None) -> BodyPower:
    if key is not None:
        refuse_use(f"--body goes with a project folder; {file} is a file with one body.")
    given = read_body(file)
    blocs = [Bloc(member, "", votes, 1) for member, votes in given.members.items()]
    base = BodyPower(body=file.stem, title=file.stem, quota=given.quota)
    return power_of(base, blocs, {}, given.shares)


def _of_project(folder: Path, key: str | None) -> BodyPower:
    from moothall.engine.governance.powers import powers
    from moothall.files.projects import read_project
    from moothall.project.terms import Terms

    project = read_project(folder)
    found = {p.body: p for p in powers(project, Terms(project))}
    if not found:
        raise refuse("governance.yaml", "no body with votes is recorded that takes decisions.")
    if key is None and len(found) == 1:
        return next(iter(found.values()))
    if key is None:
        refuse_use(f"the project has several bodies; say which: --body ID. It has {listed(found, 40)}.")
    if key not in found:
        known = f"{nearest(key, found)} Known: {listed(found, 40)}."
        raise refuse("governance.yaml", f'there is no body "{key}" that decides by votes.{known}')
    return found[key]


def _as_json(found: BodyPower) -> dict[str, Any]:
    gaps = {m.member: m.gap for m in found.members if m.gap is not None}
    silent = dict.fromkeys((m.id for m in found.without_votes), 0.0)
    more = {"gap": gaps, "largest_gap": found.largest_gap} if gaps else {}
    return {
        "banzhaf": {m.member: m.banzhaf for m in found.members} | silent,
        "shapley_shubik": {m.member: m.shapley_shubik for m in found.members} | silent,
        "coleman_collective": found.coleman,
        "dummies": [*(m.member for m in found.members if m.dummy), *silent],
        "vetoes": [m.member for m in found.members if m.veto],
        "dictator": next((m.member for m in found.members if m.dictator), None),
        "swing_chance": {m.member: m.swing_chance for m in found.members} | silent,
        **more,
    }


def _told(found: BodyPower) -> Iterator[str]:
    of = f"{found.quota:,} of {counted(found.votes, 'vote')} carry a decision"
    yield wrapped(f"{found.title}: {of}")
    yield ""
    yield _members(found)
    yield ""
    yield from (wrapped(words) for words in power_words(NOWHERE, found))
    if any(q.largest_gap is not None for q in found.quotas) and len(found.quotas) > 1:
        yield from ("", "WITH ANOTHER QUOTA", _quotas(found))


def _members(found: BodyPower) -> str:
    header = ["", "votes", "of votes", "power", "Shapley-Shubik", "decides in"]
    agreed = any(m.agreed_share is not None for m in found.members)
    rows = [
        [
            m.title, f"{m.votes:,}", share(m.vote_share), share(m.banzhaf), share(m.shapley_shubik),
            share(m.swing_chance), *([share(m.agreed_share)] if agreed else []),
        ]
        for m in found.members
    ]  # fmt: skip
    return _in_columns(header + (["agreed"] if agreed else []), rows)


def _quotas(found: BodyPower) -> str:
    rows = [
        [
            quota_span(NOWHERE, q), "-" if q.largest_gap is None else share(q.largest_gap).rstrip("%"),
            "; ".join(quota_words(NOWHERE, found, q)),
        ]
        for q in found.quotas
    ]  # fmt: skip
    return _in_columns(["quota", "largest gap, points", ""], rows)


def _in_columns(header: list[str], rows: list[list[str]]) -> str:
    """A table with figures under each other; a last column without a heading holds words."""
    last = len(header) - (not header[-1])
    wide = [max(len(line[n]) for line in (header, *rows)) for n in range(len(header))]

    def filled(line: list[str]) -> list[str]:
        figures = [cell.rjust(w) for cell, w in zip(line[1:last], wide[1:last], strict=True)]
        return [line[0], *figures, *line[last:]]

    return table(filled(header), map(filled, rows))
