"""The rules of comments, which are data: reasons of refusal, how often and how fast somebody may send."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml
from msgspec import Struct, convert


class Reason(Struct, frozen=True):
    """Why a comment is not shown; erase: whether its text goes as well."""

    words: str
    erase: bool


class Limits(Struct, frozen=True):
    """How many comments may be sent within some seconds."""

    seconds: int
    of_one_address: int
    of_the_site: int


class Form(Struct, frozen=True):
    """Seconds between opening a form and sending it."""

    least: int
    most: int


class Rules(Struct, frozen=True):
    """All of them."""

    reasons: dict[str, Reason]
    limits: Limits
    form: Form


@cache
def rules() -> Rules:
    """The rules as the file has them."""
    return convert(yaml.safe_load(Path(__file__).with_name("refusals.yaml").read_text("utf-8")), Rules)
