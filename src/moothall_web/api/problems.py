"""Refusals as problem details (RFC 9457): one form for every answer that is not what was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import msgspec
from django.http import HttpResponse
from msgspec import Struct

KIND = "application/problem+json"


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why something was refused.

    type : a word for programs
    title : the status in words
    status : of the answer
    detail : what is wrong with this request, in the language that was asked for
    faults : what is wrong, by field
    stands : the row as it stands now, where another version was meant
    yours : the fields that were sent, beside it
    lacks : what keeps the rows from being a project, each with its place
    """

    type: str
    title: str
    status: int
    detail: str = ""
    faults: dict[str, str] = {}
    stands: dict[str, Any] | None = None
    yours: dict[str, Any] | None = None
    lacks: list[dict[str, str]] = []


class RefusedError(Exception):
    """Ends a request with a problem.

    type : a word for programs; the last part of a URI reference under `/api/v1/problems/`
    more : members of the problem beside type, title, status and detail
    """

    def __init__(
        self, status: int, type: str, detail: str = "", headers: Mapping[str, str] | None = None, **more: Any
    ) -> None:
        super().__init__(detail)
        self.status, self.type, self.detail = status, type, detail
        self.headers, self.more = dict(headers or {}), more

    def answer(self) -> HttpResponse:
        """What is sent."""
        title = HTTPStatus(self.status).phrase
        said = Problem(
            type=f"/api/v1/problems/{self.type}", title=title, status=self.status, detail=self.detail,
            **self.more,
        )  # fmt: skip
        found = HttpResponse(msgspec.json.encode(said), status=self.status, content_type=KIND)
        for name, value in self.headers.items():
            found[name] = value
        return found


def missing() -> RefusedError:
    """There is nothing here, or nothing for whoever asks: the answer is the same."""
    return RefusedError(404, "not-found")
