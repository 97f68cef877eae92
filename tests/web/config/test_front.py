"""Published files from memory: the same bytes and heads as Django's; nothing of whoever asked."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections

from moothall_web.config import front
from moothall_web.config.front import Front
from tests.web.publication import many
from tests.web.publication.conftest import own_folder, published  # noqa: F401

PAGE = "/p/many/editions/1/files/documents/index.html"


class Door:
    """Asks an application, and counts what comes to the one behind."""

    def __init__(self) -> None:
        self.behind, behind = 0, get_wsgi_application()

        def counted(environ, start):
            self.behind += 1
            return behind(environ, start)

        self.front = Front(counted)

    def get(self, path: str = PAGE, **more: str) -> tuple[str, dict[str, str], bytes]:
        told: list = []
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": "", "SERVER_NAME": "localhost",
            "SERVER_PORT": "80", "HTTP_HOST": "localhost", "wsgi.url_scheme": "http", "wsgi.input": BytesIO(),
        }  # fmt: skip
        answer = self.front(environ | more, lambda status, heads, *_: told.extend((status, heads)))
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        return told[0], dict(told[1]), body


@pytest.fixture
def door(db, published):  # noqa: F811
    """The connection of the test stays open, as under the client of tests."""
    published(many.brought_in(unreasoned=0))
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Door()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_second_answer_is_the_first_without_django(door):
    first, second = door.get(HTTP_COOKIE="sessionid=abc"), door.get(HTTP_ACCEPT_LANGUAGE="cy")
    assert door.behind == 1
    assert first[0] == second[0] == "200 OK"
    assert first[2] == second[2]
    assert len(first[2]) == int(second[1]["Content-Length"])
    for head in ("Content-Security-Policy", "X-Content-Type-Options", "Cache-Control", "ETag"):
        assert first[1][head] == second[1][head]
    assert {"set-cookie", "content-language"} & {h.lower() for h in second[1]} == set()
    assert second[1]["Vary"] == "Accept-Encoding"
    packed = door.get(HTTP_ACCEPT_ENCODING="br, gzip")
    assert gzip.decompress(packed[2]) == first[2]
    assert int(packed[1]["Content-Length"]) == len(packed[2]) < len(first[2]) / 3
    assert packed[1]["ETag"] == f"W/{first[1]['ETag']}"
    assert door.get(HTTP_IF_NONE_MATCH=packed[1]["ETag"])[0] == "304 Not Modified"
    again = door.get(HTTP_IF_NONE_MATCH=f'"x", {first[1]["ETag"]}')
    assert (again[0], again[2], door.behind) == ("304 Not Modified", b"", 1)
    assert "Content-Length" not in again[1]


def test_all_else_goes_to_django(door, settings):
    settings.ALLOWED_HOSTS = ["localhost"]
    for path in ("/p/many/editions/1/", "/p/many/editions/1/files/none.html"):
        answers = [door.get(path)[0] for _ in range(2)]
        assert answers in (["200 OK"] * 2, ["404 Not Found"] * 2)
    assert door.behind == 4
    door.get()
    door.get(HTTP_HOST="evil.example")
    door.get(HTTP_HOST="evil.example")
    assert door.behind == 7  # a host that is not allowed is refused each time
    door.get(QUERY_STRING="x=1")
    assert door.behind == 8


def test_room_is_bounded(door, monkeypatch):
    door.get()
    (first,) = door.front._held.values()
    monkeypatch.setattr(front, "ROOM", len(first.body) + len(first.packed))
    door.get("/p/many/editions/1/files/documents/leaflet.html")
    door.get()
    assert door.behind == 3
    monkeypatch.setattr(front, "LARGEST", 10)
    door.get("/p/many/editions/1/files/manifest.json")
    door.get("/p/many/editions/1/files/manifest.json")
    assert door.behind == 5
