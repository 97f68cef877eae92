"""The teaching example as a site: everybody can read its results, and it can be published."""

from __future__ import annotations

import pytest

from moothall_web.accounts.models import Project
from moothall_web.accounts.policy import member_of
from moothall_web.config import demo
from moothall_web.results.blind import awaited, closed


@pytest.mark.django_db
def test_results_are_open_to_every_role(monkeypatch):
    monkeypatch.setattr(demo, "NAME", "again")
    people = demo.people()
    held = Project.objects.get(slug="again")
    members = [member_of(user, held) for _role, user in people]
    assert any(m.assessors for m in members)
    assert [closed(m) for m in members] == [{}] * len(people)
    assert awaited(held) == {}
