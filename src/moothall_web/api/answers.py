"""What the API answers with and is sent, as types: the OpenAPI document is made from them."""

from __future__ import annotations

import datetime
from typing import Any

from msgspec import Struct

from moothall_web.forum import consultations


class About(Struct, frozen=True):
    """Whose token this is, and how far it goes."""

    name: str
    powers: list[str]
    expires: str


class ProjectLine(Struct, frozen=True):
    """A project that somebody belongs to."""

    slug: str
    title: str


class Projects(Struct, frozen=True):
    """A page of projects; next is the cursor of the page after it."""

    items: list[ProjectLine]
    next: str | None = None


class Project(Struct, frozen=True):
    """A project, what one is in it, and what one may do with this token."""

    slug: str
    title: str
    roles: list[str]
    bodies: list[str]
    assessors: list[str]
    powers: list[str]


class ShelfLine(Struct, frozen=True):
    """A kind of rows: how many stand there, the power that a change asks for, the fields that tell a row."""

    name: str
    rows: int
    power: str
    key: list[str]
    single: bool


class Shelves(Struct, frozen=True):
    """Every kind of rows of a project."""

    items: list[ShelfLine]


class Row(Struct, frozen=True):
    """A row as it stands. version is its ETag; fields are without those at their defaults."""

    shelf: str
    key: str
    version: int
    fields: dict[str, Any]
    by: str
    role: str
    at: str
    why: str


class Rows(Struct, frozen=True):
    """A page of rows. It may hold fewer than were asked for, since rows that one may not see are left out."""

    items: list[Row]
    next: str | None = None


class Version(Struct, frozen=True):
    """One version of a row; fields are null where it was removed."""

    version: int
    fields: dict[str, Any] | None
    by: str
    role: str
    at: str
    why: str


class History(Struct, frozen=True):
    """Every version of a row, newest first."""

    items: list[Version]


class Change(Struct, frozen=True, forbid_unknown_fields=True):
    """What a row is to hold, as a whole, and why."""

    fields: dict[str, Any]
    why: str = ""


class SubmissionLine(Struct, frozen=True):
    """A section that an assessor handed in."""

    assessor: str
    section: str
    at: str


class Submissions(Struct, frozen=True):
    """Every section that was handed in."""

    items: list[SubmissionLine]


class HandIn(Struct, frozen=True, forbid_unknown_fields=True):
    """The section that is handed in, under which code."""

    assessor: str
    section: str


class Party(Struct, frozen=True):
    """A role, and the people who have it."""

    role: str
    people: list[str]


class Audience(Struct, frozen=True):
    """Who may see something, who may change it, and what else bounds that."""

    see: list[Party]
    change: list[Party]
    notes: list[str]


class State(Struct, frozen=True):
    """An entry of the log, each a state of the project of which findings can be asked for."""

    number: int
    at: str
    by: str
    did: str


class States(Struct, frozen=True):
    """A page of states, newest first."""

    items: list[State]
    next: str | None = None


class Waiting(Struct, frozen=True):
    """Findings that are being worked out: ask again after the seconds in Retry-After."""

    state: str
    done: int
    of: int
    fault: str


class Published(Struct, frozen=True):
    """A project of which an edition was published, as its newest edition tells of it."""

    slug: str
    title: str
    latest: int


class Register(Struct, frozen=True):
    """A page of published projects."""

    items: list[Published]
    next: str | None = None


class EditionLine(Struct, frozen=True):
    """An edition: what it is for, its digest, and the address of its page."""

    number: int
    title: str
    published: str
    note: str
    digest: str
    address: str


class Editions(Struct, frozen=True):
    """Every edition of a project, newest first."""

    items: list[EditionLine]


class FileLine(Struct, frozen=True):
    """A file of an edition, at the address where it stays."""

    name: str
    size: int
    sha256: str
    address: str


class EditionFiles(Struct, frozen=True):
    """An edition with its files."""

    edition: EditionLine
    files: list[FileLine]


class ConsultationLine(Struct, frozen=True):
    """A consultation: how far it is, what is asked in each language, and the address of its page."""

    number: int
    state: consultations.State
    opens: datetime.datetime
    closes: datetime.datetime
    words: dict[str, consultations.Words]
    address: str


class Consultations(Struct, frozen=True):
    """Every consultation of a project, newest first."""

    items: list[ConsultationLine]


class Answered(Struct, frozen=True):
    """An answer: a text for each question, empty where it was not answered; or why it is not shown."""

    number: int
    at: datetime.datetime
    language: str
    name: str
    texts: list[str]
    refusal: str


class Consulted(Struct, frozen=True):
    """A consultation with a page of its answers.

    moves : each change of the closing moment
    outcome : by language what came of each question, once it is told
    """

    consultation: ConsultationLine
    contact: str
    counted: consultations.Counted
    moves: list[consultations.Moved]
    outcome: dict[str, list[consultations.Outcome]]
    items: list[Answered]
    next: str | None = None
