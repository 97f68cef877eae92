"""Published files answered before Django: they never change, and hold nothing of whoever asks.

The first answer is Django's, with all its heads; the next ones are that answer again, from memory. What is
held is small and bounded; whatever is not held goes the usual way.
"""

from __future__ import annotations

import gzip
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Any

from msgspec import Struct

Environ = dict[str, Any]
Start = Callable[..., Any]
Application = Callable[[Environ, Start], Iterable[bytes]]

FILE = re.compile(r"/p/[-\w]+/editions/\d+/files/.+", re.ASCII)
LARGEST, ROOM = 8_000_000, 96_000_000
"""Bytes of the largest file that is held, and of all of them."""
OF_WHOEVER_ASKS = ("content-language", "date", "set-cookie", "vary")
"""Heads that belong to one answer."""
NOT_SENT = ("content-length", "content-type", "content-disposition", "content-encoding")
"""Heads that an answer without a body lacks."""

PACKABLE = ("text/", "application/json")
"""Beginnings of the kinds of files that are sent packed to those who take that."""

Heads = list[tuple[str, str]]


class Held(Struct, frozen=True):
    """A file, packed for those who take that, and as it is for all others; the tag is that of the latter."""

    heads: Heads
    body: bytes
    packed_heads: Heads
    packed: bytes
    tag: str


class Front:
    """An application before another one."""

    def __init__(self, behind: Application) -> None:
        self._behind = behind
        self._held: OrderedDict[tuple[str, str, str], Held] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        """Answer a request."""
        path = environ.get("PATH_INFO", "")
        if environ["REQUEST_METHOD"] != "GET" or environ.get("QUERY_STRING") or not FILE.fullmatch(path):
            return self._behind(environ, start)
        # The host is Django's to allow, and http its to lead to https: each asks once for itself.
        name = (path, environ.get("HTTP_HOST", ""),
                environ["wsgi.url_scheme"] + environ.get("HTTP_X_FORWARDED_PROTO", ""))  # fmt: skip
        held = self._held.get(name)
        if held is None:
            return self._first(name, environ, start)
        takes = held.packed and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "").lower()
        heads, body = (held.packed_heads, held.packed) if takes else (held.heads, held.body)
        asked = environ.get("HTTP_IF_NONE_MATCH", "")
        if held.tag in (part.strip().removeprefix("W/") for part in asked.split(",")):
            start(_line(304), [(k, v) for k, v in heads if k.lower() not in NOT_SENT])
            return [b""]
        start(_line(200), heads)
        return [body]

    def _first(self, name: tuple[str, str, str], environ: Environ, start: Start) -> Iterable[bytes]:
        """Django's answer, held where it is a whole file that may be kept for good."""
        told: list[Any] = []

        def hear(status: str, heads: list[tuple[str, str]], *more: Any) -> Any:
            told[:] = [status, heads]
            return start(status, heads, *more)

        answer = self._behind(environ, hear)
        by_name = {k.lower(): v for k, v in told[1]}
        size = int(by_name.get("content-length", LARGEST + 1))
        whole = told[0].startswith("200") and "immutable" in by_name.get("cache-control", "")
        if not whole or size > LARGEST or "etag" not in by_name:
            return answer
        try:
            body = b"".join(answer)
        finally:
            if hasattr(answer, "close"):
                answer.close()
        self._hold(name, _held(told[1], body, by_name))
        return [body]

    def _hold(self, name: tuple[str, str, str], held: Held) -> None:
        with self._lock:
            if name in self._held:
                return
            self._held[name] = held
            self._size += _room(held)
            while self._size > ROOM:
                self._size -= _room(self._held.popitem(last=False)[1])


def _held(told: Heads, body: bytes, by_name: dict[str, str]) -> Held:
    """An answer without what belongs to whoever asked first."""
    heads = [(k, v) for k, v in told if k.lower() not in OF_WHOEVER_ASKS] + [("Vary", "Accept-Encoding")]
    tag = by_name["etag"]
    if not by_name.get("content-type", "").startswith(PACKABLE):
        return Held(heads, body, [], b"", tag)
    packed = gzip.compress(body, mtime=0)
    others = [(k, v) for k, v in heads if k.lower() not in ("content-length", "etag")]
    others += [("Content-Length", str(len(packed))), ("Content-Encoding", "gzip"), ("ETag", f"W/{tag}")]
    return Held(heads, body, others, packed, tag)


def _room(held: Held) -> int:
    return len(held.body) + len(held.packed)


def _line(status: int) -> str:
    return f"{status} {HTTPStatus(status).phrase}"
