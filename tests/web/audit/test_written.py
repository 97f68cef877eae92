"""Values come back from the database as they were written, in their order."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from moothall_web.accounts.models import Project
from moothall_web.casework.models import Place, Value
from tests.web import made


@pytest.mark.postgres
@pytest.mark.parametrize(
    "values",
    [{"sallowdale": "2026-06-02", "hatherdale": "2026-06-02", "b": 1, "a": [1.0, 0.1, None, True]},
     {"text": "Ŵyna, a ‘quote’ and \x00"}, {}, None],
)  # fmt: skip
def test_values_keep_their_order_and_every_letter(site_project: Project, values: Any) -> None:
    place = Place.objects.create(project=site_project, shelf="options", key="test", position=1, version=1)
    Value.objects.create(
        place=place, version=1, fields=values, by=made.bringer(), role="RL_officer", at=timezone.now()
    )
    found = Value.objects.get(place=place).fields
    assert found == values
    assert str(found) == str(values)
    assert Value.objects.filter(place=place, fields__isnull=True).exists() == (values is None)
