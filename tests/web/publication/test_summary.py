"""Questions on the public record: counted with an edition, and on the register."""

from __future__ import annotations

import re

import msgspec
import pytest
from django.urls import reverse

from moothall_web.casework.actions import Actor, save
from moothall_web.casework.shelves import shelves
from moothall_web.publication.summary import Summary
from tests.web.made import bringer


def put(project, **fields):
    save(project, shelves()["questions"], fields["id"], fields, Actor(bringer(), "RL_officer"))


@pytest.mark.postgres
def test_questions_are_counted_on_edition_and_register(small_project, published, client):
    asked = {"kind": "question", "asked_of": "North", "option": "shared", "text": "Why?", "by": "South"}
    put(small_project, id="Q1", due="2026-06-01", date="2026-05-01", **asked)
    put(small_project, id="Q2", due="2026-06-30", date="2026-05-01", **asked)
    put(small_project, id="Q3", due="2026-05-09", date="2026-05-01", **asked)
    put(small_project, id="R1", kind="reply", replies_to="Q3", text="So.", date="2026-05-09", by="North")
    edition = published(small_project)
    told = "1 answered in time, 0 answered late, 1 open, 1 overdue"
    for page in (
        reverse("edition", args=["small", edition.number]),
        reverse("public_project", args=["small"]),
    ):
        assert told in re.sub(r"\s+", " ", client.get(page).content.decode()), page


def test_an_edition_of_before_there_were_questions_is_read_still(small_project, published):
    edition = published(small_project)
    before = {k: v for k, v in edition.summary.items() if k != "questions"}
    assert msgspec.convert(before, Summary).questions is None
