"""What is told of a project is put into words once for all that is made of it."""

from __future__ import annotations

from collections import Counter

import pytest

from moothall.business_case.compose import compose
from moothall.business_case.languages import in_force
from moothall_web.accounts.models import Project
from moothall_web.results import making, papers, told, written
from moothall_web.results.remembered import forget_all, state


@pytest.mark.django_db
def test_pages_and_documents_of_an_update_are_put_into_words_once(site_project: Project, monkeypatch) -> None:
    calls: Counter[str] = Counter()

    def counted(*given):
        calls[in_force().code] += 1
        return compose(*given)

    monkeypatch.setattr(written, "compose", counted)
    forget_all()
    known = state(site_project)
    for language in ("en", "cy"):
        making.write(known, language, lambda _: None)
    assert calls == {"en": 1, "cy": 1}
    assert told.contents(known).title in papers.page(known, papers.CASE)
    assert calls == {"en": 1, "cy": 1}
    assert not written._held, "hundreds of pages stay in memory"
