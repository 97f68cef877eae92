"""Bodies that come and answers that go: JSON with limits, entity tags, pages with cursors."""

from __future__ import annotations

import base64
import re
from typing import Any, TypeVar

import msgspec
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseNotModified
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from msgspec import Struct

from moothall_web.api.problems import RefusedError

JSON = "application/json"
MOST, USUAL = 200, 50
"""Rows on a page: the most, and how many where nothing is asked."""
T = TypeVar("T", bound=Struct)


def body(request: HttpRequest, kind: type[T]) -> T:
    """What was sent; refused where it is no JSON, no such thing, or holds a NUL."""
    if request.content_type != JSON:
        raise RefusedError(415, "content-type", _("The body must be {kind}.").format(kind=JSON))
    try:
        plain = msgspec.json.decode(request.body)
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        said = _("The body cannot be read as JSON: {why}.").format(why=error)
        raise RefusedError(400, "json", said) from None
    if _nul(plain):
        raise RefusedError(422, "invalid", _("A text holds a NUL, which no database keeps."))
    return convert(plain, kind)


def convert(plain: Any, kind: type[T], before: str = "") -> T:
    """A value of a type; 422 with the place of what is wrong."""
    try:
        return msgspec.convert(plain, kind, strict=True)
    except (msgspec.ValidationError, ValueError, OverflowError) as error:
        message, _at, path = str(error).partition(" - at `$")
        field = (before + path.rstrip("`")).strip(".") or before.rstrip(".") or "body"
        raise RefusedError(422, "invalid", message, faults={field: message}) from None


def _nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_nul(k) or _nul(v) for k, v in value.items())
    if isinstance(value, list):
        return any(map(_nul, value))
    return isinstance(value, str) and "\0" in value


def answer(value: Any, status: int = 200, tag: str = "") -> HttpResponse:
    """A value as JSON, with its entity tag."""
    found = HttpResponse(msgspec.json.encode(value), status=status, content_type=JSON)
    if tag:
        found["ETag"] = tag
    return found


def unchanged(request: HttpRequest, tag: str) -> HttpResponseNotModified | None:
    """The answer to somebody who has it already; none to all others."""
    if tag not in parse_etags(request.headers.get("If-None-Match", "")):
        return None
    found = HttpResponseNotModified()
    found["ETag"] = tag
    return found


def seen(request: HttpRequest) -> int:
    """The version that somebody means to change, from If-Match; 428 where they name none."""
    given = request.headers.get("If-Match", "").strip()
    found = re.fullmatch(r'"(\d{1,9})"', given, re.ASCII)
    if found:
        return int(found[1])
    if given:
        return -1  # names no version that there is
    said = _("Send If-Match with the ETag of the row that you read, so that nobody is overwritten unseen.")
    raise RefusedError(428, "precondition", said)


def limit(request: HttpRequest) -> int:
    """How many rows are asked for."""
    given = request.GET.get("limit", str(USUAL))
    if not re.fullmatch(r"\d{1,4}", given, re.ASCII) or not 1 <= int(given) <= MOST:
        raise RefusedError(400, "limit", _("limit must be a whole number from 1 to {n}.").format(n=MOST))
    return int(given)


def cursor_of(*place: Any) -> str:
    """Where a page ends, as others hand it back."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def cursor(request: HttpRequest, *kinds: type) -> tuple[Any, ...] | None:
    """Where the page before ended; none for the first."""
    given = request.GET.get("cursor")
    if given is None:
        return None
    try:
        found = msgspec.json.decode(base64.b64decode(given + "=" * (-len(given) % 4), b"-_", validate=True))
    except (ValueError, msgspec.MsgspecError, RecursionError):
        found = None
    fits = (
        isinstance(found, list)
        and len(found) == len(kinds)
        and all(
            type(f) is k
            and (not isinstance(f, int) or 0 <= f < 2**62)
            and not (isinstance(f, str) and "\0" in f)
            for f, k in zip(found, kinds, strict=False)
        )
    )
    if not fits or not isinstance(found, list):
        raise RefusedError(400, "cursor", _("This is no cursor that was handed out here."))
    return tuple(found)
