"""A column for values exactly as they were written."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from django.db import models


class Written(models.JSONField):
    """Plain values as the text of JSON: every database gives back the order in which they were written.

    A JSON column of PostgreSQL would sort the keys, and a list of signatures be told in another order. What
    is inside cannot be asked for in a query.
    """

    def get_internal_type(self) -> str:
        """The column is one of text."""
        return "TextField"

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """The values of a text."""
        return written(value)

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        """The text of values."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def get_db_prep_save(self, value: Any, connection: Any) -> Any:
        """The same where they are saved."""
        return self.get_db_prep_value(value, connection)


def written(text: str | None) -> Any:
    """The values of a text; thrice as fast as the standard reader, which reads what is no strict JSON."""
    if text is None:
        return None
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        return json.loads(text)
