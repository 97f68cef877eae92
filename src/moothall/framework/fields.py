"""The few kinds of value that every floor uses, with the rule that each must keep.

Shapes and limits are written here once; readers turn them into messages, schemas into JSON Schema.
"""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

Id = Annotated[
    str,
    Meta(
        pattern=r"^[A-Za-z0-9][A-Za-z0-9_.\-]{0,63}$",
        description="a short identifier: letters, digits, dot, dash or underscore",
    ),
]
Text = Annotated[str, Meta(min_length=1, max_length=20_000, description="text")]
Share = Annotated[float, Meta(ge=0, le=1, description="a share from 0 to 1")]
Percent = Annotated[float, Meta(ge=0, le=100, description="a percentage from 0 to 100")]
Amount = Annotated[float, Meta(ge=-1e15, le=1e15, description="a number")]
Positive = Annotated[float, Meta(ge=0, le=1e15, description="a number that is not negative")]
Count = Annotated[int, Meta(ge=0, le=10**9, description="a whole number that is not negative")]
Year = Annotated[int, Meta(ge=1900, le=2200, description="a year")]

Severity = Literal["stop", "high", "medium", "low"]
Level = Literal["project", "option"]

SEVERITIES: tuple[Severity, ...] = ("stop", "high", "medium", "low")
