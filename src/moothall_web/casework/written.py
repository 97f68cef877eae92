"""A column for values exactly as they were written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from django.db import models

if TYPE_CHECKING:
    Text = models.TextField[Any, Any]
else:
    Text = models.TextField  # names its types only to mypy


class Written(Text):
    """Plain values as the text of JSON: every database gives back the order in which they were written.

    A JSON column of PostgreSQL would sort the keys, and a list of signatures be told in another order.
    """

    def from_db_value(self, value: str | None, expression: Any, connection: Any) -> Any:
        """The values of a text."""
        return None if value is None else json.loads(value)

    def to_python(self, value: Any) -> Any:
        """The values, of a text or as they are."""
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> str | None:
        """The text of values."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def value_to_string(self, obj: models.Model) -> str:
        """The text, for a copy of the database."""
        return self.get_prep_value(self.value_from_object(obj)) or ""
